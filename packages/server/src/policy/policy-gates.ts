/** What a draft has behind it, as the ledger knows it: the gates before it acts are held here, whatever page or script asks. */
import { checkGates, closedGates, type Gate, type Readiness, type RuleStep } from '@goodstanding/casework'
import {
  type Db,
  findBacktest,
  findPolicyVersion,
  keepBacktest,
  listPolicyVersions,
  measureRules,
  type RuleOutcomes,
} from '@goodstanding/ledger'
import type { CompiledPolicy, Policy, PolicyFiles, Rule } from '@goodstanding/policy'
import { ruleKey } from '@goodstanding/policy'
import { createHash } from 'node:crypto'
import { periodOf } from '../casework/rule/known-rules.ts'
import { Problem } from '../http/problems.ts'
import type { BacktestReport } from './backtest.ts'
import { unnamedText } from './merge-files.ts'

/** A backtest counts that replayed this many events, or all that are kept. */
const EVENTS_ASKED = 1_000

/** The files without what names their version: a draft gets its version last. */
function unnamed(files: PolicyFiles): readonly (readonly [string, string])[] {
  return [...files].map(([name, text]) => [name, unnamedText(name, text)] as const).sort(([a], [b]) => (a < b ? -1 : 1))
}

/** Stands for files, whatever their version is called. */
export function digestOf(files: PolicyFiles): string {
  return createHash('sha256')
    .update(JSON.stringify(unnamed(files)))
    .digest('hex')
}

/** The text of the files without modes of rules, so that two that differ in nothing else are alike. */
function withoutModes(files: PolicyFiles): string {
  const text = unnamed(files).map(([name, each]) => [
    name,
    each.replace(/\bmode:\s*["']?(?:on|off|watch)\b["']?,?/g, ''),
  ])
  return JSON.stringify(text).replaceAll(/\\n(?:\s|\\n)*/g, '\\n')
}

type Held = { readonly compiled: CompiledPolicy; readonly files: PolicyFiles }

const rulesOf = ({ clauses }: Policy): ReadonlyMap<string, Rule> =>
  new Map([...clauses.values()].flatMap(({ rules }) => rules.map((rule) => [ruleKey(rule), rule])))

const RANK = { off: 0, watch: 1, on: 2 } as const

/** Whether nothing changes but that rules do less. */
function onlyLowers(before: Held, after: Held): boolean {
  if (withoutModes(before.files) !== withoutModes(after.files)) return false
  const [old, next] = [rulesOf(before.compiled.policy), rulesOf(after.compiled.policy)]
  return [...next].every(([key, { mode }]) => RANK[mode] <= RANK[old.get(key)?.mode ?? 'off'])
}

/** Whether these very files, whatever their version was called, were in force before. */
async function wasPublished(db: Db, policy: string, digest: string): Promise<boolean> {
  for (const { version, status } of await listPolicyVersions(db, policy)) {
    if (status !== 'published') continue
    const whole = await findPolicyVersion(db, policy, version)
    if (whole !== null && digestOf(new Map(Object.entries(whole.content))) === digest) return true
  }
  return false
}

function stepOf(rule: Rule, before: Rule | undefined, measured: RuleOutcomes | undefined): RuleStep {
  const { clause, name, effect } = rule
  const { since = null, right = 0, wrong = 0 } = measured ?? {}
  return { clause, rule: name, effect, before: before?.mode ?? null, since, right, wrong }
}

export type Drafted = Held & { readonly examples: Readiness['examples'] }

/** The gates of a draft, against what is in force now. */
export async function gatesOf(
  db: Db,
  now: number,
  { inForce, draft }: { readonly inForce: Held; readonly draft: Drafted },
) {
  const { policy } = inForce.compiled
  const digest = digestOf(draft.files)
  const isBack = onlyLowers(inForce, draft) || (await wasPublished(db, policy.id, digest))
  const [backtest, measured] = await Promise.all([findBacktest(db, digest), measureRules(db, now - periodOf(policy))])
  const outcomes = new Map(measured.map((each) => [ruleKey({ clause: each.clause, name: each.rule }), each]))
  const known = rulesOf(policy)
  const begins = [...rulesOf(draft.compiled.policy)].flatMap(([key, rule]) =>
    rule.mode === 'on' && known.get(key)?.mode !== 'on' ? [stepOf(rule, known.get(key), outcomes.get(key))] : [],
  )
  return checkGates(
    {
      direction: isBack ? 'back' : 'forward',
      inForce: policy.version,
      examples: draft.examples,
      backtest,
      begins,
    },
    now,
  )
}

const HURRY = 'In an emergency each of the two people may say why it cannot wait, in `emergency`.'

/** Throws what is to be done before the draft may act. `emergency`: the reason of whoever asks not to wait for it; null: they wait. */
export function demandGates(gates: readonly Gate[], emergency: string | null): void {
  const closed = closedGates(gates, emergency)
  if (closed.length === 0) return
  const said = closed.map(({ rule, detail }) => (rule === null ? detail : `${rule}: ${detail}`))
  const mayHurry = closed.every(({ kind }) => kind !== 'examples')
  throw new Problem('activation.gates', {
    detail: [...said, ...(mayHurry ? [HURRY] : [])].join(' '),
    errors: closed.map(({ detail }) => ({ pointer: '/files', detail })),
    more: { gates },
  })
}

/** Remembers that recorded events were replayed through these files, if enough of them were. */
export async function noteBacktest(
  db: Db,
  files: PolicyFiles,
  {
    report,
    limit,
    by,
    now,
  }: { readonly report: BacktestReport; readonly limit: number; readonly by: string; readonly now: number },
): Promise<void> {
  const { events, unreadable, from: against, changes } = report
  if (events < EVENTS_ASKED && events + unreadable >= limit) return
  const changed = changes.reduce((sum, { count }) => sum + count, 0)
  await keepBacktest(db, { digest: digestOf(files), against, events, changed, by, at: now })
}
