/**
 * The life of a policy: tried, drafted and put in force (`publish-policy.ts`), compiled beside the live one at its effective date and
 * swapped in between two decisions. A policy with problems never replaces one that works; every version stays in the ledger.
 */
import { findPolicyVersion, listPolicyVersions } from '@goodstanding/ledger'
import type { Gate } from '@goodstanding/casework'
import { createEngine, type FactMemory } from '@goodstanding/engine'
import type { Decision, Event } from '@goodstanding/model'
import type { CompiledPolicy, PolicyFiles } from '@goodstanding/policy'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem } from '../http/problems.ts'
import { readEvent } from '../http/read-event.ts'
import { streamOpenDecisions } from '../vault/open-decisions.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { isErasedEvent } from '../vault/seal-decision.ts'
import { oneAfterAnother } from '../one-after-another.ts'
import { type Backtest, type BacktestReport, createBacktest } from './backtest.ts'
import type { OpenPolicy } from './open-policy.ts'
import { createPoliciesThen, type PoliciesThen } from './policies-then.ts'
import { compileInTurns, type PolicyDesk } from './policy-desk.ts'
import { type Drafted, gatesOf, noteBacktest } from './policy-gates.ts'
import { createPolicyPublisher, type PolicyPublisher } from './publish-policy.ts'
import { createExampleRunner, type TestReport } from './run-examples.ts'
import type { Bench } from './try-policy.ts'

export type BacktestRequest = {
  readonly from: number | null
  readonly until: number | null
  readonly limit: number
  /** Events to use instead of recorded ones. */
  readonly events: readonly unknown[] | null
  readonly now: number
  /** Who asks, for the record. */
  readonly by: string
}

export type Upcoming = { readonly version: string; readonly effectiveFrom: string; readonly status: string }

const TRIAL_COUNTERS = { maxBytes: 8 * 1024 * 1024 }

export type PolicyLife = PolicyPublisher & {
  readonly current: () => CompiledPolicy
  readonly files: () => PolicyFiles
  /** The rules that run in a lesser mode than the policy in force writes. */
  readonly lowered: PolicyDesk['lowered']
  readonly upcoming: () => readonly Upcoming[]
  /** From when the version in force counts: a draft keeps the date that the files of the version before it name. */
  readonly since: () => number
  readonly test: (files: PolicyFiles) => Promise<TestReport>
  /** What a policy says of one event, with an engine of its own that starts empty and the facts of now. */
  readonly tryOut: (compiled: CompiledPolicy, event: Event) => Decision
  readonly backtest: (files: PolicyFiles, request: BacktestRequest) => Promise<BacktestReport>
  /** What a draft must have behind it before it acts, and what of that it has. */
  readonly gates: (files: PolicyFiles, now: number) => Promise<readonly Gate[]>
  /** Puts in force whatever version's date has come, here or on another node. */
  readonly follow: (now: number) => Promise<void>
  /** Puts in force what is read anew, and whatever version's date has come since. */
  readonly enter: (read: () => Promise<OpenPolicy>) => Promise<void>
  /** The policy of an earlier instant; null where it is the one in force. */
  readonly then: PoliciesThen['at']
}

export type PolicyLifeParts = {
  readonly db: VaultDb
  readonly desk: PolicyDesk
  /** The facts of now, which backtests read. */
  readonly memory: FactMemory
  /** As it is before any fact is stated: examples state their own. */
  readonly withNothing: () => FactMemory
  readonly files: Bench['files']
  readonly detectors: Bench['detectors']
  readonly now: () => number
  readonly log?: (line: Readonly<Record<string, unknown>>) => void
}

export function createPolicyLife({ db, desk, memory: facts, now, ...parts }: PolicyLifeParts): PolicyLife {
  const { files, detectors } = parts
  let opened: Bench | null = null
  /** Few nodes are ever asked to try a policy, and a start waits for nothing that it may not need. */
  const bench = (): Bench => (opened ??= { facts: parts.withNothing(), files, detectors })
  let upcoming: readonly Upcoming[] = []
  let counted: { readonly version: string; readonly from: number } | null = null
  const runExamples = createExampleRunner(bench)
  const policyId = (): string => desk.current().policy.id
  const then = createPoliciesThen({ db, current: desk.current, log: parts.log })

  // What a newer product published may be beyond this one: it is tried once, not at every look.
  let unreadable: { readonly version: string; readonly fault: unknown } | null = null
  const look = async (now: number): Promise<void> => {
    const versions = await listPolicyVersions(db, policyId())
    then.know(versions)
    upcoming = versions
      .filter(({ status, effectiveFrom }) => status === 'draft' || (status === 'published' && effectiveFrom > now))
      .map(({ version, effectiveFrom, status }) => ({
        version,
        effectiveFrom: new Date(effectiveFrom).toISOString(),
        status,
      }))
    const due = versions
      .filter(({ status, effectiveFrom }) => status === 'published' && effectiveFrom <= now)
      .sort((a, b) => a.effectiveFrom - b.effectiveFrom || a.createdAt - b.createdAt)
      .at(-1)
    if (due !== undefined) counted = { version: due.version, from: due.effectiveFrom }
    if (due === undefined || due.version === desk.current().policy.version) return
    if (due.version === unreadable?.version) throw unreadable.fault
    const whole = await findPolicyVersion(db, policyId(), due.version)
    if (whole === null) return
    const files = new Map(Object.entries(whole.content))
    try {
      desk.swap(await compileInTurns(files), files)
    } catch (fault) {
      unreadable = { version: due.version, fault }
      throw fault
    }
  }

  // A look that began before somebody published would go back behind it, and so would a folder that was read before a version's date.
  const inTurn = oneAfterAnother((work: () => Promise<void>) => work())
  // Its turn may come late: by the clock of when it was asked, what was put in force meanwhile would not have begun.
  const follow = (at: number): Promise<void> => inTurn(() => look(Math.max(at, now())))
  const enter: PolicyLife['enter'] = (read) =>
    inTurn(async () => {
      const { compiled, files } = await read()
      desk.swap(compiled, files)
      await look(now())
    })

  const gatesNow = async (draft: Omit<Drafted, 'examples'>, now: number): Promise<readonly Gate[]> => {
    const inForce = { compiled: desk.current(), files: desk.files() }
    return gatesOf(db, now, { inForce, draft: { ...draft, examples: await runExamples(draft) } })
  }

  return {
    current: desk.current,
    files: desk.files,
    lowered: desk.lowered,
    upcoming: () => upcoming,
    since: () => {
      const { version, effectiveFrom } = desk.current().policy
      return counted?.version === version ? counted.from : effectiveFrom
    },
    follow,
    enter,
    then: then.at,
    test: async (files) => runExamples({ compiled: await compileInTurns(files), files }),
    tryOut: (compiled, event) => {
      const engine = createEngine({ policy: compiled, facts, detectors: detectors(), counters: TRIAL_COUNTERS })
      return engine.decide(event, 'dec_try', event.time).decision
    },
    backtest: async (files, request) => {
      const compiled = await compileInTurns(files)
      const run = createBacktest({
        facts,
        detectors,
        before: desk.current(),
        after: compiled,
        loweredUnder: desk.loweredUnder,
      })
      await feedInTurns(run, eventsOf(db, request), request.now, parts.files.lookAhead)
      const report = run.report()
      const isWhole = request.events === null && request.from === null && request.until === null
      if (isWhole) await noteBacktest(db, files, { report, ...request })
      return report
    },
    gates: async (files, now) => gatesNow({ compiled: await compileInTurns(files), files }, now),
    ...createPolicyPublisher({ db, desk, follow, now, gates: gatesNow }),
  }
}

/** So long events are replayed in one turn: most are decided twice in a millisecond, an import of thousands of rows is not. */
const REPLAYED_MS = 8
/** And no more than so many. */
const AT_ONCE = 8

/** Replays while decisions go on. `lookAhead`: at what in an event takes long to look at. */
export async function feedInTurns(
  run: Backtest,
  events: AsyncIterable<unknown>,
  now: number,
  lookAhead: Bench['files']['lookAhead'] = () => null,
): Promise<void> {
  let until = performance.now() + REPLAYED_MS
  let fed = 0
  for await (const value of events) {
    try {
      const event = readEvent(value, now)
      const looking = lookAhead(event)
      if (looking !== null) await looking
      run.feed(event)
    } catch (fault) {
      if (!(fault instanceof Problem)) throw fault
      run.skip()
    }
    if (++fed % AT_ONCE !== 0 && performance.now() < until) continue
    await nextTurn()
    until = performance.now() + REPLAYED_MS
  }
}

/** Rows that are opened in one turn. */
const ROWS_AT_ONCE = 100

async function* eventsOf(db: VaultDb, { from, until, limit, events }: BacktestRequest): AsyncGenerator {
  if (events !== null) {
    yield* events.slice(0, limit)
    return
  }
  const any = { organization: null, actor: null, eventType: null, effect: null, clause: null, from, until }
  let sent = 0
  for await (const rows of streamOpenDecisions(db, any, ROWS_AT_ONCE)) {
    for (const row of rows) {
      if (isErasedEvent(row.event)) continue
      if (sent++ >= limit) return
      yield row.event
    }
  }
}
