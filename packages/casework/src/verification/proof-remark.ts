/** What is remarked about a proof that failed or could not be checked: a code, and its words for applicant and reviewer. */
import type { Bilingual } from '@goodstanding/model'

const WORDS = {
  'proof.no-domain': { en: 'This is not a domain name.', zh: '这不是域名。' },
  'proof.no-record': { en: 'The name has no TXT record.', zh: '该域名没有 TXT 记录。' },
  'proof.record-without-value': { en: 'No TXT record has the value.', zh: '没有任何 TXT 记录包含要求的值。' },
  'proof.file-without-value': { en: 'The file does not contain the value.', zh: '文件不包含要求的值。' },
  'proof.file-refused': { en: 'The file request returned HTTP {detail}.', zh: '读取文件得到的应答是 HTTP {detail}。' },
  'proof.file-elsewhere': { en: 'The address redirects to another host.', zh: '该网址跳转到了其他主机。' },
  'proof.file-redirects': { en: 'The address redirects too often.', zh: '该网址跳转次数过多。' },
  'proof.file-large': { en: 'The file is too large.', zh: '文件过大。' },
  'proof.address-refused': { en: 'The address is not allowed.', zh: '不允许访问该网址。' },
  'proof.address-private': { en: 'The name leads to a private address.', zh: '该域名指向内网地址。' },
  'proof.no-address': { en: 'The name has no address.', zh: '该域名没有地址记录。' },
  'proof.unreachable': {
    en: 'The host could not be reached ({detail}). We will try again.',
    zh: '无法连接主机（{detail}），稍后会再次尝试。',
  },
  'proof.registry-unknown': {
    en: 'It names no known registry. Write it as one of {detail}.',
    zh: '未写明已知的登记机构。请按以下格式之一填写：{detail}。',
  },
  'proof.registry-unchecked': {
    en: 'This registry has no check digits to check.',
    zh: '该登记机构的号码没有可供核对的校验位。',
  },
  'proof.check-digits': { en: 'The check digits are wrong.', zh: '校验位不符。' },
  'proof.document-future': { en: 'It is dated in the future.', zh: '文件的签发日期在未来。' },
  'proof.document-expired': { en: 'It has expired.', zh: '文件已过期。' },
  'proof.document-dates': { en: 'It expires before it was issued.', zh: '文件的失效日期早于签发日期。' },
  'proof.document-reused': {
    en: 'Another organization submitted the same document.',
    zh: '另一家企业已提交过同一份文件。',
  },
  'proof.number-shared': {
    en: 'Another organization submitted the same number.',
    zh: '另一家企业已提交过同一登记号。',
  },
} as const satisfies Readonly<Record<string, Bilingual>>

export type ProofRemarkCode = keyof typeof WORDS

/** `detail`: what stands in the words where they say `{detail}`; null when they say nothing of the kind. */
export type ProofRemark = { readonly code: ProofRemarkCode; readonly detail: string | null }

export type ShownRemark = Bilingual & { readonly code: string }

/** Records of before there were codes hold an English sentence; one that no code has stands for both languages. */
export function sayRemark(remark: ProofRemark | string | null): ShownRemark | null {
  if (remark === null) return null
  if (typeof remark === 'string') {
    const known = Object.entries(WORDS).find(([, words]) => words.en === remark)
    return known === undefined ? { code: 'proof.noted', en: remark, zh: remark } : { code: known[0], ...known[1] }
  }
  const { en, zh } = WORDS[remark.code]
  const fill = (text: string): string => text.replace('{detail}', () => remark.detail ?? '')
  return { code: remark.code, en: fill(en), zh: fill(zh) }
}
