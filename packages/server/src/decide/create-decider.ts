/**
 * One event in, one explained, durable decision out.
 *
 * Repeats are told apart in three steps: keys of plain allows in memory for at least ten minutes; keys whose decision is on its
 * way to the ledger; keys the ledger holds, asked only when the filter of their hashes says so. When another node was first, the
 * ledger's unique key says so and that node's decision is the answer.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Author, Engine, Evaluation, Fault, RecentAuthors, RecentKey } from '@goodstanding/engine'
import type { DecisionRow } from '@goodstanding/ledger'
import type { Decision, Event } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { Casework, Followed } from '../casework/index.ts'
import type { Metrics } from '../http/metrics.ts'
import { Problem } from '../http/problems.ts'
import { readEvent } from '../http/read-event.ts'
import { atMost, within } from '../within.ts'
import type { CounterWriter } from './counter-writer.ts'
import type { AskedEvent, Decider, ExplainedDecision, Observed } from './decider.ts'
import type { OpinionDesk } from '../opinion/opinion-desk.ts'
import { durableHash, isBodyOf } from './body-hash.ts'
import type { AllowCounts, DecisionStore } from './decision-store.ts'
import { carriesFiles, type FileDesk } from './file-desk.ts'
import { idBytes, idText } from './id-bytes.ts'
import { createOnItsWay } from './on-its-way.ts'
import { createDecisionPrinter } from './print-decision.ts'
import { storedDecision } from './read-stored-decision.ts'
import type { RecentAllows } from './recent-allows.ts'
import { refusalOf, reused } from './refuse-event.ts'
import { rowOf } from './row-of-decision.ts'

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

const WAS_AWAY = {
  en: 'The database did not answer, so what other nodes stated meanwhile was not known.',
  zh: '数据库没有应答，因此无法得知其他节点在此期间的变更。',
}
const NOTHING_FOUND = { en: 'No rule matched, so the event was allowed.', zh: '没有规则命中，予以放行。' }

/** An event that nobody decided before. `before`: what failed before it was asked about. */
type NewEvent = {
  readonly event: Event
  readonly key: RecentKey
  readonly value: unknown
  readonly now: number
  readonly before: readonly Fault[]
}

/** One whose files have been looked at. `hash`: of its body as it came, when that was taken already. */
type Seen = NewEvent & { readonly hash: string | null; readonly id: string }

const NOTHING_FAILED: readonly Fault[] = []
/** Whoever asks is a service on trust, and what other nodes stated meanwhile is not known here. */
const DATABASE_AWAY: readonly Fault[] = [{ stage: 'database', message: 'It did not answer.' }]
/** How long an answer waits until its decision is stored; where the database is known to be away, for everything that it needs. */
const STORED_WITHIN_MS = 15_000
const AWAY_WITHIN_MS = 5_000

/** How long a decision in the background is waited for: 5 s. */
const TURNS = 100
const TURN_MS = 50

type Following = { readonly evaluation: Evaluation; readonly followed: Followed | null }

/** How long an answer waits for what follows, where it does. The decision is durable by then, and what is left without a case is joined later. */
const FOLLOW_WAIT_MS = 500

/** Null when there is nothing to wait for. */
function bothDone(one: Promise<void> | null, other: Promise<void> | null): Promise<unknown> | null {
  if (one === null || other === null) return one ?? other
  return Promise.all([one, other])
}

/** The public id of a decision and the id in the ledger. */
export const publicId = (id: string): string => `dec_${id}`
export const ledgerId = (id: string): string | null => (/^dec_[0-9a-f-]{36}$/.test(id) ? id.slice(4) : null)

const authorOf = ({ data }: Event): Author => ({ account: data.actor.id, organization: data.organization })

const accepted = ({ source, id }: Event, decision: string): Observed => ({ status: 'accepted', source, id, decision })

function plainAllow(id: string, policy: Decision['policy'], isDegraded: boolean): Decision {
  const decision: Decision = {
    id,
    effect: 'allow',
    findings: [],
    message: null,
    case: null,
    appealUntil: null,
    policy,
  }
  return isDegraded ? { ...decision, degraded: true } : decision
}

/** The decision that holds a key. That of an observed event is made in the background and waited for. */
async function readStored(store: DecisionStore, id: string): Promise<Decision> {
  for (let turn = 0; turn < TURNS; turn++) {
    const found = await store.byId(id)
    if (found !== null) return storedDecision(found)
    await sleep(TURN_MS)
  }
  throw new Problem('server.busy', {
    detail: 'The event was observed before and waits to be decided. Ask again.',
    more: { retryAfter: 1 },
  })
}

/** What is kept of a decision, or remembered of a plain allow. */
async function explainDecision(
  { store, recent }: Pick<DeciderParts, 'store' | 'recent'>,
  id: string,
): Promise<ExplainedDecision | null> {
  const inLedger = ledgerId(id)
  if (inLedger === null) return null
  const found = await store.byId(inLedger)
  if (found !== null) return { ...storedDecision(found), event: found.event, explanation: found.explanation }
  const recently = recent.byId(id)
  if (recently.kind !== 'same') return null
  const words = recently.isDegraded ? [NOTHING_FOUND, WAS_AWAY] : [NOTHING_FOUND]
  return { ...plainAllow(id, recently.policy, recently.isDegraded), explanation: { words } }
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

  /** The answer waits for no sample. One that cannot be stored is counted, as those are that nobody drew. */
  const keepSample = async (row: DecisionRow, event: Event): Promise<void> => {
    if (!(await store.record(row))) parts.allows.count(event, row.decidedAt)
  }

  const decideNew = (fresh: NewEvent): string | Promise<string> => {
    const { event, key, value, now, before } = fresh
    // Hashes of files are written into the event, so its own hash is taken before; for others it waits until it is needed.
    const hash = carriesFiles(event) ? durableHash(value) : null
    const seen: Seen = { event, key, value, now, before, hash, id: newId(now) }
    const receiving = hash === null ? null : parts.files.receive(event, now)
    const looking = bothDone(receiving, parts.opinions?.consult(event, now) ?? null)
    return looking === null ? decideSeen(seen) : decideLater(seen, looking)
  }

  /** Whoever asks again while somebody looks waits for the same answer. */
  const decideLater = (seen: Seen, looking: Promise<unknown>): Promise<string> => {
    const answer = looking.then(() => decideSeen(seen))
    onItsWay.decide(seen.event, seen.hash ?? durableHash(seen.value), answer)
    return answer
  }

  const decideSeen = (seen: Seen): string | Promise<string> => {
    const { event, key: recentKey, value, now, hash, id } = seen
    const made = evaluate(seen)
    const followed = parts.follow(event, made.decision)
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
      void keepSample(row, event)
      return print(decision)
    }
    const stored = append(row, event, { evaluation, followed }).then(print)
    const answer = within(STORED_WITHIN_MS, stored)
    onItsWay.decide(event, row.bodyHash, answer, stored)
    return answer
  }

  const decide: Decider['decide'] = (asked, now, isUnconfirmed = false) => {
    if (!isUnconfirmed) return decideAsked(asked, now, NOTHING_FAILED)
    const answer = decideAsked(asked, now, DATABASE_AWAY)
    return typeof answer === 'string' ? answer : within(AWAY_WITHIN_MS, answer)
  }

  const decideAsked = (
    { value, body }: AskedEvent,
    now: number,
    before: readonly Fault[],
  ): string | Promise<string> => {
    const event = readEvent(value, now)
    const key = { source: event.source, id: event.id, body }
    const known = recent.find(key)
    if (known.kind === 'reused') throw reused(event)
    if (known.kind === 'same')
      return print(plainAllow(publicId(idText(known.decision)), known.policy, known.isDegraded))
    const waited = onItsWay.find(event, value)
    if (waited !== null) return waited.answer()
    const holding = store.holderOf(event)
    if (holding === null) return decideNew({ event, key, value, now, before })
    return holding.then((holder) => {
      if (holder === null) return onItsWay.find(event, value)?.answer() ?? decideNew({ event, key, value, now, before })
      if (!isBodyOf(holder.bodyHash, value)) throw reused(event)
      return readStored(store, holder.decisionId).then(print)
    })
  }

  const observe = async ({ value, body }: AskedEvent, now: number): Promise<Observed> => {
    const event = readEvent(value, now)
    const known = recent.find({ source: event.source, id: event.id, body })
    if (known.kind === 'reused') throw reused(event)
    if (known.kind === 'same') return accepted(event, publicId(idText(known.decision)))
    const waited = onItsWay.find(event, value)
    if (waited !== null) return accepted(event, await waited.id())
    const bodyHash = durableHash(value)
    const stored = observeNew(event, value, bodyHash, now)
    onItsWay.observe(event, bodyHash, stored, (id) => readStored(store, ledgerId(id) ?? id).then(print))
    return accepted(event, await stored)
  }

  const observeNew = async (event: Event, value: unknown, bodyHash: string, now: number): Promise<string> => {
    await parts.files.receive(event, now)
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
