/** Giving and withdrawing consent. A consent is given anew after a withdrawal, never silently revived. */
import type { Instant, Result } from '@goodstanding/model'
import { assertNever, ok } from '@goodstanding/model'
import { no, type Refusal } from '../refusal.ts'
import type { Consent, ConsentCommand, ConsentEvent } from './consent.ts'

export const NO_CONSENT: Consent = { kind: 'none' }

export function decideConsent(
  command: ConsentCommand,
  found: Consent,
  now: Instant,
): Result<readonly ConsentEvent[], Refusal<'consent.state'>> {
  switch (command.kind) {
    case 'give':
      if (found.kind === 'withdrawn' && command.consent.givenAt <= found.withdrawnAt) return no('consent.state')
      return ok([{ kind: 'consent.given', consent: command.consent, at: now }])
    case 'withdraw':
      if (found.kind !== 'given') return no('consent.state')
      return ok([{ kind: 'consent.withdrawn', withdrawnAt: command.withdrawnAt, at: now }])
    default:
      return assertNever(command)
  }
}

export function evolveConsent(found: Consent, event: ConsentEvent): Consent {
  switch (event.kind) {
    case 'consent.given':
      return { kind: 'given', consent: event.consent }
    case 'consent.withdrawn':
      return found.kind === 'none'
        ? found
        : { kind: 'withdrawn', consent: found.consent, withdrawnAt: event.withdrawnAt }
    default:
      return assertNever(event)
  }
}
