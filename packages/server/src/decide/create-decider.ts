/**
 * One event in, one explained, durable decision out.
 *
 * Repeats are told apart in three steps: keys of plain allows in memory for at least ten minutes; keys whose decision is on its
 * way to the ledger; keys the ledger holds, asked only when the filter of their hashes says so. When another node was first, the
 * ledger's unique key says so and that node's decision is the answer.
 */
import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Author, Engine, Evaluation, Fault, RecentAuthors, RecentKey } from '@goodstanding/engine'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Decision, Event } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { Casework, Followed } from '../casework/index.ts'
import type { MemberWatch } from '../http/member-watch.ts'
import type { Metrics } from '../http/metrics.ts'
import { readEvent } from '../http/read-event.ts'
import { inTurns } from '../in-turns.ts'
import { atMost } from '../within.ts'
import type { CounterWriter } from './counter-writer.ts'
import { type AskedEvent, type Decider, LARGE, type Observed } from './decider.ts'
import type { OpinionDesk } from '../opinion/opinion-desk.ts'
import { durableHash, durableHashInPieces, isBodyOf } from './body-hash.ts'
import type { AllowCounts, DecisionStore } from './decision-store.ts'
import { carriesFiles, type FileDesk } from './file-desk.ts'
import { idBytes, idText } from './id-bytes.ts'
import { explainDecision, ledgerId, plainAllow, publicId, readStored } from './made-before.ts'
import { createOnItsWay } from './on-its-way.ts'
import { createDecisionPrinter } from './print-decision.ts'
import type { RecentAllows } from './recent-allows.ts'
import { refusalOf, reused } from './refuse-event.ts'
import { rowOf } from './row-of-decision.ts'
import { storedWithin } from './stored-within.ts'

export type DeciderParts = {
  readonly engine: () => Engine
  readonly policy: () => CompiledPolicy
  readonly store: DecisionStore
  readonly recent: RecentAllows
  /** Who sent what was plainly allowed: somebody may report it. */
  readonly authors: Pick<RecentAuthors, 'remember'>
  readonly allows: AllowCounts
  readonly files: FileDesk
  /** Asks for second opinions on what is not sure; null: nobody is asked. */
  readonly opinions: Pick<OpinionDesk, 'consult'> | null
  /** Makes ids that grow (UUIDv7). */
  readonly newId: (now: number) => string
  readonly metrics: Metrics
  /** Notes members that nothing reads. */
  readonly members: Pick<MemberWatch, 'look'>
  /** Packs what a durable decision changed in counters and memories, to be stored with it. */
  readonly counters: Pick<CounterWriter, 'pack' | 'giveBack'>
  /** What follows from a decision: its case, chosen before it is stored and written after. Null when nothing follows. */
  readonly follow: Casework['follow']
  /** Keeps the bytes of files that a decision is about, before it is stored; null when there are none to keep. */
  readonly keepFiles: Casework['keepFiles']
}

/** Registrations are compared with each other for good; where sessions were seen last is saved by the clock. */
export const isComparedForGood = ({ type }: Event): boolean =>
  type.startsWith('account.') || type.startsWith('organization.')

/** An event that nobody decided before. `before`: what failed before it was asked about. */
type NewEvent = {
  readonly event: Event
  readonly key: RecentKey
  readonly value: unknown
  readonly now: number
  readonly before: readonly Fault[]
  /** Bytes of it as it came. */
  readonly size: number
}

/** One whose files have been looked at. `hash`: of its body as it came, when that was taken already. */
type Seen = NewEvent & { readonly hash: string | null; readonly id: string }

const NOTHING_FAILED: readonly Fault[] = []
/** Whoever asks is a service on trust, and what other nodes stated meanwhile is not known here. */
const DATABASE_AWAY: readonly Fault[] = [{ stage: 'database', message: 'It did not answer.' }]
/** How long an answer waits until its decision is stored; where the database is known to be away, for everything that it needs. */
const STORED_WITHIN_MS = 15_000
const AWAY_WITHIN_MS = 5_000

type Following = { readonly evaluation: Evaluation; readonly followed: Followed | null }

/** How long an answer waits for what follows, where it does. The decision is durable by then, and what is left without a case is joined later. */
const FOLLOW_WAIT_MS = 500

/** Null when there is nothing to wait for. */
function bothDone(one: Promise<void> | null, other: Promise<void> | null): Promise<unknown> | null {
  if (one === null || other === null) return one ?? other
  return Promise.all([one, other])
}

const authorOf = ({ data }: Event): Author => ({ account: data.actor.id, organization: data.organization })

const accepted = ({ source, id }: Event, decision: string): Observed => ({ status: 'accepted', source, id, decision })

/** The answer waits for no sample. One that cannot be stored is counted, as those are that nobody drew. */
async function keepSample(
  row: DecisionRow,
  event: Event,
  { store, allows }: Pick<DeciderParts, 'store' | 'allows'>,
): Promise<void> {
  if (!(await store.record(row))) allows.count(event, row.decidedAt)
}

/** Null when there is nothing to wait for. */
function lookNow(
  hasFiles: boolean,
  { event, now }: NewEvent,
  { files, opinions }: Pick<DeciderParts, 'files' | 'opinions'>,
): Promise<unknown> | null {
  const receiving = hasFiles ? files.receive(event, now) : null
  return bothDone(receiving, opinions?.consult(event, now) ?? null)
}

/** Hashes what is large in turns, and looks at its files. Answers the hash; the next turn is for the decision. */
async function lookInTurns(
  { event, value, now }: NewEvent,
  { engine, files, opinions }: Pick<DeciderParts, 'engine' | 'files' | 'opinions'>,
): Promise<string> {
  const hash = await inTurns(durableHashInPieces(value))
  await Promise.all([files.receiveInTurns(event, now), opinions?.consult(event, now) ?? null, nextTurn()])
  const ahead = engine().lookAhead(event)
  if (ahead !== null) await inTurns(ahead).then(() => nextTurn())
  return hash
}

/** Looks at the files of what is decided later, and through its members. Answers the hash of its body. */
async function take(
  { event, value, now, size }: Pick<NewEvent, 'event' | 'value' | 'now' | 'size'>,
  { files, members }: Pick<DeciderParts, 'files' | 'members'>,
): Promise<string> {
  const hash = await (size < LARGE ? durableHash(value) : inTurns(durableHashInPieces(value)))
  await (size < LARGE ? files.receive(event, now) : files.receiveInTurns(event, now))
  members.look(event.type, value, now)
  return hash
}

async function isSameBody(kept: string, { value, size }: NewEvent): Promise<boolean> {
  if (size >= LARGE && kept === (await inTurns(durableHashInPieces(value)))) return true
  return isBodyOf(kept, value)
}

export function createDecider(parts: DeciderParts): Decider {
  const { engine, policy, store, recent, metrics, newId } = parts
  const onItsWay = createOnItsWay()
  const print = createDecisionPrinter()

  const evaluate = ({ event, id, now, before }: Seen): Evaluation => {
    const started = performance.now()
    const evaluation = engine().decide(event, publicId(id), now, before)
    metrics.seconds.observe((performance.now() - started) / 1000)
    count(metrics, event, evaluation)
    return evaluation
  }

  const append = async (row: DecisionRow, event: Event, { evaluation, followed }: Following): Promise<Decision> => {
    await parts.keepFiles(event, evaluation.decision)
    const started = performance.now()
    const counts = parts.counters.pack(evaluation.counts, isComparedForGood(event), row.decidedAt)
    const outcome = await store.append(row, counts).catch((fault: unknown) => {
      parts.counters.giveBack(counts)
      throw fault
    })
    if (outcome.kind === 'refused') parts.counters.giveBack(counts)
    metrics.stored.observe((performance.now() - started) / 1000)
    if (outcome.kind === 'stored') {
      const following = followed?.write() ?? null
      if (following !== null) await atMost(FOLLOW_WAIT_MS, following)
      return evaluation.decision
    }
    if (outcome.kind === 'refused') throw refusalOf(outcome)
    const { bodyHash, decisionId } = outcome.existing
    if (bodyHash !== row.bodyHash && !isBodyOf(bodyHash, row.event)) throw reused(event)
    return readStored(store, decisionId)
  }

  const decideNew = (fresh: NewEvent): string | Promise<string> => {
    const { event, value, now, size } = fresh
    parts.members.look(event.type, value, now)
    const seenWith = (hash: string | null): Seen => ({ ...fresh, hash, id: newId(now) })
    if (size >= LARGE) return decideLater(fresh, lookInTurns(fresh, parts).then(seenWith))
    // Hashes of files are written into the event, so its own hash is taken before; for others it waits until it is needed.
    const hash = carriesFiles(event) ? durableHash(value) : null
    const seen = seenWith(hash)
    const looking = lookNow(hash !== null, fresh, parts)
    return looking === null
      ? decideSeen(seen)
      : decideLater(
          seen,
          looking.then(() => seen),
        )
  }

  /** Whoever asks again while somebody looks waits for the same answer. */
  const decideLater = ({ event, key }: NewEvent, looked: Promise<Seen>): Promise<string> => {
    const answer = looked.then(decideSeen)
    onItsWay.decide(event, key.body, answer)
    return answer
  }

  const decideSeen = (seen: Seen): string | Promise<string> => {
    const { event, key: recentKey, value, now, hash, id, size } = seen
    const made = evaluate(seen)
    const followed = parts.follow(event, made.decision, { size })
    const evaluation = followed === null ? made : { ...made, decision: followed.decision }
    const { decision } = evaluation
    const isPlain = followed === null && !evaluation.durable
    if (isPlain) {
      const isDegraded = decision.degraded === true
      recent.remember(recentKey, { id: decision.id, bytes: idBytes(id), isDegraded, policy: decision.policy }, now)
      parts.authors.remember(event, authorOf(event), now)
    }
    if (isPlain && !parts.allows.sampled(policy().policy.allowSampling)) {
      parts.allows.count(event, now)
      return print(decision)
    }
    const bodyHash = hash ?? durableHash(value)
    const row = rowOf({ event, value, evaluation, policy: policy(), id, bodyHash, now, observed: false })
    if (isPlain) {
      void keepSample(row, event, parts)
      return print(decision)
    }
    const store = (): Promise<Decision> => append(row, event, { evaluation, followed })
    // What is large is sealed in a turn of its own.
    const stored = (size < LARGE ? store() : nextTurn().then(store)).then(print)
    const answer = storedWithin(STORED_WITHIN_MS, stored)
    onItsWay.decide(event, recentKey.body, answer, stored)
    return answer
  }

  const decide: Decider['decide'] = (asked, now, isUnconfirmed = false) => {
    if (!isUnconfirmed) return decideAsked(asked, now, NOTHING_FAILED)
    const answer = decideAsked(asked, now, DATABASE_AWAY)
    return typeof answer === 'string' ? answer : storedWithin(AWAY_WITHIN_MS, answer)
  }

  const decideAsked = (
    { value, body, size }: AskedEvent,
    now: number,
    before: readonly Fault[],
  ): string | Promise<string> => {
    const event = readEvent(value, now)
    const key = { source: event.source, id: event.id, body }
    const known = recent.find(key)
    if (known.kind === 'reused') throw reused(event)
    if (known.kind === 'same')
      return print(plainAllow(publicId(idText(known.decision)), known.policy, known.isDegraded))
    const waited = onItsWay.find(event, body)
    if (waited !== null) return waited.answer()
    const fresh: NewEvent = { event, key, value, now, before, size }
    const holding = store.holderOf(event)
    if (holding === null) return decideNew(fresh)
    return holding.then(async (holder) => {
      if (holder === null) return onItsWay.find(event, body)?.answer() ?? decideNew(fresh)
      if (!(await isSameBody(holder.bodyHash, fresh))) throw reused(event)
      return readStored(store, holder.decisionId).then(print)
    })
  }

  const observe = async ({ value, body, size }: AskedEvent, now: number): Promise<Observed> => {
    const event = readEvent(value, now)
    const known = recent.find({ source: event.source, id: event.id, body })
    if (known.kind === 'reused') throw reused(event)
    if (known.kind === 'same') return accepted(event, publicId(idText(known.decision)))
    const waited = onItsWay.find(event, body)
    if (waited !== null) return accepted(event, await waited.id())
    const stored = storedWithin(STORED_WITHIN_MS, observeNew(event, value, now, size))
    onItsWay.observe(event, body, stored, (id) => readStored(store, ledgerId(id) ?? id).then(print))
    return accepted(event, await stored)
  }

  const observeNew = async (event: Event, value: unknown, now: number, size: number): Promise<string> => {
    const bodyHash = await take({ event, value, now, size }, parts)
    const decisionId = newId(now)
    parts.authors.remember(event, authorOf(event), now)
    const outcome = await store.observe(event, { decisionId, bodyHash, body: value, now })
    if (outcome.kind === 'refused') throw refusalOf(outcome)
    if (outcome.kind === 'stored') return publicId(decisionId)
    const { existing } = outcome
    if (existing.bodyHash !== bodyHash && !isBodyOf(existing.bodyHash, value)) throw reused(event)
    return publicId(existing.decisionId)
  }

  return { decide, observe, explain: (id) => explainDecision(parts, id) }
}

function count(metrics: Metrics, event: Event, { decision, watch }: Evaluation): void {
  metrics.decisions.inc({ type: event.type, effect: decision.effect })
  if (decision.degraded === true) metrics.degraded.inc({ type: event.type })
  for (const { clause, rule } of decision.findings) metrics.findings.inc({ clause, rule, mode: 'on' })
  for (const { clause, rule } of watch) metrics.findings.inc({ clause, rule, mode: 'watch' })
}
