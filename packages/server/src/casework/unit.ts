/**
 * A unit of casework: streams are loaded and locked, pure deciders say what follows, and everything - events, views, timers,
 * messages, audit entries - is written in one transaction or not at all. When another writer was first, it is done again.
 */
import { createHash } from 'node:crypto'
import {
  addDeliveries,
  appendAllToLedger,
  appendToAuditLog,
  cancelJob,
  DatabaseFault,
  type Job,
  markIdempotencyWorked,
  type LedgerAppend,
  type LedgerEvent,
  lockViews,
  putInOutbox,
  putViews,
  scheduleJobs,
  type ViewName,
  type ViewRow,
  type WrittenRow,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { markNoted } from './audit/audit-scope.ts'
import { INSTALLATION, type VaultDb } from '../vault/open-vault.ts'
import { currentKey } from '../idempotency-context.ts'
import { deadlineJob } from './deadline/deadline-job.ts'
import { type SealingRule, sealOne, sealTexts } from '../vault/seal-texts.ts'
import { openStates, stateOf } from './read-stream.ts'

/** A kind of stream: how its events fold, and the row that lists see. */
export type Stream<State, Event extends { readonly at: Instant }> = {
  /** First part of the stream's name, e.g. `case`. */
  readonly name: string
  readonly view: ViewName
  readonly none: State
  readonly evolve: (state: State, event: Event) => State
  readonly row: (state: State, id: string) => ViewRow
  /** By when an answer is owed, null when none is; absent where nobody waits for one. */
  readonly owed?: (state: State) => Instant | null
  /** What of it people wrote, or tells of people: kept sealed. */
  readonly personal?: readonly Personal<State>[]
}

export type Personal<State> = SealingRule & {
  /** Whose data key it lies under; null when it is nobody's. */
  readonly under: (state: State, id: string) => string | null
  /** Whether it may not be kept at all: then its hash is. */
  readonly hashed?: (state: State) => boolean
}

/** Something the service is told by webhook. `data` is thin: ids, and no personal text. */
export type Telling = {
  readonly type: string
  /** e.g. `account/u1`; the order of messages is kept for each. */
  readonly subject: string
  readonly organization: string | null
  readonly data: Readonly<Record<string, unknown>>
}

/** Who did what to which object, for which organization and why. */
export type AuditNote = {
  readonly act: string
  readonly by: string
  readonly object: string
  readonly organization: string | null
  /** In words, perhaps about people: kept sealed. */
  readonly why: string | null
  /** Whose data key `why` lies under: `account/u1`; else the organization's. */
  readonly about?: string
  /** The hash of what was handed out, 64 hex digits. */
  readonly sha256?: string
  /** Whether the organization's administrators find the entry; they do unless it is said otherwise. */
  readonly shown?: 'to-administrators' | 'to-nobody-there'
}

export type Unit = {
  readonly tx: VaultDb
  readonly now: Instant
  readonly newId: (prefix: string) => string
  /** The state of a stream, locked until the unit ends. */
  readonly load: <State, Event extends { readonly at: Instant }>(
    stream: Stream<State, Event>,
    id: string,
  ) => Promise<State>
  /** Loads streams ahead, all in one go: each `load` of them then waits for nothing. */
  readonly loadAll: <State, Event extends { readonly at: Instant }>(
    stream: Stream<State, Event>,
    ids: readonly string[],
  ) => Promise<void>
  /** Adds events to a stream that was loaded, and answers its new state. */
  readonly add: <State, Event extends { readonly at: Instant }>(
    stream: Stream<State, Event>,
    id: string,
    events: readonly Event[],
  ) => State
  /** Cases that the unit has opened or joined, by subject and family: the database does not show them yet. */
  readonly joined: Map<string, string>
  readonly tell: (telling: Telling) => void
  readonly schedule: (job: Job) => void
  readonly cancel: (job: Pick<Job, 'kind' | 'key'>) => void
  readonly audit: (note: AuditNote) => void
  /** Runs once for each key when the streams are written, before the commit; may add to streams again. */
  readonly settle: (key: string, work: () => Promise<void>) => void
  readonly afterCommit: (work: () => void) => void
}

export type RunUnit = <Value>(work: (unit: Unit) => Promise<Value>) => Promise<Value>

export type UnitParts = {
  readonly db: VaultDb
  readonly now: () => Instant
  readonly newId: (now: Instant) => string
}

type Open = {
  readonly view: ViewName
  readonly id: string
  state: unknown
  version: number
  readonly pending: { readonly at: Instant }[]
  /** The deadline of its answer: before the unit, and as it stands. */
  readonly owed: Instant | null
  readonly owes: () => Instant | null
  readonly write: () => ViewRow
  /** Seals an event or the state of this stream. */
  readonly seal: (document: unknown) => Promise<unknown>
}

export const AUDIT_LOG = 'operations'
const TRIES = 5

/** Thrown inside a unit when another writer was first: the unit is done again from the start. */
class Overtaken extends Error {}

export function createUnits(parts: UnitParts): RunUnit {
  return async (work) => {
    for (let tried = 1; ; tried += 1) {
      const after: (() => void)[] = []
      try {
        const value = await parts.db.transaction((tx) => inUnit(parts, tx, after, work))
        for (const then of after) then()
        return value
      } catch (fault) {
        if (tried >= TRIES || !isOvertaken(fault)) throw fault
      }
    }
  }
}

function isOvertaken(fault: unknown): boolean {
  if (fault instanceof Overtaken) return true
  const uniqueViolation = '23505'
  return fault instanceof DatabaseFault && (fault.kind === 'contention' || fault.code === uniqueViolation)
}

async function inUnit<Value>(
  parts: UnitParts,
  tx: VaultDb,
  after: (() => void)[],
  work: (unit: Unit) => Promise<Value>,
): Promise<Value> {
  const now = parts.now()
  const open = new Map<string, Open>()
  const settling = new Map<string, () => Promise<void>>()
  const tellings: Telling[] = []
  const jobs = new Map<string, Job | Pick<Job, 'kind' | 'key'>>()
  const notes: AuditNote[] = []
  const newId = (prefix: string): string => `${prefix}_${parts.newId(now)}`
  const unit: Unit = {
    tx,
    now,
    newId,
    joined: new Map(),
    load: async (stream, id) => stateOf(stream, (await openStream(tx, open, stream, id)).state),
    loadAll: (stream, ids) => openAll(tx, open, stream, ids),
    add: (stream, id, events) => {
      const found = open.get(`${stream.name}/${id}`)
      if (found === undefined) throw new Error(`${stream.name}/${id} was not loaded.`)
      const state = events.reduce(stream.evolve, stateOf(stream, found.state))
      found.state = state
      found.pending.push(...events)
      return state
    },
    tell: (telling) => tellings.push(telling),
    schedule: (job) => jobs.set(`${job.kind} ${job.key}`, job),
    cancel: (job) => jobs.set(`${job.kind} ${job.key}`, job),
    audit: (note) => notes.push(note),
    settle: (key, settle) => {
      if (!settling.has(key)) settling.set(key, settle)
    },
    afterCommit: (then) => after.push(then),
  }
  const value = await work(unit)
  const records = await writeStreams(tx, open)
  for (;;) {
    const [next] = settling
    if (next === undefined) break
    settling.delete(next[0])
    await next[1]()
    records.push(...(await writeStreams(tx, open)))
  }
  for (const [stream, found] of open) keepDeadline(jobs, stream, found)
  await scheduleJobs(
    tx,
    [...jobs.values()].filter((job) => 'due' in job),
  )
  for (const job of jobs.values()) if (!('due' in job)) await cancelJob(tx, job)
  await writeTellings(tx, tellings, { now, newId })
  await writeAudit(tx, { notes, records, now })
  const key = currentKey()
  if (key !== null) await markIdempotencyWorked(tx, key)
  return value
}

async function openStream<State, Event extends { readonly at: Instant }>(
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

async function openAll<State, Event extends { readonly at: Instant }>(
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
function keepDeadline(jobs: Map<string, Job | Pick<Job, 'kind' | 'key'>>, stream: string, found: Open): void {
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
async function writeStreams(tx: VaultDb, open: ReadonlyMap<string, Open>): Promise<string[]> {
  const records: string[] = []
  const appends: LedgerAppend[] = []
  const rows = new Map<ViewName, WrittenRow[]>()
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
    const seen = { id: found.id, version: found.version, state: await found.seal(found.state) }
    rows.set(found.view, [...(rows.get(found.view) ?? []), { seen, row }])
  }
  if (appends.length === 0) return records
  if (!(await appendAllToLedger(tx, appends))) throw new Overtaken(appends.map(({ stream }) => stream).join(', '))
  for (const [view, written] of rows) await putViews(tx, view, written)
  return records
}

async function writeTellings(
  tx: VaultDb,
  tellings: readonly Telling[],
  { now, newId }: Pick<Unit, 'now' | 'newId'>,
): Promise<void> {
  for (const { type, subject, organization, data } of tellings) {
    const id = newId('evt')
    const time = new Date(now).toISOString()
    const body = { specversion: '1.0', id, source: 'goodstanding', type, subject, time, data }
    const owed = await addDeliveries(tx, { id, type, subjectKey: subject, body, at: now })
    await putInOutbox(
      tx,
      owed.map((delivery) => ({
        topic: 'webhook',
        key: `${delivery.subscription} ${subject}`,
        organization,
        body: { delivery: delivery.id },
        due: now,
        at: now,
      })),
    )
  }
}

/** What the log says of an event: it proves the ledger's text without holding a word of it. */
function recordOf(place: string, event: unknown): string {
  return `${place} ${createHash('sha256').update(JSON.stringify(event)).digest('hex')}`
}

type Noted = { readonly notes: readonly AuditNote[]; readonly records: readonly string[]; readonly now: Instant }

/** What nobody asked for - the clock, a finding - is noted too. */
const BY_ITSELF: AuditNote = {
  act: 'casework.advance',
  by: 'machine',
  object: 'casework',
  organization: null,
  why: null,
}

/** Last of all: the log's lock is held until the commit. */
async function writeAudit(tx: VaultDb, { notes, records, now }: Noted): Promise<void> {
  if (notes.length > 0) markNoted()
  const [first, ...more] = notes.length === 0 && records.length > 0 ? [BY_ITSELF] : notes
  if (first === undefined) return
  const entries = [{ note: first, entry: await entryOf(tx, first, now, records) }]
  for (const note of more) entries.push({ note, entry: await entryOf(tx, note, now, []) })
  await appendToAuditLog(
    tx,
    AUDIT_LOG,
    entries.map(({ note, entry }) => ({
      organization: note.shown === 'to-nobody-there' ? null : entry.organization,
      entry,
      leafHash: leafHash(JSON.stringify(entry)),
      at: now,
    })),
  )
}

/** An entry of the log: what it tells of people lies under their keys, so that the log stands when they are destroyed. */
async function entryOf(tx: VaultDb, note: AuditNote, now: Instant, records: readonly string[]) {
  const { act, by, object, organization, why, about, sha256 } = note
  const owner = about ?? (organization === null ? INSTALLATION : `organization/${organization}`)
  return {
    at: new Date(now).toISOString(),
    act,
    by,
    object,
    organization,
    why: why === null || why === '' ? null : await sealOne(tx, why, owner, AUDIT_LOG),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(records.length === 0 ? {} : { records }),
  }
}

/** RFC 6962: the hash of a leaf begins with a zero byte. Hexadecimal. */
export function leafHash(entry: string): string {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(entry)
    .digest('hex')
}
