/** What each hour is made ready and let go: the months of decisions ahead, and everything whose time is over. */
import {
  type Db,
  dropExpiredPartitions,
  ensurePartitions,
  FACT_CHANGES_KEPT_MS,
  forgetCounterPacks,
  forgetDecisionCounts,
  forgetDeliveries,
  forgetFactChanges,
  forgetIdempotencyKeys,
  forgetSessions,
  forgetTokens,
} from '@goodstanding/ledger'
import type { Casework } from '../casework/index.ts'
import type { PolicyDesk } from '../policy/policy-desk.ts'

const DAY = 86_400_000

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

/** A clock that is put forward by more than this is doubted for a day: what goes by it never comes back, and whoever put it wrong may notice. */
const PUT_FORWARD_MS = 3_600_000

/** Whether the clock is doubted now. Asked once a turn. */
function createDoubt({ now, elapsed = () => performance.now() }: Pick<HouseParts, 'now' | 'elapsed'>): () => boolean {
  let apart = now() - elapsed()
  let doubtedUntil = -Infinity
  return () => {
    const before = apart
    apart = now() - elapsed()
    if (apart - before > PUT_FORWARD_MS) doubtedUntil = elapsed() + DAY
    if (before - apart > PUT_FORWARD_MS) doubtedUntil = -Infinity
    return elapsed() < doubtedUntil
  }
}

const MADE = 'make the months ahead'
const DOUBTED =
  'The clock of this machine was put forward. Nothing is let go by it for a day: put it back if it is wrong.'

/** One turn. What fails is told, and what comes behind it has its turn all the same. */
export function createHousekeeping(parts: HouseParts): () => Promise<void> {
  const { db, casework, desk, now, log } = parts
  const dropMonths = async (before: number): Promise<void> => {
    const { appealWindowMs } = desk.current().policy
    const { busy } = await dropExpiredPartitions(db, before, { now: now(), appealWindowMs })
    if (busy.length > 0)
      log({ level: 'info', message: 'Months of decisions are being read, and go another time.', months: busy })
  }
  const isDoubted = createDoubt(parts)
  return async () => {
    const isMadeOnly = isDoubted()
    if (isMadeOnly) log({ level: 'warn', message: DOUBTED, now: new Date(now()).toISOString() })
    const kept = now() - parts.retentionDays * DAY
    const month = now() - 30 * DAY
    const works: Readonly<Record<string, () => Promise<unknown>>> = {
      [MADE]: () => ensurePartitions(db, now(), 2),
      'drop months of decisions': () => dropMonths(kept),
      'forget counts of decisions': () => forgetDecisionCounts(db, kept),
      'forget counters': () => forgetCounterPacks(db, now() - 400 * DAY),
      'forget changes of facts': () => forgetFactChanges(db, now() - FACT_CHANGES_KEPT_MS),
      'forget webhooks': () => forgetDeliveries(db, month),
      'erase evidence': casework.keepEvidence,
      'forget answers': () => forgetIdempotencyKeys(db, now()),
      'forget tokens': () => forgetTokens(db, month),
      'forget sessions': () => forgetSessions(db, month),
    }
    for (const [name, work] of Object.entries(works)) {
      if (isMadeOnly && name !== MADE) continue
      try {
        await work()
      } catch (thrown) {
        parts.fault(name, thrown)
      }
    }
  }
}
