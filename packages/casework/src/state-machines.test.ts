/** The machines of reports, complaints, cases, actions and appeals: in every state, every command that its table does not list is refused. */
import { describe, expect, it } from 'vitest'
import type { ActionCommand } from './action/action.ts'
import { decideAction } from './action/decide-action.ts'
import { evolveAction, NO_ACTION } from './action/evolve-action.ts'
import type { AppealCommand } from './appeal/appeal.ts'
import { decideAppeal, evolveAppeal, NO_APPEAL } from './appeal/decide-appeal.ts'
import type { CaseCommand } from './case/case.ts'
import { decideCase } from './case/decide-case.ts'
import { evolveCase, NO_CASE } from './case/evolve-case.ts'
import type { ComplaintCommand } from './complaint/complaint.ts'
import { decideComplaint, evolveComplaint, NO_COMPLAINT } from './complaint/decide-complaint.ts'
import { DAY, HOUR } from './durations.ts'
import { decideReport } from './report/decide-report.ts'
import { evolveReport, NO_REPORT } from './report/evolve-report.ts'
import type { ReportCommand } from './report/report.ts'
import {
  account,
  actionId,
  active,
  appeal,
  caseId,
  clause,
  clauseId,
  complaintId,
  finding,
  limit,
  mei,
  NOW,
  onAccount,
  organization,
  report,
  reportItem,
  sam,
  sofia,
} from './testing/from-plain.ts'
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

check<Parameters<typeof decideReport>[1], ReportCommand, Parameters<typeof evolveReport>[1]>('a report', {
  decide: decideReport,
  evolve: evolveReport,
  none: NO_REPORT,
  commands: {
    file: { kind: 'file', report: report(), route: { to: 'administrator', deadline: NOW }, flooding: 'no' },
    'file-to-operator': {
      kind: 'file',
      report: report(),
      route: { to: 'operator', why: 'severity', deadline: NOW, inform: null },
      flooding: 'no',
    },
    confirm: {
      kind: 'confirm',
      by: account('ada'),
      statement: 'Seen.',
      complaint: complaintId('c'),
      operatorDeadline: NOW,
    },
    'confirm-by-complaint': {
      kind: 'confirm',
      by: account('ada'),
      statement: 'It is a pattern.',
      complaint: complaintId('c'),
      operatorDeadline: NOW,
      reconsidered: true,
    },
    dismiss: { kind: 'dismiss', by: account('ada'), reason: 'Settled.' },
    handle: { kind: 'handle', by: account('ada'), statement: 'We moved him.' },
    ask: { kind: 'ask', by: account('ada'), question: 'When?' },
    reply: { kind: 'reply', by: account('u2'), text: 'Monday.' },
    'escalate-reporter': {
      kind: 'escalate',
      by: { kind: 'reporter', id: account('u2') },
      reason: null,
      operatorDeadline: NOW,
    },
    'escalate-clock': { kind: 'escalate', by: { kind: 'clock' }, reason: null, operatorDeadline: NOW },
    'escalate-unhandled': { kind: 'escalate', by: { kind: 'no-administrator' }, reason: null, operatorDeadline: NOW },
    add: { kind: 'add', by: account('u2'), text: 'Again today.', evidence: [] },
    withdraw: { kind: 'withdraw', by: account('u2') },
    join: { kind: 'join', case: caseId('case-1') },
    answer: { kind: 'answer', outcome: 'acted' },
    'answer-reversed': { kind: 'answer', outcome: 'reversed' },
    reopen: { kind: 'reopen', deadline: NOW },
  },
  states: {
    none: [],
    'with-administrator': ['file'],
    asked: ['file', 'ask'],
    dismissed: ['file', 'dismiss'],
    handled: ['file', 'handle'],
    complained: ['file', 'confirm'],
    'with-operator': ['file-to-operator'],
    answered: ['file', 'confirm', 'answer'],
    withdrawn: ['file', 'withdraw'],
  },
  takes: {
    none: ['file', 'file-to-operator'],
    'with-administrator': [
      'confirm',
      'confirm-by-complaint',
      'dismiss',
      'handle',
      'ask',
      'escalate-clock',
      'escalate-unhandled',
      'add',
      'withdraw',
      'join',
    ],
    asked: [
      'confirm',
      'confirm-by-complaint',
      'dismiss',
      'handle',
      'reply',
      'escalate-clock',
      'escalate-unhandled',
      'add',
      'withdraw',
      'join',
    ],
    dismissed: ['confirm-by-complaint', 'escalate-reporter'],
    handled: ['confirm-by-complaint', 'escalate-reporter'],
    complained: ['add', 'withdraw', 'join', 'answer'],
    'with-operator': ['add', 'withdraw', 'join', 'answer'],
    answered: ['answer-reversed', 'reopen'],
    withdrawn: [],
  },
})

check<Parameters<typeof decideComplaint>[1], ComplaintCommand, Parameters<typeof evolveComplaint>[1]>('a complaint', {
  decide: decideComplaint,
  evolve: evolveComplaint,
  none: NO_COMPLAINT,
  commands: {
    file: {
      kind: 'file',
      complaint: {
        id: complaintId('c'),
        organization: organization('acme'),
        by: account('ada'),
        about: { kind: 'account', account: account('u1') },
        accused: [account('u1')],
        reports: [],
        statement: 'Seen.',
        filedAt: NOW,
        deadline: NOW,
        case: null,
      },
    },
    join: { kind: 'join', case: caseId('case-1') },
    answer: { kind: 'answer', outcome: 'acted' },
    'answer-reversed': { kind: 'answer', outcome: 'reversed' },
    reopen: { kind: 'reopen', deadline: NOW },
  },
  states: { none: [], filed: ['file'], answered: ['file', 'answer'] },
  takes: { none: ['file'], filed: ['join', 'answer'], answered: ['answer-reversed', 'reopen'] },
})

const byMei = { by: mei, reason: 'Belongs there.', ifMatch: null } as const
const opened = decideCase(
  {
    kind: 'open',
    id: caseId('case-2'),
    subject: onAccount('u9'),
    family: 'conduct',
    item: finding('d9'),
    deadline: NOW + DAY,
  },
  NO_CASE,
  NOW,
)
const otherCase = opened.ok ? opened.value.reduce(evolveCase, NO_CASE) : NO_CASE
if (otherCase.kind === 'none') throw new Error('No case was opened.')
const decideCommand: CaseCommand = {
  kind: 'decide',
  by: mei,
  outcome: { kind: 'violation', clause: clauseId('conduct.i'), actions: [actionId('a')] },
  reason: 'Insults.',
  batch: null,
  ifMatch: null,
}
check<Parameters<typeof decideCase>[1], CaseCommand, Parameters<typeof evolveCase>[1]>('a case', {
  decide: decideCase,
  evolve: evolveCase,
  none: NO_CASE,
  commands: {
    open: {
      kind: 'open',
      id: caseId('case-1'),
      subject: onAccount('u1'),
      family: 'conduct',
      item: finding('d1'),
      deadline: NOW,
    },
    join: { kind: 'join', subject: onAccount('u1'), family: 'conduct', item: reportItem('r1'), deadline: NOW },
    claim: { kind: 'claim', by: mei },
    'claim-other': { kind: 'claim', by: sam },
    release: { kind: 'release', by: mei },
    note: { kind: 'note', by: mei, text: 'Seen.' },
    wait: { kind: 'wait', by: mei, for: 'an answer', until: NOW + DAY, ifMatch: null },
    resume: { kind: 'resume', by: mei },
    'resume-clock': { kind: 'resume', by: 'clock' },
    lapse: { kind: 'lapse' },
    decide: decideCommand,
    'decide-other': { ...decideCommand, by: sam },
    reopen: { kind: 'reopen', why: 'new-evidence', deadline: NOW },
    move: { kind: 'move', queue: 'names', ...byMei },
    'move-other': { kind: 'move', queue: 'names', ...byMei, by: sam },
    escalate: { kind: 'escalate-to-senior', ...byMei },
    return: { kind: 'return-to-queue', ...byMei, by: sam },
    merge: { kind: 'merge', into: caseId('case-2'), ...byMei },
    unmerge: { kind: 'unmerge', ...byMei },
    'take-in': { kind: 'take-in', from: otherCase, ...byMei },
    'give-up': { kind: 'give-up', case: otherCase.id, ...byMei },
    settle: { kind: 'settle' },
  },
  states: {
    none: [],
    open: ['open'],
    claimed: ['open', 'claim'],
    waiting: ['open', 'claim', 'wait'],
    decided: ['open', 'decide'],
    merged: ['open', 'merge'],
    settled: ['open', 'merge', 'settle'],
  },
  takes: {
    none: ['open'],
    open: [
      ...['join', 'claim', 'claim-other', 'note', 'decide', 'decide-other'],
      ...['move', 'move-other', 'escalate', 'merge', 'take-in'],
    ],
    claimed: ['join', 'claim', 'release', 'note', 'wait', 'decide', 'move', 'escalate', 'merge', 'take-in'],
    waiting: [
      ...['join', 'claim', 'claim-other', 'note', 'resume', 'decide', 'decide-other'],
      ...['move', 'move-other', 'escalate', 'merge', 'take-in'],
    ],
    decided: ['note', 'reopen'],
    merged: ['join', 'unmerge', 'settle'],
    settled: ['note', 'reopen'],
  },
})

const termination = { ...limit('act-1'), type: 'terminate', capability: null, until: null } as const
const bySam = { kind: 'staff', staff: sam } as const
check<Parameters<typeof decideAction>[1], ActionCommand, Parameters<typeof evolveAction>[1]>('an action', {
  decide: decideAction,
  evolve: evolveAction,
  none: NO_ACTION,
  commands: {
    'propose-one': { kind: 'propose', terms: limit('act-1'), by: bySam, clause: clause() },
    'propose-two': { kind: 'propose', terms: termination, by: bySam, clause: clause() },
    'approve-first': { kind: 'approve', by: sam, clause: clause() },
    approve: { kind: 'approve', by: sofia, clause: clause() },
    decline: { kind: 'decline', by: sofia, reason: 'Too much.' },
    end: { kind: 'end' },
    reverse: { kind: 'reverse', by: sofia, why: 'error', reason: 'Wrong account.' },
  },
  states: {
    none: [],
    'awaiting-second': ['propose-two'],
    declined: ['propose-two', 'decline'],
    active: ['propose-one'],
    reversed: ['propose-one', 'reverse'],
  },
  takes: {
    none: ['propose-one', 'propose-two'],
    'awaiting-second': ['approve', 'decline'],
    declined: [],
    active: ['reverse'],
    reversed: [],
  },
})

check<Parameters<typeof decideAppeal>[1], AppealCommand, Parameters<typeof evolveAppeal>[1]>('an appeal', {
  decide: decideAppeal,
  evolve: evolveAppeal,
  none: NO_APPEAL,
  commands: {
    file: {
      kind: 'file',
      appeal: appeal(),
      ground: { action: active(limit('act-1')), appealUntil: NOW + DAY, standing: 'party' },
    },
    ask: { kind: 'ask', by: sam, question: 'Which order was it?' },
    'ask-own': { kind: 'ask', by: { ...mei, roles: ['senior'] }, question: 'Which order was it?' },
    reply: { kind: 'reply', text: 'The one of Monday.' },
    uphold: {
      kind: 'decide',
      by: sam,
      outcome: 'uphold',
      reason: 'It stands.',
      action: limit('act-1'),
      replacements: [],
    },
    overturn: {
      kind: 'decide',
      by: sam,
      outcome: 'overturn',
      reason: 'It falls.',
      action: limit('act-1'),
      replacements: [],
    },
    reduce: {
      kind: 'decide',
      by: sam,
      outcome: 'reduce',
      reason: 'Less.',
      action: limit('act-1'),
      replacements: [limit('act-2', { until: NOW + HOUR })],
    },
    'decide-own': {
      kind: 'decide',
      by: { ...mei, roles: ['senior'] },
      outcome: 'uphold',
      reason: 'It stands.',
      action: null,
      replacements: [],
    },
  },
  states: {
    none: [],
    pending: ['file'],
    upheld: ['file', 'uphold'],
    overturned: ['file', 'overturn'],
    reduced: ['file', 'reduce'],
  },
  takes: {
    none: ['file'],
    pending: ['ask', 'uphold', 'overturn', 'reduce'],
    upheld: [],
    overturned: [],
    reduced: [],
  },
})
