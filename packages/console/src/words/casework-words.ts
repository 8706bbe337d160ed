/** Words of casework that several pages say. Actions and capabilities are casework's own words. */
import { ACTION_WORDS, CAPABILITY_WORDS } from '@goodstanding/casework'
import type { Bilingual, Severity } from '@goodstanding/model'
import type { Words } from '../frame/words.ts'

export { ACTION_WORDS, CAPABILITY_WORDS }

export const SEVERITY_WORDS: Readonly<Record<Severity, Bilingual>> = {
  1: { en: 'Low', zh: '低' },
  2: { en: 'Medium', zh: '中' },
  3: { en: 'High', zh: '高' },
  4: { en: 'Critical', zh: '极高' },
}

/** What a person does, as a choice; the noun of the notice is in ACTION_WORDS. */
export const ACTION_VERBS = {
  warn: { en: 'Warn', zh: '警告' },
  remove: { en: 'Remove content', zh: '移除内容' },
  limit: { en: 'Restrict', zh: '限制' },
  suspend: { en: 'Suspend', zh: '停用' },
  terminate: { en: 'Terminate', zh: '终止' },
  'revoke-verification': { en: 'Revoke verification', zh: '撤销企业认证' },
  'refer-to-authority': { en: 'Refer to an authority', zh: '移交主管机关' },
  reinstate: { en: 'Reinstate', zh: '恢复使用' },
} as const satisfies Words

export const SUBJECT_WORDS: Readonly<Record<string, Bilingual>> = {
  account: { en: 'Account', zh: '账号' },
  organization: { en: 'Organization', zh: '组织' },
  content: { en: 'Content', zh: '内容' },
}

export const SOURCE_WORDS = {
  rule: { en: 'rule', zh: '规则' },
  report: { en: 'report', zh: '举报' },
  complaint: { en: 'complaint', zh: '投诉' },
  appeal: { en: 'appeal', zh: '申诉' },
} as const satisfies Words

/** A kept word, or the word itself when nobody has translated it. */
export function wordFor(table: Readonly<Record<string, Bilingual>>, word: string): Bilingual {
  return table[word] ?? { en: word, zh: word }
}

/** The same, where the page says otherwise what nobody has worded. */
export function knownWords(table: Readonly<Record<string, Bilingual>>, word: string): Bilingual | null {
  return table[word] ?? null
}
