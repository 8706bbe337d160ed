/** A notice as named facts, for pages that set it out line by line: what its text says, with whom it concerns and since when. */
import type { Bilingual, Instant } from '@goodstanding/model'
import type { SubjectType } from '../subject.ts'
import type { NoticeContents } from './notice.ts'
import {
  ACTION_WORDS,
  CAPABILITY_WORDS,
  DECIDED_BY_WORDS,
  DETECTED_BY_WORDS,
  FOR_GOOD,
  RELEASE_WORDS,
  renderOpening,
  tellInstant,
} from './render-notice.ts'

export type NoticeFact = {
  readonly name: 'measure' | 'subject' | 'facts' | 'found' | 'decided' | 'taken' | 'until' | 'prior' | 'release'
  readonly label: Bilingual
  readonly value: Bilingual
}

export type DescribedNotice = {
  /** The clause's own words to the subject. */
  readonly opening: Bilingual
  readonly clause: { readonly id: string; readonly title: Bilingual; readonly version: string }
  /** In the order to be read; facts that a notice does not have are left out. */
  readonly facts: readonly NoticeFact[]
}

const LABELS: Readonly<Record<NoticeFact['name'], Bilingual>> = {
  measure: { en: 'Measure', zh: '措施' },
  subject: { en: 'Concerns', zh: '对象' },
  facts: { en: 'What was found', zh: '认定事实' },
  found: { en: 'How it was found', zh: '发现方式' },
  decided: { en: 'Who decided', zh: '决定方' },
  taken: { en: 'Since', zh: '生效时间' },
  until: { en: 'Until', zh: '截止' },
  prior: { en: 'Why without prior notice', zh: '未事先通知的原因' },
  release: { en: 'Early end', zh: '提前解除' },
}

const SUBJECT_WORDS: Readonly<Record<SubjectType, Bilingual>> = {
  account: { en: 'account', zh: '账号' },
  organization: { en: 'organization', zh: '组织' },
  content: { en: 'content', zh: '内容' },
}

const same = (text: string): Bilingual => ({ en: text, zh: text })

/** `until` of what has no duration says nothing: a warning is over when it is read. */
const LASTING: ReadonlySet<NoticeContents['type']> = new Set(['limit', 'suspend', 'terminate', 'revoke-verification'])

export function describeNotice(contents: NoticeContents, appealUntil: Instant): DescribedNotice {
  const { clause, policy, type, capability, subject, until } = contents
  const action = ACTION_WORDS[type]
  const what = capability === null ? null : CAPABILITY_WORDS[capability]
  const values: Readonly<Record<NoticeFact['name'], Bilingual | null>> = {
    measure: what === null ? action : { en: `${action.en} - ${what.en}`, zh: `${action.zh}——${what.zh}` },
    subject: {
      en: `${SUBJECT_WORDS[subject.type].en} ${subject.id}`,
      zh: `${SUBJECT_WORDS[subject.type].zh} ${subject.id}`,
    },
    facts: contents.facts,
    found: DETECTED_BY_WORDS[contents.detectedBy],
    decided: DECIDED_BY_WORDS[contents.decidedBy],
    taken: same(tellInstant(contents.takenAt)),
    until: until !== null ? same(tellInstant(until)) : LASTING.has(type) ? FOR_GOOD : null,
    prior: contents.withoutPriorNotice,
    release: contents.earlyRelease === null ? null : RELEASE_WORDS[contents.earlyRelease],
  }
  return {
    opening: { en: renderOpening(contents, appealUntil, 'en'), zh: renderOpening(contents, appealUntil, 'zh') },
    clause: { id: clause.id, title: clause.title, version: policy.version },
    facts: ORDER.flatMap((name) => {
      const value = values[name]
      return value === null ? [] : [{ name, label: LABELS[name], value }]
    }),
  }
}

const ORDER = ['measure', 'subject', 'facts', 'found', 'decided', 'taken', 'until', 'prior', 'release'] as const
