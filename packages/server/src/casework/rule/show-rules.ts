/** The rules of the policy in force: how each is written, how it runs, what was measured of it. */
import { askedOf, holdToFloor, type Measured, modeNow, type RuleMode } from '@goodstanding/casework'
import { measureRules, type RuleOutcomes } from '@goodstanding/ledger'
import type { Policy } from '@goodstanding/policy'
import type { Desk } from '../parts.ts'
import { allInStream, readStream } from '../read-stream.ts'
import { instantText, type Shown } from '../show.ts'
import { enoughOf, type KnownRule, knownRules, periodOf } from './known-rules.ts'
import { RULE_MODES } from './stream.ts'

export type ShownRules = {
  /** So many judged outcomes before a floor is asked, of findings of so many days. */
  readonly judged: number
  readonly days: number
  readonly items: readonly Shown[]
}

const daysOf = (policy: Policy): number => Math.round(periodOf(policy) / 86_400_000)

export async function showRules(desk: Desk): Promise<ShownRules> {
  const { policy } = desk.policy()
  const period = periodOf(policy)
  const [kept, measured] = await Promise.all([
    allInStream(desk.db, RULE_MODES, []),
    measureRules(desk.db, desk.now() - period),
  ])
  const modes = new Map(kept.map(({ id, state }) => [id, state]))
  const outcomes = new Map(measured.map((one) => [`${one.clause}/${one.rule}`, one]))
  return {
    judged: enoughOf(policy),
    days: daysOf(policy),
    items: [...knownRules(policy)].map(([key, rule]) =>
      showRule(rule, modes.get(key) ?? RULE_MODES.none, {
        outcomes: outcomes.get(key) ?? null,
        enough: enoughOf(policy),
      }),
    ),
  }
}

/** Those that are lowered, below their floor, or wait for a second person. Usually none, and then nothing is measured. */
export async function showAttention(desk: Desk): Promise<ShownRules> {
  const rules = knownRules(desk.policy().policy)
  const kept = await allInStream(desk.db, RULE_MODES, [])
  const isAny = kept.some(({ id, state }) => {
    const rule = rules.get(id)
    return rule !== undefined && needsLook(rule, state)
  })
  const { policy } = desk.policy()
  if (!isAny) return { judged: enoughOf(policy), days: daysOf(policy), items: [] }
  const found = await showRules(desk)
  return { ...found, items: found.items.filter(({ lowered, asked, alarm }) => (lowered ?? asked ?? alarm) !== null) }
}

function needsLook(rule: KnownRule, found: RuleMode): boolean {
  return modeNow(found, rule) !== rule.mode || askedOf(found, rule) !== null || found.alarm?.wording === rule.wording
}

export async function showOneRule(desk: Desk, rule: KnownRule): Promise<Shown> {
  const { policy } = desk.policy()
  const mode = (await readStream(desk.db, RULE_MODES, `${rule.clause}/${rule.name}`)) ?? RULE_MODES.none
  const measured = await measureRules(desk.db, desk.now() - periodOf(policy))
  const outcomes = measured.find((one) => one.clause === rule.clause && one.rule === rule.name) ?? null
  return showRule(rule, mode, { outcomes, enough: enoughOf(policy) })
}

type Known = { readonly outcomes: RuleOutcomes | null; readonly enough: number }

function showRule(rule: KnownRule, found: RuleMode, known: Known): Shown {
  const { clause, name, effect, severity, mode: written, floor, guarded, wording } = rule
  const asked = askedOf(found, rule)
  const alarm = found.alarm?.wording === wording ? found.alarm : null
  return {
    clause,
    rule: name,
    effect,
    severity,
    written,
    mode: modeNow(found, rule),
    floor,
    guarded,
    measured: showMeasured(known, floor),
    lowered: showLowered(found, rule),
    asked: asked === null ? null : { to: asked.to, by: asked.by, reason: asked.reason, at: instantText(asked.at) },
    alarm: alarm === null ? null : { at: instantText(alarm.at), measured: numbersOf(alarm.measured) },
    raised: found.raised === null ? null : { ...found.raised, at: instantText(found.raised.at) },
  }
}

function showLowered(found: RuleMode, rule: KnownRule): Shown | null {
  if (found.kind !== 'lowered' || found.lowered.wording !== rule.wording) return null
  const { mode, by, second, reason, at, measured } = found.lowered
  return {
    mode,
    by: by ?? 'machine',
    second,
    reason,
    at: instantText(at),
    measured: measured === null ? null : numbersOf(measured),
  }
}

const numbersOf = ({ right, wrong, disputed, floor }: Measured): Shown => ({ right, wrong, disputed, floor })

function showMeasured({ outcomes, enough }: Known, floor: number | null): Shown | null {
  if (outcomes === null) return null
  const { right, wrong, disputed, since } = outcomes
  const { precision, interval, verdict } = holdToFloor(outcomes, { floor: floor ?? 0, judged: enough })
  return {
    right,
    wrong,
    disputed,
    precision,
    interval,
    verdict: floor === null ? 'no floor' : verdict,
    since: instantText(since),
  }
}
