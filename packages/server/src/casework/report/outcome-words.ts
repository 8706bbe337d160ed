/** What is said of how a report was answered, to whoever reported and to the administrators who handed it on. */
import { FLOOD_REPORTS } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'

type Outcome = keyof typeof OUTCOMES

const OUTCOMES = {
  acted: {
    en: 'We looked at what you reported, found that it breaks the policy, and acted on it.',
    zh: '我们已查看您举报的内容，认定其违反使用政策，并已采取措施。',
  },
  'no-violation': {
    en: 'We looked at what you reported and found no breach of the policy.',
    zh: '我们已查看您举报的内容，未发现违反使用政策的情形。',
  },
  // Neither who asked for another look nor why: that is the business of whoever was reported.
  reversed: {
    en: 'We had acted on what you reported. That decision was reviewed and overturned: what we did has been undone.',
    zh: '我们曾就您举报的内容采取措施。该决定经再次审查后不再成立，相关措施已撤回。',
  },
} as const

/** What their organization did about it without the operator, in the administrator's words. */
export function sayHandled({ en, zh }: Bilingual): Bilingual {
  return {
    en: `An administrator confirmed your report and handled it: ${en}`,
    zh: `企业管理员已确认举报内容并自行处理：${zh}`,
  }
}

/** To an administrator: whether it is looked at again is for whoever reported to ask. */
export function sayOutcome(outcome: Outcome): Bilingual {
  return OUTCOMES[outcome]
}

/** Before reports of theirs are taken no longer: what it is about, what follows, and what is taken all the same. */
const WARNING = {
  en: 'Several of your reports were found to be manifestly unfounded. If this continues, we will not accept reports from you for 30 days, except about danger to somebody.',
  zh: '您的多份举报被认定为明显无根据。如继续如此，30 天内将不再受理您的举报，涉及他人安危的除外。',
} as const

/** With the report that was one too many within an hour: what follows if it goes on, and what is taken all the same. */
export const FLOOD_WARNING: Bilingual = {
  en: `You sent more than ${FLOOD_REPORTS} reports within an hour. They will be looked at; if this continues, we will not accept reports from you for a day, except about danger to somebody.`,
  zh: `您一小时内提交的举报超过 ${FLOOD_REPORTS} 份。已提交的举报仍会处理；如继续如此，一天内将不再受理您的举报，涉及他人安危的除外。`,
}

/** To whoever reported. `warned`: with this answer they are. */
export function tellOutcome({ outcome, warned }: { readonly outcome: Outcome; readonly warned?: true }): Bilingual {
  const { en, zh } = OUTCOMES[outcome]
  if (outcome === 'acted') return { en, zh }
  const told = { en: `${en} You can appeal.`, zh: `${zh}您可以提出申诉。` }
  return warned === undefined ? told : { en: `${told.en} ${WARNING.en}`, zh: `${told.zh}${WARNING.zh}` }
}
