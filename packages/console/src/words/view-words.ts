import type { Words } from '../frame/words.ts'

/** Words of saving and deleting a view. */
export const VIEW = {
  viewName: { en: 'Name of the view', zh: '视图名称' },
  viewFor: { en: 'Who sees it', zh: '可见范围' },
  drop: { en: 'Delete view', zh: '删除视图' },
  dropTitle: { en: 'Delete the view {0}?', zh: '删除视图“{0}”？' },
  dropOwn: { en: 'Its filter is {0}. No case changes.', zh: '其筛选条件为 {0}。案件不受影响。' },
  dropOfSeniors: {
    en: 'Its filter is {0}. It goes for all seniors; no case changes.',
    zh: '其筛选条件为 {0}。所有高级审核员都将不再看到该视图，案件不受影响。',
  },
  dropOfAll: {
    en: 'Its filter is {0}. It goes for all moderators; no case changes.',
    zh: '其筛选条件为 {0}。所有审核员都将不再看到该视图，案件不受影响。',
  },
  ofMe: { en: 'Only me', zh: '仅自己' },
} as const satisfies Words
