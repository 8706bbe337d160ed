import type { Words } from '../frame/words.ts'

/** Words about undoing what a case was decided, and about opening it again. */
export const UNDO = {
  done: { en: 'Undone with all its effects; the case is open again', zh: '已撤回，所有影响均已解除，案件重新打开' },
  doneBeside: {
    en: 'Undone with all its effects. This case opens again once the other one about the same is decided.',
    zh: '已撤回，所有影响均已解除。同一事项的另一案件处理后，本案重新打开。',
  },
  meanwhile: {
    en: 'Somebody changed this case while you wrote. What you sent was not done.',
    zh: '您填写期间，案件已被他人更改，您提交的操作未执行。',
  },
  atOnce: { en: 'Undone right after sending.', zh: '发送后随即撤回。' },
  decision: { en: 'Undo the decision', zh: '撤销决定' },
  decisionMeans: {
    en: 'All its effects are reversed, everyone who was told the outcome learns that it is being looked at again, and the case is open again. What was already delivered stays delivered.',
    zh: '撤回其全部措施，已获知结果的人会被告知案件将重新审查，案件重新打开。已放行的内容无法收回。',
  },
  decisionWhy: { en: 'Why it is undone', zh: '撤销理由' },
  together: { en: '{0} cases were decided together.', zh: '共 {0} 个案件一并作出决定。' },
  all: { en: 'Undo all of them', zh: '全部撤销' },
  allTitle: { en: 'Undo what was decided in {0} cases?', zh: '撤销 {0} 个案件的决定？' },
  allMeans: {
    en: 'Each case is opened again and its effects reversed. Cases decided again since then stay as they are. What was already delivered stays delivered.',
    zh: '逐一撤回全部措施并重新打开案件。此后已重新处理的案件保持不变，已放行的内容无法收回。',
  },
  allDone: { en: '{0} undone, {1} refused', zh: '已撤销 {0} 个，{1} 个未能撤销' },
  allGoesOn: { en: '{0} cases are being undone in the background.', zh: '正在撤销 {0} 个案件，将自动完成。' },
  openAgain: { en: 'Reopen', zh: '重新打开' },
  openAgainMeans: {
    en: 'There is new information: the case is decided again, and its actions stay in force until then.',
    zh: '已有新情况：案件将再次处理，此前的措施在此之前继续有效。',
  },
  openAgainWhy: { en: 'What is new', zh: '新情况' },
  openedAgain: { en: 'The case is open again', zh: '案件已重新打开' },
} as const satisfies Words
