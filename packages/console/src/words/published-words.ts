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
  publish: { en: 'Publish', zh: '公布' },
  withdraw: { en: 'Withdraw', zh: '撤回' },
  read: { en: 'View the public page', zh: '查看公开页面' },
} as const satisfies Words
