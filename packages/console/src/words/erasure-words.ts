import type { Words } from '../frame/words.ts'

/** Words of people who asked to be erased. */
export const ERASURES = {
  open: { en: 'Waiting', zh: '待处理' },
  all: { en: 'All', zh: '全部' },
  none: { en: 'Nobody waits to be erased', zh: '没有待处理的删除申请' },
  noneAtAll: { en: 'Nobody has asked to be erased yet', zh: '尚无人申请删除' },
  means: {
    en: 'Whoever asks is owed an answer by the day named. Approved, it is done at once, or as soon as nothing keeps the data: a legal hold, an open case, a notice that can still be appealed.',
    zh: '须在所示日期前答复申请人。批准后立即删除；若有法律保全、未结案件或仍可申诉的通知，则在其结束后删除。',
  },
  person: { en: 'Person', zh: '申请人' },
  organization: { en: 'Organization', zh: '组织' },
  asked: { en: 'Asked on', zh: '申请时间' },
  heldBy: { en: 'Kept by', zh: '暂缓原因' },
  heldUntil: { en: 'Looked at again on', zh: '再次检查时间' },
  legalHold: { en: 'Legal request {0}', zh: '法律请求 {0}' },
  erasedAt: { en: 'Erased on', zh: '删除时间' },
  receipt: { en: 'Receipt', zh: '回执' },
  readReceipt: { en: 'Fetch the receipt', zh: '取得回执' },
  saveReceipt: { en: 'Save the receipt', zh: '保存回执' },
  approve: { en: 'Approve and erase', zh: '批准并删除' },
  approveTitle: { en: 'Erase {0}?', zh: '删除 {0} 的资料？' },
  approveMeans: {
    en: 'The keys of what they wrote and of what tells of them are destroyed. Nobody can read it again, and this cannot be undone. The record stays, and its proofs stand.',
    zh: '将销毁其所写内容及相关资料的密钥，此后任何人均无法读取，且无法撤回。记录本身及其证明予以保留。',
  },
  refuse: { en: 'Refuse', zh: '拒绝' },
  refuseTitle: { en: 'Refuse to erase {0}', zh: '拒绝删除 {0} 的资料' },
  refuseWhy: { en: 'Reason; the person reads it', zh: '理由；申请人可以看到' },
  requested: { en: 'Asked for', zh: '已申请' },
  approved: { en: 'Approved', zh: '已批准' },
  held: { en: 'Waits', zh: '暂缓' },
  erased: { en: 'Erased', zh: '已删除' },
  refused: { en: 'Refused', zh: '已拒绝' },
} as const satisfies Words
