import type { Words } from '../frame/words.ts'

/** Words of the audit page. */
export const AUDIT = {
  title: { en: 'Audit', zh: '审计' },
  verify: { en: 'Verify in this browser', zh: '在此浏览器中验证' },
  intro: {
    en: 'Every change and every view of evidence is logged. Entries are hashed into a tree whose root the server signs. This page recomputes the tree and checks the signature.',
    zh: '每次变更和每次查看证据都会留下记录。记录经哈希汇成一棵树，由服务器对根签名。本页重新计算该树并核对签名。',
  },
  reading: { en: 'Reading entries: {0}', zh: '读取记录：{0}' },
  good: {
    en: 'Verified {0} {0:entry:entries}. Root {1}, signed by {2}.',
    zh: '已验证 {0} 条记录。根 {1}，由 {2} 签名。',
  },
  badEntry: {
    en: 'Entry {0} is not what was logged. Verification stopped here.',
    zh: '第 {0} 条记录与日志不符，验证到此停止。',
  },
  badRoot: { en: 'The entries do not add up to the signed root.', zh: '各条记录与已签名的根不一致。' },
  badSignature: { en: 'The signature does not match the key.', zh: '签名与密钥不符。' },
  noEd25519: {
    en: 'The root matches {0} {0:entry:entries}; this browser cannot check Ed25519 signatures.',
    zh: '{0} 条记录的根正确；此浏览器不支持核对 Ed25519 签名。',
  },
  at: { en: 'When', zh: '时间' },
  by: { en: 'Who', zh: '操作人' },
  act: { en: 'What', zh: '操作' },
  object: { en: 'Object', zh: '对象' },
  why: { en: 'Why', zh: '理由' },
  sealed: { en: 'encrypted', zh: '已加密保存' },
  filter: { en: 'Filter the entries shown', zh: '筛选当前显示的记录' },
  none: { en: 'Nothing is logged yet', zh: '暂无日志记录' },
  noneHere: { en: 'No entry shown matches', zh: '显示的记录中没有符合的内容' },
  searchOlder: { en: 'Search older entries', zh: '搜索更早的记录' },
  searched: { en: '{0} found in entries {1} to {2}', zh: '在第 {1} 至 {2} 条中找到 {0} 条' },
  showAll: { en: 'Show all', zh: '显示全部' },
  proof: { en: 'Save the proof of entry {0}', zh: '保存第 {0} 条记录的证明' },
  entries: { en: 'Entries {0} to {1} of {2}', zh: '第 {0} 至 {1} 条，共 {2} 条' },
  newer: { en: 'Newer', zh: '较新' },
  older: { en: 'Older', zh: '较早' },
} as const satisfies Words
