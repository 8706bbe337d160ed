/**
 * What an entry of the audit log says was done, in words. An act without words is a type error where it is noted; a call that is noted
 * by its route is said by what it does and to what.
 */
import type { Bilingual } from '@goodstanding/model'

type Words = Readonly<Record<string, Bilingual>>

export const AUDIT_WORDS = {
  'action.approve': { en: 'Approved an action', zh: '批准措施' },
  'action.decline': { en: 'Declined an action', zh: '否决措施' },
  'action.reverse': { en: 'Took an action back', zh: '撤回措施' },
  'appeal.ask': { en: 'Asked about an appeal', zh: '就申诉提问' },
  'appeal.decide': { en: 'Decided an appeal', zh: '裁定申诉' },
  'appeal.file': { en: 'Filed an appeal', zh: '提出申诉' },
  'appeal.reply': { en: 'Answered about an appeal', zh: '就申诉答复' },
  'batch.decide': { en: 'Decided cases together', zh: '批量处理案件' },
  'batch.undo': { en: 'Took back what was decided together', zh: '撤回批量处理' },
  'case.check': { en: 'Checked what could not be checked before', zh: '补查此前无法检查的内容' },
  'case.claim': { en: 'Claimed a case', zh: '领取案件' },
  'case.decide': { en: 'Decided a case', zh: '处理案件' },
  'case.escalate': { en: 'Left a case to a senior', zh: '将案件移交高级审核员' },
  'case.merge': { en: 'Merged a case', zh: '合并案件' },
  'case.move': { en: 'Moved a case to another queue', zh: '将案件移至其他队列' },
  'case.note': { en: 'Wrote a note on a case', zh: '添加案件备注' },
  'case.read': { en: 'Looked at a case', zh: '查看案件' },
  'case.release': { en: 'Gave a claimed case back', zh: '放回案件' },
  'case.reopen': { en: 'Opened a case again', zh: '重新打开案件' },
  'case.return': { en: 'Gave a case back to its queue', zh: '将案件退回队列' },
  'case.undo': { en: 'Undid the decision of a case', zh: '撤销案件决定' },
  'case.unmerge': { en: 'Undid the merge of a case', zh: '撤销案件合并' },
  'case.wait': { en: 'Let a case wait', zh: '暂停处理案件' },
  'casework.advance': { en: 'Went on by itself', zh: '系统自动推进' },
  'complaint.document': { en: 'Brought a document to a complaint', zh: '为投诉提交文件' },
  'complaint.file': { en: 'Filed a complaint', zh: '提出投诉' },
  'erasure.approve': { en: 'Approved an erasure', zh: '批准删除' },
  'erasure.done': { en: 'Erased what was kept of a person', zh: '已删除个人资料' },
  'erasure.held': { en: 'An erasure waits for a legal hold', zh: '因法律保全暂停删除' },
  'erasure.refuse': { en: 'Refused an erasure', zh: '拒绝删除' },
  'erasure.request': { en: 'Asked for an erasure', zh: '申请删除' },
  'evidence.erase': { en: 'Erased evidence', zh: '删除证据' },
  'evidence.file-original': { en: 'Fetched a file of the evidence', zh: '取得证据原文件' },
  'evidence.picture-colour': { en: 'Looked at a picture in colour', zh: '查看彩色图片' },
  'evidence.picture-grey': { en: 'Looked at a picture in grey', zh: '查看灰度图片' },
  'evidence.read': { en: 'Looked at evidence', zh: '查看证据' },
  'evidence.read-sealed': { en: 'Looked at what is sealed', zh: '查看封存内容' },
  'legal-request.approve': { en: 'Approved what an authority gets', zh: '批准向主管机关提供的内容' },
  'legal-request.close': { en: 'Closed a legal request', zh: '法律请求结案' },
  'legal-request.extend-gag': { en: 'Noted a further order to tell nobody', zh: '登记延长保密令' },
  'legal-request.hold': { en: 'Held what a legal request asks for', zh: '保全法律请求所涉内容' },
  'legal-request.narrow': { en: 'Narrowed a legal request', zh: '缩小法律请求范围' },
  'legal-request.produce': { en: 'Gave an authority what it asked for', zh: '向主管机关提供内容' },
  'legal-request.read-package': { en: 'Fetched what an authority was given', zh: '取得已提供给主管机关的内容' },
  'legal-request.receive': { en: 'Received a legal request', zh: '收到法律请求' },
  'legal-request.refuse': { en: 'Refused a legal request', zh: '拒绝法律请求' },
  'legal-request.release-hold': { en: 'Let go of what was held', zh: '解除保全' },
  'legal-request.review': { en: 'Judged an emergency afterwards', zh: '事后审查紧急提供' },
  'legal-request.validate': { en: 'Found a legal request valid', zh: '核实法律请求' },
  'organization.close': { en: 'Closed an organization', zh: '关闭组织' },
  'organization.rules': { en: "Changed an organization's own rules", zh: '更改组织自有规则' },
  'permit.ask': { en: 'Asked for a permit', zh: '申请资质' },
  'permit.decide': { en: 'Decided about a permit', zh: '审定资质申请' },
  'permit.withdraw': { en: 'Withdrew a request for a permit', zh: '撤回资质申请' },
  'policy.rehearse': { en: 'Rehearsed changed ladders', zh: '预演措施阶梯变更' },
  'queue.grant': { en: 'Granted queues', zh: '授予队列' },
  'queue.put': { en: 'Kept a queue', zh: '保存队列' },
  'queue.remove': { en: 'Removed a queue', zh: '删除队列' },
  'report.add': { en: 'Added to a report', zh: '补充举报' },
  'report.ask': { en: 'Asked the reporter', zh: '询问举报人' },
  'report.confirm': { en: 'Confirmed a report', zh: '确认举报' },
  'report.dismiss': { en: 'Dismissed a report', zh: '不予受理举报' },
  'report.escalate': { en: 'Took a report to the operator', zh: '将举报提交平台运营方' },
  'report.file': { en: 'Filed a report', zh: '提出举报' },
  'report.reply': { en: 'Answered about a report', zh: '就举报答复' },
  'report.withdraw': { en: 'Withdrew a report', zh: '撤回举报' },
  'routing.apply': { en: 'Routed open cases anew', zh: '重新分派待处理案件' },
  'routing.put': { en: 'Kept the rules of routing', zh: '保存分派规则' },
  'rule.alarm': { en: 'A rule fell below its floor', zh: '规则低于下限' },
  'rule.ask': { en: 'Asked to switch a rule', zh: '申请切换规则' },
  'rule.calm': { en: 'A rule is above its floor again', zh: '规则恢复到下限以上' },
  'rule.lower': { en: 'Lowered a rule', zh: '降级规则' },
  'rule.raise': { en: 'Switched a rule on again', zh: '重新启用规则' },
  'rule.withdraw': { en: 'Withdrew a request about a rule', zh: '撤回规则申请' },
  'second-review.draw': { en: 'Drew cases for a second review', zh: '抽取复核案件' },
  'second-review.judge': { en: 'Judged a case again', zh: '复核案件' },
  'second-review.read': { en: 'Looked at a case for a second review', zh: '查看复核案件' },
  'second-review.release': { en: 'Gave a second review back', zh: '放回复核案件' },
  'second-review.settle': { en: 'Settled where two differed', zh: '裁定复核分歧' },
  'second-review.take': { en: 'Took a case for a second review', zh: '领取复核案件' },
  'service-token.mint': { en: 'Made a service token', zh: '创建服务令牌' },
  'service-token.revoke': { en: 'Revoked a service token', zh: '吊销服务令牌' },
  'session.begin': { en: 'Signed in', zh: '登录' },
  'session.end': { en: 'Signed out', zh: '退出登录' },
  'staff-token.mint': { en: 'Made a token for staff', zh: '创建员工令牌' },
  'staff.link': { en: 'Linked staff to their sign-in', zh: '关联员工登录' },
  'staff.put': { en: 'Kept an entry of the staff', zh: '保存员工信息' },
  'staff.remove': { en: 'Removed somebody from the staff', zh: '移除员工' },
  'staff.sign-in': { en: 'Signed in for the first time', zh: '首次登录' },
  'subject.read': { en: 'Looked into a subject', zh: '查询对象' },
  'verification.answer': { en: 'Answered about the verified badge', zh: '答复认证问题' },
  'verification.apply': { en: 'Applied for the verified badge', zh: '申请企业认证' },
  'verification.ask': { en: 'Asked about an application for the badge', zh: '就认证申请提问' },
  'verification.decide': { en: 'Decided about the verified badge', zh: '审定企业认证' },
  'verification.document': { en: 'Brought a document for the badge', zh: '提交认证文件' },
  'view.put': { en: 'Kept a view', zh: '保存视图' },
  'view.remove': { en: 'Forgot a view', zh: '删除视图' },
  'webhook.gone': { en: 'A webhook ended: its receiver is gone', zh: '接收方已失效，Webhook 终止' },
} as const satisfies Words

export type AuditAct = keyof typeof AUDIT_WORDS

/** A call that left no entry of its own: method and route. */
export type CalledRoute = `${string} ${string}`

/** Calls that only ask: nothing is changed by them. */
const ASKED: Words = {
  'POST /v1/policy/try': { en: 'Tried a changed policy', zh: '试用政策变更' },
  'POST /v1/policy/backtest': { en: 'Replayed recorded events through a changed policy', zh: '回测政策变更' },
  'POST /v1/policy/rehearse': { en: 'Rehearsed changed ladders', zh: '预演措施阶梯变更' },
  'POST /v1/cases/:id/preview': { en: 'Previewed a decision', zh: '预览决定' },
}
const CALLED: Words = {
  GET: { en: 'Looked at {0}', zh: '查看{0}' },
  PUT: { en: 'Stated {0}', zh: '保存{0}' },
  DELETE: { en: 'Removed {0}', zh: '移除{0}' },
  POST: { en: 'Changed {0}', zh: '变更{0}' },
  PATCH: { en: 'Changed {0}', zh: '变更{0}' },
}

/** To what, by the first part of the route. */
const THINGS: Words = {
  actions: { en: 'actions', zh: '措施' },
  appeals: { en: 'appeals', zh: '申诉' },
  batches: { en: 'cases decided together', zh: '批量处理' },
  cases: { en: 'cases', zh: '案件' },
  complaints: { en: 'complaints', zh: '投诉' },
  consents: { en: 'consents', zh: '同意' },
  decisions: { en: 'decisions', zh: '决定' },
  disclosures: { en: 'disclosures', zh: '披露' },
  erasures: { en: 'erasures', zh: '删除申请' },
  'legal-requests': { en: 'legal requests', zh: '法律请求' },
  'mail-deliveries': { en: 'mail that went out', zh: '已发邮件' },
  me: { en: 'what was kept back', zh: '未放行内容' },
  'member-sessions': { en: 'sessions of a member', zh: '成员登录' },
  'member-tokens': { en: 'member tokens', zh: '成员令牌' },
  notices: { en: 'notices', zh: '通知' },
  organizations: { en: 'organizations', zh: '组织' },
  'own-organization': { en: 'the own organization', zh: '本组织' },
  people: { en: 'people', zh: '人员' },
  permits: { en: 'permits', zh: '资质' },
  'permit-requests': { en: 'requests for permits', zh: '资质申请' },
  policy: { en: 'the policy', zh: '政策' },
  queues: { en: 'queues', zh: '队列' },
  registers: { en: 'registers', zh: '登记册' },
  reports: { en: 'reports', zh: '举报' },
  routing: { en: 'routing', zh: '分派规则' },
  rules: { en: 'rules', zh: '规则' },
  'second-reviews': { en: 'second reviews', zh: '复核' },
  'service-tokens': { en: 'service tokens', zh: '服务令牌' },
  session: { en: 'a session', zh: '登录会话' },
  'sign-in': { en: 'a session', zh: '登录会话' },
  'sign-out': { en: 'a session', zh: '登录会话' },
  staff: { en: 'the staff', zh: '员工' },
  standing: { en: 'standing', zh: '账号状态' },
  transparency: { en: 'what a transparency report counts', zh: '透明度报告的统计对象' },
  verifications: { en: 'verifications', zh: '企业认证' },
  views: { en: 'views', zh: '视图' },
  webhooks: { en: 'webhooks', zh: 'Webhook' },
}

/** An act of an entry in words; null for one that an older or a newer product noted and this one does not know. */
export function wordsOfAct(act: string): Bilingual | null {
  const own = Object.entries<Bilingual>({ ...AUDIT_WORDS, ...ASKED }).find(([known]) => known === act)?.[1]
  if (own !== undefined) return own
  const [, method = '', thing = ''] = /^([A-Z]+) \/(?:v1\/)?([a-z-]+)/.exec(act) ?? []
  const [done, to] = [CALLED[method], THINGS[thing]]
  if (done === undefined || to === undefined) return null
  return { en: done.en.replace('{0}', to.en), zh: done.zh.replace('{0}', to.zh) }
}
