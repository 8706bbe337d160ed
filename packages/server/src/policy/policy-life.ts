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
}

export type Upcoming = { readonly version: string; readonly effectiveFrom: string; readonly status: string }

const TRIAL_COUNTERS = { maxBytes: 8 * 1024 * 1024 }

export type PolicyLife = {
  readonly current: () => CompiledPolicy
  readonly files: () => PolicyFiles
  /** The rules that run in a lesser mode than the policy in force writes. */
  readonly lowered: PolicyDesk['lowered']
  readonly upcoming: () => readonly Upcoming[]
  readonly test: (compiled: CompiledPolicy) => TestReport
  /** What a policy says of one event, with an engine of its own that starts empty and the facts of now. */
  readonly tryOut: (compiled: CompiledPolicy, event: Event) => Decision
  readonly backtest: (compiled: CompiledPolicy, request: BacktestRequest) => Promise<BacktestReport>
  readonly draft: (
    files: PolicyFiles,
    drafted: { readonly by: string; readonly effectiveFrom: number | null; readonly now: number },
  ) => Promise<unknown>
  readonly approve: (version: string, by: string, now: number) => Promise<unknown>
  /** Puts in force whatever version's date has come, here or on another node. */
  readonly follow: (now: number) => Promise<void>
}

export type PolicyLifeParts = { readonly db: VaultDb; readonly desk: PolicyDesk; readonly bench: Bench }

export function createPolicyLife({ db, desk, bench }: PolicyLifeParts): PolicyLife {
  let upcoming: readonly Upcoming[] = []
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
    backtest: async (compiled, request) => {
      const run = createBacktest({
        facts: bench.facts,
        detectors: bench.detectors,
        before: desk.current(),
        after: compiled,
      })
      for await (const value of eventsOf(db, request)) {
        try {
          run.feed(readEvent(value, request.now))
        } catch (fault) {
          if (!(fault instanceof Problem)) throw fault
          run.skip()
        }
      }
      return run.report()
    },
    draft: async (files, { by, effectiveFrom, now }) => {
      const { policy } = compileFiles(files)
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
          await append(tx, { version: policy.version, at: 1, event: { kind: 'policy.drafted', by }, now })
        return saved
      })
      if (outcome.kind === 'exists' && !sameFiles(new Map(Object.entries(outcome.existing.content)), files)) {
        throw new Problem('policy.version-taken', {
          detail: `Version ${policy.version} exists with other content. Give policy.yaml a new version.`,
          errors: [{ pointer: '/files/policy.yaml', detail: 'needs a new version' }],
        })
      }
      await follow(now)
      return {
        id: policy.id,
        version: policy.version,
        status: 'awaiting-second',
        effectiveFrom: new Date(at).toISOString(),
      }
    },
    approve: async (version, by, now) => {
      const known = await findPolicyVersion(db, policyId(), version)
      const [drafted] = await loadStream(db, streamOf(version))
      if (known === null || known.status !== 'draft' || drafted === undefined)
        throw new Problem('policy.unknown', { detail: `There is no drafted version "${version}".` })
      if (Reflect.get(Object(drafted.event), 'by') === by) throw new Problem('policy.same-person')
      const effectiveFrom = Math.max(known.effectiveFrom, now)
      await db.transaction(async (tx) => {
        await setPolicyStatus(tx, { policy: known.policy, version, status: 'published', effectiveFrom })
        await append(tx, { version, at: 2, event: { kind: 'policy.approved', by }, now })
      })
      await follow(now)
      return { id: known.policy, version, status: 'published', effectiveFrom: new Date(effectiveFrom).toISOString() }
    },
  }
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
