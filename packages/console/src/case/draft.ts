/** A decision while it is being written, and what it becomes on the wire. */
import { ACTION_RULES } from '@goodstanding/casework'
import type { ActionType, Capability } from '@goodstanding/model'
import { serverNow } from '../frame/server-clock.ts'
import type { Case, NewDecision, Recommended, StatedAction } from '@goodstanding/sdk'

export type DraftAction = {
  readonly type: ActionType
  readonly capability: Capability | null
  /** Null: no end date. */
  readonly days: number | null
  /** `account/u1` */
  readonly subject: string
}

export type Draft = {
  readonly isNoViolation: boolean
  readonly clause: string | null
  readonly actions: readonly DraftAction[]
  readonly reason: string
  /** The reason in the other language; empty: the notice there says which language it is in. */
  readonly translation: string
  /** Reports that are manifestly unfounded, where there was no violation. */
  readonly unfounded: readonly string[]
}

export const EMPTY_DRAFT: Draft = {
  isNoViolation: false,
  clause: null,
  actions: [],
  reason: '',
  translation: '',
  unfounded: [],
}

const DAY = 86_400_000
const USUAL_DAYS = 7

/** What an action of a type may fall on, within this case: its subject, those of cases that were merged into it, its pieces of content, its organization. */
export function subjectsFor(type: ActionType, found: Case): readonly string[] {
  const { subject, findings } = found
  const all = [
    `${subject.type}/${subject.id}`,
    ...found.merged.map((each) => `${each.subject.type}/${each.subject.id}`),
    ...new Set(findings.map(({ decision }) => `content/${decision}`)),
    ...(typeof subject.organization !== 'string' || subject.type === 'organization'
      ? []
      : [`organization/${subject.organization}`]),
  ]
  const allowed: readonly string[] = ACTION_RULES[type].subjects
  return [...new Set(all)].filter((key) => allowed.includes(key.split('/', 1)[0] ?? ''))
}

/** A first version of an action, or null when there is nothing in the case that it could fall on. */
export function draftAction(type: ActionType, found: Case, recommended: Recommended | undefined): DraftAction | null {
  const [subject] = subjectsFor(type, found)
  if (subject === undefined) return null
  const isRecommended = recommended?.action === type
  const until = isRecommended ? recommended.until : null
  const days = until === null ? USUAL_DAYS : Math.max(1, Math.round((Date.parse(until) - serverNow()) / DAY))
  return {
    type,
    capability: type === 'limit' ? ((isRecommended ? recommended.capability : null) ?? 'message.external') : null,
    days: ACTION_RULES[type].end === 'may' ? (isRecommended && until === null ? null : days) : null,
    subject,
  }
}

export type DraftGap = 'clause' | 'actions' | 'reason'

/** What is still missing before it can be sent. */
export function gapsOf({ isNoViolation, clause, actions, reason }: Draft): readonly DraftGap[] {
  return [
    ...(isNoViolation || clause !== null ? [] : (['clause'] as const)),
    ...(isNoViolation || actions.length > 0 ? [] : (['actions'] as const)),
    ...(reason.trim().length >= 3 ? [] : (['reason'] as const)),
  ]
}

function stateAction({ type, capability, days, subject }: DraftAction, now: number): StatedAction {
  const [kind = '', ...id] = subject.split('/')
  const subjectType = kind === 'organization' || kind === 'content' ? kind : 'account'
  return {
    type,
    ...(capability === null ? {} : { capability }),
    ...(days === null ? {} : { until: new Date(now + days * DAY).toISOString() }),
    subject: { type: subjectType, id: id.join('/') },
  }
}

/** The body of `decide`, under the version that was read. */
export function stateDecision(draft: Draft, version: number, now: number): NewDecision {
  const reason = draft.reason.trim()
  const translation = draft.translation.trim()
  if (draft.isNoViolation) {
    const unfounded = draft.unfounded.length === 0 ? {} : { unfounded: draft.unfounded }
    return { outcome: 'no-violation', reason, ifMatch: version, ...unfounded }
  }
  return {
    clause: draft.clause ?? '',
    actions: draft.actions.map((action) => stateAction(action, now)),
    reason,
    ...(translation === '' ? {} : { translation: { reason: translation } }),
    ifMatch: version,
  }
}
