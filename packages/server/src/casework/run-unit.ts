/** Runs units of casework: each in one transaction, and again when another writer was first. */
import { addDeliveries, cancelJobs, DatabaseFault, type Job, putInOutbox, scheduleJobs } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { noteWorked } from '../idempotency-context.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { writeAudit } from './audit/write-audit.ts'
import { keepDeadline, type Open, openAll, openStream, Overtaken, writeStreams } from './open-streams.ts'
import { stateOf } from './read-stream.ts'
import type { AuditNote, RunUnit, Telling, Unit } from './unit.ts'

export type UnitParts = {
  readonly db: VaultDb
  readonly now: () => Instant
  readonly newId: (now: Instant) => string
}

const TRIES = 5

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
