import type { Words } from '../frame/words.ts'

/** Words about what rules did lately, and who worded them. */
export const ACTIVITY = {
  found: { en: 'Last {0} days', zh: '最近 {0} 天' },
  worded: { en: 'Worded', zh: '拟定' },
  note: {
    en: 'Events that a rule flagged, held or blocked, day by day in UTC. What a rule only watches is sealed in each decision and not counted: a backtest in the editor says it. Decisions are listed by clause, not by rule, so that a number leads to those of its clause.',
    zh: '规则标记、暂缓或拦截的事件，按 UTC 日统计。仅观察的规则所发现的内容封存于各项决定中，不予统计，可在编辑页面回测。决定按条款列出而非按规则列出，因此数字旁的链接指向该条款的决定。',
  },
  none: { en: 'none', zh: '无' },
  sum: { en: '{0} {0:event:events}, most on {1}: {2}', zh: '{0} 个事件，最多一日为 {1}：{2} 个' },
  ofClause: { en: 'Decisions of {0}', zh: '{0} 的决定' },
  by: { en: '{0}, version {1}', zh: '{0}，版本 {1}' },
  byTwo: { en: '{0} and {1}, version {2}', zh: '{0}、{1}，版本 {2}' },
  shipped: { en: 'came with the product', zh: '随产品提供' },
} as const satisfies Words
