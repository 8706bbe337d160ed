/** Handling a legal request. Whoever found it valid never approves it; whoever produced in an emergency never reviews that. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { EMERGENCY_REVIEW } from '../deadlines.ts'
import { holds } from '../people.ts'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import {
  LEGAL_CHECKLIST,
  type LegalRequest,
  type LegalRequestCommand,
  type LegalRequestContents,
  type LegalRequestEvent,
  type LegalScope,
} from './legal-request.ts'

export type LegalRequestRefusal = Refusal<
  | 'legal-request.not-found'
  | 'legal-request.exists'
  | 'legal-request.state'
  | 'legal-request.same-person'
  | 'legal-request.role'
  | 'legal-request.checklist'
  | 'legal-request.scope'
  | 'legal-request.reason-missing'
  | 'legal-request.not-due'
  | 'legal-request.gag-order'
>
type Decided = Result<readonly LegalRequestEvent[], LegalRequestRefusal>
type Received = Exclude<LegalRequest, { kind: 'none' }>
type Command<Kind extends LegalRequestCommand['kind']> = Extract<LegalRequestCommand, { kind: Kind }>

/** The states in which each command is taken; a table, so that a reader and a test see the whole machine. */
export const LEGAL_REQUEST_STEPS = {
  validate: ['received'],
  refuse: ['received', 'validated', 'holding'],
  hold: ['validated'],
  narrow: ['received', 'validated', 'holding', 'approved'],
  approve: ['validated', 'holding'],
  produce: ['approved'],
  'produce-emergency': ['received', 'validated', 'holding'],
  review: ['emergency'],
  'flag-overdue': ['emergency'],
  'extend-gag': ['received', 'validated', 'holding', 'approved', 'produced', 'closed', 'emergency'],
  close: ['produced'],
  'release-hold': ['refused', 'produced', 'closed'],
} as const satisfies Record<Exclude<LegalRequestCommand['kind'], 'receive'>, readonly Received['kind'][]>

export function decideLegalRequest(command: LegalRequestCommand, found: LegalRequest, now: Instant): Decided {
  if (command.kind === 'receive') return decideReceive(command, found, now)
  if (found.kind === 'none') return no('legal-request.not-found')
  if ('by' in command && !holds(command.by, 'counsel')) return no('legal-request.role')
  const steps: readonly Received['kind'][] = LEGAL_REQUEST_STEPS[command.kind]
  if (!steps.includes(found.kind)) return no('legal-request.state')
  switch (command.kind) {
    case 'validate':
      return decideValid(command, now)
    case 'refuse':
      if (saysNothing(command.reason)) return no('legal-request.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'legal-request.refused', by: command.by.id, reason: command.reason, at: now }])
    case 'hold':
      return ok([{ kind: 'legal-request.held', by: command.by.id, at: now }])
    case 'narrow':
      if (!isNarrower(command.scope, found.scope)) return no('legal-request.scope', { pointer: '/scope' })
      return ok([{ kind: 'legal-request.narrowed', by: command.by.id, scope: command.scope, at: now }])
    case 'approve':
      return found.handledBy.includes(command.by.id)
        ? no('legal-request.same-person', { by: command.by.id })
        : ok([{ kind: 'legal-request.approved', by: command.by.id, at: now }])
    case 'produce':
      return decideProduce(command, now)
    case 'produce-emergency':
    case 'review':
    case 'flag-overdue':
      return decideEmergency(command, found, now)
    case 'extend-gag':
      return decideGag(command, found, now)
    case 'close':
      return ok([{ kind: 'legal-request.closed', by: command.by.id, at: now }])
    case 'release-hold':
      if (found.held !== 'held') return no('legal-request.state')
      return ok([{ kind: 'legal-request.hold-released', by: command.by.id, at: now }])
    default:
      return assertNever(command)
  }
}

function decideValid({ by, checked }: Command<'validate'>, now: Instant): Decided {
  const missing = LEGAL_CHECKLIST.filter((check) => !checked.includes(check))
  return missing.length === 0
    ? ok([{ kind: 'legal-request.validated', by: by.id, at: now }])
    : no('legal-request.checklist', { pointer: '/checked', missing })
}

function decideReceive({ request }: Command<'receive'>, found: LegalRequest, now: Instant): Decided {
  if (found.kind !== 'none') return no('legal-request.exists')
  if (request.scope.subjects.length === 0) return no('legal-request.scope', { pointer: '/scope/subjects' })
  const { gag } = request
  if (gag !== null && (saysNothing(gag.order) || gag.until <= now))
    return no('legal-request.gag-order', { pointer: '/gag' })
  const gagOrders = gag === null ? [] : [gag.order]
  const received: LegalRequestContents = { ...request, handledBy: [], gagOrders, held: 'no' }
  return ok([{ kind: 'legal-request.received', request: received, at: now }])
}

function decideProduce({ by, manifest }: Command<'produce'>, now: Instant): Decided {
  return ok([{ kind: 'legal-request.produced', production: { by: by.id, at: now, manifest }, at: now }])
}

function decideEmergency(
  command: Command<'produce-emergency' | 'review' | 'flag-overdue'>,
  found: Received,
  now: Instant,
): Decided {
  switch (command.kind) {
    case 'produce-emergency': {
      const { by, reason, manifest } = command
      if (saysNothing(reason)) return no('legal-request.reason-missing', { pointer: '/reason' })
      const produced: LegalRequestEvent = {
        kind: 'legal-request.produced-in-emergency',
        production: { by: by.id, at: now, manifest },
        reason,
        reviewBy: now + EMERGENCY_REVIEW,
        at: now,
      }
      // Life is in danger: what is produced is also held, in the same step.
      return ok(found.held === 'held' ? [produced] : [{ kind: 'legal-request.held', by: by.id, at: now }, produced])
    }
    case 'review': {
      const { by, finding, reason } = command
      if (saysNothing(reason)) return no('legal-request.reason-missing', { pointer: '/reason' })
      if (found.kind === 'emergency' && found.production.by === by.id)
        return no('legal-request.same-person', { by: by.id })
      return ok([{ kind: 'legal-request.reviewed', by: by.id, finding, reason, at: now }])
    }
    case 'flag-overdue': {
      if (found.kind !== 'emergency' || found.overdue === 'flagged') return no('legal-request.state')
      if (found.reviewBy > now) return no('legal-request.not-due', { until: found.reviewBy })
      return ok([{ kind: 'legal-request.review-overdue', at: now }])
    }
  }
}

function decideGag({ by, gag }: Command<'extend-gag'>, found: Received, now: Instant): Decided {
  const isNew = !saysNothing(gag.order) && !found.gagOrders.includes(gag.order)
  const isLater = gag.until > now && (found.gag === null || gag.until > found.gag.until)
  if (!isNew || !isLater) return no('legal-request.gag-order', { pointer: isNew ? '/gag/until' : '/gag/order' })
  return ok([{ kind: 'legal-request.gag-extended', by: by.id, gag, at: now }])
}

/** Whether a scope lies within another one: no subject, kind or time that was not there before. */
export function isNarrower(b: LegalScope, a: LegalScope): boolean {
  const within = (inner: readonly string[], outer: readonly string[]) => inner.every((item) => outer.includes(item))
  const endsIn = a.span.until === null || (b.span.until !== null && b.span.until <= a.span.until)
  return (
    b.subjects.length > 0 &&
    within(b.subjects, a.subjects) &&
    (a.kinds.length === 0 || (b.kinds.length > 0 && within(b.kinds, a.kinds))) &&
    b.span.from >= a.span.from &&
    endsIn
  )
}

/** Whether the request keeps this subject's data from retention and erasure. */
export function holdsSubject(found: LegalRequest, subject: string): boolean {
  return found.kind !== 'none' && found.held === 'held' && found.scope.subjects.includes(subject)
}
