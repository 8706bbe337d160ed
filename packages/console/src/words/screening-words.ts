import type { Words } from '../frame/words.ts'

/** Words of registrations. */
export const SCREENING = {
  registrations: { en: 'Verification of organizations', zh: '企业认证审核' },
  none: { en: 'No organization waits for verification', zh: '没有待审核的企业' },
  noneHow: {
    en: 'Applications appear here when an administrator applies under Verification and permits, or their service sends one.',
    zh: '企业管理员在“企业认证与资质”中申请认证，或其服务方提交申请后，会显示在此处。',
  },
  name: { en: 'Name', zh: '名称' },
  kind: { en: 'Kind', zh: '类型' },
  domains: { en: 'Domains', zh: '域名' },
  renamed: {
    en: 'It holds the badge under another name and is now called “{0}”. The proofs must show the new name.',
    zh: '该组织以其他名称持有认证，现已更名为“{0}”，证明材料须与新名称相符。',
  },
  notStated: { en: 'Its service has provided no details.', zh: '服务方尚未登记该组织的信息。' },
  badge: { en: 'Verification: {0}', zh: '认证：{0}' },
  investigate: { en: 'Investigate', zh: '调查' },
  asked: { en: 'Applied', zh: '申请时间' },
  proof: { en: 'Proof', zh: '证明' },
  found: { en: 'Check', zh: '核对结果' },
  yes: { en: 'Proven', zh: '属实' },
  no: { en: 'Not proven', zh: '不属实' },
  checkFields: {
    en: 'Check every proof: Y proven, N not proven; a number jumps to that proof.',
    zh: '逐项核对：Y 属实，N 不属实；数字键跳转。',
  },
  verify: { en: 'Verify', zh: '通过认证' },
  refuse: { en: 'Refuse', zh: '拒绝' },
  reason: { en: 'Reason', zh: '理由' },
  verified: { en: 'Verified', zh: '已通过认证' },
  refused: { en: 'Refused', zh: '已拒绝' },
  country: { en: 'Country', zh: '国家' },
  needsOne: { en: 'Mark at least one proof as proven.', zh: '至少一项证明须属实。' },
} as const satisfies Words
