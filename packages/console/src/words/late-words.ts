import type { Words } from '../frame/words.ts'

/** Words about an answer that does not come, and about a session that is over. */
export const LATE = {
  late: {
    en: 'The server has not answered yet. It goes on being asked, and nothing you wrote is lost.',
    zh: '服务器尚未响应，正在继续尝试。您填写的内容不会丢失。',
  },
  stop: { en: 'Stop trying', zh: '停止尝试' },
  stopped: {
    en: 'You stopped it before the server answered. It may have been done all the same: look before you send it again. What you wrote is still here.',
    zh: '您在服务器响应之前停止了尝试。操作可能已经完成，请先查看再重新提交。您填写的内容仍在此处。',
  },
  ended: { en: 'Your session has ended.', zh: '您的登录已失效。' },
  endedStaff: {
    en: 'Sign in again in another tab: what you wrote here stays.',
    zh: '请在另一标签页中重新登录，此处填写的内容会保留。',
  },
  endedPerson: {
    en: 'Open this page from your messaging service in another tab: what you wrote here stays.',
    zh: '请从消息服务中在另一标签页打开此页面，此处填写的内容会保留。',
  },
  goOn: { en: 'I am signed in, go on', zh: '已登录，继续' },
} as const satisfies Words
