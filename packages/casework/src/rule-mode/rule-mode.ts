/**
 * How a rule runs beside what the policy writes of it. Invariants: a rule is only ever lowered, never raised above what two people
 * published; the machine lowers, and never raises; to raise a rule again takes two people; a rule that guards life, children or
 * what is critical is lowered by two people and never by the machine; what was decided about a rule ends when its wording changes.
 */
import type { Instant, PersonId } from '@goodstanding/model'
import type { Staff } from '../people.ts'

export type LowerMode = 'watch' | 'off'

/** How people judged what a rule found. */
export type RuleMeasure = {
  /** Cases with a finding of the rule that ended in a violation. */
  readonly right: number
  /** Those that ended without one, or whose action was taken back. */
  readonly wrong: number
  /** Those about which two people differ, until a third has settled it: they count for nothing. */
  readonly disputed: number
}

export type Measured = RuleMeasure & {
  /** The floor that it was held to, 0..1. */
  readonly floor: number
}

/** A rule as the policy in force writes it. */
export type WrittenRule = {
  readonly mode: 'off' | 'watch' | 'on'
  /** Tells whether it is the same rule still: a hash of all that bears on what it does. */
  readonly wording: string
  /** Whether it guards life, children or what is critical. */
  readonly guarded: boolean
}

export type LoweredRule = {
  readonly mode: LowerMode
  readonly wording: string
  /** Null: the machine, because of what was measured. */
  readonly by: PersonId | null
  readonly second: PersonId | null
  /** Null: the machine gives numbers. */
  readonly reason: string | null
  readonly measured: Measured | null
  readonly at: Instant
}

/** What somebody wants and a second person has to agree to. `as-written`: raised again. */
export type RuleAsk = {
  readonly to: LowerMode | 'as-written'
  readonly wording: string
  readonly by: PersonId
  readonly reason: string
  readonly at: Instant
}

/** A guarded rule is below its floor, and acts on. */
export type RuleAlarm = { readonly wording: string; readonly measured: Measured; readonly at: Instant }

type Beside = {
  readonly asked: RuleAsk | null
  readonly alarm: RuleAlarm | null
  /** When it was last raised: outcomes from before no longer count. */
  readonly raised: { readonly by: PersonId; readonly second: PersonId; readonly at: Instant } | null
}

export type RuleMode =
  | (Beside & { readonly kind: 'as-written' })
  | (Beside & { readonly kind: 'lowered'; readonly lowered: LoweredRule })

export type RuleModeCommand =
  /** The machine's: what was measured of the rule, and whether that is surely below its floor. */
  | { readonly kind: 'judge'; readonly rule: WrittenRule; readonly measured: Measured; readonly below: boolean }
  | {
      readonly kind: 'lower'
      readonly to: LowerMode
      readonly rule: WrittenRule
      readonly by: Staff
      readonly reason: string
    }
  | { readonly kind: 'raise'; readonly rule: WrittenRule; readonly by: Staff; readonly reason: string }
  | { readonly kind: 'approve'; readonly rule: WrittenRule; readonly by: Staff }
  | { readonly kind: 'withdraw'; readonly by: Staff }

export type RuleModeEvent =
  | { readonly kind: 'rule.lowered'; readonly lowered: LoweredRule; readonly at: Instant }
  | { readonly kind: 'rule.asked'; readonly asked: RuleAsk; readonly at: Instant }
  | { readonly kind: 'rule.withdrawn'; readonly by: PersonId; readonly at: Instant }
  | { readonly kind: 'rule.raised'; readonly by: PersonId; readonly second: PersonId; readonly at: Instant }
  | { readonly kind: 'rule.alarmed'; readonly alarm: RuleAlarm; readonly at: Instant }
  | { readonly kind: 'rule.calmed'; readonly at: Instant }
