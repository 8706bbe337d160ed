/** What the elements say. One translation for each term (GLOSSARY.md). */
import { REPORT_STATUS_WORDS } from '@goodstanding/casework'
import type { Bilingual } from '@goodstanding/model'

export type Language = keyof Bilingual

export const WORDS = {
  kind: { en: 'What happened?', zh: '发生了什么？' },
  fraud: { en: 'Fraud or impersonation', zh: '欺诈或冒充' },
  harassment: { en: 'Harassment or threats', zh: '骚扰或威胁' },
  unwanted: { en: 'Unwanted messages', zh: '未经许可的消息' },
  illegal: { en: 'Illegal content', zh: '违法内容' },
  other: { en: 'Something else', zh: '其他' },
  more: { en: 'Tell us more (optional)', zh: '补充说明（选填）' },
  whom: { en: 'Which account? (optional)', zh: '涉及哪个账号？（选填）' },
  privacy: {
    en: 'Your administrator sees this first. The person you report does not see your name.',
    zh: '举报先由您所在组织的企业管理员处理，被举报人不会看到您的姓名。',
  },
  sent: { en: 'Sent', zh: '已发送' },
  another: { en: 'Report something else', zh: '再举报一项' },
  choose: { en: 'Something is missing here.', zh: '请先填写此处。' },
  failed: { en: 'That did not work. Check your connection and try again.', zh: '未能完成。请检查网络后重试。' },
  nothing: { en: 'Nothing here.', zh: '暂无记录。' },
  send: { en: 'Send', zh: '发送' },
  again: { en: 'Try again', zh: '重试' },
  mine: { en: 'My reports', zh: '我的举报' },
  answer: { en: 'Your answer', zh: '您的答复' },
  escalate: { en: 'Ask the operator to look at it', zh: '提交平台运营方处理' },
  appeal: { en: 'Appeal, until', zh: '申诉，截止' },
  why: { en: 'What should be looked at again, and why?', zh: '请说明需要重新审查的内容和理由。' },
  next: {
    en: 'Somebody who did not take part decides, and answers in words.',
    zh: '由未参与原决定的人员审理，并以文字答复。',
  },
  answerBy: { en: 'Answer by', zh: '答复截止' },
  closed: { en: 'Appealed already, or late.', zh: '已申诉过，或期限已过。' },
} as const satisfies Record<string, Bilingual>

/** By whatever status an answer names: the server may be newer. */
export const REPORT_WORDS: Readonly<Record<string, Bilingual>> = REPORT_STATUS_WORDS
