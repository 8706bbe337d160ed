import type { Words } from '../frame/words.ts'

/** Words about whoever reported what lies in a case: how their earlier reports fared, never who they are. */
export const REPORTERS = {
  title: { en: 'Reporters', zh: '举报人' },
  about: { en: 'Reports about them', zh: '针对该对象的举报' },
  means: {
    en: 'Anonymous, and never disclosed outside. A record shows how earlier reports fared, not whether this one is true. The reports behind a number are not listed: they could reveal the reporter.',
    zh: '不具名，且不向外部任何人提供。记录只说明以往举报的裁定情况，不能说明本次举报是否属实。数字背后的举报不予列出，以免透露举报人身份。',
  },
  most: {
    en: 'The {0} who reported most about them here; {1} of the {1:report:reports} in this case came from others.',
    zh: '仅列出在本案中举报最多的 {0} 人；本案另有 {1} 份举报来自其他人。',
  },
  one: { en: 'Reporter {0}', zh: '举报人 {0}' },
  borneOut: { en: '{0} of {1} earlier reports were upheld', zh: '此前 {1} 份已裁定举报中，{0} 份获证实' },
  unfounded: { en: '{0} manifestly unfounded', zh: '{0} 份明显无根据' },
  base: {
    en: 'Decided within a year. Several in one case count once; reports of danger do not count.',
    zh: '一年内裁定；同一案件的多份计为一份，不含涉及危险的举报。',
  },
  danger: {
    en: 'A danger is reported: no record is shown, and it goes first whoever reports it.',
    zh: '举报涉及危险：不显示记录，无论何人举报均优先处理。',
  },
  unverified: {
    en: 'It came by e-mail: the sender is not verified, so there is no record.',
    zh: '通过邮件举报：发件人未经验证，因此没有记录。',
  },
  few: {
    en: 'Fewer than five earlier reports were decided: too few to say anything.',
    zh: '此前已裁定的举报不足五份，不足以说明问题。',
  },
  rateOnce: {
    en: '{0} {0:report:reports} about them in the last 30 days, all on {1}',
    zh: '过去 30 天内针对该对象的举报 {0} 份，均在 {1}',
  },
  rate: {
    en: '{0} {0:report:reports} about them in the last 30 days, most on {1}: {2}',
    zh: '过去 30 天内针对该对象的举报 {0} 份，最多一日为 {1}：{2} 份',
  },
} as const satisfies Words
