import type { Bilingual } from '@goodstanding/model'
import type { Words } from '../frame/words.ts'

/** Words of the pages behind numbers: what each of them counts. */
export const COUNTED = {
  outcomes: { en: 'Judged outcomes of {0}', zh: '{0} 的判定结果' },
  outcomesHow: {
    en: 'Decided cases with a finding of this rule, after appeals and second reviews; without a case, the senders’ appeals.',
    zh: '含有该规则发现的已处理案件，按申诉与复核之后的结果计；没有此类案件的，按发送者的申诉结果计。',
  },
  right: { en: 'Right', zh: '正确' },
  wrong: { en: 'Wrong', zh: '错误' },
  disputed: { en: 'Disputed', zh: '有争议' },
  noOutcomes: { en: 'No such outcomes', zh: '没有此类结果' },
  case: { en: 'Case', zh: '案件' },
  caseOrAppeal: { en: 'Case or appeal', zh: '案件或申诉' },
  about: { en: 'About', zh: '涉及' },
  severity: { en: 'Severity', zh: '严重程度' },
  decidedAs: { en: 'Decided as', zh: '处理结果' },
  violation: { en: 'Violation', zh: '违规' },
  'no-violation': { en: 'No violation', zh: '未违规' },
  'kept-back': { en: 'Still kept back after appeal', zh: '申诉后仍不放行' },
  'let-pass': { en: 'Let through on appeal', zh: '申诉后放行' },
  takenBack: { en: 'reversed since', zh: '此后已撤回' },
  differs: { en: 'people differ', zh: '意见不一致' },
  decided: { en: 'Decided', zh: '处理时间' },
  withheld: {
    en: 'Counted but not shown to you: {0}. They are in other queues, or you judge them blind.',
    zh: '另有 {0} 个计入但不向您展示：它们在其他队列中，或由您在不知原决定的情况下复核。',
  },
  entries: { en: 'What the report counts: {0}', zh: '报告所计内容：{0}' },
  entriesHow: {
    en: 'Staff only. The published report hides numbers under five and names nobody.',
    zh: '仅供员工查看。公布的报告隐藏小于五的数字，且不涉及任何姓名。',
  },
  back: { en: 'Back to the report', zh: '返回报告' },
  all: { en: 'all', zh: '全部' },
  what: { en: 'What', zh: '内容' },
  at: { en: 'When', zh: '时间' },
  where: { en: 'Location', zh: '所在位置' },
  noEntries: { en: 'Nothing is counted here', zh: '没有计入的内容' },
  openOutcomes: { en: 'See these outcomes', zh: '查看这些结果' },
  behind: { en: 'Each number links to the cases it counts.', zh: '点击数字可查看其所计案件。' },
  behindNot: {
    en: 'Staff who may read cases can follow each number to what it counts.',
    zh: '有权阅读案件的人员可点击数字查看其所计案件。',
  },
  allowNot: {
    en: 'Delivered events are counted but not kept, so they cannot be listed; every other number links to its decisions.',
    zh: '放行的事件只计数、不保存，因此无法列出；其他数字均可点击查看相应决定。',
  },
} as const satisfies Words

/** What an entry of the transparency report is. */
export const ENTRY_WORDS: Readonly<Record<string, Bilingual>> = {
  action: { en: 'Action', zh: '措施' },
  reversal: { en: 'Reversal', zh: '撤回' },
  report: { en: 'Report', zh: '举报' },
  complaint: { en: 'Complaint', zh: '投诉' },
  appeal: { en: 'Appeal', zh: '申诉' },
  'legal-request': { en: 'Legal request', zh: '法律请求' },
}
