/**
 * One event in, one explained, durable decision out.
 *
 * Repeats are told apart in three steps: keys of plain allows in memory for at least ten minutes; keys whose decision is on its
 * way to the ledger; keys the ledger holds, asked only when the filter of their hashes says so. When another node was first, the
 * ledger's unique key says so and that node's decision is the answer.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Author, BodyHash, Engine, Evaluation, RecentAuthors, RecentKey, RecentKeys } from '@goodstanding/engine'
import type { AppendOutcome, CounterPack, DecisionRow, KeyHolder } from '@goodstanding/ledger'
import type { Decision, Event } from '@goodstanding/model'
import type { CompiledPolicy } from '@goodstanding/policy'
import type { Casework, Followed } from '../casework/index.ts'
import type { Metrics } from '../http/metrics.ts'
import { Problem } from '../http/problems.ts'
import { readEvent } from '../http/read-event.ts'
import type { CounterWriter } from './counter-writer.ts'
import type { AskedEvent, Decider, ExplainedDecision, Observed } from './decider.ts'
import type { OpinionDesk } from '../opinion/opinion-desk.ts'
import { durableHash, isBodyOf } from './body-hash.ts'
import { carriesFiles, type FileDesk } from './file-desk.ts'
import { idBytes, idText } from './id-bytes.ts'
import { createDecisionPrinter } from './print-decision.ts'
import { storedDecision } from './read-stored-decision.ts'
import { refusalOf, reused } from './refuse-event.ts'
import { rowOf } from './row-of-decision.ts'

export type DeciderParts = {
  readonly engine: () => Engine
  readonly policy: () => CompiledPolicy
  readonly store: DecisionStore
  readonly recent: RecentKeys
  /** The ids of recent plain allows, so that each can be asked for while its key is remembered. */
  readonly recentIds: RecentKeys
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

/** What the ledger does for deciding. */
export type DecisionStore = {
  readonly append: (row: DecisionRow, counts: readonly CounterPack[]) => Promise<AppendOutcome>
  /** Stores a decision that nobody waits for, together with others of the same second. False: it was not stored. */
  readonly record: (row: DecisionRow) => Promise<boolean>
  readonly observe: (event: Event, accepted: AcceptedEvent) => Promise<AppendOutcome>
  readonly byId: (id: string) => Promise<DecisionRow | null>
  /** Who holds the event's key; answers null without a database round trip for keys that were never stored. */
  readonly holderOf: (event: Event) => Promise<KeyHolder | null> | null
}

export type AcceptedEvent = {
  readonly decisionId: string
  readonly bodyHash: string
  readonly body: unknown
  readonly now: number
}

export type AllowCounts = {
  readonly count: (event: Event, now: number) => void
  /** Whether this plain allow is one of those recorded whole. */
  readonly sampled: (rate: number) => boolean
}

/** Registrations are compared with each other for good; where sessions were seen last is saved by the clock. */
export const isComparedForGood = ({ type }: Event): boolean =>
  type.startsWith('account.') || type.startsWith('organization.')

const NOTHING_FOUND = { en: 'No rule matched, so the event was allowed.', zh: '没有规则命中，予以放行。' }

const NO_BODY: BodyHash = { high: 0, low: 0 }
const recentId = (id: string): RecentKey => ({ source: 'decision', id, body: NO_BODY })

/** An event whose files have been looked at. `hash`: of its body as it came, when that was taken already. */
type Seen = {
  readonly event: Event
  readonly key: RecentKey
  readonly value: unknown
  readonly hash: string | null
  readonly id: string
}

/** How long a decision in the background is waited for: 5 s. */
const TURNS = 100
const TURN_MS = 50

type Following = { readonly evaluation: Evaluation; readonly followed: Followed | null }

/** How long an answer waits for its case. The decision is durable by then, and a start joins what a crash left without one. */
const CASE_WAIT_MS = 500

/** Waits for the work, but no longer than `ms`; the work goes on. */
function atMost(ms: number, work: Promise<void>): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(resolve, ms)
    work.then(resolve, reject).finally(() => clearTimeout(late))
  })
}

/** `answer` is printed: whoever asks again gets the same bytes. */
type Pending = { readonly bodyHash: string; readonly answer: Promise<string>; readonly id: string }

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

function plainAllow(id: string, policy: CompiledPolicy): Decision {
  const { id: policyId, version } = policy.policy
  return {
    id,
    effect: 'allow',
    findings: [],
    message: null,
    case: null,
    appealUntil: null,
    policy: { id: policyId, version },
  }
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

export function createDecider(parts: DeciderParts): Decider {
  const { engine, policy, store, recent, metrics, newId } = parts
  const pending = new Map<string, Pending>()
  const print = createDecisionPrinter()
  const keyOf = (event: Event): string => `${event.source}\u0000${event.id}`

  const evaluate = (event: Event, id: string, now: number): Evaluation => {
    const started = performance.now()
    const evaluation = engine().decide(event, publicId(id), now)
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
      if (followed !== null) await atMost(CASE_WAIT_MS, followed.write())
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

  const decideNew = (asked: AskedEvent, event: Event, key: RecentKey, now: number): string | Promise<string> => {
    // Hashes of files are written into the event, so its own hash is taken before; for others it waits until it is needed.
    const hash = carriesFiles(event) ? durableHash(asked.value) : null
    const seen: Seen = { event, key, value: asked.value, hash, id: newId(now) }
    const receiving = hash === null ? null : parts.files.receive(event, now)
    const looking = bothDone(receiving, parts.opinions?.consult(event, now) ?? null)
    return looking === null ? decideSeen(seen, now) : decideLater(seen, looking, now)
  }

  /** Whoever asks again while somebody looks waits for the same answer. */
  const decideLater = (seen: Seen, looking: Promise<unknown>, now: number): Promise<string> => {
    const key = keyOf(seen.event)
    const answer = looking.then(() => decideSeen(seen, now)).finally(() => pending.delete(key))
    pending.set(key, { bodyHash: seen.hash ?? durableHash(seen.value), answer, id: publicId(seen.id) })
    return answer
  }

  const decideSeen = ({ event, key: recentKey, value, hash, id }: Seen, now: number): string | Promise<string> => {
    const made = evaluate(event, id, now)
    const followed = parts.follow(event, made.decision)
    const evaluation = followed === null ? made : { ...made, decision: followed.decision }
    const { decision } = evaluation
    const isPlain = followed === null && !evaluation.durable
    if (isPlain) {
      const bytes = idBytes(id)
      recent.remember(recentKey, bytes, now)
      parts.recentIds.remember(recentId(decision.id), bytes, now)
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
    const key = keyOf(event)
    const answer = append(row, event, { evaluation, followed })
      .then(print)
      .finally(() => pending.delete(key))
    pending.set(key, { bodyHash: row.bodyHash, answer, id: decision.id })
    return answer
  }

  const decide: Decider['decide'] = (asked, now) => {
    const event = readEvent(asked.value, now)
    const recentKey = { source: event.source, id: event.id, body: asked.body }
    const known = recent.find(recentKey)
    if (known.kind === 'reused') throw reused(event)
    if (known.kind === 'same') return print(plainAllow(publicId(idText(known.decision)), policy()))
    const onItsWay = pending.size === 0 ? undefined : pending.get(keyOf(event))
    if (onItsWay !== undefined) {
      if (onItsWay.bodyHash !== durableHash(asked.value)) throw reused(event)
      return onItsWay.answer
    }
    const holding = store.holderOf(event)
    if (holding === null) return decideNew(asked, event, recentKey, now)
    return holding.then((holder) => {
      if (holder === null) return decideNew(asked, event, recentKey, now)
      if (!isBodyOf(holder.bodyHash, asked.value)) throw reused(event)
      return readStored(store, holder.decisionId).then(print)
    })
  }

  const observe = async ({ value, body }: AskedEvent, now: number): Promise<Observed> => {
    const event = readEvent(value, now)
    const known = recent.find({ source: event.source, id: event.id, body })
    if (known.kind === 'reused') throw reused(event)
    if (known.kind === 'same') return accepted(event, publicId(idText(known.decision)))
    const bodyHash = durableHash(value)
    const onItsWay = pending.get(keyOf(event))
    if (onItsWay !== undefined) {
      if (onItsWay.bodyHash !== bodyHash) throw reused(event)
      await onItsWay.answer
      return accepted(event, onItsWay.id)
    }
    await parts.files.receive(event, now)
    const decisionId = newId(now)
    parts.authors.remember(event, authorOf(event), now)
    const outcome = await store.observe(event, { decisionId, bodyHash, body: value, now })
    if (outcome.kind === 'refused') throw refusalOf(outcome)
    if (outcome.kind === 'stored') return accepted(event, publicId(decisionId))
    const { existing } = outcome
    if (existing.bodyHash !== bodyHash && !isBodyOf(existing.bodyHash, value)) throw reused(event)
    return accepted(event, publicId(existing.decisionId))
  }

  const explain = async (id: string): Promise<ExplainedDecision | null> => {
    const inLedger = ledgerId(id)
    const found = inLedger === null ? null : await store.byId(inLedger)
    if (found !== null) return { ...storedDecision(found), event: found.event, explanation: found.explanation }
    if (inLedger === null || parts.recentIds.find(recentId(id)).kind !== 'same') return null
    return { ...plainAllow(id, policy()), explanation: { words: [NOTHING_FOUND] } }
  }

  return { decide, observe, explain }
}

function count(metrics: Metrics, event: Event, { decision, watch }: Evaluation): void {
  metrics.decisions.inc({ type: event.type, effect: decision.effect })
  if (decision.degraded === true) metrics.degraded.inc({ type: event.type })
  for (const { clause, rule } of decision.findings) metrics.findings.inc({ clause, rule, mode: 'on' })
  for (const { clause, rule } of watch) metrics.findings.inc({ clause, rule, mode: 'watch' })
}
