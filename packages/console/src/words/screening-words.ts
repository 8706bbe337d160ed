import type { Bilingual } from '@goodstanding/model'
import type { Words } from '../frame/words.ts'

/** Words of registrations and legal requests. */
export const SCREENING = {
  registrations: { en: 'Verification of organizations', zh: '企业认证审核' },
  none: { en: 'No organization waits for verification', zh: '没有待审核的企业' },
  organization: { en: 'Organization', zh: '组织' },
  asked: { en: 'Asked', zh: '申请时间' },
  proof: { en: 'Proof', zh: '证明' },
  found: { en: 'What was found', zh: '核对结果' },
  yes: { en: 'Proven', zh: '属实' },
  no: { en: 'Not proven', zh: '不属实' },
  checkFields: {
    en: 'Check every proof: Y proven, N not; numbers jump to one.',
    zh: '逐项核对：Y 属实，N 不属实；数字键跳转。',
  },
  verify: { en: 'Verify', zh: '通过认证' },
  refuse: { en: 'Refuse', zh: '拒绝' },
  reason: { en: 'Reason', zh: '理由' },
  verified: { en: 'Verified', zh: '已通过认证' },
  refused: { en: 'Refused', zh: '已拒绝' },
  needsOne: { en: 'At least one proof must be proven.', zh: '至少一项证明须属实。' },
  legal: { en: 'Legal requests', zh: '法律请求' },
  noLegal: { en: 'No open requests', zh: '没有待处理的请求' },
  receive: { en: 'Receive a request', zh: '登记请求' },
  authority: { en: 'Authority', zh: '请求机关' },
  country: { en: 'Country', zh: '国家' },
  basis: { en: 'Legal basis', zh: '法律依据' },
  reference: { en: 'Their reference', zh: '对方文号' },
  subjects: {
    en: 'About, one a line: account/u1, organization/acme',
    zh: '对象，每行一个：account/u1、organization/acme',
  },
  records: { en: '{0} records', zh: '{0} 条记录' },
  checklist: { en: 'Is it valid?', zh: '请求是否有效？' },
  validate: { en: 'Valid', zh: '认定有效' },
  hold: { en: 'Hold the data', zh: '保全数据' },
  approve: { en: 'Approve as second person', zh: '作为第二人批准' },
  produce: { en: 'Produce the package', zh: '提供资料包' },
  narrow: { en: 'Narrow', zh: '缩小范围' },
  close: { en: 'Close', zh: '结案' },
  'release-hold': { en: 'Release the hold', zh: '解除保全' },
  download: { en: 'Save the package', zh: '保存资料包' },
  second: { en: 'Production takes a second person of counsel.', zh: '提供资料须由第二名法务批准。' },
  deadline: { en: 'Answer by', zh: '答复期限' },
  gag: { en: 'Notice delayed until {0}', zh: '通知延迟至 {0}' },
} as const satisfies Words

export const CHECK_WORDS: Readonly<Record<string, Bilingual>> = {
  'authority-identified': { en: 'The authority is who it says', zh: '机关身份已核实' },
  jurisdiction: { en: 'It has jurisdiction', zh: '具有管辖权' },
  'legal-basis': { en: 'The legal basis carries it', zh: '法律依据充分' },
  authentic: { en: 'The document is authentic', zh: '文书真实' },
  'scope-specific': { en: 'It says precisely what it wants', zh: '范围明确' },
  proportionate: { en: 'It is proportionate', zh: '范围适度' },
}
