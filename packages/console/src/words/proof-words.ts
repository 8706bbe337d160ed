import type { Bilingual } from '@goodstanding/model'

/** Kinds of proof that an organization is who it says, and how far each was checked. */
export const PROOF_WORDS: Readonly<Record<string, Bilingual>> = {
  'domain-dns': { en: 'Domain, by a TXT record', zh: '域名（TXT 记录）' },
  'domain-file': { en: 'Domain, by a file', zh: '域名（验证文件）' },
  'registry-number': { en: 'Registry number', zh: '登记编号' },
  document: { en: 'Document', zh: '文件' },
  proven: { en: 'proven', zh: '已证实' },
  plausible: { en: 'plausible', zh: '可信' },
  failed: { en: 'failed', zh: '未通过' },
  'not-checked': { en: 'not checked', zh: '未核对' },
}
