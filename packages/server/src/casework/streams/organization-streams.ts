/** The streams of what organizations, authorities and people ask for - the badge, permits, records, erasure -, and what their views show. */
import {
  type Erasure,
  type ErasureEvent,
  erasureOwed,
  evolveErasure,
  evolveLegalRequest,
  evolvePermit,
  evolveVerification,
  type LegalRequest,
  type LegalRequestEvent,
  legalRequestOwed,
  NO_ERASURE,
  NO_LEGAL_REQUEST,
  NO_PERMIT,
  NO_VERIFICATION,
  type Permit,
  type PermitEvent,
  permitOwed,
  type Verification,
  type VerificationEvent,
  verificationOwed,
} from '@goodstanding/casework'
import type { Stream } from '../unit.ts'
import { NOTHING } from './shared.ts'

export const VERIFICATIONS: Stream<Verification, VerificationEvent> = {
  name: 'verification',
  view: 'verification_view',
  none: NO_VERIFICATION,
  personal: [
    {
      within: null,
      names: new Set(['value', 'reason', 'text', 'en', 'zh']),
      under: (_found, id) => `organization/${id}`,
    },
  ],
  evolve: evolveVerification,
  owed: verificationOwed,
  row: (found, id) => ({
    organization: id,
    status: found.kind,
    sort: found.kind === 'pending' ? found.deadline : 0,
    columns: { until_at: found.kind === 'verified' || found.kind === 'expiring' ? found.verified.until : null },
  }),
}

export const PERMITS: Stream<Permit, PermitEvent> = {
  name: 'permit',
  view: 'permit_view',
  none: NO_PERMIT,
  personal: [
    {
      within: null,
      names: new Set(['purpose', 'reason', 'text']),
      under: (found) => (found.kind === 'none' ? null : `organization/${found.permit.holder}`),
    },
  ],
  evolve: evolvePermit,
  owed: permitOwed,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: found.permit.holder,
          status: found.kind,
          sort: found.kind === 'asked' ? found.request.deadline : -found.at,
          columns: { holder: found.permit.holder },
        },
}

export const LEGAL_REQUESTS: Stream<LegalRequest, LegalRequestEvent> = {
  name: 'legal-request',
  view: 'legal_request_view',
  none: NO_LEGAL_REQUEST,
  evolve: evolveLegalRequest,
  owed: legalRequestOwed,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: '',
          status: found.kind,
          sort: found.deadline,
          columns: { subjects: found.scope.subjects, held: found.held },
        },
}

export const ERASURES: Stream<Erasure, ErasureEvent> = {
  name: 'erasure',
  view: 'erasure_view',
  none: NO_ERASURE,
  personal: [
    {
      within: null,
      names: new Set(['reason']),
      under: (found) => (found.kind === 'none' ? null : `account/${found.person}`),
    },
  ],
  evolve: evolveErasure,
  owed: erasureOwed,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: found.organization ?? '',
          status: found.kind,
          sort: found.deadline,
          columns: { person: found.person },
        },
}
