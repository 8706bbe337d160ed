/** Runs units of casework: each in one transaction, and again when another writer was first. */
import { addDeliveries, cancelJobs, DatabaseFault, type Job, putInOutbox, scheduleJobs } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { noteWorked } from '../idempotency-context.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { writeAudit } from './audit/write-audit.ts'
import { keepDeadline, type Open, openAll, openStream, writeStreams } from './open-streams.ts'
import { Overtaken } from './overtaken.ts'
import { stateOf } from './read-stream.ts'
import type { AuditNote, RunUnit, Stream, Telling, Unit } from './unit.ts'

export type UnitParts = {
  readonly db: VaultDb
  readonly now: () => Instant
  readonly newId: (now: Instant) => string
}

const TRIES = 5

/** The streams of each kind that a unit asked for, by the kind's name. */
type Asked = Map<string, { readonly ids: Set<string>; readonly open: OpenThem }>
type OpenThem = (tx: VaultDb, open: Map<string, Open>, ids: readonly string[]) => Promise<void>

type Attempt = {
  /** What is done once it stands. */
  readonly after: (() => void)[]
  /** What the tries before it, and this one, asked for. */
  readonly asked: Asked
}

/**
 * Two units that open the same streams in another order may wait for each other; the database ends one of them after a second. It begins anew, and
 * opens all that it asked for before in one order, which every other such unit keeps: it is not overtaken in the same way again and again.
 */
export function createUnits(parts: UnitParts): RunUnit {
  return async (work) => {
    const asked: Asked = new Map()
    for (let tried = 1; ; tried += 1) {
      const after: (() => void)[] = []
      try {
        const value = await parts.db.transaction((tx) => inUnit(parts, tx, { after, asked }, work))
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

function noteAsked<State, Event extends { readonly at: Instant }>(
  asked: Asked,
  stream: Stream<State, Event>,
  ids: readonly string[],
): void {
  const known = asked.get(stream.name) ?? {
    ids: new Set(),
    open: (tx, open, those) => openAll(tx, open, stream, those),
  }
  asked.set(stream.name, known)
  for (const id of ids) known.ids.add(id)
}

/** Most units open these first, in this order; others follow by name. */
const FIRST = ['action', 'case', 'appeal']
const placeOf = (name: string): string => `${(FIRST.indexOf(name) + 1 || FIRST.length + 1).toString()} ${name}`

async function openAsked(tx: VaultDb, open: Map<string, Open>, asked: Asked): Promise<void> {
  const kinds = [...asked].toSorted(([a], [b]) => (placeOf(a) < placeOf(b) ? -1 : 1))
  for (const [, kind] of kinds) await kind.open(tx, open, [...kind.ids])
}

async function inUnit<Value>(
  parts: UnitParts,
  tx: VaultDb,
  { after, asked }: Attempt,
  work: (unit: Unit) => Promise<Value>,
): Promise<Value> {
  const now = parts.now()
  const open = new Map<string, Open>()
  await openAsked(tx, open, asked)
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
    load: async (stream, id) => {
      noteAsked(asked, stream, [id])
      return stateOf(stream, (await openStream(tx, open, stream, id)).state)
    },
    loadAll: (stream, ids) => {
      noteAsked(asked, stream, ids)
      return openAll(tx, open, stream, ids)
    },
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
    settles: (key) => settling.has(key),
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
  const all = [...jobs.values()]
  await scheduleJobs(
    tx,
    all.filter((job) => 'due' in job),
  )
  await cancelJobs(
    tx,
    all.filter((job) => !('due' in job)),
  )
  await writeTellings(tx, tellings, { now, newId })
  await writeAudit(tx, { notes, records, now })
  await noteWorked(tx)
  return value
}

async function writeTellings(
  tx: VaultDb,
  tellings: readonly Telling[],
  { now, newId }: Pick<Unit, 'now' | 'newId'>,
): Promise<void> {
  const time = new Date(now).toISOString()
  const events = tellings.map(({ type, subject, organization, data }) => {
    const id = newId('evt')
    const body = { specversion: '1.0', id, source: 'goodstanding', type, subject, time, data }
    return { id, type, subjectKey: subject, body, at: now, organization }
  })
  const told = new Map(events.map((event) => [event.id, event]))
  const owed = await addDeliveries(tx, events)
  await putInOutbox(
    tx,
    owed.flatMap(({ id, subscription, event }) => {
      const { subjectKey, organization } = told.get(event) ?? {}
      if (subjectKey === undefined || organization === undefined) return []
      const key = `${subscription} ${subjectKey}`
      return [{ topic: 'webhook', key, organization, body: { delivery: id }, due: now, at: now }]
    }),
  )
}
