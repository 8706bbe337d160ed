import type { Words } from '../frame/words.ts'

/** Words about undoing what a case was decided, and about opening it again. */
export const UNDO = {
  done: {
    en: 'Taken back, with every effect; the case is open again',
    zh: '已撤回，所有影响均已解除，案件重新打开',
  },
  doneBeside: {
    en: 'Taken back, with every effect. Another case about the same is open, so this one stays closed.',
    zh: '已撤回，所有影响均已解除。同一事项另有未结案件，因此本案不再打开。',
  },
  atOnce: { en: 'Undone right after it was sent.', zh: '发送后随即撤回。' },
  decision: { en: 'Undo the decision', zh: '撤销决定' },
  decisionMeans: {
    en: 'All that it did is taken back, whoever was told the outcome is told that it is looked at again, and the case is open again. What was let go on stays where it went.',
    zh: '撤回其全部措施，已获知结果的人会被告知案件将重新审查，案件重新打开。已放行的内容无法收回。',
  },
  decisionWhy: { en: 'Why it is undone', zh: '撤销理由' },
  together: { en: '{0} cases were decided together.', zh: '共 {0} 个案件一并作出决定。' },
  all: { en: 'Undo all of them', zh: '全部撤销' },
  allTitle: { en: 'Undo what was decided in {0} cases?', zh: '撤销 {0} 个案件的决定？' },
  allMeans: {
    en: 'Each is opened again, with all that was done taken back. What was decided anew since is left as it is. What was let go on stays where it went.',
    zh: '逐一撤回全部措施并重新打开案件。此后已重新处理的案件保持不变，已放行的内容无法收回。',
  },
  allDone: { en: '{0} undone, {1} refused', zh: '已撤销 {0} 个，{1} 个未能撤销' },
  allGoesOn: { en: '{0} cases are being undone; it goes on by itself.', zh: '正在撤销 {0} 个案件，将自动完成。' },
  openAgain: { en: 'Open again', zh: '重新打开' },
  openAgainMeans: {
    en: 'Something new is known: the case is decided once more, and what was done stays until then.',
    zh: '已有新情况：案件将再次处理，此前的措施在此之前继续有效。',
  },
  openAgainWhy: { en: 'What is new', zh: '新情况' },
  openedAgain: { en: 'The case is open again', zh: '案件已重新打开' },
} as const satisfies Words
