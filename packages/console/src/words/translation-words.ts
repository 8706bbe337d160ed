/** A translation by whoever wrote the words. */
export const TRANSLATION = {
  inEnglish: { en: 'The same in English, optional', zh: '英文译文（选填）' },
  inChinese: { en: 'The same in Chinese, optional', zh: '中文译文（选填）' },
  same: {
    en: 'This is in the same language as the words above. One of the two is Chinese.',
    zh: '此译文与原文为同一语言。两者之一应为中文。',
  },
} as const
