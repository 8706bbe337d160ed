/** A legal request after one event. Events that do not fit the state change nothing. */
import type { PersonId } from '@goodstanding/model'
import { assertNever } from '@goodstanding/model'
import type { LegalRequest, LegalRequestContents, LegalRequestEvent } from './legal-request.ts'

export const NO_LEGAL_REQUEST: LegalRequest = { kind: 'none' }

export function evolveLegalRequest(found: LegalRequest, event: LegalRequestEvent): LegalRequest {
  if (event.kind === 'legal-request.received') return { ...event.request, kind: 'received' }
  if (found.kind === 'none') return found
  const contents = contentsOf(found)
  switch (event.kind) {
    case 'legal-request.validated':
      return { ...handled(contents, event.by), kind: 'validated' }
    case 'legal-request.held':
      return { ...contents, kind: 'holding', held: 'held' }
    case 'legal-request.refused':
      // A refused request holds nothing back any longer.
      return { ...released(contents), kind: 'refused', by: event.by, reason: event.reason }
    case 'legal-request.narrowed':
      return { ...found, scope: event.scope }
    case 'legal-request.approved':
      return { ...handled(contents, event.by), kind: 'approved', second: event.by }
    case 'legal-request.produced':
      return { ...handled(contents, event.production.by), kind: 'produced', production: event.production }
    case 'legal-request.produced-in-emergency': {
      const { production, reason, reviewBy } = event
      return { ...handled(contents, production.by), kind: 'emergency', production, reason, reviewBy, overdue: 'no' }
    }
    case 'legal-request.reviewed':
      if (found.kind !== 'emergency') return found
      return {
        ...handled(contents, event.by),
        kind: 'produced',
        production: found.production,
        emergency: {
          reason: found.reason,
          finding: event.finding,
          by: event.by,
          words: event.reason,
          at: event.at,
        },
      }
    case 'legal-request.review-overdue':
      return found.kind === 'emergency' ? { ...found, overdue: 'flagged' } : found
    case 'legal-request.gag-extended':
      return { ...found, gag: event.gag, gagOrders: [...found.gagOrders, event.gag.order] }
    case 'legal-request.closed':
      return found.kind === 'produced' ? { ...found, kind: 'closed' } : found
    case 'legal-request.hold-released':
      return { ...found, held: 'released' }
    default:
      return assertNever(event)
  }
}

function handled(contents: LegalRequestContents, by: PersonId): LegalRequestContents {
  return contents.handledBy.includes(by) ? contents : { ...contents, handledBy: [...contents.handledBy, by] }
}

function released(contents: LegalRequestContents): LegalRequestContents {
  return contents.held === 'held' ? { ...contents, held: 'released' } : contents
}

function contentsOf(found: Exclude<LegalRequest, { kind: 'none' }>): LegalRequestContents {
  const { id, authority, country, basis, reference, receivedAt, deadline, scope, gag, gagOrders, handledBy, held } =
    found
  return { id, authority, country, basis, reference, receivedAt, deadline, scope, gag, gagOrders, handledBy, held }
}
