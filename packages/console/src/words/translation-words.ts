/** A translation by whoever wrote the words. */
export const TRANSLATION = {
  inEnglish: { en: 'English translation (optional)', zh: '英文译文（选填）' },
  inChinese: { en: 'Chinese translation (optional)', zh: '中文译文（选填）' },
  same: {
    en: 'This is in the same language as the text above. One of the two must be Chinese.',
    zh: '此译文与原文为同一语言。两者之一应为中文。',
  },
} as const
