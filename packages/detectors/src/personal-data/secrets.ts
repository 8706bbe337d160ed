/** Keys, tokens and passwords: by the forms that their issuers publish, and by what stands behind the word for them. */
import { findBareKeys, mayHoldBareKey } from './bare-keys.ts'
import { GATES, SECRET_GATES } from './gates.ts'
import type { Found } from './numbers-of-people.ts'
import { createTaken } from './taken.ts'

const FORMS: readonly RegExp[] = [
  /(?<![A-Za-z0-9])(?:AKIA|ASIA)[0-9A-Z]{16}(?![0-9A-Za-z])/g,
  /(?<![A-Za-z0-9])gh[pousr]_[A-Za-z0-9]{36,255}/g,
  /(?<![A-Za-z0-9])github_pat_[A-Za-z0-9_]{40,255}/g,
  /(?<![A-Za-z0-9])glpat-[\w-]{20,}/g,
  /(?<![A-Za-z0-9])xox[abeoprs]-[A-Za-z0-9-]{10,250}/g,
  /(?<![A-Za-z0-9])sk-(?:proj-|ant-|svcacct-)?[A-Za-z0-9_-]{20,250}/g,
  /(?<![A-Za-z0-9])(?:sk|rk)_live_[0-9A-Za-z]{16,99}/g,
  /(?<![A-Za-z0-9])AIza[0-9A-Za-z_-]{35}/g,
  /(?<![A-Za-z0-9])ya29\.[0-9A-Za-z_-]{20,}/g,
  /(?<![A-Za-z0-9])SG\.[\w-]{16,32}\.[\w-]{16,64}/g,
  /(?<![A-Za-z0-9])npm_[A-Za-z0-9]{36}/g,
  /(?<![A-Za-z0-9])LTAI[A-Za-z0-9]{12,20}(?![A-Za-z0-9])/g,
  /-----BEGIN (?:RSA |EC |DSA |OPENSSH |PGP |ENCRYPTED )?PRIVATE KEY(?: BLOCK)?-----/g,
  /(?<![\w-])eyJ[\w-]{10,2000}\.eyJ[\w-]{10,4000}\.[\w-]{16,1000}/g,
  /(?<![A-Za-z0-9])hf_[A-Za-z0-9]{34,40}(?![A-Za-z0-9])/g,
  /(?<![A-Za-z0-9])do[opr]_v1_[0-9a-f]{64}/g,
  /(?<![A-Za-z0-9])pypi-AgE[\w-]{50,500}/g,
  /(?<![A-Za-z0-9])shp(?:at|ca|pa|ss)_[0-9a-f]{32}/gi,
  /(?<![A-Za-z0-9])whsec_[A-Za-z0-9+/=]{24,100}/g,
  /(?<![A-Z0-9-])AGE-SECRET-KEY-1[0-9A-Z]{50,60}/g,
  /(?<![A-Za-z0-9])AKID[A-Za-z0-9]{32,40}(?![A-Za-z0-9])/g,
  /(?<![\d:])\d{8,10}:AA[\w-]{33}(?![\w-])/g,
  /(?<![A-Za-z])(?:AccountKey|SharedAccessKey)=[A-Za-z0-9+/]{40,90}={0,2}/g,
  /https:\/\/(?:\w+\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/[\w-]{60,80}/g,
  /https:\/\/(?:oapi\.dingtalk\.com\/robot\/send\?access_token=|qyapi\.weixin\.qq\.com\/cgi-bin\/webhook\/send\?key=|open\.feishu\.cn\/open-apis\/bot\/v2\/hook\/)[\w-]{30,70}/g,
  /(?<![A-Za-z0-9])GOCSPX-[\w-]{28}(?![\w-])/g,
  /(?<![A-Za-z0-9])(?:key-[0-9a-f]{32}|dapi[0-9a-f]{32}(?:-\d)?)(?![0-9A-Za-z])/g,
  /(?<![A-Za-z0-9])sq0(?:atp|csp)-[\w-]{22,50}(?![\w-])/g,
  /(?<![A-Za-z0-9])HRKU-[0-9A-Za-z-]{36,80}(?![\w-])/g,
  /(?<![A-Za-z0-9])hv[sb]\.[\w-]{24,250}/g,
  /(?<![A-Za-z0-9])dp\.(?:pt|st|ct|sa)\.[A-Za-z0-9_.]{40,100}/g,
  /(?<![A-Za-z0-9])NRAK-[A-Z0-9]{27}(?![A-Z0-9])/g,
  /(?<![A-Za-z0-9])ATATT3[\w=-]{60,250}/g,
  /(?<![A-Za-z0-9])(?:ntn_[A-Za-z0-9]{40,60}|lin_api_[A-Za-z0-9]{40}|figd_[\w-]{40,60})(?![\w-])/g,
  /[?&]sv=20\d\d-\d\d-\d\d&[^\s#]{0,400}?sig=[A-Za-z0-9%+/]{40,70}/g,
  /https:\/\/hooks\.slack\.com\/services\/T\w{6,}\/B\w{6,}\/\w{16,}/g,
]
const CONNECTION =
  /(?<![\w])(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|ftp|smtps?|mssql|https?):\/\/[^\s:/@]{0,64}:([^\s/@]{3,128})@[\w.-]+/gi
const ASSIGNED =
  /(?:(?<![a-z])(?:password|passwd|passwort|pwd|passphrase|secret(?:[_ -]?key)?|api[_ -]?key|access[_ -]?(?:key|token)|auth[_ -]?token|client[_ -]?secret|private[_ -]?key|aws_secret_access_key|contraseñas?|mot de passe|kennwort|senha|wachtwoord|hasło|parola|(?:vpn|root|admin|wifi|wi-fi|login|db) pw|pw(?=\s{0,2}[:=]))|密码|密碼|口令|密钥|密鑰|パスワード|비밀번호|пароль|كلمة المرور)["']?(?:\s(?:for|of|to|on|für|zum|zur|vom|von|de|del|du|pour)\s[^\n:=,.;!?，。：]{1,40}?)?(?:\s{1,3}(?:is|ist|lautet|est|es|è|é):?\s|\s{0,3}(?:[:=：是为は]|=>))\s{0,3}["'`]?([^\s"'`,;，。；<>]{8,128})/giu
/** With nothing between the word and what it announces, as it is said in Chinese. */
const SPACED = /(?:密码|密碼|口令)\s{1,2}([\x21-\x7e]{8,64})/gu
/** `token` alone stands before much that is no secret: what follows must be long. */
const TOKEN =
  /(?<![a-z])(?:bearer\s{1,3}|(?:token|authorization)["']?\s{0,3}(?:[:=]|=>)\s{0,3}(?:bearer\s{1,3})?["'`]?)([\w.~+/-]{32,512}={0,2})(?![\w.~+/-])/giu
const PLACEHOLDER =
  /example|sample|placeholder|change_?me|your[_-]|my[_-]?(?:password|secret)|x{4,}|\*{3,}|\.{3}|<[^<>]*>|^\$|\$\{|\{\{|process\.env|os\.environ|getenv|redacted|hidden|todo|dummy|fake|password123?$|^(?:password|secret|true|false|null|undefined|none|required|mandatory|obligat|optional|string|important)|%\(|^\[\d:|^https?:|^[\w.]+\(|^\/|123456789|abcdef/i
/** The words from which a wallet is made anew, behind the name for them; lists of other words have stops between them. */
const SEED_PHRASE = /(?:seed|recovery|mnemonic|backup) (?:phrase|words)|助记词|助記詞|mnemonic/giu
const SEED_WORDS = /^[^\n]{0,16}?((?:[a-z]{3,8}[ ,]{1,2}){11,23}[a-z]{3,8})(?![a-z])/
/**
 * What an issuer's form itself may hold and yet be no key. A key with `EXAMPLE` or `1234567890` in it counts as one: whoever reads it
 * cannot tell, and a person looks before anything is lost.
 */
const FORM_PLACEHOLDER = /placeholder|change_?me|your[_-]|x{4,}|\*{3,}|redacted|dummy|fake/i

/** Bits for each sign, of signs as they come in this text. */
export function entropyOf(text: string): number {
  const counts = new Map<string, number>()
  for (const sign of text) counts.set(sign, (counts.get(sign) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / text.length) * Math.log2(count / text.length)
  return bits
}

/** Random enough to be a secret: signs of two kinds, and few repeats. */
function looksRandom(value: string): boolean {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z0-9]/].filter((kind) => kind.test(value)).length
  return kinds >= 2 && /\d|[^A-Za-z0-9._-]/.test(value) && entropyOf(value) >= 2.75 && /^[\x21-\x7e]+$/.test(value)
}

const MIXED = [/[a-z]/, /[A-Z]/, /\d/]
const NONE: readonly Found[] = []

/** False where no secret can be found. */
export const mayHoldSecret = (text: string, gates: number): boolean =>
  (gates & SECRET_GATES) !== 0 ||
  ((gates & GATES.url) !== 0 && (gates & GATES.at) !== 0) ||
  ((gates & GATES.digit) !== 0 && mayHoldBareKey(text))

/** Of none more are counted: a file or text of nothing else would hold everybody up. */
const MOST_KEYS = 1_000

/** By the forms of their issuers alone. `gates`: the bits of `gatesOf` for the text. */
export function findKeys(text: string, gates: number): readonly Found[] {
  if ((gates & GATES.secretForms) === 0) return NONE
  const found: Found[] = []
  for (const pattern of FORMS)
    for (const { 0: value, index: start } of text.matchAll(pattern))
      if (entropyOf(value.slice(4)) > 2.5 && !FORM_PLACEHOLDER.test(value))
        if (found.push({ value, start, end: start + value.length }) >= MOST_KEYS) return found
  return found
}

/** `gates`: the bits of `gatesOf` for the text; `keys`: those of its issuers' forms, where they were found already. */
export function findSecrets(text: string, gates: number, keys = findKeys(text, gates)): readonly Found[] {
  if (!mayHoldSecret(text, gates)) return NONE
  const connects = (gates & GATES.url) !== 0 && (gates & GATES.at) !== 0
  const found: Found[] = []
  const taken = createTaken(text.length)
  const keep = (value: string, start: number, placeholder = PLACEHOLDER) => {
    const end = start + value.length
    if (!placeholder.test(value) && taken.take(start, end)) found.push({ value, start, end })
  }
  for (const { value, start } of keys) keep(value, start, FORM_PLACEHOLDER)
  for (const { value, start } of (gates & GATES.digit) === 0 ? [] : findBareKeys(text))
    if (entropyOf(value) > 2.5) keep(value, start, FORM_PLACEHOLDER)
  for (const match of connects ? text.matchAll(CONNECTION) : []) {
    const secret = match[1] ?? ''
    const onWeb = /^https?:\/\//i.exec(match[0])?.[0].length ?? 0
    if (onWeb > 0 && !looksRandom(secret)) continue
    if (!PLACEHOLDER.test(secret) && !/^(?:pass|password|pw|pwd|secret|token|user)$/i.test(secret))
      keep(match[0].slice(onWeb), match.index + onWeb)
  }
  for (const match of (gates & GATES.secretWords) === 0 ? [] : text.matchAll(ASSIGNED)) {
    const value = match[1] ?? ''
    if (looksRandom(value)) keep(value, match.index + match[0].length - value.length)
  }
  for (const match of (gates & GATES.secretWords) === 0 ? [] : text.matchAll(SPACED)) {
    const value = match[1] ?? ''
    if (looksRandom(value) && MIXED.every((kind) => kind.test(value)))
      keep(value, match.index + match[0].length - value.length)
  }
  for (const match of (gates & GATES.tokens) === 0 ? [] : text.matchAll(TOKEN)) {
    const value = match[1] ?? ''
    if (looksRandom(value) && entropyOf(value) >= 3) keep(value, match.index + match[0].lastIndexOf(value))
  }
  for (const match of (gates & GATES.seeds) === 0 ? [] : text.matchAll(SEED_PHRASE)) {
    const from = match.index + match[0].length
    const words = SEED_WORDS.exec(text.slice(from, from + 260))
    if (words !== null && !/\b(?:the|and|you|your|is|are|to|of|for|with)\b/.test(words[1] ?? ''))
      keep(words[1] ?? '', from + words[0].length - (words[1] ?? '').length)
  }
  return found
}
