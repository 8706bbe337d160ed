import type { Bilingual } from '@goodstanding/model'
import type { ReportStatus } from './report.ts'

/** The state of a report, as its reporter reads it: on their own page, and in the element that takes reports. */
export const REPORT_STATUS_WORDS: Readonly<Record<ReportStatus, Bilingual>> = {
  'with-administrator': { en: 'Your administrator is looking at it', zh: '企业管理员正在处理' },
  asked: { en: 'Your administrator has a question', zh: '企业管理员有问题需要您答复' },
  dismissed: { en: 'Dismissed by your administrator', zh: '企业管理员未予受理' },
  complained: { en: 'Confirmed, with the operator', zh: '已确认，转交平台运营方' },
  'with-operator': { en: 'The operator is looking at it', zh: '平台运营方正在处理' },
  answered: { en: 'Answered', zh: '已答复' },
  withdrawn: { en: 'Withdrawn', zh: '已撤回' },
}
