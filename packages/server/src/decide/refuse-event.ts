/** Why an event is not taken, as problems. */
import type { AppendOutcome } from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import { Problem } from '../http/problems.ts'

export const reused = (event: Event): Problem =>
  new Problem('event.reused', {
    detail: `"${event.id}" from "${event.source}" was used for a different event.`,
    errors: [{ pointer: '/id', detail: 'was used before' }],
  })

export function refusalOf(outcome: Extract<AppendOutcome, { kind: 'refused' }>): Problem {
  const { refusal } = outcome
  switch (refusal.kind) {
    case 'ledger.busy':
      return new Problem('server.busy', { more: { retryAfter: 1, queued: refusal.queued } })
    case 'ledger.closed':
      return new Problem('server.not-ready', { detail: 'The server is stopping. Ask another node, or try again.' })
    case 'ledger.unstorable':
      return new Problem('event.invalid', { detail: `The event cannot be stored: ${refusal.reason}` })
  }
}
