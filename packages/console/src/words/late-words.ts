import type { Words } from '../frame/words.ts'

/** Words about an answer that does not come, about a session that is over, and about a page on paper. */
export const LATE = {
  late: {
    en: 'The server has not answered yet. It goes on being asked, and nothing you wrote is lost.',
    zh: '服务器尚未响应，正在继续尝试。您填写的内容不会丢失。',
  },
  stop: { en: 'Stop trying', zh: '停止尝试' },
  stopped: {
    en: 'You stopped it before the server answered. It may have been done all the same. What you wrote is still here: sent again as it stands, it is done once.',
    zh: '您在服务器响应之前停止了尝试，操作可能已经完成。您填写的内容仍在此处；原样重新提交，只会执行一次。',
  },
  inProgress: {
    en: 'The server is still at work on what you sent before. Wait a moment, then press again: it is done once.',
    zh: '服务器仍在处理您先前提交的内容。请稍候再次提交，操作只会执行一次。',
  },
  done: {
    en: 'This is done: the server had carried it out when its answer was lost. Close this and look.',
    zh: '操作已经完成：服务器已经执行，只是未能返回结果。请关闭此处后查看。',
  },
  shownOnce: {
    en: 'This was done, but what it made is shown once and was lost with the answer. Press again to make another; where a list shows the one that nobody saw, remove it.',
    zh: '操作已经完成，但生成的内容只显示一次，已随响应丢失。请再次提交以重新生成；若列表中有无人看到的那一个，请将其删除。',
  },
  printed: { en: 'printed on {0}', zh: '打印于 {0}' },
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
