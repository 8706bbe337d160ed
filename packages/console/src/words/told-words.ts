import type { Words } from '../frame/words.ts'

/** Words about whether the service took what it was told of a case. */
export const TOLD = {
  title: { en: 'Enforcement by the service', zh: '服务方执行情况' },
  nobody: {
    en: 'No webhook is subscribed: the service learns of it when it asks about the next event.',
    zh: '没有订阅 webhook：服务方在询问下一个事件时才会得知。',
  },
  taken: { en: 'Received by the service', zh: '服务方已接收' },
  telling: { en: 'Being sent', zh: '正在告知' },
  pending: { en: 'Enforcement pending', zh: '尚未执行' },
  lost: { en: 'Never received', zh: '未被接收' },
  pendingMeans: {
    en: 'The service has not received {0} of {1} {1:message:messages} after {2} {2:attempt:attempts}: {3}. We keep trying until {4}. The decision already applies here to every event the service asks about.',
    zh: '经 {2} 次尝试，{1} 条消息中有 {0} 条服务方尚未接收：{3}。将重试至 {4}。决定在此已生效，适用于服务方询问的每个事件。',
  },
  lostMeans: {
    en: 'The service never received {0} of {1} {1:message:messages}: {2}. We no longer try. An installation administrator can send them again under Settings › Webhooks.',
    zh: '{1} 条消息中有 {0} 条服务方始终未接收：{2}。不再重试。系统管理员可在“设置 › Webhook”中重新发送。',
  },
  noAnswer: { en: 'no answer', zh: '没有答复' },
} as const satisfies Words
