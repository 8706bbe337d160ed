import type { Words } from '../frame/words.ts'

/** Words of what a reviewer asks an applicant for, on both sides. */
export const ASKING = {
  asked: { en: 'Requested from the applicant', zh: '已要求申请方补充' },
  askedOn: { en: 'Requested on {0}, answer by {1}', zh: '{0} 提出，请于 {1} 前答复' },
  answered: { en: 'Answer: {0}', zh: '答复：{0}' },
  unanswered: { en: 'No answer came in time.', zh: '未在期限内答复。' },
  ask: { en: 'Ask for more', zh: '要求补充' },
  askTitle: { en: 'What should {0} add?', zh: '需要 {0} 补充什么？' },
  note: {
    en: 'The applicant sees these points; your deadline is paused until they answer. One language is enough.',
    zh: '申请方会看到以下各项；等待答复期间，审核期限顺延。填写一种语言即可。',
  },
  point: { en: 'Point {0}', zh: '第 {0} 项' },
  inEnglish: { en: 'In English', zh: '英文' },
  inChinese: { en: 'In Chinese', zh: '中文' },
  wants: { en: 'Answer with', zh: '答复方式' },
  words: { en: 'text', zh: '文字说明' },
  more: { en: 'Add a point', zh: '添加一项' },
  leaveOut: { en: 'Remove point {0}', zh: '移除第 {0} 项' },
  within: { en: 'Within', zh: '期限' },
  days: { en: '{0} {0:day:days}', zh: '{0} 天' },
  sent: { en: 'Request sent to the applicant', zh: '已要求补充并告知申请方' },
  waitsFor: { en: 'Waiting for the applicant', zh: '等待申请方' },
  toAnswer: { en: 'We need more from you', zh: '请补充材料' },
  answerBy: {
    en: 'Answer by {0}. After that we decide on what we have.',
    zh: '请于 {0} 前答复，逾期将按现有材料审核。',
  },
  inWords: { en: 'Your answer', zh: '文字说明' },
  answer: { en: 'Send answer', zh: '提交答复' },
  answerSent: { en: 'Answer sent', zh: '答复已提交' },
} as const satisfies Words
