/**
 * What a draft of the policy must have behind it before it acts. Going back is always open: a draft that only lets rules do less, or
 * that is word for word what was in force before, waits for nothing but its second person.
 */
import type { Instant } from '@goodstanding/model'
import { DAY } from '../durations.ts'
import { NINETEEN_OF_TWENTY, wilson } from '../wilson.ts'

/** How sure people must be that what a rule found was right, by what it does: the lower bound of its precision. */
export const PRECISION_BARS: Readonly<Record<string, number>> = { flag: 0.3, hold: 0.6, block: 0.8 }
/** So long a rule is watched, doing nothing, before it acts. */
export const WATCHED_FOR = DAY

export type RuleStep = {
  readonly clause: string
  readonly rule: string
  readonly effect: string
  /** How it is written in the policy in force; null: it is not there. */
  readonly before: 'off' | 'watch' | 'on' | null
  /** Since when it reads as it does in force; null: unknown. */
  readonly since: Instant | null
  /** Decided cases that bore out what it found, and that did not. */
  readonly right: number
  readonly wrong: number
}

export type Readiness = {
  readonly direction: 'back' | 'forward'
  readonly inForce: string
  readonly examples: { readonly passed: number; readonly failed: number }
  /** What recorded events last said of these very files; null: they were not asked. */
  readonly backtest: { readonly against: string; readonly events: number } | null
  /** Rules that would act, and do not in the policy in force. */
  readonly begins: readonly RuleStep[]
}

export type GateKind = 'examples' | 'backtest' | 'watched' | 'precision'

export type Gate = {
  readonly kind: GateKind
  readonly isMet: boolean
  /** `clause/rule`, for gates of one rule. */
  readonly rule: string | null
  /** What was found, and what to do where it is not met. */
  readonly detail: string
}

export function checkGates(ready: Readiness, now: Instant): readonly Gate[] {
  if (ready.direction === 'back') return []
  const { examples, begins } = ready
  const hold = examples.failed === 0
  return [
    {
      kind: 'examples',
      isMet: hold,
      rule: null,
      detail: hold
        ? `All ${examples.passed} examples hold.`
        : `${examples.failed} examples do not hold. POST /v1/policy/test with these files names them.`,
    },
    backtestGate(ready),
    ...begins.flatMap((step) => [watchedGate(step, now), precisionGate(step)]),
  ]
}

/**
 * What still keeps a draft from acting. In an emergency each of the two people may put a reason in the place of a replay, a day of
 * watching or a measured precision; examples that do not hold are a mistake, and no reason opens that gate.
 */
export function closedGates(gates: readonly Gate[], emergency: string | null): readonly Gate[] {
  return gates.filter(({ isMet, kind }) => !isMet && (emergency === null || kind === 'examples'))
}

function backtestGate({ backtest, inForce }: Readiness): Gate {
  const gate = { kind: 'backtest', rule: null } as const
  const how = 'POST /v1/policy/backtest with these files, without `events`.'
  if (backtest === null)
    return { ...gate, isMet: false, detail: `Recorded events were not replayed through these files. ${how}` }
  if (backtest.against !== inForce) {
    const detail = `They were replayed against version ${backtest.against}; ${inForce} is in force now. Again: ${how}`
    return { ...gate, isMet: false, detail }
  }
  return { ...gate, isMet: true, detail: `${backtest.events} recorded events were replayed.` }
}

function watchedGate({ clause, rule, before, since }: RuleStep, now: Instant): Gate {
  const gate = { kind: 'watched', rule: `${clause}/${rule}` } as const
  if (before !== 'watch')
    return { ...gate, isMet: false, detail: 'It was not watched. Publish it with `mode: watch` first.' }
  const until = since === null ? null : since + WATCHED_FOR
  if (until === null || until > now) {
    const from = until === null ? 'a day from when it came in force' : new Date(until).toISOString()
    return { ...gate, isMet: false, detail: `It has been watched for less than a day. It may act from ${from} on.` }
  }
  return { ...gate, isMet: true, detail: 'It was watched for a day.' }
}

/** What nobody judged yet is no ground to wait: rules that are watched bring nothing before people by themselves. */
function precisionGate({ clause, rule, effect, right, wrong }: RuleStep): Gate {
  const bar = PRECISION_BARS[effect] ?? 1
  const all = right + wrong
  const gate = { kind: 'precision', rule: `${clause}/${rule}` } as const
  if (all === 0) return { ...gate, isMet: true, detail: 'Nobody has judged what it found yet.' }
  const [low] = wilson(right, all, NINETEEN_OF_TWENTY)
  const measured = `Of ${all} judged findings ${right} were right: surely ${low.toFixed(2)} or more`
  return low >= bar
    ? { ...gate, isMet: true, detail: `${measured}.` }
    : { ...gate, isMet: false, detail: `${measured}; to ${effect}, ${bar} is asked. Word it more closely.` }
}
