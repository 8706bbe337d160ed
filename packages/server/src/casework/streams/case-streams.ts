/** The streams of cases and of what follows from them - actions, notices, appeals -, and what their views show. */
import {
  type Action,
  type ActionEvent,
  actionOwed,
  type Appeal,
  type AppealEvent,
  appealKey,
  appealOwed,
  type Case,
  type CaseContents,
  type CaseItem,
  caseOwed,
  caseRank,
  type CaseEvent,
  clausesOf,
  evolveAction,
  evolveAppeal,
  evolveCase,
  evolveNotice,
  filerKey,
  NO_ACTION,
  NO_APPEAL,
  NO_CASE,
  NO_NOTICE,
  type Notice,
  type NoticeEvent,
  subjectKey,
} from '@goodstanding/casework'
import type { Stream } from '../unit.ts'
import { NOTHING, personOf } from './shared.ts'

export const CASES: Stream<Case, CaseEvent> = {
  name: 'case',
  view: 'case_view',
  none: NO_CASE,
  personal: [
    {
      within: null,
      names: new Set(['text', 'reason', 'for']),
      under: (found) => (found.kind === 'none' ? null : personOf(found.subject)),
    },
  ],
  evolve: evolveCase,
  owed: caseOwed,
  row: (found) =>
    found.kind === 'none'
      ? NOTHING
      : {
          organization: found.subject.organization ?? '',
          status: found.kind,
          sort: caseRank(found),
          columns: {
            subject_key: subjectKey(found.subject),
            family: found.family,
            clauses: clausesOf(found),
            severity: found.severity,
            queue: found.queue,
            decided_at: found.kind === 'decided' ? found.decision.at : null,
            deadline: found.deadline,
            source: broughtUpBy(found.items),
            words: wordsOf(found),
            outcome: found.kind === 'decided' ? found.decision.outcome.kind : null,
            is_escalated: found.forSenior !== null,
          },
        },
}

/** The gravest way in which something came up; the words are those of a filter. */
function broughtUpBy(items: readonly CaseItem[]): 'complaint' | 'report' | 'rule' {
  if (items.some(({ kind }) => kind === 'complaint')) return 'complaint'
  return items.some(({ kind }) => kind === 'report') ? 'report' : 'rule'
}

/** What a filter finds a case by: small letters, each once. */
function wordsOf(found: CaseContents): string {
  const rules = new Set(found.items.flatMap((item) => (item.kind === 'finding' ? [item.rule] : [])))
  const { id, subject } = found
  return [id, subject.id, subject.organization ?? '', ...clausesOf(found), ...rules].join(' ').toLowerCase()
}

export const ACTIONS: Stream<Action, ActionEvent> = {
  name: 'action',
  view: 'action_view',
  none: NO_ACTION,
  personal: [
    {
      within: null,
      names: new Set(['reason', 'facts', 'withoutPriorNotice']),
      under: (action) => {
        if (action.kind === 'none') return null
        const { holder, subject } = action.terms
        return holder === null ? personOf(subject) : `${holder.type}/${holder.id}`
      },
    },
  ],
  evolve: evolveAction,
  owed: actionOwed,
  row: (action) => {
    if (action.kind === 'none') return NOTHING
    const { terms } = action
    const at =
      action.kind === 'awaiting-second' ? action.proposedAt : action.kind === 'declined' ? action.at : action.takenAt
    return {
      organization: terms.subject.organization ?? '',
      status: action.kind,
      sort: -at,
      columns: {
        subject_key: subjectKey(terms.subject),
        holder_key: terms.holder === null ? null : `${terms.holder.type}/${terms.holder.id}`,
        type: terms.type,
        clause: terms.clause,
        case_id: terms.case,
        batch: null,
      },
    }
  },
}

/** A notice as kept, with whom it goes to: for content, whoever answers for it. */
export type KeptNotice = { readonly notice: Notice; readonly recipient: string }

export type KeptNoticeEvent = NoticeEvent & { readonly recipient: string }

export const NOTICES: Stream<KeptNotice, KeptNoticeEvent> = {
  name: 'notice',
  view: 'notice_view',
  none: { notice: NO_NOTICE, recipient: '' },
  personal: [
    {
      within: null,
      names: new Set(['facts', 'withoutPriorNotice', 'message']),
      under: ({ recipient }) => (recipient === '' ? null : recipient),
    },
  ],
  evolve: ({ notice }, event) => ({ notice: evolveNotice(notice, event), recipient: event.recipient }),
  row: ({ notice, recipient }) =>
    notice.kind === 'none'
      ? NOTHING
      : {
          organization: notice.contents.subject.organization ?? '',
          status: notice.kind,
          sort: -notice.contents.takenAt,
          columns: {
            subject_key: subjectKey(notice.contents.subject),
            recipient_key: recipient,
            action: notice.contents.action,
          },
        },
}

/** The stream of an appeal is named by what it is against and whose it is, so that a second one meets the first. */
export const APPEALS: Stream<Appeal, AppealEvent> = {
  name: 'appeal',
  view: 'appeal_view',
  none: NO_APPEAL,
  personal: [
    {
      within: null,
      names: new Set(['text', 'reason', 'translation', 'facts']),
      under: (appeal) => (appeal.kind === 'none' ? null : filerKey(appeal)),
    },
  ],
  evolve: evolveAppeal,
  owed: appealOwed,
  row: (appeal) =>
    appeal.kind === 'none'
      ? NOTHING
      : {
          organization: '',
          status: appeal.kind,
          sort: appeal.deadline,
          columns: {
            public_id: appeal.id,
            against: appealKey(appeal),
            filed_by: appeal.by,
          },
        },
}
