/**
 * The life of a policy: drafted by one policy editor, put in force by another at its effective date, compiled beside the live one and
 * swapped in between two decisions. A policy with problems never replaces one that works; every version stays in the ledger.
 */
import {
  appendToLedger,
  type Db,
  findPolicyVersion,
  listPolicyVersions,
  loadStream,
  savePolicyVersion,
  setPolicyStatus,
} from '@goodstanding/ledger'
import type { Gate } from '@goodstanding/casework'
import { createEngine } from '@goodstanding/engine'
import type { Decision, Event } from '@goodstanding/model'
import type { CompiledPolicy, PolicyFiles } from '@goodstanding/policy'
import { Problem } from '../http/problems.ts'
import { readEvent } from '../http/read-event.ts'
import { streamOpenDecisions } from '../vault/open-decisions.ts'
import type { VaultDb } from '../vault/open-vault.ts'
import { isErasedEvent } from '../vault/seal-decision.ts'
import { type BacktestReport, createBacktest } from './backtest.ts'
import { compileFiles, type PolicyDesk, sameFiles } from './policy-desk.ts'
import { demandGates, type Drafted, gatesOf, noteBacktest } from './policy-gates.ts'
import { createExampleRunner } from './run-examples.ts'
import { type Bench, type Tried, tryPolicy } from './try-policy.ts'

export type TestReport = {
  readonly ok: boolean
  readonly passed: number
  readonly failed: number
  readonly failures: readonly Omit<Tried, 'decision'>[]
}

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

/** `emergency`: why this person does not wait for the gates; null: they are held. It is kept with their step. */
export type Publishing = { readonly by: string; readonly emergency: string | null; readonly now: number }

export type PolicyLife = {
  readonly current: () => CompiledPolicy
  readonly files: () => PolicyFiles
  /** The rules that run in a lesser mode than the policy in force writes. */
  readonly lowered: PolicyDesk['lowered']
  readonly upcoming: () => readonly Upcoming[]
  readonly test: (compiled: CompiledPolicy) => TestReport
  /** What a policy says of one event, with an engine of its own that starts empty and the facts of now. */
  readonly tryOut: (compiled: CompiledPolicy, event: Event) => Decision
  readonly backtest: (files: PolicyFiles, request: BacktestRequest) => Promise<BacktestReport>
  /** What a draft must have behind it before it acts, and what of that it has. */
  readonly gates: (files: PolicyFiles, now: number) => Promise<readonly Gate[]>
  readonly draft: (
    files: PolicyFiles,
    drafted: Publishing & { readonly effectiveFrom: number | null },
  ) => Promise<unknown>
  readonly approve: (version: string, approved: Publishing) => Promise<unknown>
  /** Puts in force whatever version's date has come, here or on another node. */
  readonly follow: (now: number) => Promise<void>
}

export type PolicyLifeParts = { readonly db: VaultDb; readonly desk: PolicyDesk; readonly bench: Bench }

export function createPolicyLife({ db, desk, bench }: PolicyLifeParts): PolicyLife {
  let upcoming: readonly Upcoming[] = []
  const runExamples = createExampleRunner(bench)
  const policyId = (): string => desk.current().policy.id

  const follow = async (now: number): Promise<void> => {
    const versions = await listPolicyVersions(db, policyId())
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
    if (due === undefined || due.version === desk.current().policy.version) return
    const whole = await findPolicyVersion(db, policyId(), due.version)
    if (whole === null) return
    const files = new Map(Object.entries(whole.content))
    desk.swap(compileFiles(files), files)
  }

  const gatesNow = async (draft: Omit<Drafted, 'examples'>, now: number): Promise<readonly Gate[]> => {
    const inForce = { compiled: desk.current(), files: desk.files() }
    return gatesOf(db, now, { inForce, draft: { ...draft, examples: await runExamples(draft) } })
  }

  return {
    current: desk.current,
    files: desk.files,
    lowered: desk.lowered,
    upcoming: () => upcoming,
    follow,
    test: (compiled) => {
      const tried = [...tryPolicy(compiled, bench)]
      const failures = tried.filter(({ kept }) => !kept).map(({ decision, ...rest }) => rest)
      return { ok: failures.length === 0, passed: tried.length - failures.length, failed: failures.length, failures }
    },
    tryOut: (compiled, event) => {
      const { facts, detectors } = bench
      const engine = createEngine({ policy: compiled, facts, detectors: detectors(), counters: TRIAL_COUNTERS })
      return engine.decide(event, 'dec_try', event.time).decision
    },
    backtest: async (files, request) => {
      const compiled = compileFiles(files)
      const run = createBacktest({
        facts: bench.facts,
        detectors: bench.detectors,
        before: desk.current(),
        after: compiled,
        loweredUnder: desk.loweredUnder,
      })
      for await (const value of eventsOf(db, request)) {
        try {
          run.feed(readEvent(value, request.now))
        } catch (fault) {
          if (!(fault instanceof Problem)) throw fault
          run.skip()
        }
      }
      const report = run.report()
      const isWhole = request.events === null && request.from === null && request.until === null
      if (isWhole) await noteBacktest(db, files, { report, ...request })
      return report
    },
    gates: (files, now) => gatesNow({ compiled: compileFiles(files), files }, now),
    draft: async (files, { by, effectiveFrom, emergency, now }) => {
      const compiled = compileFiles(files)
      const { policy } = compiled
      const taken = await findPolicyVersion(db, policy.id, policy.version)
      if (taken !== null && !sameFiles(new Map(Object.entries(taken.content)), files))
        throw versionTaken(policy.version)
      demandGates(await gatesNow({ compiled, files }, now), emergency)
      const at = effectiveFrom ?? policy.effectiveFrom
      const row = {
        policy: policy.id,
        version: policy.version,
        content: Object.fromEntries(files),
        status: 'draft',
        effectiveFrom: at,
        createdAt: now,
      } as const
      const outcome = await db.transaction(async (tx) => {
        const saved = await savePolicyVersion(tx, row)
        if (saved.kind === 'saved')
          await append(tx, { version: policy.version, at: 1, event: { kind: 'policy.drafted', by, emergency }, now })
        return saved
      })
      if (outcome.kind === 'exists' && !sameFiles(new Map(Object.entries(outcome.existing.content)), files)) {
        throw versionTaken(policy.version)
      }
      await follow(now)
      return {
        id: policy.id,
        version: policy.version,
        status: 'awaiting-second',
        effectiveFrom: new Date(at).toISOString(),
      }
    },
    approve: async (version, { by, emergency, now }) => {
      const known = await findPolicyVersion(db, policyId(), version)
      const [drafted] = await loadStream(db, streamOf(version))
      if (known === null || known.status !== 'draft' || drafted === undefined)
        throw new Problem('policy.unknown', { detail: `There is no drafted version "${version}".` })
      if (Reflect.get(Object(drafted.event), 'by') === by) throw new Problem('policy.same-person')
      // What is in force may be another policy than when it was drafted, and people may have judged since.
      const files = new Map(Object.entries(known.content))
      demandGates(await gatesNow({ compiled: compileFiles(files), files }, now), emergency)
      const effectiveFrom = Math.max(known.effectiveFrom, now)
      await db.transaction(async (tx) => {
        await setPolicyStatus(tx, { policy: known.policy, version, status: 'published', effectiveFrom })
        await append(tx, { version, at: 2, event: { kind: 'policy.approved', by, emergency }, now })
      })
      await follow(now)
      return { id: known.policy, version, status: 'published', effectiveFrom: new Date(effectiveFrom).toISOString() }
    },
  }
}

function versionTaken(version: string): Problem {
  return new Problem('policy.version-taken', {
    detail: `Version ${version} exists with other content. Give policy.yaml a new version.`,
    errors: [{ pointer: '/files/policy.yaml', detail: 'needs a new version' }],
  })
}

const streamOf = (version: string): string => `policy/${version}`

type Step = { readonly version: string; readonly at: number; readonly event: unknown; readonly now: number }

async function append(tx: Db, { version, at, event, now }: Step): Promise<void> {
  const appended = await appendToLedger(tx, {
    stream: streamOf(version),
    version: at,
    organization: null,
    events: [{ event, at: now }],
  })
  if (!appended.ok)
    throw new Problem('policy.version-taken', {
      detail: `Somebody else changed version "${version}" just now. Read it again.`,
    })
}

async function* eventsOf(db: VaultDb, { from, until, limit, events }: BacktestRequest): AsyncGenerator {
  if (events !== null) {
    yield* events.slice(0, limit)
    return
  }
  const any = { organization: null, actor: null, eventType: null, effect: null, clause: null, from, until }
  let sent = 0
  for await (const rows of streamOpenDecisions(db, any, 500)) {
    for (const row of rows) {
      if (isErasedEvent(row.event)) continue
      if (sent++ >= limit) return
      yield row.event
    }
  }
}
