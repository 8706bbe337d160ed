import type { Words } from '../frame/words.ts'

/** Words about publishing a transparency report. */
export const PUBLISHED = {
  title: { en: 'Publication', zh: '公开发布' },
  is: { en: 'Published on {0}, as counted then.', zh: '已于 {0} 公布，内容以公布时的统计为准。' },
  isNot: { en: 'Not published.', zh: '尚未公布。' },
  notOver: {
    en: 'Not published. It can be published from {0}, when the period is over.',
    zh: '尚未公布。该期间结束后，自 {0} 起可公布。',
  },
  note: {
    en: 'Anyone can then read it without signing in, as counted now. No period that overlaps with it can be published: together they would reveal small numbers.',
    zh: '公布后，任何人无需登录即可阅读，内容以此刻的统计为准。与其日期重叠的期间不能同时公布，以免合并比对推算出少量数字。',
  },
  publishTitle: { en: 'Publish the report of {0}?', zh: '公布 {0} 的报告？' },
  withdrawTitle: { en: 'Withdraw the report of {0}?', zh: '撤回 {0} 的报告？' },
  withdrawWhat: {
    en: 'Its public page is gone at once, for everybody who has its address too. Published again, it is counted anew.',
    zh: '其公开页面将立即消失，持有链接的人也无法再阅读。重新公布时将重新统计。',
  },
  publish: { en: 'Publish', zh: '公布' },
  withdraw: { en: 'Withdraw', zh: '撤回' },
  read: { en: 'View the public page', zh: '查看公开页面' },
} as const satisfies Words
