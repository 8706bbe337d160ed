/** The machines of verifications, legal requests, erasures, notices and permits: in every state, every command that its table does not list is refused. */
import { describe, expect, it } from 'vitest'
import { DAY } from './durations.ts'
import { decideErasure, evolveErasure, NO_ERASURE } from './erasure/decide-erasure.ts'
import type { ErasureCommand } from './erasure/erasure.ts'
import { decideLegalRequest } from './legal-request/decide-legal-request.ts'
import { evolveLegalRequest, NO_LEGAL_REQUEST } from './legal-request/evolve-legal-request.ts'
import { LEGAL_CHECKLIST, type LegalRequestCommand } from './legal-request/legal-request.ts'
import { decideNotice, evolveNotice, NO_NOTICE } from './notice/decide-notice.ts'
import type { NoticeCommand } from './notice/notice.ts'
import { decidePermit, evolvePermit, NO_PERMIT } from './permit/decide-permit.ts'
import type { PermitCommand } from './permit/permit.ts'
import {
  actionId,
  carl,
  clauseId,
  cora,
  legalRequest,
  mei,
  notice,
  NOW,
  organization,
  person,
  sam,
} from './testing/from-plain.ts'
import { decideVerification, evolveVerification, NO_VERIFICATION } from './verification/decide-verification.ts'
import type { VerificationCommand } from './verification/verification.ts'
import { commandsTaken, type Machine } from './testing/check-machine.ts'

type Table<State, Command, Event> = Omit<Machine<State, Command, Event>, 'now'> & {
  readonly takes: Readonly<Record<string, readonly string[]>>
}

function check<State extends { readonly kind: string }, Command, Event>(
  name: string,
  { takes, ...machine }: Table<State, Command, Event>,
) {
  describe(name, () => {
    it('takes in each state what the table lists, and refuses all else', () => {
      expect(commandsTaken({ ...machine, now: NOW })).toEqual(takes)
    })
  })
}

const proven = [{ kind: 'document', value: 'ab', checked: 'proven', why: null, document: null }] as const
check<Parameters<typeof decideVerification>[1], VerificationCommand, Parameters<typeof evolveVerification>[1]>(
  'a verification',
  {
    decide: decideVerification,
    evolve: evolveVerification,
    none: NO_VERIFICATION,
    commands: {
      apply: { kind: 'apply', organization: organization('acme'), evidence: proven, deadline: NOW, revokedAt: null },
      verify: { kind: 'verify', by: mei, evidence: proven, until: NOW + 20 * DAY, name: null, revokedAt: null },
      refuse: { kind: 'refuse', by: mei, reason: 'Not theirs.' },
      ask: { kind: 'ask', by: mei, items: [{ text: { en: 'Which?', zh: '哪个？' }, kind: null }], until: NOW + DAY },
      answer: { kind: 'answer', text: 'This one.', evidence: [] },
      'lapse-ask': { kind: 'lapse-ask' },
      remind: { kind: 'remind' },
      rename: { kind: 'rename', name: 'Acme Boats' },
      expire: { kind: 'expire' },
      revoke: { kind: 'revoke', action: actionId('act-1') },
      restore: { kind: 'restore', action: actionId('act-1') },
      'restore-other': { kind: 'restore', action: actionId('act-9') },
    },
    states: {
      none: [],
      pending: ['apply'],
      verified: ['apply', 'verify'],
      expiring: ['apply', 'verify', 'remind'],
      revoked: ['apply', 'verify', 'revoke'],
    },
    takes: {
      none: ['apply'],
      pending: ['verify', 'refuse', 'ask', 'revoke'],
      verified: ['remind', 'rename', 'revoke'],
      expiring: ['apply', 'rename', 'revoke'],
      revoked: ['rename', 'restore'],
    },
  },
)

const produced = { by: cora, manifest: 'ab' } as const
const legal: Readonly<Record<string, LegalRequestCommand>> = {
  receive: { kind: 'receive', request: legalRequest() },
  validate: { kind: 'validate', by: cora, checked: LEGAL_CHECKLIST },
  refuse: { kind: 'refuse', by: cora, reason: 'No basis.' },
  hold: { kind: 'hold', by: cora },
  narrow: { kind: 'narrow', by: cora, scope: legalRequest().scope },
  'approve-first': { kind: 'approve', by: cora },
  approve: { kind: 'approve', by: carl },
  produce: { kind: 'produce', ...produced },
  'produce-emergency': { kind: 'produce-emergency', reason: 'Danger to a life.', ...produced },
  'review-own': { kind: 'review', by: cora, finding: 'justified', reason: 'It was.' },
  review: { kind: 'review', by: carl, finding: 'justified', reason: 'It was.' },
  'flag-overdue': { kind: 'flag-overdue' },
  'extend-gag': { kind: 'extend-gag', by: cora, gag: { order: 'AG 1/26', until: NOW + DAY } },
  close: { kind: 'close', by: cora },
  'release-hold': { kind: 'release-hold', by: cora },
  'validate-outsider': { kind: 'validate', by: sam, checked: LEGAL_CHECKLIST },
}
check<Parameters<typeof decideLegalRequest>[1], LegalRequestCommand, Parameters<typeof evolveLegalRequest>[1]>(
  'a legal request',
  {
    decide: decideLegalRequest,
    evolve: evolveLegalRequest,
    none: NO_LEGAL_REQUEST,
    commands: legal,
    states: {
      none: [],
      received: ['receive'],
      validated: ['receive', 'validate'],
      refused: ['receive', 'refuse'],
      holding: ['receive', 'validate', 'hold'],
      approved: ['receive', 'validate', 'approve'],
      produced: ['receive', 'validate', 'hold', 'approve', 'produce'],
      closed: ['receive', 'validate', 'approve', 'produce', 'close'],
      emergency: ['receive', 'produce-emergency'],
    },
    takes: {
      none: ['receive'],
      received: ['validate', 'refuse', 'narrow', 'produce-emergency', 'extend-gag'],
      validated: ['refuse', 'hold', 'narrow', 'approve', 'produce-emergency', 'extend-gag'],
      refused: [],
      holding: ['refuse', 'narrow', 'approve', 'produce-emergency', 'extend-gag'],
      approved: ['narrow', 'produce', 'extend-gag'],
      produced: ['extend-gag', 'close', 'release-hold'],
      closed: ['extend-gag'],
      emergency: ['review', 'extend-gag'],
    },
  },
)

const NO_HOLDS = { legal: [], cases: [], until: null } as const

check<Parameters<typeof decideErasure>[1], ErasureCommand, Parameters<typeof evolveErasure>[1]>('an erasure request', {
  decide: decideErasure,
  evolve: evolveErasure,
  none: NO_ERASURE,
  commands: {
    request: {
      kind: 'request',
      request: { id: 'e', person: person('u1'), organization: null, requestedAt: NOW, deadline: NOW },
    },
    approve: { kind: 'approve', by: cora },
    'carry-out': { kind: 'carry-out', holds: NO_HOLDS, receipt: { id: 'r', keys: ['k'], destroyed: {} } },
    'meet-hold': {
      kind: 'carry-out',
      holds: { ...NO_HOLDS, cases: ['case-1'], until: NOW + DAY },
      receipt: { id: 'r', keys: ['k'], destroyed: {} },
    },
    refuse: { kind: 'refuse', by: cora, reason: 'Not theirs.' },
  },
  states: {
    none: [],
    requested: ['request'],
    approved: ['request', 'approve'],
    held: ['request', 'approve', 'meet-hold'],
    erased: ['request', 'approve', 'carry-out'],
    refused: ['request', 'refuse'],
  },
  takes: {
    none: ['request'],
    requested: ['approve', 'refuse'],
    approved: ['carry-out', 'meet-hold', 'refuse'],
    held: ['carry-out', 'meet-hold', 'refuse'],
    erased: [],
    refused: ['request'],
  },
})

check<Parameters<typeof decideNotice>[1], NoticeCommand, Parameters<typeof evolveNotice>[1]>('a notice', {
  decide: decideNotice,
  evolve: evolveNotice,
  none: NO_NOTICE,
  commands: {
    issue: { kind: 'issue', contents: notice(), gag: null },
    'issue-gagged': { kind: 'issue', contents: notice(), gag: { order: 'AG 1/26', until: NOW + DAY } },
    'extend-gag': { kind: 'extend-gag', gag: { order: 'AG 2/26', until: NOW + 2 * DAY } },
    send: { kind: 'send', gag: { order: 'G-1', until: NOW + DAY }, became: null },
  },
  states: { none: [], owed: ['issue-gagged'], sent: ['issue'] },
  takes: { none: ['issue', 'issue-gagged'], owed: ['extend-gag'], sent: [] },
})

const permit = {
  id: 'p',
  holder: 'acme',
  clauses: [clauseId('conduct.o')],
  scope: {},
  issuer: 'Ministry',
  validFrom: NOW,
  validUntil: NOW + DAY,
}
const request = {
  kind: 'authority',
  purpose: 'A licensed lottery.',
  evidence: [{ text: null, file: 'ab' }],
  by: 'member/ada',
  askedAt: NOW,
  deadline: NOW + DAY,
} as const
check<Parameters<typeof decidePermit>[1], PermitCommand, Parameters<typeof evolvePermit>[1]>('a permit', {
  decide: decidePermit,
  evolve: evolvePermit,
  none: NO_PERMIT,
  commands: {
    ask: { kind: 'ask', permit, request },
    grant: { kind: 'grant', by: sam.id, permit, reason: 'The paper is genuine.' },
    refuse: { kind: 'refuse', by: sam.id, reason: 'No issuer.' },
    'withdraw-applicant': { kind: 'withdraw', by: 'member/ada', as: 'applicant', reason: '' },
    'withdraw-operator': { kind: 'withdraw', by: 'staff/sam', as: 'operator', reason: 'Lapsed.' },
  },
  states: {
    none: [],
    asked: ['ask'],
    granted: ['ask', 'grant'],
    refused: ['ask', 'refuse'],
    withdrawn: ['ask', 'grant', 'withdraw-operator'],
  },
  takes: {
    none: ['ask'],
    asked: ['grant', 'refuse', 'withdraw-applicant'],
    granted: ['withdraw-operator'],
    refused: [],
    withdrawn: [],
  },
})
