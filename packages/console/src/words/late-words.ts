import type { Words } from '../frame/words.ts'

/** Words about an answer or a part of the page that does not come, about a session that is over, and about a page on paper. */
export const LATE = {
  late: {
    en: 'The server has not answered yet. We keep trying, and nothing you wrote is lost.',
    zh: '服务器尚未响应，正在继续尝试。您填写的内容不会丢失。',
  },
  stop: { en: 'Stop trying', zh: '停止尝试' },
  stopped: {
    en: 'You stopped before the server answered, so it may have been done anyway. What you wrote is still here; sent again unchanged, it takes effect only once.',
    zh: '您在服务器响应之前停止了尝试，操作可能已经完成。您填写的内容仍在此处；原样重新提交，只会执行一次。',
  },
  inProgress: {
    en: 'The server is still working on what you sent. Wait a moment, then try again: it takes effect only once.',
    zh: '服务器仍在处理您先前提交的内容。请稍候再次提交，操作只会执行一次。',
  },
  done: {
    en: 'This was done; only the server’s answer was lost. Close this to see the result.',
    zh: '操作已经完成：服务器已经执行，只是未能返回结果。请关闭此处后查看。',
  },
  shownOnce: {
    en: 'This was done, but its result is shown only once and was lost with the answer. Try again to make another, and remove the one nobody saw if a list shows it.',
    zh: '操作已经完成，但生成的内容只显示一次，已随响应丢失。请再次提交以重新生成；若列表中有无人看到的那一个，请将其删除。',
  },
  partMissing: {
    en: 'This part of the page could not be loaded: the network may be away, or the server was updated meanwhile. What you wrote stays when you load the page again.',
    zh: '页面的这一部分无法加载，可能是网络中断，或服务器已更新。重新加载页面后，您填写的内容仍会保留。',
  },
  reload: { en: 'Load the page again', zh: '重新加载页面' },
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
  goOn: { en: 'I have signed in, continue', zh: '已登录，继续' },
} as const satisfies Words
