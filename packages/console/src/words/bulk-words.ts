import type { Words } from '../frame/words.ts'

/** Words of what is done with several cases at once, which most visits of the queue never show. */
export const BULK = {
  bulkTitle: { en: 'Close {0} {0:case:cases} as no violation?', zh: '将 {0} 个案件按“未违规”结案？' },
  bulkSample: { en: 'Open a sample first: {0} of {1} opened.', zh: '请先查看样本：需查看 {1} 个，已查看 {0} 个。' },
  bulkNote: { en: 'Each case is claimed, closed and answered separately.', zh: '每个案件将分别领取、结案和答复。' },
  bulkProgress: { en: '{0} of {1}', zh: '{0}/{1} 个' },
  bulkRefused: { en: 'Refused and unchanged:', zh: '以下案件被拒，保持原状：' },
  backRefused: { en: '{0}; refused: {1}', zh: '{0}；被拒 {1} 个' },
  moveTitle: { en: 'Move {0} {0:case:cases} to which queue?', zh: '将 {0} 个案件转入哪个队列？' },
  moveDone: { en: '{0} moved to {1}, {2} refused', zh: '已将 {0} 个转入队列 {1}，被拒 {2} 个' },
  moveUndoWhy: { en: 'Moved by mistake, undone at once.', zh: '转队列有误，立即撤回。' },
  moveUndone: { en: 'Undone: each is back in its queue', zh: '已撤回，案件退回原队列' },
  mergeTitle: { en: 'Merge {0} {0:case:cases} into which?', zh: '将 {0} 个案件并入哪个案件处理？' },
  mergeDone: { en: '{0} merged into {1}, {2} refused', zh: '已将 {0} 个并入 {1}，被拒 {2} 个' },
  mergeUndoWhy: { en: 'Merged by mistake, undone at once.', zh: '合并有误，立即撤回。' },
  mergeOrganizations: {
    en: 'Only cases of one organization can be merged. These are of: {0}',
    zh: '只能合并同一组织的案件。所选案件涉及：{0}',
  },
  bulkReason: { en: 'Reason, for every case', zh: '理由（适用于每个案件）' },
  bulkCount: { en: 'Type {0} to confirm', zh: '输入 {0} 以确认' },
  bulkDone: { en: '{0} closed, {1} refused', zh: '已结案 {0} 个，被拒 {1} 个' },
  bulkUndo: { en: 'Undo', zh: '撤回' },
  bulkUndoWhy: { en: 'Closed together by mistake, undone at once.', zh: '批量结案有误，立即撤回。' },
  bulkUndone: { en: 'Undone: the cases are open again', zh: '已撤回，案件重新打开' },
  bulkSend: { en: 'Close cases', zh: '结案' },
} as const satisfies Words
