import type { Bilingual } from '@goodstanding/model'
import type { Words } from '../frame/words.ts'

/** Words of permits that are asked for, on both sides. */
export const PERMITS = {
  asked: { en: 'Permit requests', zh: '资质申请' },
  find: { en: 'Find a permit by its issuer, clause or day', zh: '按签发方、条款或日期查找资质' },
  findRequest: { en: 'Find a request by its clause or words', zh: '按条款或文字查找申请' },
  findAsked: { en: 'Find a request by its organization, clause or words', zh: '按组织、条款或文字查找申请' },
  noneAsked: { en: 'No permit requests waiting', zh: '没有待处理的资质申请' },
  noneAskedHow: {
    en: 'Requests appear here when an administrator asks for a permit under Verification and permits. Once granted, a permit lifts the clauses it names.',
    zh: '企业管理员在“企业认证与资质”中申请资质后，会显示在此处；批准后，所列条款对其放开。',
  },
  requests: { en: 'Your permit requests', zh: '您申请的资质' },
  noRequests: {
    en: 'None yet. Ask for a permit where a clause forbids something that an authority or the operator allows you.',
    zh: '尚未申请。主管机关或平台运营方允许、但条款禁止的事项，可在此申请资质。',
  },
  ask: { en: 'Ask for a permit', zh: '申请资质' },
  askedFor: { en: 'Request sent to the operator', zh: '已提交申请，由平台运营方答复' },
  kind: { en: 'Who permits it', zh: '资质来源' },
  theOperator: { en: 'Operator', zh: '平台运营方' },
  clause: { en: 'What it should allow', zh: '申请许可的事项' },
  clauseHint: { en: 'clause: number, English or Chinese', zh: '条款：编号、英文或中文' },
  purpose: { en: 'Purpose', zh: '用途' },
  issuer: { en: 'Issuer', zh: '签发方' },
  validity: { en: 'Valid', zh: '有效期' },
  fromUntil: { en: '{0} to {1}', zh: '{0} 至 {1}' },
  validUntil: { en: 'Until', zh: '有效期至' },
  until: { en: 'until {0}', zh: '有效期至 {0}' },
  evidence: { en: 'Proof', zh: '证明' },
  evidenceNote: {
    en: 'Number and wording of the document, or the SHA-256 of its file.',
    zh: '文书编号与内容，或文件的 SHA-256。',
  },
  answerBy: { en: 'answer due {0}', zh: '答复期限 {0}' },
  because: { en: 'Reason: {0}', zh: '理由：{0}' },
  withdraw: { en: 'Withdraw', zh: '撤回申请' },
  withdrawTitle: { en: 'Withdraw the request for {0}?', zh: '撤回对 {0} 的申请？' },
  withdrawWhat: {
    en: '“{0}” is then decided by nobody. To ask again is a new request, with a new deadline.',
    zh: '“{0}”将不再审理。再次申请须重新提交，期限重新计算。',
  },
  grant: { en: 'Grant', zh: '批准' },
  grantTitle: { en: 'Grant it to {0}?', zh: '批准 {0} 的申请？' },
  granted: { en: 'Granted; it is in force', zh: '已批准，立即生效' },
  refuse: { en: 'Refuse', zh: '拒绝' },
  refuseTitle: { en: 'Refuse it for {0}?', zh: '拒绝 {0} 的申请？' },
  refused: { en: 'Refused', zh: '已拒绝' },
  reason: { en: 'Reason (the administrator sees it)', zh: '理由（企业管理员可见）' },
  seniorDecides: { en: 'A senior moderator grants or refuses it.', zh: '由高级审核员批准或拒绝。' },
} as const satisfies Words

/** A permit of the operator names them in the words of whoever asked for it; each reader has their own. */
export function issuerWords(issuer: string): Bilingual {
  const { theOperator } = PERMITS
  return issuer === theOperator.en || issuer === theOperator.zh ? theOperator : { en: issuer, zh: issuer }
}

export const PERMIT_KIND_WORDS = {
  authority: { en: 'An authority granted it', zh: '主管机关批准' },
  operator: { en: 'The operator should grant it', zh: '申请平台运营方许可' },
} as const satisfies Words

export const PERMIT_STATUS_WORDS: Readonly<Record<string, Bilingual>> = {
  asked: { en: 'Requested', zh: '待答复' },
  granted: { en: 'Granted', zh: '已批准' },
  refused: { en: 'Refused', zh: '已拒绝' },
  withdrawn: { en: 'Withdrawn', zh: '已撤回' },
}
