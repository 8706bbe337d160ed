/** What the elements say. One translation for each term (GLOSSARY.md). */
import { REPORT_FORM_WORDS, REPORT_STATUS_WORDS } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'

export type Language = keyof Bilingual

export const WORDS = {
  ...REPORT_FORM_WORDS,
  sent: { en: 'Sent', zh: '已发送' },
  another: { en: 'Report something else', zh: '再举报一项' },
  missing: { en: 'Still missing: ', zh: '请先填写：' },
  failed: { en: 'That did not work. Check your connection, or sign in again.', zh: '未完成，请检查网络或重新登录。' },
  nothing: { en: 'Nothing here.', zh: '暂无记录。' },
  send: { en: 'Send', zh: '发送' },
  again: { en: 'Try again', zh: '重试' },
  escalate: { en: 'Ask the operator to look at it', zh: '提交平台运营方处理' },
  mine: { en: 'My reports', zh: '我的举报' },
  answer: { en: 'Your answer', zh: '您的答复' },
  appeal: { en: 'Appeal, until', zh: '申诉，截止' },
  why: { en: 'What should we look at again, and why?', zh: '请说明需要重新审查的内容和理由。' },
  next: {
    en: 'Somebody who took no part decides and replies.',
    zh: '由未参与原决定的人员审理，并以文字答复。',
  },
  answerBy: { en: 'Answer by', zh: '答复截止' },
} as const satisfies Record<string, Bilingual>

/** By whatever status an answer names: the server may be newer. */
export const REPORT_WORDS: Readonly<Record<string, Bilingual>> = REPORT_STATUS_WORDS
