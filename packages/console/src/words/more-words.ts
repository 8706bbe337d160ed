import type { Words } from '../frame/words.ts'

/** What a list says that was asked for more, or for some words. */
export const MORE = {
  shown: { en: '{0} shown', zh: '已显示 {0} 条' },
  allShown: { en: 'All {0} shown', zh: '已显示全部 {0} 条' },
  find: { en: 'Find in this list', zh: '在此列表中查找' },
  found: { en: '{0} of {1} found', zh: '{1} 条中找到 {0} 条' },
  foundSoFar: { en: '{0} found in the first {1}', zh: '前 {1} 条中找到 {0} 条' },
} as const satisfies Words
