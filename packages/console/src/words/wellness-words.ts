import type { Words } from '../frame/words.ts'

/** Words about what moderators look at, and how they are spared. */
export const WELLNESS = {
  title: { en: 'Wellbeing', zh: '自我保护' },
  private: {
    en: 'Stored only in this browser. Nobody who runs the product can read it.',
    zh: '仅保存在此浏览器中，产品的任何管理者均无法查看。',
  },
  looked: { en: 'What you looked at today', zh: '今日查看数量' },
  forget: { en: 'Reset the count', zh: '重新计数' },
  breakAfter: { en: 'Offer a break after', zh: '查看多少项后建议休息' },
  severe: { en: '{0} severe items', zh: '{0} 项严重内容' },
  never: { en: 'Never', zh: '从不' },
  avoid: { en: 'Hide from my queue in this browser', zh: '在此浏览器中不进入我的队列' },
  avoidNote: {
    en: 'Cases of these sections are neither shown to you nor taken by “Take next case”. Others decide them.',
    zh: '这些章节的案件不会显示给您，“领取下一案件”也不会选中，由他人处理。',
  },
  breakTitle: { en: 'Time for a break?', zh: '要不要休息一下？' },
  breakText: {
    en: 'You have looked at {0} severe {0:item:items} since your last one. The case stays yours, and the draft is kept.',
    zh: '自上次休息以来，您已查看 {0} 项严重内容。案件仍由您处理，草稿已保留。',
  },
  breakTake: { en: 'Screen everything and stop here', zh: '全部遮蔽并暂停' },
  breakLater: { en: 'Continue', zh: '继续' },
  picture: { en: 'Attached image, screened', zh: '附件图片，已遮蔽' },
  pictureGrey: { en: 'Attached image, in grey', zh: '附件图片，灰度显示' },
  pictureColour: { en: 'Attached image, in colour', zh: '附件图片，彩色显示' },
  showGrey: { en: 'Show in grey', zh: '灰度查看' },
  showColour: { en: 'Show in colour', zh: '彩色查看' },
  screen: { en: 'Screen image', zh: '遮蔽图片' },
  noPicture: { en: 'This image cannot be drawn.', zh: '无法显示此图片。' },
} as const satisfies Words
