/** Everything the clock does on one node: saving counters, counting allows, deciding what was observed, following other nodes, retention. */
import { OWED_KINDS } from '@goodstanding/casework'
import type { Engine } from '@goodstanding/engine'
import {
  addDecisionCounts,
  countOutbox,
  countOverdue,
  noteOlderClauses,
  recallJobs,
  recallOutbox,
} from '@goodstanding/ledger'
import { CARRY_OUT_JOB } from '../casework/erasure/carry-out-erasure.ts'
import { CHECK_JOB as CHECK_AGAIN_JOB } from '../casework/finding/join-findings.ts'
import type { Casework } from '../casework/index.ts'
import { FACT_JOB } from '../casework/organization/follow-facts.ts'
import { FLOORS_JOB } from '../casework/rule/hold-rules.ts'
import type { AuthorDesk } from '../decide/author-desk.ts'
import type { AllowLedger } from '../decide/allow-counts.ts'
import type { CounterWriter } from '../decide/counter-writer.ts'
import type { FileDesk } from '../decide/file-desk.ts'
import { type ExchangeDesk, FEEDBACK_JOB, LIST_JOB } from '../exchange/exchange-desk.ts'
import type { FactFeed } from '../facts/fact-feed.ts'
import type { OpinionDesk } from '../opinion/opinion-desk.ts'
import type { OpenDecisionStore } from '../decide/open-decision-store.ts'
import type { Metrics } from '../http/metrics.ts'
import type { PolicyDesk } from '../policy/policy-desk.ts'
import type { PolicyLife } from '../policy/policy-life.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { createCheckTurn } from './check-again.ts'
import { createDoubt } from './doubt-clock.ts'
import { createObservedTurn } from './decide-observed.ts'
import { createHousekeeping } from './keep-house.ts'
import { untilDone, whenHeard } from './ask-seldom.ts'
import { repeat, type Repeating } from './repeat.ts'
import { createClockTeller } from './tell-clock.ts'
import { createHangingTeller } from './tell-hanging.ts'
import { createFaultTeller, createReturnTeller } from './tell-faults.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const OBSERVED = 'decide observed events'
const AGAIN = 'check again what was kept unchecked'
/** Of what leaves by the outbox. */
const TOPICS = ['webhook', 'mail'] as const
/** No message that could not leave waits for longer than six hours and a tenth. */
const LONGEST_WAIT_MS = 8 * HOUR
/** Jobs that come again within an hour, and set when: a clock that was put back would leave them for as long as it was ahead. */
const SOON_AGAIN = [CARRY_OUT_JOB, CHECK_AGAIN_JOB, FACT_JOB, FLOORS_JOB, LIST_JOB.kind, FEEDBACK_JOB.kind]
const DOUBTED =
  'The clock of this machine was put forward. Nothing ends and no deadline passes by it for an hour: put it back if it is wrong.'
/** Said at the start after a death too: whoever is killed for want of memory writes no last line. */
const GONE =
  'A process of this installation ended without saying so: it was killed, ran out of memory, or its machine stopped. What it acknowledged is stored. If it still runs, it was paused or cut off from the database.'

export type JobParts = {
  readonly db: VaultDb
  readonly casework: Casework
  readonly facts: { readonly feed: FactFeed }
  readonly engine: Engine
  readonly desk: PolicyDesk
  readonly life: PolicyLife
  readonly counters: CounterWriter
  /** Takes in what other nodes counted. */
  readonly followCounters: () => Promise<boolean>
  readonly allows: AllowLedger
  readonly opened: OpenDecisionStore
  readonly files: FileDesk
  readonly opinions: Pick<OpinionDesk, 'consult'> | null
  /** What nodes ask each other. */
  readonly authors: Pick<AuthorDesk, 'beat' | 'answer'>
  /** Null: no hashes are exchanged. */
  readonly exchange: Pick<ExchangeDesk, 'run'> | null
  readonly metrics: Metrics
  readonly now: () => number
  readonly retentionDays: number
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

export function startJobs(parts: JobParts): { readonly stop: () => Promise<void> } {
  const { db, authors, casework, counters, allows, exchange, facts, life, metrics, now } = parts
  const tell = createFaultTeller(parts.log, now)
  const database = createReturnTeller(parts.log, now)
  const fault: typeof tell = (job, thrown) => {
    metrics.jobFaults.inc({ job })
    parts.opened.noteFault(thrown)
    database.fail(thrown)
    tell(job, thrown)
  }
  const flushAllows = async (): Promise<void> => {
    const taken = allows.take()
    try {
      await addDecisionCounts(db, taken)
    } catch (thrown) {
      allows.restore(taken)
      throw thrown
    }
  }
  const tellClock = createClockTeller(parts)
  const beat = async (): Promise<void> => {
    const { goneSince, aheadMs } = await authors.beat()
    if (!parts.opened.isFailing()) database.write() // a full disk has room for this alone
    tellClock(aheadMs)
    if (goneSince === null) return
    parts.log({ level: 'warn', message: GONE, lastHeard: new Date(goneSince).toISOString() })
    casework.missNode(goneSince)
  }
  const tellOverdue = async (): Promise<void> => {
    const counts = await countOverdue(db, now())
    for (const kind of OWED_KINDS) metrics.overdue.set({ kind }, counts.get(kind) ?? 0)
  }
  const noteClauses = untilDone(() => noteOlderClauses(db))
  const traceOlder = untilDone(casework.traceOlder)
  const tellOutbox = async (): Promise<void> => {
    const counts = await countOutbox(db)
    for (const topic of TOPICS) {
      const found = counts.find((count) => count.topic === topic)
      metrics.outboxWaiting.set({ topic }, found?.waiting ?? 0)
      metrics.outboxOldest.set({ topic }, found === undefined ? 0 : Math.max(0, now() - found.since) / SECOND)
    }
  }
  const keepHouse = createHousekeeping({ ...parts, fault })
  const isClockDoubted = createDoubt({ now, elapsed: () => performance.now(), forMs: HOUR })
  let wasDoubted = false
  const runDue = (): Promise<boolean> => {
    const isDoubted = isClockDoubted()
    if (isDoubted && !wasDoubted) parts.log({ level: 'warn', message: DOUBTED, now: new Date(now()).toISOString() })
    wasDoubted = isDoubted
    return casework.runDue(isDoubted)
  }
  /** What was set by a clock that was ahead comes when it would have come by the right one, or a little later. */
  const recall = async (): Promise<void> => {
    await recallJobs(db, { kinds: SOON_AGAIN, now: now(), longestMs: HOUR })
    await recallOutbox(db, { topics: TOPICS, now: now(), longestMs: LONGEST_WAIT_MS })
  }
  const decideObserved = whenHeard(createObservedTurn({ ...parts, name: OBSERVED }), {
    heard: parts.opened.heardOfObserved,
    now,
    seldomMs: SECOND / 2,
  })
  /** What changes counts, and what stores them. */
  const counting = [
    repeat({ name: 'follow counters', everyMs: SECOND, fault }, parts.followCounters),
    repeat({ name: 'save counters', everyMs: 2 * SECOND, fault }, () => counters.flushInTurn(now())),
    repeat({ name: 'count allows', everyMs: 5 * SECOND, fault }, flushAllows),
    repeat({ name: OBSERVED, everyMs: 100, fault }, decideObserved),
  ]
  const others = [
    repeat({ name: 'follow facts', everyMs: 300, fault }, facts.feed.follow),
    repeat({ name: 'follow destroyed keys', everyMs: 300, fault }, db.keys.follow),
    repeat({ name: 'follow event keys', everyMs: SECOND / 2, fault }, parts.opened.followKeys),
    repeat({ name: AGAIN, everyMs: 5 * SECOND, fault }, createCheckTurn({ ...parts, name: AGAIN })),
    repeat({ name: 'follow policy', everyMs: SECOND, fault }, () => life.follow(now())),
    repeat({ name: 'run due casework', everyMs: SECOND, fault }, runDue),
    repeat({ name: 'join what was left without its case', everyMs: 5 * SECOND, fault }, casework.joinLeft),
    repeat({ name: 'follow standings', everyMs: 300, fault }, casework.followStandings),
    repeat({ name: 'follow rules', everyMs: 300, fault }, casework.followRules),
    repeat({ name: 'follow decided cases', everyMs: 300, fault }, casework.followCases),
    repeat({ name: 'bring wanted files', everyMs: 5 * SECOND, fault }, casework.bringWantedFiles),
    repeat({ name: 'trace older decisions', everyMs: SECOND / 4, fault }, traceOlder),
    repeat({ name: 'note clauses of older decisions', everyMs: SECOND, fault }, noteClauses),
    repeat({ name: 'send webhooks', everyMs: SECOND, fault }, casework.sendWebhooks),
    repeat({ name: 'tell who sent an event', everyMs: SECOND / 5, fault }, authors.answer),
    repeat({ name: 'say that the node is up', everyMs: 5 * SECOND, fault }, beat),
    ...(exchange === null ? [] : [repeat({ name: 'exchange hashes', everyMs: SECOND, fault }, exchange.run)]),
    repeat({ name: 'tell whether decisions are stored', everyMs: SECOND, fault }, createHangingTeller(parts)),
    repeat({ name: 'count what is overdue', everyMs: 15 * SECOND, fault }, tellOverdue),
    repeat({ name: 'count what waits to leave', everyMs: 15 * SECOND, fault }, tellOutbox),
    repeat({ name: 'recall what waits too long', everyMs: MINUTE, fault }, recall),
    repeat({ name: 'keep house', everyMs: MINUTE, fault }, keepHouse),
  ]
  const stopAll = (works: readonly Repeating[]) => Promise.all(works.map((work) => work.stop()))
  const stopCounting = async (): Promise<void> => {
    await stopAll(counting)
    await counters.flush(now())
    await flushAllows()
  }
  return {
    // What was counted is stored beside the rest: whoever else is asked - an exchange, a host whose domain is looked at - may outlast the time there is.
    stop: async () => {
      await Promise.all([stopAll(others), stopCounting()])
    },
  }
}
