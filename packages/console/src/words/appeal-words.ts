import type { Words } from '../frame/words.ts'

/** Words of the page of an appeal. Buttons name the result. */
export const APPEAL = {
  title: { en: 'Appeal', zh: '申诉' },
  original: { en: 'The decision', zh: '原决定' },
  notice: { en: 'The notice', zh: '通知' },
  appeal: { en: 'The appeal', zh: '申诉内容' },
  bySubject: { en: 'by the subject, {0}', zh: '由当事人 {0} 提出' },
  byReporter: { en: 'by a reporter', zh: '由举报人提出' },
  keep: { en: 'Keep the {0}', zh: '维持{0}' },
  lift: { en: 'Lift the {0}', zh: '解除{0}' },
  change: { en: 'Change it to…', zh: '变更为…' },
  keepCase: { en: 'Keep the decision', zh: '维持决定' },
  liftCase: { en: 'Open the case again', zh: '重新审理' },
  outcome: { en: 'Outcome', zh: '结果' },
  answer: { en: 'Answer to the appeal', zh: '对申诉的答复' },
  answerMissing: { en: 'An appeal is always answered in words.', zh: '申诉必须以文字答复。' },
  send: { en: 'Send answer', zh: '发送答复' },
  sent: { en: 'Answer sent', zh: '答复已发送' },
  notYou: {
    en: 'You took part in the decision, so somebody else answers this appeal.',
    zh: '您参与了原决定，此申诉由他人审理。',
  },
  notRole: { en: 'A senior answers appeals.', zh: '申诉由高级审核员答复。' },
  evidenceIn: { en: 'Evidence and history are in the case', zh: '证据与历史见案件' },
  weaker: { en: 'Weaker measure', zh: '较轻的措施' },
  decidedBy: { en: '{0} by {1}', zh: '{0}，由 {1}' },
} as const satisfies Words
