/** What happened to a rule, told: an entry of the audit log, and a message to who runs the service. */
import type { AuditAct, OutgoingType, RuleModeEvent } from '@goodstanding/casework'
import type { Unit } from '../unit.ts'
import type { KnownRule } from './known-rules.ts'

export type RuleTold = {
  readonly rule: Pick<KnownRule, 'clause' | 'name'>
  readonly event: RuleModeEvent
  /** `machine`, or `staff/eva`. */
  readonly by: string
  readonly why: string | null
}

const ACTS: Readonly<Record<RuleModeEvent['kind'], AuditAct>> = {
  'rule.lowered': 'rule.lower',
  'rule.asked': 'rule.ask',
  'rule.withdrawn': 'rule.withdraw',
  'rule.raised': 'rule.raise',
  'rule.alarmed': 'rule.alarm',
  'rule.calmed': 'rule.calm',
}

export function tellRule(unit: Unit, { rule, event, by, why }: RuleTold): void {
  const object = `rule/${rule.clause}/${rule.name}`
  unit.audit({ act: ACTS[event.kind], by, object, organization: null, why })
  const said = messageOf(event)
  if (said === null) return
  const { type, data } = said
  unit.tell({ type, subject: object, organization: null, data: { clause: rule.clause, rule: rule.name, ...data } })
}

type Message = { readonly type: OutgoingType; readonly data: Readonly<Record<string, unknown>> }

/** Null: nobody outside needs to know. */
function messageOf(event: RuleModeEvent): Message | null {
  switch (event.kind) {
    case 'rule.lowered': {
      const { mode, by, measured } = event.lowered
      return { type: 'rule.lowered', data: { mode, by: by === null ? 'machine' : 'people', measured } }
    }
    case 'rule.raised':
      return { type: 'rule.raised', data: { by: 'people' } }
    case 'rule.alarmed':
      return { type: 'rule.below-floor', data: { measured: event.alarm.measured } }
    case 'rule.asked':
    case 'rule.withdrawn':
    case 'rule.calmed':
      return null
  }
}
