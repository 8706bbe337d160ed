/** Asking for a permit, granting it, and taking it back. Whether it covers an event at a time is for the engine to say. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { no, type Refusal, saysNothing } from '../refusal.ts'
import type { Permit, PermitCommand, PermitContents, PermitEvent } from './permit.ts'

export const NO_PERMIT: Permit = { kind: 'none' }

export type PermitRefusal = Refusal<
  'permit.state' | 'permit.dates' | 'permit.clauses-missing' | 'permit.reason-missing'
>
type Decided = Result<readonly PermitEvent[], PermitRefusal>

export function decidePermit(command: PermitCommand, found: Permit, now: Instant): Decided {
  switch (command.kind) {
    case 'ask':
      return found.kind === 'asked' || found.kind === 'granted'
        ? no('permit.state')
        : stated(command.permit, 'permit.asked', now)
    case 'grant':
      return stated(command.permit, 'permit.granted', now)
    case 'accept':
      return found.kind === 'asked' ? stated(found.permit, 'permit.granted', now) : no('permit.state')
    case 'refuse':
      if (found.kind !== 'asked') return no('permit.state')
      if (saysNothing(command.reason)) return no('permit.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'permit.refused', by: command.by, reason: command.reason, at: now }])
    case 'withdraw':
      if (found.kind !== 'granted' && found.kind !== 'asked') return no('permit.state')
      if (saysNothing(command.reason)) return no('permit.reason-missing', { pointer: '/reason' })
      return ok([{ kind: 'permit.withdrawn', by: command.by, reason: command.reason, at: now }])
    default:
      return assertNever(command)
  }
}

function stated(permit: PermitContents, kind: 'permit.asked' | 'permit.granted', now: Instant): Decided {
  if (permit.clauses.length === 0) return no('permit.clauses-missing', { pointer: '/clauses' })
  if (permit.validUntil <= permit.validFrom) return no('permit.dates', { pointer: '/validUntil' })
  return ok([{ kind, permit, at: now }])
}

export function evolvePermit(found: Permit, event: PermitEvent): Permit {
  switch (event.kind) {
    case 'permit.asked':
      return { kind: 'asked', permit: event.permit }
    case 'permit.granted':
      return { kind: 'granted', permit: event.permit }
    case 'permit.refused':
    case 'permit.withdrawn': {
      if (found.kind === 'none') return found
      const kind = event.kind === 'permit.refused' ? 'refused' : 'withdrawn'
      return { kind, permit: found.permit, reason: event.reason, at: event.at }
    }
    default:
      return assertNever(event)
  }
}
