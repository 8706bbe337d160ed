/** Words of a member's own pages. */
import type { Bilingual } from '@goodstanding/model'

export const MEMBER_WORDS = {
  title: { en: 'My standing', zh: '我的状态' },
  organization: { en: 'My organization', zh: '我的组织' },
  notices: { en: 'Notices', zh: '通知' },
  noNotices: { en: 'You have no notices.', zh: '您没有通知。' },
  disclosures: { en: 'What authorities were given about you', zh: '向有关机关提供的与您有关的记录' },
  report: { en: 'Report', zh: '举报' },
  signedOut: { en: 'You are not signed in', zh: '您尚未登录' },
  signIn: {
    en: 'Open this page from your messaging service. A notice can be read and appealed by its own link, without signing in.',
    zh: '请从您的消息服务中打开此页面。通知可通过其链接直接查看和申诉，无需登录。',
  },
  needsScript: {
    en: 'Reporting here needs JavaScript. Your messaging service and your administrator take reports too.',
    zh: '在此举报需要 JavaScript。您也可以通过消息服务或企业管理员举报。',
  },
  notice: { en: 'Notice', zh: '通知' },
  noticeOf: { en: 'Notice: {0}', zh: '通知：{0}' },
  onPaper: {
    en: 'You can appeal until {0}, at the link that this notice came with.',
    zh: '您可在 {0} 前通过收到本通知时所附的链接提出申诉。',
  },
  appeal: { en: 'Appeal', zh: '申诉' },
  why: { en: 'What should be looked at again, and why?', zh: '请说明需要重新审查的内容和理由。' },
  next: {
    en: 'Somebody who did not take part in the decision looks at it again and answers in words. You can appeal once.',
    zh: '由未参与原决定的人员重新审理，并以文字答复。每项决定可申诉一次。',
  },
  send: { en: 'Send appeal', zh: '发送申诉' },
  appealed: {
    en: 'Appeal sent. Its number is {0}; the answer comes as a notice.',
    zh: '申诉已发送，编号 {0}；答复将以通知形式送达。',
  },
  already: {
    en: 'This was appealed already. The answer comes as a notice.',
    zh: '该决定已申诉过，答复将以通知形式送达。',
  },
  asked: { en: 'The operator asked on {0}', zh: '运营方于 {0} 提问' },
  answered: { en: 'You answered on {0}', zh: '您于 {0} 答复' },
  reply: { en: 'Your answer, by {0}', zh: '您的答复，截止 {0}' },
  replyNext: {
    en: 'Until then nothing is decided against you. Without an answer the appeal is decided by what is known.',
    zh: '在此之前不会作出不利于您的决定。逾期未答复的，将依据现有情况作出决定。',
  },
  sendReply: { en: 'Send answer', zh: '发送答复' },
  noReply: { en: 'Write your answer in words, 4,000 characters at most.', zh: '请填写答复，最多 4000 个字符。' },
  question: { en: 'Answer the question about your appeal', zh: '答复关于您申诉的问题' },
  seeAppeal: { en: 'Your appeal', zh: '您的申诉' },
  late: { en: 'The time to appeal ended on {0}.', zh: '申诉期限已于 {0} 截止。' },
  empty: { en: 'Write in words what should be looked at again.', zh: '请填写需要重新审查的内容。' },
  unknown: { en: 'There is no such notice', zh: '没有此通知' },
  unknownHow: {
    en: 'The link is incomplete or not ours. Open it again from the message that brought it.',
    zh: '链接不完整或无效，请从收到的消息中重新打开。',
  },
} as const satisfies Record<string, Bilingual>
