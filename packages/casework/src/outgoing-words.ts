/** What the service is told by webhook, in the words of a person who subscribes or looks at deliveries. */
import type { Bilingual } from '@goodstanding/model'

export const OUTGOING_WORDS = {
  'decision.made': { en: 'A decision was made', zh: '已作出决定' },
  'hold.released': { en: 'Held content is delivered', zh: '暂缓的内容予以放行' },
  'hold.rejected': { en: 'Held content stays undelivered', zh: '暂缓的内容不予发送' },
  'hold.reopened': { en: 'Held content is waiting again', zh: '暂缓的内容重新等待决定' },
  'action.taken': { en: 'An action was taken', zh: '已采取措施' },
  'action.ended': { en: 'An action has ended', zh: '措施已结束' },
  'action.reversed': { en: 'An action was reversed', zh: '措施已撤回' },
  'standing.changed': { en: 'Standing changed', zh: '账号状态已变更' },
  'verification.changed': { en: 'The verified badge changed', zh: '企业认证已变更' },
  'verification.asked': { en: 'A reviewer asks for proof', zh: '审核人员要求补充证明' },
  'permit.changed': { en: 'A permit changed', zh: '资质已变更' },
  'report.answered': { en: 'A report was answered', zh: '举报已答复' },
  'notice.sent': { en: 'A notice was sent', zh: '通知已发送' },
  'disclosure.told': {
    en: 'Somebody is told that an authority received their records',
    zh: '已告知当事人其记录被提供给主管机关',
  },
  'appeal.asked': { en: 'The reviewer of an appeal asks a question', zh: '申诉审理人提问' },
  'appeal.decided': { en: 'An appeal was decided', zh: '申诉已裁定' },
  'deadline.passed': { en: 'A deadline has passed', zh: '期限已过' },
  'effect.begun': { en: 'An effect of an action began', zh: '措施效果已开始' },
  'effect.undone': { en: 'An effect of an action was undone', zh: '措施效果已撤销' },
  'administrator.missing': { en: 'An organization has no administrator', zh: '组织没有企业管理员' },
  'administrator.named': { en: 'An organization has an administrator again', zh: '组织已重新指定企业管理员' },
  'organization.closing': { en: 'An organization is being closed', zh: '组织正在关闭' },
  'organization.closed': { en: 'An organization was closed', zh: '组织已关闭' },
  'rule.lowered': { en: 'A rule was lowered', zh: '规则已降级' },
  'rule.raised': { en: 'A rule was switched on again', zh: '规则已重新启用' },
  'rule.below-floor': { en: 'A rule is below its floor', zh: '规则低于下限' },
} as const satisfies Readonly<Record<string, Bilingual>>

export type OutgoingType = keyof typeof OUTGOING_WORDS

export const OUTGOING_TYPES = Object.keys(OUTGOING_WORDS).filter(isOutgoingType)

export function isOutgoingType(type: string): type is OutgoingType {
  return Object.hasOwn(OUTGOING_WORDS, type)
}
