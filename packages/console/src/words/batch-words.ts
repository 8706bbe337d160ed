import type { Words } from '../frame/words.ts'

/** Words about cases that were decided together. */
export const BATCHES = {
  together: { en: 'Decided together', zh: '批量处理' },
  intro: {
    en: 'Cases decided in one go, newest first. All of them can be undone together.',
    zh: '一次以相同方式处理的多个案件，最新的在前。可一并撤回。',
  },
  none: { en: 'Nothing has been decided together yet', zh: '尚无批量处理' },
  noneHow: {
    en: 'Select several cases in the queue to close them together.',
    zh: '在队列中选择多个案件，即可一并结案。',
  },
  cases: { en: '{0} {0:case:cases}', zh: '{0} 个案件' },
  undoneBy: { en: 'Undone by {0}: {1}', zh: '{0} 已撤回：{1}' },
  deciding: { en: 'in progress', zh: '处理中' },
  decided: { en: 'decided', zh: '已处理' },
  undoing: { en: 'being undone', zh: '撤回中' },
  undone: { en: 'undone', zh: '已撤回' },
  waiting: { en: 'waiting', zh: '等待处理' },
  refused: { en: 'refused', zh: '未处理' },
  'undo-waiting': { en: 'waiting to be undone', zh: '等待撤回' },
  'undo-refused': { en: 'not undone', zh: '未撤回' },
} as const satisfies Words
