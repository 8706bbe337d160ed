import type { Words } from '../frame/words.ts'

/** Words of saving a view. */
export const VIEW = {
  viewName: { en: 'Name of the view', zh: '视图名称' },
  viewFor: { en: 'Who sees it', zh: '可见范围' },
  ofMe: { en: 'Only me', zh: '仅自己' },
} as const satisfies Words
