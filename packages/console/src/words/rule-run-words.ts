import type { Words } from '../frame/words.ts'

/** Words of how rules run: lowered, raised, held to their floors. */
export const RUNS = {
  attention: { en: 'Rules that need a look', zh: '需要关注的规则' },
  byMachine: {
    en: 'Switched to watch by the system on {0}: {1} of {2} judged outcomes were right, the floor is {3}%.',
    zh: '系统于 {0} 将其切换为仅观察：{2} 个已判定结果中 {1} 个正确，下限为 {3}%。',
  },
  byPerson: { en: 'Set to {0} by {1} on {2}: {3}', zh: '{1} 于 {2} 将其设为{0}：{3}' },
  alarm: {
    en: 'Below its floor, but still acting because it guards life, children or critical matters: {0} of {1} judged outcomes were right, the floor is {2}%. Look at it now.',
    zh: '低于下限，但因守护生命、儿童或关键事项而继续执行：{1} 个已判定结果中 {0} 个正确，下限为 {2}%。请立即查看。',
  },
  asks: { en: '{0} asks to set it to {1}: {2}', zh: '{0} 申请将其设为{1}：{2}' },
  asksBack: { en: '{0} asks to switch it on again: {1}', zh: '{0} 申请重新启用：{1}' },
  lower: { en: 'Lower', zh: '降级' },
  lowerTitle: { en: 'Lower {0}', zh: '将 {0} 降级' },
  toWatch: { en: 'watch: record findings, do nothing', zh: '仅观察：记录发现，不采取行动' },
  toOff: { en: 'off: do not even record', zh: '关闭：连记录也不做' },
  to: { en: 'How it runs until two people switch it on again', zh: '在两人重新启用之前的运行方式' },
  guarded: {
    en: 'It guards life, children or critical matters: nothing changes until a second policy editor approves.',
    zh: '该规则守护生命、儿童或关键事项：须由另一名政策编辑批准后才会改变。',
  },
  raise: { en: 'Switch on again', zh: '重新启用' },
  raiseTitle: { en: 'Switch {0} on again', zh: '重新启用 {0}' },
  raiseNote: {
    en: 'Nothing changes until a second policy editor approves. Outcomes from before then no longer count.',
    zh: '须由另一名政策编辑批准后才会改变。此前的结果不再计入。',
  },
  approve: { en: 'Approve', zh: '批准' },
  withdraw: { en: 'Withdraw', zh: '撤回' },
  why: { en: 'Why', zh: '原因' },
  done: { en: '{0}: {1}', zh: '{0}：{1}' },
  waits: { en: '{0} needs a second person', zh: '{0} 等待第二人' },
  floor: { en: 'Floor', zh: '下限' },
  right: { en: 'Right', zh: '正确' },
  wrong: { en: 'Wrong', zh: '错误' },
  disputed: { en: 'Disputed', zh: '有争议' },
  interval: { en: 'Precision, 99.7% interval', zh: '准确率，99.7% 区间' },
  runs: { en: 'Mode', zh: '模式' },
  howHeld: {
    en: 'Outcomes of cases with findings of the last {0} {0:day:days}. With {1} {1:outcome:outcomes} or more, a rule whose whole interval lies below its floor is switched to watch.',
    zh: '最近 {0} 天的发现所在案件的结果。自 {1} 个结果起，若整个区间低于下限，该规则将切换为仅观察。',
  },
} as const satisfies Words
