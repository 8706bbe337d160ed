/** Asking for a permit, granting it, and taking it back. Whether it covers an event at a time is for the engine to say. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { Permit, PermitCommand, PermitContents, PermitEvent } from './permit.ts'

export const NO_PERMIT: Permit = { kind: 'none' }

export type PermitRefusal = Refusal<
  | 'permit.state'
  | 'permit.dates'
  | 'permit.clauses-missing'
  | 'permit.reason-missing'
  | 'permit.evidence-missing'
  | 'permit.wider'
>
type Decided = Result<readonly PermitEvent[], PermitRefusal>
type Command<Kind extends PermitCommand['kind']> = Extract<PermitCommand, { kind: Kind }>

export function decidePermit(command: PermitCommand, found: Permit, now: Instant): Decided {
  switch (command.kind) {
    case 'ask':
      return decideAsk(command, found, now)
    case 'grant':
      return decideGrant(command, found, now)
    case 'refuse':
      if (found.kind !== 'asked') return no('permit.state')
      if (saysNothing(command.reason)) return no('permit.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'permit.refused', by: command.by, reason: command.reason, at: now }])
    case 'withdraw':
      if (found.kind !== (command.as === 'applicant' ? 'asked' : 'granted')) return no('permit.state')
      if (command.as === 'operator' && saysNothing(command.reason))
        return no('permit.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'permit.withdrawn', by: command.by, reason: command.reason, at: now }])
    default:
      return assertNever(command)
  }
}

function decideAsk({ permit, request }: Command<'ask'>, found: Permit, now: Instant): Decided {
  if (found.kind !== 'none') return no('permit.state')
  const refused = refuseContents(permit, now)
  if (refused !== null) return refused
  if (saysNothing(request.purpose)) return no('permit.reason-missing', { pointer: '/purpose' })
  // An authority's leave is on paper; for the operator's own, the purpose may be all there is.
  if (
    request.kind === 'authority' &&
    !request.evidence.some(({ file, text }) => file !== null || !saysNothing(text ?? ''))
  )
    return no('permit.evidence-missing', { pointer: '/evidence' })
  return ok([{ kind: 'permit.asked', permit, request, at: now }])
}

function decideGrant({ by, permit, reason }: Command<'grant'>, found: Permit, now: Instant): Decided {
  if (found.kind !== 'asked') return no('permit.state')
  const refused = refuseContents(permit, now)
  if (refused !== null) return refused
  if (saysNothing(reason)) return no('permit.reason-missing', { pointer: '/reason' })
  const wider = widerPart(permit, found.permit)
  if (wider !== null) return no('permit.wider', { pointer: wider })
  return ok([{ kind: 'permit.granted', permit, by, reason, at: now }])
}

/** Where a permit is more than what was asked for; null: nowhere. A path that a scope does not name is not limited by it. */
function widerPart(permit: PermitContents, asked: PermitContents): string | null {
  const clause = permit.clauses.findIndex((each) => !asked.clauses.includes(each))
  if (clause !== -1) return `/clauses/${clause}`
  const limits = Object.entries(asked.scope).map(([path, values]) => [path, new Set(values.map(spelled))] as const)
  const isWithin = limits.every(([path, values]) => permit.scope[path]?.every((value) => values.has(spelled(value))))
  if (!isWithin) return '/scope'
  if (permit.validFrom < asked.validFrom) return '/validFrom'
  return permit.validUntil > asked.validUntil ? '/validUntil' : null
}

const spelled = (value: unknown): string => JSON.stringify(value)

function refuseContents(permit: PermitContents, now: Instant) {
  if (permit.clauses.length === 0) return no('permit.clauses-missing', { pointer: '/clauses' })
  if (permit.validUntil <= permit.validFrom || permit.validUntil <= now)
    return no('permit.dates', { pointer: '/validUntil' })
  return null
}

export function evolvePermit(found: Permit, event: PermitEvent): Permit {
  switch (event.kind) {
    case 'permit.asked':
      return { kind: 'asked', permit: event.permit, request: event.request }
    case 'permit.granted':
    case 'permit.refused':
    case 'permit.withdrawn': {
      if (found.kind === 'none') return found
      const { by, reason, at } = event
      const permit = event.kind === 'permit.granted' ? event.permit : found.permit
      return { kind: KINDS[event.kind], permit, request: found.request, by, reason, at }
    }
    default:
      return assertNever(event)
  }
}

const KINDS = { 'permit.granted': 'granted', 'permit.refused': 'refused', 'permit.withdrawn': 'withdrawn' } as const
