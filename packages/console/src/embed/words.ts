/** What the elements say. One translation for each term (GLOSSARY.md). */
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
  handler: { en: 'Who should look at it?', zh: '由谁处理？' },
  administrator: { en: 'My administrator first', zh: '先由企业管理员处理' },
  operator: { en: 'The operator, past my administrator', zh: '由平台运营方处理，不经企业管理员' },
  privacy: {
    en: 'What is about an administrator goes to the operator. The person you report does not see your name.',
    zh: '涉及企业管理员的举报由平台运营方处理。被举报人不会看到您的姓名。',
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
  escalate: { en: 'Ask the operator to look at it', zh: '请平台运营方复核' },
  appeal: { en: 'Appeal, until', zh: '申诉，截止' },
  why: { en: 'What should be looked at again, and why?', zh: '请说明需要重新审查的内容和理由。' },
  next: {
    en: 'Somebody who did not take part decides, and answers in words.',
    zh: '由未参与原决定的人员审理，并以文字答复。',
  },
  asked: { en: 'Asked', zh: '提问' },
  answered: { en: 'You answered', zh: '您的答复' },
  answerBy: { en: 'Answer by', zh: '答复截止' },
  closed: { en: 'Already appealed, or too late.', zh: '已申诉过，或期限已过。' },
} as const satisfies Record<string, Bilingual>

/** The state of a report, as its reporter reads it. */
export const REPORT_WORDS: Readonly<Record<string, Bilingual>> = {
  'with-administrator': { en: 'Your administrator is looking at it', zh: '企业管理员正在处理' },
  asked: { en: 'Your administrator asks you', zh: '企业管理员有问题需要您答复' },
  dismissed: { en: 'Dismissed by your administrator', zh: '企业管理员未予受理' },
  complained: { en: 'Confirmed, with the operator', zh: '已确认，转交平台运营方' },
  'with-operator': { en: 'The operator is looking at it', zh: '平台运营方正在处理' },
  answered: { en: 'Answered', zh: '已答复' },
  withdrawn: { en: 'Withdrawn', zh: '已撤回' },
}

/** The state of an appeal, as whoever appealed reads it. */
export const APPEAL_WORDS: Readonly<Record<string, Bilingual>> = {
  pending: { en: 'Appealed; somebody who did not take part looks at it', zh: '已申诉，由未参与原决定的人员审理' },
  upheld: { en: 'Appeal answered: the decision stands', zh: '申诉已答复：维持原决定' },
  overturned: { en: 'Appeal granted: the decision was reversed', zh: '申诉成立：原决定已撤销' },
  reduced: { en: 'Appeal granted in part: something milder took its place', zh: '申诉部分成立：改为较轻的措施' },
}
