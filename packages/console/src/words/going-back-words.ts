import type { Words } from '../frame/words.ts'

/** What is said where the policy goes back to a version of before. */
export const GOING_BACK = {
  to: { en: 'Roll back to {0}', zh: '回退到 {0}' },
  versions: { en: 'The version to roll back to', zh: '可回退的版本' },
  title: { en: 'Roll back to version {0}?', zh: '回退到版本 {0}？' },
  means: {
    en: 'Every file is again as it was in {0}: what {1} changed since no longer holds. It is drafted as {2}, without examples or a backtest, and acts as soon as another policy editor puts it in force.',
    zh: '所有文件将恢复为 {0} 时的内容，{1} 此后的更改不再有效。系统将起草为 {2}，无须运行示例或回测；另一名政策编辑启用后立即生效。',
  },
  send: { en: 'Draft it', zh: '起草' },
} as const satisfies Words
