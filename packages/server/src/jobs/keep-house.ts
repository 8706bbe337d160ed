/**
 * What each hour is made ready and let go: the months of decisions ahead, and everything whose time is over. When it is due stands in the
 * database, so that nodes that are started anew more often than that keep house all the same, and of many one does.
 */
import {
  type Db,
  dropExpiredPartitions,
  ensurePartitions,
  FACT_CHANGES_KEPT_MS,
  findJob,
  finishJob,
  forgetCounterPacks,
  forgetDecisionCounts,
  forgetDeliveries,
  forgetFactChanges,
  forgetFormerHolders,
  forgetIdempotencyKeys,
  forgetSessions,
  forgetTokens,
  renewJob,
  scheduleJob,
  takeJobs,
  type TakenJob,
} from '@goodstanding/ledger'
import type { Casework } from '../casework/index.ts'
import type { PolicyDesk } from '../policy/policy-desk.ts'
import { createDoubt } from './doubt-clock.ts'

const DAY = 86_400_000
const HOUR = 3_600_000
const JOB = { kind: 'house.keep', key: 'all' } as const
/** What a node that was killed had begun, another does after this. */
const LEASE_MS = 600_000
/** So long after an account was handed over, who held it before may still answer for what was done in their time. */
const FORMER_DAYS = 90

export type HouseParts = {
  readonly db: Db
  readonly casework: Pick<Casework, 'keepEvidence'>
  readonly desk: Pick<PolicyDesk, 'current'>
  readonly now: () => number
  /** Milliseconds that nobody puts forward or back; absent: since the process began. */
  readonly elapsed?: () => number
  readonly retentionDays: number
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  readonly fault: (job: string, fault: unknown) => void
}

const MADE = 'make the months ahead'
const DOUBTED =
  'The clock of this machine was put forward. Nothing is let go by it for a day: put it back if it is wrong.'

/** The job, when it is due and nobody else is at it. */
async function takeHouse(db: Db, now: number): Promise<TakenJob | null> {
  const known = await findJob(db, JOB)
  // Where nobody kept house for a day, or a clock was put back by as much, whoever put one wrong has an hour to notice.
  if (known === null || Math.abs(known.due - now) > DAY) {
    await scheduleJob(db, { ...JOB, payload: null, due: now + HOUR })
    return null
  }
  const [taken] = await takeJobs(db, { kinds: [JOB.kind], limit: 1, now, leaseMs: LEASE_MS })
  return taken ?? null
}

/** A look: does the work of an hour when it is due. What fails is told, and what comes behind it has its turn all the same. */
export function createHousekeeping(parts: HouseParts): () => Promise<void> {
  const { db, casework, desk, now, log, elapsed = () => performance.now() } = parts
  const dropMonths = async (before: number): Promise<void> => {
    const { appealWindowMs } = desk.current().policy
    const { busy } = await dropExpiredPartitions(db, before, { now: now(), appealWindowMs })
    if (busy.length > 0)
      log({ level: 'info', message: 'Months of decisions are being read, and go another time.', months: busy })
  }
  // What goes by it never comes back, and whoever put it wrong may notice.
  const isDoubted = createDoubt({ now, elapsed, forMs: DAY })
  const kept = (): number => now() - parts.retentionDays * DAY
  const month = (): number => now() - 30 * DAY
  const makeMonths = (): Promise<unknown> => ensurePartitions(db, now(), 2)
  const works: Readonly<Record<string, () => Promise<unknown>>> = {
    [MADE]: makeMonths,
    'drop months of decisions': () => dropMonths(kept()),
    'forget counts of decisions': () => forgetDecisionCounts(db, kept()),
    'forget counters': () => forgetCounterPacks(db, now() - 400 * DAY),
    'forget changes of facts': () => forgetFactChanges(db, now() - FACT_CHANGES_KEPT_MS),
    'forget webhooks': () => forgetDeliveries(db, month()),
    'erase evidence': casework.keepEvidence,
    'forget answers': () => forgetIdempotencyKeys(db, now()),
    'forget tokens': () => forgetTokens(db, month()),
    'forget sessions': () => forgetSessions(db, month()),
    'forget who held accounts': () => forgetFormerHolders(db, now() - FORMER_DAYS * DAY),
  }
  const attempt = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (thrown) {
      parts.fault(name, thrown)
    }
  }
  let saidAt = -Infinity
  return async () => {
    if (isDoubted()) {
      if (elapsed() - saidAt < HOUR) return
      saidAt = elapsed()
      log({ level: 'warn', message: DOUBTED, now: new Date(now()).toISOString() })
      return attempt(MADE, makeMonths)
    }
    const job = await takeHouse(db, now())
    if (job === null) return
    for (const [name, work] of Object.entries(works)) {
      if (!(await renewJob(db, job, LEASE_MS))) return // another node is at it
      await attempt(name, work)
    }
    await db.transaction(async (tx) => {
      if (await finishJob(tx, job)) await scheduleJob(tx, { ...JOB, payload: null, due: now() + HOUR })
    })
  }
}
