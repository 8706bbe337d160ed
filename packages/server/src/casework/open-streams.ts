/** The streams that a unit has open: loaded and locked, added to, sealed, and written back with what their views show. */
import { createHash } from 'node:crypto'
import {
  appendAllToLedger,
  type Job,
  type LedgerAppend,
  type LedgerEvent,
  lockViews,
  putViews,
  type ViewName,
  type ViewRow,
  waitForErasingOf,
  type WrittenRow,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { INSTALLATION, type VaultDb } from '../vault/open-vault.ts'
import { sealTexts } from '../vault/seal-texts.ts'
import { checkVersion, noteVersion } from '../versions-context.ts'
import { deadlineJob } from './deadline/deadline-job.ts'
import { Overtaken } from './overtaken.ts'
import { openStates, stateOf } from './read-stream.ts'
import type { Stream } from './unit.ts'

export type Open = {
  readonly view: ViewName
  readonly id: string
  state: unknown
  version: number
  readonly pending: { readonly at: Instant }[]
  /** The deadline of its answer: before the unit, and as it stands. */
  readonly owed: Instant | null
  readonly owes: () => Instant | null
  readonly write: () => ViewRow
  /** Whose keys seal its texts, where they are persons'. */
  readonly persons: () => readonly string[]
  /** Seals an event or the state of this stream. */
  readonly seal: (document: unknown) => Promise<unknown>
}

export async function openStream<State, Event extends { readonly at: Instant }>(
  tx: VaultDb,
  open: Map<string, Open>,
  stream: Stream<State, Event>,
  id: string,
): Promise<Open> {
  const key = `${stream.name}/${id}`
  if (!open.has(key)) await openAll(tx, open, stream, [id])
  const opened = open.get(key)
  if (opened === undefined) throw new Error(`${key} was not opened.`)
  return opened
}

export async function openAll<State, Event extends { readonly at: Instant }>(
  tx: VaultDb,
  open: Map<string, Open>,
  stream: Stream<State, Event>,
  ids: readonly string[],
): Promise<void> {
  const missing = [...new Set(ids)].filter((id) => !open.has(`${stream.name}/${id}`))
  if (missing.length === 0) return
  const seen = await lockViews(tx, stream.view, missing)
  const versions = new Map(seen.map(({ id, version }) => [id, version]))
  const states = new Map((await openStates(tx, stream, seen)).map(({ id, state }) => [id, state]))
  for (const id of missing) {
    const kept = { state: states.get(id) ?? stream.none, version: versions.get(id) ?? 0 }
    checkVersion({ kind: stream.name, id, ...kept })
    open.set(`${stream.name}/${id}`, openedOf(tx, stream, id, kept))
  }
}

function openedOf<State, Event extends { readonly at: Instant }>(
  tx: VaultDb,
  stream: Stream<State, Event>,
  id: string,
  kept: { readonly state: State; readonly version: number },
): Open {
  const opened: Open = {
    ...kept,
    view: stream.view,
    id,
    pending: [],
    owed: owedOf(stream, kept.state),
    owes: () => owedOf(stream, stateOf(stream, opened.state)),
    write: () => stream.row(stateOf(stream, opened.state), id),
    persons: () =>
      (stream.personal ?? []).flatMap(({ under }) => {
        const owner = under(stateOf(stream, opened.state), id)
        return owner?.startsWith('account/') === true ? [owner] : []
      }),
    seal: async (document) => {
      const { personal } = stream
      if (personal === undefined) return document
      const state = stateOf(stream, opened.state)
      const rules = personal.map((rule) => {
        const { within, names } = rule
        if (rule.hashed?.(state) === true) return { within, names, under: 'hash' } as const
        return { within, names, under: { owner: rule.under(state, id) ?? INSTALLATION } }
      })
      return sealTexts(tx, document, { rules, context: `${stream.name}/${id}` })
    },
  }
  return opened
}

/** What a stream owes is kept as a timer, in the transaction that makes or ends the debt. */
export function keepDeadline(jobs: Map<string, Job | Pick<Job, 'kind' | 'key'>>, stream: string, found: Open): void {
  const owed = found.owes()
  if (owed === found.owed) return
  const key = `deadline ${stream}`
  jobs.set(key, owed === null ? { kind: 'deadline', key: stream } : deadlineJob(stream, owed))
}

function owedOf<State, Event extends { readonly at: Instant }>(
  { owed }: Stream<State, Event>,
  state: State,
): Instant | null {
  return owed === undefined ? null : owed(state)
}

/** Writes everything that was added, a statement for the ledger and one for each view. Answers each event's place and hash. */
export async function writeStreams(tx: VaultDb, open: ReadonlyMap<string, Open>): Promise<string[]> {
  const records: string[] = []
  const appends: LedgerAppend[] = []
  const rows = new Map<ViewName, WrittenRow[]>()
  await keepOffErasing(tx, open)
  for (const [stream, found] of open) {
    if (found.pending.length === 0) continue
    const row = found.write()
    const events: LedgerEvent[] = []
    for (const event of found.pending.splice(0)) events.push({ event: await found.seal(event), at: event.at })
    const organization = row.organization === '' ? null : row.organization
    const version = found.version + 1
    appends.push({ stream, version, organization, events })
    records.push(...events.map(({ event }, at) => recordOf(`${stream}@${version + at}`, event)))
    found.version += events.length
    noteVersion({ kind: stream.split('/', 1).join(''), id: found.id, state: found.state, version: found.version })
    const seen = { id: found.id, version: found.version, state: await found.seal(found.state) }
    const written = rows.get(found.view) ?? []
    rows.set(found.view, written)
    written.push({ seen, row })
  }
  if (appends.length === 0) return records
  if (!(await appendAllToLedger(tx, appends))) throw new Overtaken(appends.map(({ stream }) => stream).join(', '))
  for (const [view, written] of rows) await putViews(tx, view, written)
  return records
}

/**
 * Lets nobody be erased whom the streams are about, until the unit ends: an erasure that is on its way is done before, and one that comes
 * later finds what is written here. Words that it took away while the unit had them open are not written again.
 */
async function keepOffErasing(tx: VaultDb, open: ReadonlyMap<string, Open>): Promise<void> {
  const written = [...open.values()].filter(({ pending }) => pending.length > 0)
  const persons = new Set(written.flatMap((found) => found.persons()))
  if (persons.size > 0) await waitForErasingOf(tx, [...persons])
  if (written.length > 0 && (await tx.keys.wereDestroyed([...persons]))) throw new Overtaken('erased meanwhile')
}

/** What the log says of an event: it proves the ledger's text without holding a word of it. */
function recordOf(place: string, event: unknown): string {
  return `${place} ${createHash('sha256').update(JSON.stringify(event)).digest('hex')}`
}
