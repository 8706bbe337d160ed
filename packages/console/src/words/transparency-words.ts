import type { Bilingual } from '@goodstanding/model'

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
