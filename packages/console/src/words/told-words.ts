import type { Words } from '../frame/words.ts'

/** Words about whether the service took what it was told of a case. */
export const TOLD = {
  title: { en: 'At the service', zh: '服务方执行情况' },
  nobody: {
    en: 'No webhook is subscribed: the service learns of it when it asks about the next event.',
    zh: '没有订阅 webhook：服务方在询问下一个事件时才会得知。',
  },
  taken: { en: 'Taken by the service', zh: '服务方已接收' },
  telling: { en: 'Being told now', zh: '正在告知' },
  pending: { en: 'Enforcement pending', zh: '尚未执行' },
  lost: { en: 'Never taken', zh: '未被接收' },
  pendingMeans: {
    en: 'The service has not taken {0} of {1} {1:message:messages} after {2} {2:attempt:attempts}: {3}. They are tried until {4}. What is decided holds here all the same, for each event that the service asks about.',
    zh: '经 {2} 次尝试，{1} 条消息中有 {0} 条服务方尚未接收：{3}。将重试至 {4}。决定在此已生效，适用于服务方询问的每个事件。',
  },
  lostMeans: {
    en: 'The service never took {0} of {1} {1:message:messages}: {2}. They are tried no more. An administrator of the installation can send them again under Settings, Webhooks.',
    zh: '{1} 条消息中有 {0} 条服务方始终未接收：{2}。不再重试。系统管理员可在“设置 › Webhook”中重新发送。',
  },
  noAnswer: { en: 'no answer', zh: '没有答复' },
} as const satisfies Words
