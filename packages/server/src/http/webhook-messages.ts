/** What a subscription is sent: one message for each type, told apart by `type`, with what its `data` holds. */
import { OUTGOING_TYPES, type AppealOutcome, type AppealParty, type OutgoingType } from '@goodstanding/casework'
import { named } from '@goodstanding/model'
import Type, { type TObject, type TProperties } from 'typebox'
import {
  actionType,
  capability,
  count,
  eventNamed,
  instant,
  lostCapability,
  orNull,
  text,
  wordOf,
} from './answer-parts.ts'
import { effect } from './decision-answers.ts'

/** What a subscription is told of. */
export const webhookType = Type.Enum(OUTGOING_TYPES, { title: 'WebhookType' })

const hold = named('AnsweredHold', { decision: text, case: text })
const effects = Type.Array(text, { description: 'What the service does about it, such as `sessions.end`.' })
const action = { action: text, type: actionType, capability: orNull(capability), clause: text }
const party = wordOf<AppealParty>({ subject: true, reporter: true, 'early-release': true })
const appeal = { appeal: text, party, action: orNull(text), decision: Type.Optional(text) }
const began = { effect: Type.String({ description: 'As in the `effects` of the action.' }) }
const organization = { organization: text }
const closing = named('ClosingOrganization', { ...organization, closesAt: instant })
const rule = { clause: text, rule: text }
const measured = named('RuleMeasure', { right: count, wrong: count, disputed: count, floor: Type.Number() })

/** Ids of what it is about: the rest is asked of the API. */
const told = (members: TProperties) => Type.Object(members)

const DATA: Readonly<Record<OutgoingType, TObject>> = {
  'decision.made': told({ decision: text, effect, event: eventNamed, case: orNull(text) }),
  'hold.released': hold,
  'hold.rejected': hold,
  'hold.reopened': hold,
  'action.taken': told({ ...action, until: orNull(instant), effects }),
  'action.ended': told({ ...action, early: Type.Optional(Type.Literal(true)), organization: Type.Optional(text) }),
  'action.reversed': told({
    ...action,
    why: wordOf<'appeal' | 'error' | 'legal'>({ appeal: true, error: true, legal: true }),
    effects,
  }),
  'standing.changed': told({
    state: wordOf<'good' | 'limited' | 'suspended' | 'terminated'>({
      good: true,
      limited: true,
      suspended: true,
      terminated: true,
    }),
    limits: Type.Array(lostCapability),
  }),
  'verification.changed': told({
    verification: text,
    waitsFor: Type.Optional(wordOf<'applicant' | 'reviewer'>({ applicant: true, reviewer: true })),
    proven: Type.Optional(Type.Array(text)),
    daysLeft: Type.Optional(count),
  }),
  'verification.asked': told({ until: instant, items: count }),
  'permit.changed': told({ permit: text, status: text }),
  'report.answered': told({
    report: text,
    status: Type.Optional(Type.String({ description: 'Where it is now; as long as nobody answered.' })),
    outcome: Type.Optional(Type.String({ description: 'What was answered.' })),
    warning: Type.Optional(text),
  }),
  'notice.sent': told({ notice: text, action: orNull(text), recipient: text }),
  'disclosure.told': told({ disclosure: text, recipient: text }),
  'appeal.asked': told({ ...appeal, notice: orNull(text), answerBy: instant }),
  'appeal.decided': told({ ...appeal, outcome: wordOf<AppealOutcome>({ uphold: true, overturn: true, reduce: true }) }),
  'deadline.passed': told({ object: text, id: text, deadline: orNull(instant), overdueSeconds: count }),
  'effect.begun': told(began),
  'effect.undone': told(began),
  'administrator.missing': told({ ...organization, until: orNull(instant) }),
  'administrator.named': told(organization),
  'organization.closing': closing,
  'organization.closed': closing,
  'rule.lowered': told({
    ...rule,
    mode: wordOf<'off' | 'watch'>({ off: true, watch: true }),
    by: wordOf<'machine' | 'people'>({ machine: true, people: true }),
    measured: orNull(measured),
  }),
  'rule.raised': told({ ...rule, by: Type.Literal('people') }),
  'rule.below-floor': told({ ...rule, measured }),
}

/** `decision.made` -> `DecisionMade` */
const nameOf = (type: OutgoingType): string =>
  type.replace(/(?:^|[.-])([a-z])/g, (_whole, letter: string) => letter.toUpperCase())

const messageOf = (type: OutgoingType) =>
  named(`${nameOf(type)}Message`, {
    specversion: Type.Literal('1.0'),
    id: text,
    source: text,
    type: Type.Literal(type),
    subject: Type.String({
      description: '`account/u1`, `organization/acme`, `content/dec_…`, `rule/<clause>/<rule>`.',
    }),
    time: instant,
    data: DATA[type],
  })

export const webhookMessage = Type.Union(OUTGOING_TYPES.map(messageOf), {
  title: 'WebhookMessage',
  description:
    'Ids of what it is about: ask the API for the rest. It is told by its `type`; new types and members may come.',
  discriminator: {
    propertyName: 'type',
    mapping: Object.fromEntries(OUTGOING_TYPES.map((type) => [type, `#/components/schemas/${nameOf(type)}Message`])),
  },
})
