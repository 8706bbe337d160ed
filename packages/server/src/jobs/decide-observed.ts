/** Observed events, taken from the queue, decided and finished. One that cannot be finished waits alone, and is told of. */
import { type Engine, judgeUnder } from '@goodstanding/engine'
import {
  countObserved,
  createObservedFinisher,
  DatabaseFault,
  putOffObserved,
  type TakenEvent,
  takeObserved,
} from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import type { Casework } from '../casework/index.ts'
import type { CounterWriter } from '../decide/counter-writer.ts'
import { isComparedForGood } from '../decide/create-decider.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import type { OpenDecisionStore } from '../decide/open-decision-store.ts'
import { rowOf } from '../decide/row-of-decision.ts'
import type { Metrics } from '../http/metrics.ts'
import { Problem } from '../http/problems.ts'
import { readEvent } from '../http/read-event.ts'
import { isLately } from '../lately.ts'
import type { OpinionDesk } from '../opinion/opinion-desk.ts'
import type { PolicyDesk } from '../policy/policy-desk.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { openWaiting } from '../vault/waiting-events.ts'
import { createPortions, type Portions } from './in-portions.ts'

const AT_ONCE = 500
/** Bytes of one portion as the database holds them; read and decided, an event with a file takes several times that. */
const BYTES_AT_ONCE = 16 * 1024 * 1024
/** A portion takes far less; what a killed node had taken is taken again after this. */
const LEASE_MS = 10_000
const HOUR = 3_600_000
/** Decisions that are made and not stored yet. Beyond that the oldest are made anew. */
const UNDONE_MOST = 10_000
/** While nothing can be taken, what waits all the same - held by somebody, or put off - is counted this often. */
const COUNTED_AGAIN_MS = 1_000

export type ObservedParts = {
  /** The job's, in what it logs. */
  readonly name: string
  readonly db: VaultDb
  readonly casework: Pick<Casework, 'follow' | 'keepFiles'>
  readonly engine: Engine
  readonly desk: Pick<PolicyDesk, 'current'>
  /** The policy of an event's own time. */
  readonly life: Pick<PolicyLife, 'then'>
  readonly counters: Pick<CounterWriter, 'pack'>
  readonly opened: Pick<OpenDecisionStore, 'seal'>
  readonly files: Pick<FileDesk, 'receive'>
  readonly opinions: Pick<OpinionDesk, 'consult'> | null
  readonly metrics: Pick<Metrics, 'decisions' | 'observedWaiting'>
  readonly now: () => number
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

/** The decision of one observed event, to be stored. */
type Made = NonNullable<Awaited<ReturnType<typeof decideTaken>>>

/** One turn: answers whether more wait. Throws when the database is away; whoever waits then comes again when its lease ends. */
export function createObservedTurn(parts: ObservedParts): () => Promise<boolean> {
  const { db, metrics, now } = parts
  const { finish } = createObservedFinisher(db)
  // An event is counted once, however often its decision must be brought to the ledger.
  const undone = new Map<string, Made>()
  const inPortions = createPortions()

  const decideOnce = async (taken: TakenEvent): Promise<Made | null> => {
    const known = undone.get(taken.decisionId)
    if (known !== undefined) return known
    const made = await decideTaken(parts, taken, inPortions)
    if (made === null) return null
    for (const oldest of undone.keys()) {
      if (undone.size < UNDONE_MOST) break
      undone.delete(oldest)
    }
    undone.set(taken.decisionId, made)
    return made
  }
  const bring = async (taken: TakenEvent): Promise<void> => {
    const made = await decideOnce(taken)
    if (made === null) return
    await made.keepFiles()
    const row = await parts.opened.seal(made.row)
    const outcome = await finish({ row, counts: made.counts })
    if (typeof outcome === 'object') throw new Error(`The ledger does not take it: ${JSON.stringify(outcome.refusal)}`)
    undone.delete(taken.decisionId)
    if (outcome) await made.followed?.write()
  }
  /** What is wrong with this event alone is told, and tried again ever more seldom: a later version may know better. */
  const bringAlone = async (taken: TakenEvent): Promise<void> => {
    try {
      await bring({ ...taken, event: await openWaiting(db, taken.decisionId, taken.event) })
    } catch (thrown) {
      if (isAway(thrown)) throw thrown
      const { source, eventId, attempts, decisionId } = taken
      const pause = Math.min(HOUR, LEASE_MS * 2 ** Math.min(attempts, 10))
      const retryAt = now() + pause
      const fault = thrown instanceof Error ? thrown.stack : String(thrown)
      const decision = `dec_${decisionId}`
      parts.log({ level: 'error', job: parts.name, decision, source, id: eventId, attempts, retryAt, fault })
      await putOffObserved(db, decisionId, pause)
    }
  }
  // Some may wait from before the start.
  let counted = { waiting: Number.NaN, at: 0 }
  const countWaiting = async (hasTaken: boolean): Promise<void> => {
    if (!hasTaken && (counted.waiting === 0 || isLately(counted.at, now(), COUNTED_AGAIN_MS))) return
    counted = { waiting: await countObserved(db), at: now() }
    metrics.observedWaiting.set(counted.waiting)
  }
  return async () => {
    const { taken, isMore } = await takeObserved(db, { limit: AT_ONCE, bytes: BYTES_AT_ONCE, leaseMs: LEASE_MS })
    const brought = await Promise.allSettled(taken.map(bringAlone))
    await countWaiting(taken.length > 0)
    for (const one of brought) if (one.status === 'rejected') throw one.reason
    return isMore
  }
}

/** A database that cannot be reached is wrong with nobody's event. */
function isAway(thrown: unknown): boolean {
  return thrown instanceof DatabaseFault && (thrown.kind === 'unavailable' || thrown.kind === 'contention')
}

/**
 * Decides one observed event; its time was checked when it was accepted. Which policy was in force then is asked of the versions that there
 * are: where another one is put in force before the event has its turn, it is asked again.
 */
async function decideTaken(parts: ObservedParts, taken: TakenEvent, inPortions: Portions) {
  const { desk, files, life, opinions, now } = parts
  const event = readTaken(taken)
  if (event === null) return null
  const looked = await inPortions(() => [files.receive(event, now()), opinions?.consult(event, now())])
  for (;;) {
    const current = desk.current()
    const [then] = await Promise.all([life.then(event.time), ...looked.begun])
    const { begun } = await inPortions(() =>
      desk.current() === current ? decideLooked(parts, taken, { event, then }) : null,
    )
    if (begun !== null) return begun
  }
}

/** `then`: the policy of the event's own time, when it is not the one in force. */
type Looked = { readonly event: Event; readonly then: Awaited<ReturnType<PolicyLife['then']>> }

function decideLooked(parts: ObservedParts, taken: TakenEvent, { event, then }: Looked) {
  const { casework, engine, desk, now, counters, metrics } = parts
  const measured = engine.judge(event, `dec_${taken.decisionId}`, now())
  const made = then === null ? measured : judgeUnder(then, event, measured)
  const followed = casework.follow(event, made.decision, { observed: true })
  const evaluation = followed === null ? made : { ...made, decision: followed.decision }
  metrics.decisions.inc({ type: event.type, effect: evaluation.decision.effect })
  const row = rowOf({
    event,
    value: taken.event,
    evaluation,
    policy: then ?? desk.current(),
    id: taken.decisionId,
    bodyHash: taken.bodyHash,
    now: now(),
    observed: true,
  })
  const counts = counters.pack(made.counts, isComparedForGood(event), now())
  return { row, followed, counts, keepFiles: () => casework.keepFiles(event, evaluation.decision) }
}

function readTaken(taken: TakenEvent): ReturnType<typeof readEvent> | null {
  try {
    return readEvent(taken.event, taken.receivedAt)
  } catch (thrown) {
    // A policy or schema of a later version may refuse what an earlier one accepted: it stays queued and is told by the metric.
    if (thrown instanceof Problem) return null
    throw thrown
  }
}
