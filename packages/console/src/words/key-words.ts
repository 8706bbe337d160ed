import type { Words } from '../frame/words.ts'

/** What each single key that can be moved does, by the key that it is on at first. */
export const KEY_WORDS = {
  j: { en: 'Next row', zh: '下一行' },
  k: { en: 'Previous row', zh: '上一行' },
  x: { en: 'Select row', zh: '选择行' },
  X: { en: 'Select to here', zh: '选至此处' },
  '/': { en: 'Filter', zh: '筛选' },
  t: { en: 'Take next case', zh: '领取下一案件' },
  c: { en: 'Claim in the queue; clause in a case', zh: '队列中领取；案件中选条款' },
  v: { en: 'Show evidence; screen it again', zh: '查看证据；再次遮蔽' },
  V: { en: 'Show more of an image', zh: '进一步查看图片' },
  b: { en: 'Screen everything', zh: '全部遮蔽' },
  '[': { en: 'Previous case', zh: '上一案件' },
  ']': { en: 'Next case', zh: '下一案件' },
  r: { en: 'Reason', zh: '理由' },
  u: { en: 'Use what is suggested', zh: '采用建议' },
  n: { en: 'Note; not proven, while checking proofs', zh: '备注；核对证明时为“不属实”' },
  o: { en: 'Move to another queue', zh: '转入其他队列' },
  m: { en: 'Merge', zh: '合并' },
  e: { en: 'Escalate, or return', zh: '交高级审核员，或退回' },
  w: { en: 'Mark as waiting', zh: '设为等待' },
  s: { en: 'Give the case back', zh: '退回案件' },
  z: { en: 'Undo the last action', zh: '撤回刚才的操作' },
  g: { en: 'Go to a page, followed by its key', zh: '前往页面，随后按页面的快捷键' },
} as const satisfies Words

/** Words about all of them, and about moving keys. */
export const KEYS = {
  all: { en: 'Keyboard shortcuts', zh: '快捷键' },
  away: {
    en: 'Single keys work outside text fields. Change them or turn them off under “Me”.',
    zh: '单键快捷键在文本框之外有效，可在“我”页面中改为其他键或关闭。',
  },
  title: { en: 'Custom keys', zh: '自定义快捷键' },
  means: {
    en: 'If your keyboard, screen reader or voice control uses a key for something else, press the one you want instead. Saved in this browser only.',
    zh: '若某个键与您的键盘、读屏软件或语音控制冲突，可改为其他键。仅保存在此浏览器中。',
  },
  other: { en: 'default {0}', zh: '默认 {0}' },
  noKey: { en: 'Press a key that types a character.', zh: '请按一个可输入字母或符号的键。' },
  taken: { en: '{0} is in use for “{1}”. This stays on {2}.', zh: '{0} 已用于“{1}”，此项仍为 {2}。' },
  fixed: { en: '{0} is in use and cannot be moved. This stays on {1}.', zh: '{0} 已被占用且不能更改，此项仍为 {1}。' },
  back: { en: 'Reset all', zh: '全部恢复' },
  isBack: { en: 'All keys were reset.', zh: '所有快捷键已恢复。' },
  moved: { en: '“{0}” is now {1}.', zh: '“{0}”现为 {1}。' },
} as const satisfies Words
