import type { Words } from '../frame/words.ts'

/** Words about what rules did lately, and who worded them. */
export const ACTIVITY = {
  found: { en: 'Last {0} days', zh: '最近 {0} 天' },
  worded: { en: 'Last changed', zh: '最近修改' },
  note: {
    en: 'Events that each rule flagged, held or blocked, per day in UTC. What a rule only watches is not counted here: a backtest in the editor shows it. The link lists all decisions under the clause, not those of this rule alone.',
    zh: '各规则标记、暂缓或拦截的事件，按 UTC 日统计。仅观察的规则所发现的内容不计入，可在编辑器中回测查看。链接列出该条款下的全部决定，不限于此规则。',
  },
  none: { en: 'none', zh: '无' },
  sum: { en: '{0} {0:event:events}, most on {1}: {2}', zh: '{0} 个事件，最多一日为 {1}：{2} 个' },
  ofClause: { en: 'Decisions of {0}', zh: '{0} 的决定' },
  by: { en: '{0}, version {1}', zh: '{0}，版本 {1}' },
  byTwo: { en: '{0} and {1}, version {2}', zh: '{0}、{1}，版本 {2}' },
  shipped: { en: 'as shipped', zh: '随产品提供' },
} as const satisfies Words
