/** What may happen to the mode of a rule, and by whom. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { DAY } from '../durations.ts'
import { holds } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { RuleAsk, RuleMode, RuleModeCommand, RuleModeEvent, WrittenRule } from './rule-mode.ts'

export const AS_WRITTEN: RuleMode = { kind: 'as-written', asked: null, alarm: null, raised: null }
/** A guarded rule that stays below its floor is told of again after this. */
const TOLD_AGAIN_MS = DAY

export type RuleModeRefusal = Refusal<
  | 'rule.role'
  | 'rule.no-change'
  | 'rule.not-lowered'
  | 'rule.already-asked'
  | 'rule.not-asked'
  | 'rule.changed'
  | 'rule.same-person'
  | 'rule.reason-missing'
>
type Decided = Result<readonly RuleModeEvent[], RuleModeRefusal>
type Command<Kind extends RuleModeCommand['kind']> = Extract<RuleModeCommand, { kind: Kind }>

/** How the rule runs now: as it is written, unless it was lowered and reads the same still. */
export function modeNow(
  found: RuleMode,
  { mode, wording }: Pick<WrittenRule, 'mode' | 'wording'>,
): WrittenRule['mode'] {
  if (found.kind === 'as-written' || found.lowered.wording !== wording) return mode
  return RANK[found.lowered.mode] < RANK[mode] ? found.lowered.mode : mode
}

const RANK = { off: 0, watch: 1, on: 2 } as const

/** What waits for a second person, if it still is about the rule as it reads. */
export function askedOf(found: RuleMode, { wording }: Pick<WrittenRule, 'wording'>): RuleAsk | null {
  return found.asked?.wording === wording ? found.asked : null
}

export function decideRuleMode(command: RuleModeCommand, found: RuleMode, now: Instant): Decided {
  if (command.kind === 'judge') return ok(judge(command, found, now))
  if (!holds(command.by, 'policy-editor')) return no('rule.role')
  switch (command.kind) {
    case 'lower':
      return decideLower(command, found, now)
    case 'raise': {
      const { rule, by, reason } = command
      if (modeNow(found, rule) === rule.mode) return no('rule.not-lowered')
      return ask({ to: 'as-written', wording: rule.wording, by: by.id, reason, at: now }, found, rule)
    }
    case 'approve':
      return decideApprove(command, found, now)
    case 'withdraw':
      if (found.asked === null) return no('rule.not-asked')
      return ok([{ kind: 'rule.withdrawn', by: command.by.id, at: now }])
    default:
      return assertNever(command)
  }
}

/** Switched down at once, unless the rule guards something: then everybody is told, and people decide. */
function judge({ rule, measured, below }: Command<'judge'>, found: RuleMode, now: Instant): readonly RuleModeEvent[] {
  const { wording, guarded } = rule
  if (!below) return found.alarm === null ? [] : [{ kind: 'rule.calmed', at: now }]
  if (modeNow(found, rule) !== 'on') return []
  if (!guarded) {
    const lowered = { mode: 'watch', wording, by: null, second: null, reason: null, measured, at: now } as const
    return [{ kind: 'rule.lowered', lowered, at: now }]
  }
  const { alarm } = found
  if (alarm?.wording === wording && now - alarm.at < TOLD_AGAIN_MS) return []
  return [{ kind: 'rule.alarmed', alarm: { wording, measured, at: now }, at: now }]
}

function decideLower({ to, rule, by, reason }: Command<'lower'>, found: RuleMode, now: Instant): Decided {
  const { wording, guarded, mode } = rule
  if (to === modeNow(found, rule) || RANK[to] >= RANK[mode]) return no('rule.no-change', { pointer: '/mode' })
  if (saysNothing(reason)) return no('rule.reason-missing', { pointer: '/reason' })
  if (guarded) return ask({ to, wording, by: by.id, reason, at: now }, found, rule)
  const lowered = { mode: to, wording, by: by.id, second: null, reason, measured: null, at: now }
  return ok([{ kind: 'rule.lowered', lowered, at: now }])
}

function ask(asked: RuleAsk, found: RuleMode, rule: WrittenRule): Decided {
  if (saysNothing(asked.reason)) return no('rule.reason-missing', { pointer: '/reason' })
  const before = askedOf(found, rule)
  if (before !== null && before.by !== asked.by) return no('rule.already-asked', { by: before.by })
  return ok([{ kind: 'rule.asked', asked, at: asked.at }])
}

function decideApprove({ rule, by }: Command<'approve'>, found: RuleMode, now: Instant): Decided {
  const { asked } = found
  if (asked === null) return no('rule.not-asked')
  if (asked.wording !== rule.wording) return no('rule.changed')
  if (asked.by === by.id) return no('rule.same-person', { by: asked.by })
  if (asked.to === 'as-written') return ok([{ kind: 'rule.raised', by: asked.by, second: by.id, at: now }])
  const { to: mode, wording, reason } = asked
  const lowered = { mode, wording, by: asked.by, second: by.id, reason, measured: null, at: now }
  return ok([{ kind: 'rule.lowered', lowered, at: now }])
}

/** The mode after one event. */
export function evolveRuleMode(found: RuleMode, event: RuleModeEvent): RuleMode {
  switch (event.kind) {
    case 'rule.lowered':
      // Whatever was asked was about how it ran before.
      return { kind: 'lowered', lowered: event.lowered, asked: null, alarm: null, raised: found.raised }
    case 'rule.asked':
      return { ...found, asked: event.asked }
    case 'rule.withdrawn':
      return { ...found, asked: null }
    case 'rule.raised': {
      const { by, second, at } = event
      return { kind: 'as-written', asked: null, alarm: null, raised: { by, second, at } }
    }
    case 'rule.alarmed':
      return { ...found, alarm: event.alarm }
    case 'rule.calmed':
      return { ...found, alarm: null }
    default:
      return assertNever(event)
  }
}
