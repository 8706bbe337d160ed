/**
 * The text of a notice, in both languages. The clause's own words come first; then every fact that a notice must have, whether
 * or not the clause's words named it: what, which clause and version, why, by machine or person, until when, how to appeal.
 */
import type { ActionType, Bilingual, Capability, Danger, Instant, NoticePlaceholder } from '@goodstanding/model'
import { isBurden } from '../action/is-burden.ts'
import type { ClauseTerms } from '../clause-terms.ts'
import type { ReleaseTerms } from '../ladder/ladder.ts'
import type { MeasureNow, NoticeContents } from './notice.ts'

type Language = keyof Bilingual

export const ACTION_WORDS: Readonly<Record<ActionType, Bilingual>> = {
  warn: { en: 'a warning', zh: '警告' },
  remove: { en: 'removal of content', zh: '移除内容' },
  limit: { en: 'a restriction', zh: '限制' },
  suspend: { en: 'a suspension', zh: '停用' },
  terminate: { en: 'termination', zh: '终止' },
  'revoke-verification': { en: 'removal of verification', zh: '撤销企业认证' },
  'refer-to-authority': { en: 'referral to an authority', zh: '移交主管机关' },
  reinstate: { en: 'reinstatement', zh: '恢复使用' },
}

export const CAPABILITY_WORDS: Readonly<Record<Capability, Bilingual>> = {
  session: { en: 'signing in', zh: '登录' },
  'message.internal': { en: 'messages to colleagues', zh: '向同事发送消息' },
  'message.external': { en: 'messages to people outside', zh: '向外部人员发送消息' },
  'content.publish': { en: 'publishing', zh: '发布内容' },
  'file.upload': { en: 'uploading files', zh: '上传文件' },
  live: { en: 'live streams', zh: '直播' },
  'contact.invite': { en: 'inviting contacts', zh: '邀请联系人' },
  'directory.import': { en: 'importing into the directory', zh: '导入通讯录' },
  'directory.export': { en: 'exporting the directory', zh: '导出通讯录' },
  api: { en: 'use of the API', zh: '使用接口' },
  admin: { en: 'administration', zh: '管理操作' },
  'organization.rename': { en: 'renaming the organization', zh: '修改组织名称' },
  all: { en: 'everything', zh: '全部功能' },
}

/** `2026-11-24 10:00 UTC`: the same in every language and place. */
export function tellInstant(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

export function sayNow(now: NonNullable<MeasureNow>): Bilingual {
  const at = tellInstant(now.at)
  switch (now.kind) {
    case 'ended':
      return { en: `ended on ${at}`, zh: `已于 ${at} 结束` }
    case 'lifted':
      return { en: `lifted on ${at}`, zh: `已于 ${at} 解除` }
    case 'reversed':
      return { en: `reversed on ${at}: it no longer counts`, zh: `已于 ${at} 撤销，不再产生任何影响` }
  }
}

const FOR_GOOD: Bilingual = { en: 'no end date', zh: '无结束日期' }
const LASTING: ReadonlySet<ActionType> = new Set(['limit', 'suspend', 'terminate', 'revoke-verification'])

/** Null: it has no duration. A warning is over when it is read, and an end that it does not have says nothing. */
export function tellEnd({ type, until }: Pick<NoticeContents, 'type' | 'until'>): Bilingual | null {
  if (until === null) return LASTING.has(type) ? FOR_GOOD : null
  const at = tellInstant(until)
  return { en: at, zh: at }
}

/** What the words of a notice are filled with: those of its clause, and those that stand below them. */
type Values = Readonly<
  Record<NoticePlaceholder | 'policy.id' | 'policy.version' | 'action' | 'capability' | 'facts', string>
>

function valuesOf(contents: NoticeContents, appealUntil: Instant, language: Language): Values {
  const { clause, policy, type, capability, until, facts } = contents
  return {
    'clause.id': clause.id,
    'clause.title': clause.title[language],
    'policy.id': policy.id,
    'policy.version': policy.version,
    action: ACTION_WORDS[type][language],
    until: until === null ? FOR_GOOD[language] : tellInstant(until),
    capability: capability === null ? '' : CAPABILITY_WORDS[capability][language],
    facts: facts[language],
    'appeal.until': tellInstant(appealUntil),
  }
}

const PLACEHOLDER = /\{([a-z][a-zA-Z.]*)\}/g

/** Fills `{placeholders}`. One that nobody knows stays as it is, so that a mistake is seen and not hidden. */
function fillPlaceholders(template: string, values: Values): string {
  const known = new Map(Object.entries(values))
  return template.replace(PLACEHOLDER, (whole, name: string) => known.get(name) ?? whole)
}

export const DECIDED_BY_WORDS: Readonly<Record<NoticeContents['decidedBy'], Bilingual>> = {
  machine: { en: 'automatically, by a rule', zh: '由规则自动作出' },
  person: { en: 'by a person', zh: '由人工作出' },
}
export const DETECTED_BY_WORDS: Readonly<Record<NoticeContents['detectedBy'], Bilingual>> = {
  machine: { en: 'automatically', zh: '自动检测' },
  person: { en: 'from a report', zh: '来自举报' },
}

const FORM: Readonly<
  Record<Language, (contents: NoticeContents, values: Values, isOpen: boolean) => readonly string[]>
> = {
  en: (contents, values, isOpen) => [
    `What: ${values.action}${capabilityOf(values, ' - ')}.`,
    `Clause: ${values['clause.id']} ${values['clause.title']} (policy ${values['policy.id']}, version ${values['policy.version']}).`,
    `Facts: ${values.facts}`,
    `Found: ${DETECTED_BY_WORDS[contents.detectedBy].en}. Decided: ${DECIDED_BY_WORDS[contents.decidedBy].en}.`,
    ...ending(contents, 'en', (end) => `Until: ${end}.`),
    ...prior(contents, 'en', (reason) => `This took effect without prior notice: ${reason}`),
    ...released(contents, 'en'),
    ...barred(contents, 'en'),
    ...exporting(contents, 'en'),
    ...appealing(
      isOpen && isBurden(contents.type),
      `You can appeal until ${values['appeal.until']}. Somebody who did not take part decides and sends you a written answer.`,
    ),
  ],
  zh: (contents, values, isOpen) => [
    `措施：${values.action}${capabilityOf(values, '——')}。`,
    `条款：${values['clause.id']} ${values['clause.title']}（政策 ${values['policy.id']}，版本 ${values['policy.version']}）。`,
    `事实：${values.facts}`,
    `发现方式：${DETECTED_BY_WORDS[contents.detectedBy].zh}。决定：${DECIDED_BY_WORDS[contents.decidedBy].zh}。`,
    ...ending(contents, 'zh', (end) => `截止：${end}。`),
    ...prior(contents, 'zh', (reason) => `本措施未事先通知即生效：${reason}`),
    ...released(contents, 'zh'),
    ...barred(contents, 'zh'),
    ...exporting(contents, 'zh'),
    ...appealing(
      isOpen && isBurden(contents.type),
      `您可在 ${values['appeal.until']} 前提出申诉。申诉由未参与该决定的人员审理，并以文字答复。`,
    ),
  ],
}

function capabilityOf({ capability }: Values, joint: string): string {
  return capability === '' ? '' : `${joint}${capability}`
}

function ending(contents: NoticeContents, language: Language, tell: (end: string) => string): readonly string[] {
  const end = tellEnd(contents)
  return end === null ? [] : [tell(end[language])]
}

function prior(
  { withoutPriorNotice }: NoticeContents,
  language: Language,
  tell: (reason: string) => string,
): readonly string[] {
  return withoutPriorNotice === null ? [] : [tell(withoutPriorNotice[language])]
}

export const RELEASE_WORDS: Readonly<Record<ReleaseTerms, Bilingual>> = {
  'may-apply': {
    en: 'This is the first limit of the organization: an administrator may ask for it to end early.',
    zh: '这是该组织首次被限制：管理员可申请提前解除。',
  },
  'no-early-release': {
    en: 'This is the second limit of the organization: it does not end early.',
    zh: '这是该组织第二次被限制：不可提前解除。',
  },
  stays: {
    en: 'The organization was limited twice before: this limit stays.',
    zh: '该组织此前已两次被限制：本次限制不予解除。',
  },
}

function released({ earlyRelease }: NoticeContents, language: Language): readonly string[] {
  return earlyRelease === null ? [] : [RELEASE_WORDS[earlyRelease][language]]
}

/** Who was terminated may not register again, and only whoever was told so is kept out. */
export const BARRED: Bilingual = {
  en: 'You may no longer use the service or register again, unless this is reversed.',
  zh: '除非本措施被撤销，您不得再使用本服务，也不得再次注册。',
}

/** Only a person's own termination bars return; people of a terminated organization may register with another. */
export function barsReturn({ type, subject }: Pick<NoticeContents, 'type' | 'subject'>): boolean {
  return type === 'terminate' && subject.type === 'account'
}

function barred(contents: NoticeContents, language: Language): readonly string[] {
  return barsReturn(contents) ? [BARRED[language]] : []
}

/** What stays to the people of an organization that is suspended or terminated; null where that is no question. */
export function tellExport({ type, subject, exportUntil }: NoticeContents): Bilingual | null {
  if (subject.type !== 'organization') return null
  if (type === 'suspend')
    return {
      en: 'Its members can still read and export their own data, but nothing else.',
      zh: '该组织成员仍可查看和导出自己的数据，但不能进行其他操作。',
    }
  if (type !== 'terminate' || exportUntil === undefined) return null
  if (exportUntil === null)
    return {
      en: 'Its members lose access at once and cannot export anything.',
      zh: '该组织成员即刻无法使用，也不能导出数据。',
    }
  const until = tellInstant(exportUntil)
  return {
    en: `Its members can still read and export their own data until ${until}.`,
    zh: `该组织成员在 ${until} 前仍可查看和导出自己的数据。`,
  }
}

function exporting(contents: NoticeContents, language: Language): readonly string[] {
  const told = tellExport(contents)
  return told === null ? [] : [told[language]]
}

/** Nobody is offered an appeal that could only put back what was lifted, nor one against what stands no longer. */
function appealing(isOffered: boolean, offer: string): readonly string[] {
  return isOffered ? [offer] : []
}

/** Why nobody was told before an action under a clause of danger. */
export const ACTED_AT_ONCE: Readonly<Record<Exclude<Danger, 'none'>, Bilingual>> = {
  'child-safety': {
    en: 'it is about the safety of children, and waiting would have been a risk to them.',
    zh: '涉及儿童安全，等待会带来风险。',
  },
  'threat-to-life': {
    en: 'it is about a danger to life, and waiting would have been a risk.',
    zh: '涉及生命危险，等待会带来风险。',
  },
}

/** What a clause says of somebody's conduct is not said again where a restriction is lifted. */
const REINSTATED: Bilingual = {
  en: 'The restriction here has been lifted: it can be used again.',
  zh: '此前的限制已解除，可恢复使用。',
}

/** Of a measure that a clause's own words do not have in mind: they may say that something waits, or was not sent, where somebody is suspended. */
const OTHER_MEASURE: Bilingual = {
  en: 'We found a breach of {clause.title} ({clause.id}). What follows from it: {action}.',
  zh: '经认定，存在违反{clause.title}（{clause.id}）的情形，采取的措施为：{action}。',
}

/** Of what was taken back while an order forbade to tell of it: nothing is left to put right, or to appeal. */
const REVERSED_UNTOLD: Bilingual = {
  en: 'We had acted under {clause.title} ({clause.id}): {action}. That was taken back before you could be told, and nothing of it counts any more.',
  zh: '我们曾依据{clause.title}（{clause.id}）采取措施：{action}。该措施在告知您之前已撤销，不再产生任何影响。',
}

/** The contents of a notice that is sent late, of what became of it meanwhile. */
export function toldLate(contents: NoticeContents, became: MeasureNow): NoticeContents {
  return became?.kind === 'reversed'
    ? { ...contents, clause: { ...contents.clause, notice: REVERSED_UNTOLD } }
    : contents
}

/** What a notice of this measure opens with, before it is filled in: the clause's words where its ladder lists the measure. */
export function openingWords({ ladder, notice }: Pick<ClauseTerms, 'ladder' | 'notice'>, type: ActionType): Bilingual {
  return ladder.some(({ action }) => action === type) ? notice : OTHER_MEASURE
}

/** The clause's own words to the subject, filled in. */
export function renderOpening(contents: NoticeContents, appealUntil: Instant, language: Language): string {
  if (contents.type === 'reinstate') return REINSTATED[language]
  return fillPlaceholders(contents.clause.notice[language], valuesOf(contents, appealUntil, language))
}

const NOW_WORDS: Readonly<Record<Language, (now: string) => string>> = {
  en: (now) => `Now: ${now}.`,
  zh: (now) => `现状：${now}。`,
}

/** The notice in both languages, plain text, one fact to a line; of one that is sent late, what its measure became comes first. */
export function renderNotice(contents: NoticeContents, appealUntil: Instant, became: MeasureNow = null): Bilingual {
  const render = (language: Language): string => {
    const values = valuesOf(contents, appealUntil, language)
    const now = became === null ? [] : [NOW_WORDS[language](sayNow(became)[language])]
    const form = FORM[language](contents, values, became?.kind !== 'reversed')
    return [renderOpening(contents, appealUntil, language), '', ...now, ...form].join('\n')
  }
  return { en: render('en'), zh: render('zh') }
}
