import type { Words } from '../frame/words.ts'

/** Words of investigation: what links accounts, files, links and devices, and recorded decisions. */
export const INVESTIGATE = {
  find: { en: 'Account, organization, file, link, device or case', zh: '账号、组织、文件、链接、设备或案件' },
  hint: {
    en: 'account/u1, file/9f3c…, link/rich.example, device/d7',
    zh: 'account/u1、file/9f3c…、link/rich.example、device/d7',
  },
  how: {
    en: 'Shows where somebody stands, every case about them, every action, and what links them to others. Each look is an entry of the audit log.',
    zh: '显示其状态、全部案件、全部措施，以及与其他对象的关联。每次查看均记入审计日志。',
  },
  linked: { en: 'Linked accounts', zh: '关联账号' },
  noLinked: { en: 'No other account was registered with the same details', zh: '没有其他账号使用相同信息注册' },
  sharedWhy: {
    en: 'registered with {0} of the same e-mail address, phone, document or device',
    zh: '注册时有 {0} 项相同（电子邮件、电话、证件或设备）',
  },
  decisions: { en: 'Recorded decisions', zh: '已记录的决定' },
  noDecisions: { en: 'No recorded decision matches', zh: '没有匹配的决定' },
  decisionsNote: {
    en: 'What was kept back, looked at or refused, and what had to be kept. Contents are shown in cases only.',
    zh: '包括暂缓、待查看、被拒绝以及须保存的决定。内容仅在案件中显示。',
  },
  filter: { en: 'Filter decisions', zh: '筛选决定' },
  filterHint: {
    en: 'effect:hold type:message.send clause:conduct.e org:acme actor:u1 day:2026-11-25',
    zh: 'effect:hold type:message.send clause:conduct.e org:acme actor:u1 day:2026-11-25',
  },
  when: { en: 'When', zh: '时间' },
  account: { en: 'Account', zh: '账号' },
  organization: { en: 'Organization', zh: '组织' },
  type: { en: 'Event type', zh: '事件类型' },
  effect: { en: 'Answer', zh: '结果' },
  clauses: { en: 'Clauses', zh: '条款' },
  where: { en: 'Why it is linked', zh: '关联原因' },
  linkedCount: {
    en: 'Recorded decisions: {0} · accounts: {1} · organizations: {2}.',
    zh: '已记录的决定 {0} 个 · 账号 {1} 个 · 组织 {2} 个。',
  },
  lookedAll: { en: 'Everything that is kept was looked through.', zh: '已查找全部保存的记录。' },
  lookedSince: {
    en: 'Looked through since {0}; what is older is being gone through.',
    zh: '已查找 {0} 以来的记录，更早的记录正在整理。',
  },
  notFound: { en: 'It is in no recorded decision', zh: '已记录的决定中均未出现' },
  file: { en: 'The same file was in the event ({0})', zh: '事件中含有同一文件（{0}）' },
  link: { en: 'A link to the same host was in the event ({0})', zh: '事件中含有同一主机的链接（{0}）' },
  device: { en: 'The event came from the same device ({0})', zh: '事件来自同一设备（{0}）' },
  fileKnown: { en: '{0}, {1} {1:byte:bytes}, first seen {2}', zh: '{0}，{1} 字节，首次出现 {2}' },
  fileUnknown: { en: 'Its bytes were never seen.', zh: '从未收到其内容。' },
  register: { en: 'Look it up in the registers', zh: '在登记册中查看' },
} as const satisfies Words
