/** Words of casework that several pages say. Actions and capabilities are casework's own words. */
import { ACTION_WORDS, CAPABILITY_WORDS } from '@goodstanding/casework'
import type { Bilingual, Severity } from '@goodstanding/model'
import type { Words } from '../frame/words.ts'

export { ACTION_WORDS, CAPABILITY_WORDS }

export const SEVERITY_WORDS: Readonly<Record<Severity, Bilingual>> = {
  1: { en: 'Low', zh: '低' },
  2: { en: 'Medium', zh: '中' },
  3: { en: 'High', zh: '高' },
  4: { en: 'Critical', zh: '极高' },
}

/** What a person does, as a choice; the noun of the notice is in ACTION_WORDS. */
export const ACTION_VERBS = {
  warn: { en: 'Warn', zh: '警告' },
  remove: { en: 'Remove content', zh: '移除内容' },
  limit: { en: 'Restrict', zh: '限制' },
  suspend: { en: 'Suspend', zh: '停用' },
  terminate: { en: 'Terminate', zh: '终止' },
  'revoke-verification': { en: 'Revoke verification', zh: '撤销企业认证' },
  'refer-to-authority': { en: 'Refer to an authority', zh: '移交主管机关' },
  reinstate: { en: 'Reinstate', zh: '恢复使用' },
} as const satisfies Words

export const STATUS_WORDS: Readonly<Record<string, Bilingual>> = {
  open: { en: 'Open', zh: '待处理' },
  claimed: { en: 'Claimed', zh: '已领取' },
  waiting: { en: 'Waiting', zh: '等待中' },
  decided: { en: 'Decided', zh: '已处理' },
  merged: { en: 'Merged', zh: '已合并' },
  settled: { en: 'Decided elsewhere', zh: '已随他案处理' },
  pending: { en: 'Pending', zh: '待审理' },
  upheld: { en: 'Upheld', zh: '维持' },
  overturned: { en: 'Overturned', zh: '撤销' },
  reduced: { en: 'Reduced', zh: '减轻' },
  active: { en: 'In effect', zh: '生效中' },
  ended: { en: 'Ended', zh: '已结束' },
  reversed: { en: 'Reversed', zh: '已撤回' },
  reinstated: { en: 'Lifted by a reinstatement', zh: '已恢复使用' },
  declined: { en: 'Declined', zh: '未通过' },
  'awaiting-second': { en: 'Needs a second person', zh: '等待第二人确认' },
  good: { en: 'Good standing', zh: '状态良好' },
  limited: { en: 'Limited', zh: '受限' },
  suspended: { en: 'Suspended', zh: '已停用' },
  terminated: { en: 'Terminated', zh: '已终止' },
  none: { en: 'None', zh: '无' },
  verified: { en: 'Verified', zh: '已认证' },
  expiring: { en: 'Expiring', zh: '即将到期' },
  revoked: { en: 'Revoked', zh: '已撤销' },
  received: { en: 'Received', zh: '已收到' },
  validated: { en: 'Validated', zh: '已核实' },
  holding: { en: 'Holding', zh: '保全中' },
  approved: { en: 'Approved', zh: '已批准' },
  produced: { en: 'Produced', zh: '已提供' },
  closed: { en: 'Closed', zh: '已结案' },
  refused: { en: 'Refused', zh: '已拒绝' },
  emergency: { en: 'Emergency', zh: '紧急' },
  'with-administrator': { en: 'With the administrator', zh: '企业管理员处理中' },
  asked: { en: 'Asked the reporter', zh: '已询问举报人' },
  dismissed: { en: 'Dismissed', zh: '未受理' },
  complained: { en: 'Complaint filed', zh: '已投诉' },
  'with-operator': { en: 'With the operator', zh: '平台运营方处理中' },
  answered: { en: 'Answered', zh: '已答复' },
  withdrawn: { en: 'Withdrawn', zh: '已撤回' },
  filed: { en: 'Filed', zh: '已提交' },
}

export const SUBJECT_WORDS: Readonly<Record<string, Bilingual>> = {
  account: { en: 'Account', zh: '账号' },
  organization: { en: 'Organization', zh: '组织' },
  content: { en: 'Content', zh: '内容' },
}

export const SOURCE_WORDS = {
  rule: { en: 'rule', zh: '规则' },
  report: { en: 'report', zh: '举报' },
  complaint: { en: 'complaint', zh: '投诉' },
  appeal: { en: 'appeal', zh: '申诉' },
} as const satisfies Words

/** A kept word, or the word itself when nobody has translated it. */
export function wordFor(table: Readonly<Record<string, Bilingual>>, word: string): Bilingual {
  return table[word] ?? { en: word, zh: word }
}

/** The same, where the page says otherwise what nobody has worded. */
export function knownWords(table: Readonly<Record<string, Bilingual>>, word: string): Bilingual | null {
  return table[word] ?? null
}

/** Who wrote a line of what was asked and answered about a report. */
export const TALK_WORDS = {
  administrator: { en: 'The administrator asked', zh: '企业管理员询问' },
  reporter: { en: 'The reporter answered', zh: '举报人答复' },
} as const
