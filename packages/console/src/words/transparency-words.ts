import type { Bilingual } from '@goodstanding/model'
import { ACTION_VERBS, STATUS_WORDS } from './casework-words.ts'

/** The tables of the transparency report. */
export const TABLE_WORDS: Readonly<Record<string, Bilingual>> = {
  actionsByClause: { en: 'Actions by clause', zh: '按条款统计的措施' },
  actionsByType: { en: 'Actions by type', zh: '按类型统计的措施' },
  actionsBySource: { en: 'Actions by what led to them', zh: '按来源统计的措施' },
  actionsByAutomation: { en: 'Actions by automation', zh: '按自动化程度统计的措施' },
  reportsByOutcome: { en: 'Reports by outcome', zh: '按结果统计的举报' },
  complaintsByOutcome: { en: 'Complaints by outcome', zh: '按结果统计的投诉' },
  appealsByOutcome: { en: 'Appeals by outcome', zh: '按结果统计的申诉' },
  appealsByParty: { en: 'Appeals by who appealed', zh: '按申诉人统计的申诉' },
  reversalsByClause: { en: 'Reversals by clause', zh: '按条款统计的撤回' },
  reversalsByReason: { en: 'Reversals by reason', zh: '按原因统计的撤回' },
  legalRequestsByOutcome: { en: 'Requests of authorities by outcome', zh: '按结果统计的机关请求' },
  legalRequestsByCountry: { en: 'Requests of authorities by country', zh: '按国家统计的机关请求' },
  reports: { en: 'Reports', zh: '举报' },
  complaints: { en: 'Complaints', zh: '投诉' },
  appeals: { en: 'Appeals', zh: '申诉' },
}

/** What the rows of the tables count. Clauses and countries are their own words. */
export const ROW_WORDS: Readonly<Record<string, Bilingual>> = {
  ...STATUS_WORDS,
  ...ACTION_VERBS,
  acted: { en: 'Acted on', zh: '已采取措施' },
  'no-violation': { en: 'No breach found', zh: '未发现违规' },
  reversed: { en: 'Acted on, and reversed later', zh: '已采取措施，后撤回' },
  uphold: { en: 'Upheld', zh: '维持' },
  overturn: { en: 'Overturned', zh: '撤销' },
  reduce: { en: 'Reduced', zh: '减轻' },
  subject: { en: 'Whom it was about', zh: '当事人' },
  reporter: { en: 'Whoever reported it', zh: '举报人' },
  report: { en: 'A report', zh: '举报' },
  complaint: { en: 'A complaint', zh: '投诉' },
  detection: { en: 'Detection', zh: '检测' },
  fully: { en: 'Fully automated', zh: '完全自动' },
  partially: { en: 'Partly automated', zh: '部分自动' },
  not: { en: 'Not automated', zh: '人工' },
  appeal: { en: 'An appeal', zh: '申诉' },
  error: { en: 'A mistake', zh: '差错' },
  legal: { en: 'The law', zh: '法律要求' },
}
