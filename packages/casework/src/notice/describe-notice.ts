/** A notice as named facts, for pages that set it out line by line: what its text says, with whom it concerns, since when and what became of it. */
import type { Bilingual } from '@goodstanding/model'
import { isBurden } from '../action/is-burden.ts'
import { isLiftedByReinstatement } from '../action/effects.ts'
import { subjectKey, type SubjectType } from '../subject.ts'
import type { Action, ActionTaken } from '../action/action.ts'
import type { MeasureNow, Notice } from './notice.ts'
import {
  ACTION_WORDS,
  BARRED,
  barsReturn,
  CAPABILITY_WORDS,
  DECIDED_BY_WORDS,
  DETECTED_BY_WORDS,
  RELEASE_WORDS,
  renderOpening,
  sayNow,
  tellEnd,
  tellExport,
  tellInstant,
} from './render-notice.ts'

/** In the order to be read. */
const NAMES = [
  'now',
  'clause',
  'measure',
  'subject',
  'facts',
  'found',
  'decided',
  'taken',
  'until',
  'prior',
  'release',
  'return',
  'export',
  'sent',
  'appeal',
] as const

export type NoticeFact = {
  readonly name: (typeof NAMES)[number]
  readonly label: Bilingual
  readonly value: Bilingual
}

export type DescribedNotice = {
  /** The clause's own words to the subject. */
  readonly opening: Bilingual
  readonly clause: { readonly id: string; readonly title: Bilingual; readonly version: string }
  /** Facts that a notice does not have are left out. */
  readonly facts: readonly NoticeFact[]
}

const LABELS: Readonly<Record<NoticeFact['name'], Bilingual>> = {
  now: { en: 'Now', zh: '现状' },
  clause: { en: 'Clause', zh: '条款' },
  measure: { en: 'Action', zh: '措施' },
  subject: { en: 'Concerns', zh: '对象' },
  facts: { en: 'What was found', zh: '认定事实' },
  found: { en: 'How it was found', zh: '发现方式' },
  decided: { en: 'Decided', zh: '决定方' },
  taken: { en: 'Since', zh: '生效时间' },
  until: { en: 'Until', zh: '截止' },
  prior: { en: 'Why without prior notice', zh: '未事先通知的原因' },
  release: { en: 'Early end', zh: '提前解除' },
  return: { en: 'Coming back', zh: '再次注册' },
  export: { en: 'Reading and exporting', zh: '查看和导出' },
  sent: { en: 'Sent', zh: '发送时间' },
  appeal: { en: 'Appeal by', zh: '申诉期限' },
}

const SUBJECT_WORDS: Readonly<Record<SubjectType, Bilingual>> = {
  account: { en: 'account', zh: '账号' },
  organization: { en: 'organization', zh: '组织' },
  content: { en: 'content', zh: '内容' },
}

const same = (text: string): Bilingual => ({ en: text, zh: text })

/** `reinstatements`: those in force; what restricted the same subject before is lifted by the first that came after it. */
export function whatBecameOf(action: Action | null, reinstatements: readonly Action[] = []): MeasureNow {
  switch (action?.kind) {
    case 'active':
      return liftedAt(action, reinstatements)
    case 'ended': {
      // Its time ran out while it was lifted: that it was is what ended it.
      const lifted = liftedAt(action, reinstatements)
      return lifted !== null && lifted.at < action.endedAt ? lifted : { kind: 'ended', at: action.endedAt }
    }
    case 'reversed':
      return { kind: 'reversed', at: action.reversedAt }
    default:
      return null
  }
}

function liftedAt(
  { terms, takenAt }: Pick<ActionTaken, 'terms' | 'takenAt'>,
  reinstatements: readonly Action[],
): MeasureNow {
  if (!isLiftedByReinstatement(terms.type)) return null
  const times = reinstatements.flatMap((other) =>
    other.kind === 'active' && other.takenAt > takenAt && subjectKey(other.terms.subject) === subjectKey(terms.subject)
      ? [other.takenAt]
      : [],
  )
  return times.length === 0 ? null : { kind: 'lifted', at: Math.min(...times) }
}

type SentNotice = Pick<Extract<Notice, { kind: 'sent' }>, 'contents' | 'sentAt' | 'appealUntil'>

export function describeNotice({ contents, sentAt, appealUntil }: SentNotice, now: MeasureNow): DescribedNotice {
  const { clause, policy, type, capability, subject } = contents
  const action = ACTION_WORDS[type]
  const what = capability === null ? null : CAPABILITY_WORDS[capability]
  const values: Readonly<Record<NoticeFact['name'], Bilingual | null>> = {
    now: now === null ? null : sayNow(now),
    clause: {
      en: `${clause.id} ${clause.title.en} (policy version ${policy.version})`,
      zh: `${clause.id} ${clause.title.zh}（政策版本 ${policy.version}）`,
    },
    measure: what === null ? action : { en: `${action.en} - ${what.en}`, zh: `${action.zh}——${what.zh}` },
    subject: {
      en: `${SUBJECT_WORDS[subject.type].en} ${subject.id}`,
      zh: `${SUBJECT_WORDS[subject.type].zh} ${subject.id}`,
    },
    facts: contents.facts,
    found: DETECTED_BY_WORDS[contents.detectedBy],
    decided: DECIDED_BY_WORDS[contents.decidedBy],
    taken: same(tellInstant(contents.takenAt)),
    until: tellEnd(contents),
    prior: contents.withoutPriorNotice,
    release: contents.earlyRelease === null ? null : RELEASE_WORDS[contents.earlyRelease],
    return: barsReturn(contents) ? BARRED : null,
    export: tellExport(contents),
    sent: same(tellInstant(sentAt)),
    appeal: isBurden(type) && appealUntil > sentAt ? same(tellInstant(appealUntil)) : null,
  }
  return {
    opening: { en: renderOpening(contents, appealUntil, 'en'), zh: renderOpening(contents, appealUntil, 'zh') },
    clause: { id: clause.id, title: clause.title, version: policy.version },
    facts: NAMES.flatMap((name) => {
      const value = values[name]
      return value === null ? [] : [{ name, label: LABELS[name], value }]
    }),
  }
}
