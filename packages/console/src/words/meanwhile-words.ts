import type { Words } from '../frame/words.ts'

/** What is said where two people changed one clause file. */
export const MEANWHILE = {
  title: { en: 'Somebody else has changed this file', zh: '此文件已被他人更改' },
  titleOf: { en: 'Version {0} conflicts with a change now in force', zh: '版本 {0} 所改的文件已被他人更改' },
  changed: {
    en: 'Version {0} changed {1} after version {2}, which this is based on.',
    zh: '此内容从版本 {2} 开始编辑；此后版本 {0} 更改了 {1}。',
  },
  waits: {
    en: 'Version {0} also changes {1} and takes effect on {2}: it then replaces this text.',
    zh: '版本 {0} 也改了 {1}，自 {2} 起生效，届时将取代此内容。',
  },
  by: { en: 'Drafted by {0}, approved by {1}.', zh: '由 {0} 起草，{1} 批准。' },
  fromFolder: { en: 'It came from the folder of policy files.', zh: '该版本来自政策文件目录。' },
  legend: { en: '− is theirs, + is yours', zh: '“−”为对方的内容，“+”为您的内容' },
  legendOf: { en: '− is theirs, + is the draft', zh: '“−”为对方的内容，“+”为草案的内容' },
  take: { en: 'Use theirs', zh: '采用对方的' },
  goOn: { en: 'Keep mine', zh: '继续用我的' },
  choose: {
    en: 'Yours replaces theirs once it is in force. What you typed is kept either way.',
    zh: '您的内容启用后将取代对方的内容。无论选择哪项，您输入的内容都会保留。',
  },
  aside: { en: 'Your text is kept aside.', zh: '您的内容已暂存。' },
  leave: { en: 'Undo my changes', zh: '放弃我的修改' },
  back: { en: 'Restore mine', zh: '恢复我的内容' },
  over: { en: 'Put version {0} in force anyway', zh: '仍启用版本 {0}，取代对方的内容' },
  together: { en: 'Merge both in the editor', zh: '在编辑器中合并双方内容' },
  replay: { en: 'Backtest version {0}', zh: '回测版本 {0}' },
  replaying: {
    en: 'Replaying recorded events with version {0}. This may take a while.',
    zh: '正在用版本 {0} 回测已记录的事件，可能需要一些时间。',
  },
  put: { en: 'Put version {0} in force', zh: '启用版本 {0}' },
} as const satisfies Words
