import type { Words } from '../frame/words.ts'

/** Words about a case that left somebody's hands while they were writing. */
export const LOST = {
  draftKept: {
    en: 'The case is no longer yours. Your draft is kept for when you claim it again.',
    zh: '案件已不由您处理。您的草稿已保留，重新领取后可继续。',
  },
  decided: { en: '{0} decided this while you were writing, on {1}.', zh: '您撰写期间，{0} 已于 {1} 作出决定。' },
  changed: {
    en: 'This case has changed since you opened it. Your draft is kept.',
    zh: '您打开之后，此案件有变化。您的草稿会保留。',
  },
  decidedMeanwhile: {
    en: 'This case has been decided since you opened it. Your draft is kept.',
    zh: '您打开之后，此案件已有决定。您的草稿会保留。',
  },
  lookAgain: { en: 'Reload', zh: '重新加载' },
} as const satisfies Words
