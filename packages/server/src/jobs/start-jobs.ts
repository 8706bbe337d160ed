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
  const every = (job: string, everyMs: number, work: () => Promise<unknown>): Repeating => {
    metrics.jobFaults.inc({ job }, 0)
    return repeat({ name: job, everyMs, fault }, work)
  }
  /** What changes counts, and what stores them. */
  const counting = [
    every('follow counters', SECOND, parts.followCounters),
    every('save counters', 2 * SECOND, () => counters.flushInTurn(now())),
    every('count allows', 5 * SECOND, flushAllows),
    every(OBSERVED, 100, decideObserved),
  ]
  const others = [
    every('follow facts', 300, facts.feed.follow),
    every('follow destroyed keys', 300, db.keys.follow),
    every('follow event keys', SECOND / 2, parts.opened.followKeys),
    every(AGAIN, 5 * SECOND, createCheckTurn({ ...parts, name: AGAIN })),
    every('follow policy', SECOND, () => life.follow(now())),
    every('run due casework', SECOND, runDue),
    every('join what was left without its case', 5 * SECOND, casework.joinLeft),
    every('follow standings', 300, casework.followStandings),
    every('follow rules', 300, casework.followRules),
    every('follow decided cases', 300, casework.followCases),
    every('bring wanted files', 5 * SECOND, casework.bringWantedFiles),
    every('trace older decisions', SECOND / 4, traceOlder),
    every('note clauses of older decisions', SECOND, noteClauses),
    every('send webhooks', SECOND, casework.sendWebhooks),
    every('tell who sent an event', SECOND / 5, authors.answer),
    every('say that the node is up', 5 * SECOND, beat),
    ...(exchange === null ? [] : [every('exchange hashes', SECOND, exchange.run)]),
    every('tell whether decisions are stored', SECOND, createHangingTeller(parts)),
    every('count what is overdue', 15 * SECOND, tellOverdue),
    every('count what waits to leave', 15 * SECOND, tellOutbox),
    every('recall what waits too long', MINUTE, recall),
    every('keep house', MINUTE, keepHouse),
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
