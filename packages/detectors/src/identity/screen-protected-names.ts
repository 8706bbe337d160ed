/** Protected names in the names of an account. People bear names that companies bear too, and are not taken for them. */
import type { SignalSink } from '@goodstanding/model'
import type { NameMatch } from '../name/name-index.ts'
import { plainText, wordsOf } from '../skeleton/skeleton.ts'
import { saysSo } from '../name/role-words.ts'
import { latinSpellings } from './latin-name.ts'
import { isNameOfFounder, isOfPeople, isWholeChineseName, readsAsChinesePerson } from './names-of-people.ts'
import { reservedRoleScore } from './reserved-role.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'
import { domainVerified } from './screen-verification.ts'

/** True when the account's organization owns the protected name. */
export function organizationOwns(facts: Pick<AccountFacts, 'organization'>, { entry }: NameMatch): boolean {
  const { organization } = facts
  if (organization === null || entry.owner === null) return false
  return (
    entry.owner.organization === organization.id ||
    organization.domains.some((domain) => domainVerified(domain, entry.owner?.domains ?? []))
  )
}

/** `microsoft_support-2` as the words it is made of. */
export const usernameWords = (username: string) =>
  username
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/[_.\-+]+/g, ' ')
    .replace(/(\p{L})\d+(?=\s|$)/gu, '$1')

/** Words of companies and of those who speak for them: no person is called so. */
const OF_COMPANIES =
  /(?<![\p{L}\p{M}])(?:support|official|staff|moderators?|administrators?|employees?|refunds?|deliver(?:y|ies)|redelivery|parcels?|hotline|helpline|compliance|agents?|help|helpdesk|service|services|customer|care|team|security|admin|account|accounts|billing|payments?|verif\w+|store|shop|bank|group|inc|ltd|llc|gmbh|corp|corporation|company|co|ag|sa|plc|hr|press|news|office|online|global|international|pay|app|kundendienst|kundenservice|kundensupport|suporte|soporte|atendimento|assistenza|klantenservice)(?![\p{L}\p{M}])|고객|공식|サポート|カスタマー|公式|поддержк|官方|客服|公司|集团|银行|旗舰店|售后|团队/iu

/** Whether a word is one of those who speak for a company or an office. */
export const speaksForCompany = (word: string): boolean => OF_COMPANIES.test(word)

/** Those of them that no family and no trade bears: beside a likeness they say that it was meant. */
const SPEAKS =
  /(?<![\p{L}\p{M}])(?:support|official|staff|moderators?|helpdesk|customer|security|admins?|administrators?|accounts?|billing|refunds?|verif\w+|kundendienst|kundenservice|kundensupport|suporte|soporte|atendimento|assistenza|klantenservice)(?![\p{L}\p{M}])|고객|공식|サポート|カスタマー|公式|поддержк|官方|客服|旗舰店|售后|工作人员|管理员/iu

/** Who is fond of a company says so, and does not speak for it. */
const FOND = /\b(?:fans?|fan ?clubs?|fan ?page|lovers?|parody)\b|粉丝|爱好者|发烧友/iu

const lettersOf = (text: string): readonly string[] => wordsOf(plainText(text)).map((word) => word.replace(/\d/g, ''))

/** A word this long by which somebody speaks for another is no syllable of a person's name, as `ho`, `bao` and `hang` are. */
const LEAST_SAID = 5
const SAID_SHORT = /^(?:desk|care|kyc|otp|cskh)$/

/** Whether words by which somebody speaks in any language stand beside the protected name: a long one, or two. */
function isSpokenFor(name: string, { entry }: NameMatch): boolean {
  const own = new Set(lettersOf(entry.name))
  const said = lettersOf(name).filter((word) => !own.has(word) && !isOfPeople(word) && saysSo(word))
  return said.length > 1 || said.some((word) => word.length >= LEAST_SAID || SAID_SHORT.test(word))
}

/** Whether the name reads as a person's: two to four words of letters, none of which a company uses. */
function readsAsPerson(name: string): boolean {
  const words = name.trim().split(/\s+/)
  return (
    words.length >= 2 &&
    words.length <= 4 &&
    words.every((word) => /^[\p{L}\p{M}.'’-]+$/u.test(word)) &&
    !OF_COMPANIES.test(name)
  )
}

/** Whether a user name is made of the display name, as `jporsche` or `jean.porsche` of Jean Porsche: such a name is one's own. */
export function isMadeOfName(username: string, name: string): boolean {
  if (!readsAsPerson(name)) return false
  const words = lettersOf(name)
  const [first = '', last = ''] = [words[0], words.at(-1)]
  const made = lettersOf(usernameWords(username)).join('')
  const ways = [
    words.join(''),
    first + last,
    last + first,
    first.charAt(0) + last,
    last + first.charAt(0),
    first + last.charAt(0),
  ]
  return ways.includes(made)
}

/** The same of a Chinese name in pinyin, whichever of its two parts comes first: `xiaomi.zhang` of 张小米. */
function isPinyinOfName(username: string, name: string): boolean {
  if (!isWholeChineseName(name)) return false
  const made = lettersOf(usernameWords(username)).join('')
  return latinSpellings(name).some((spelling) => {
    const parts = spelling.split(' ')
    return parts.length === 2 && [parts.join(''), parts.toReversed().join('')].includes(made)
  })
}

/** The first or the last name alone, as `shelly` of Shelly Bean. A best known name itself is never only that, but what comes near it is. */
function isPartOfName(username: string, name: string, { entry, method }: NameMatch): boolean {
  if ((entry.tier === 1 && method !== 'near') || !readsAsPerson(name)) return false
  const words = lettersOf(name)
  const letters = lettersOf(usernameWords(username)).join('')
  return letters === words[0] || letters === words.at(-1)
}

/** Whether a name is the protected one as it is written, not only as it looks. */
const isWritten = (name: string, own: string): boolean => name.trim().toLowerCase() === own.toLowerCase()

/** Whether it is one of the protected names that is written, whichever the company is known by. */
const isWrittenOf = (name: string, { name: own, aliases }: NameMatch['entry']): boolean =>
  [own, ...aliases].some((one) => isWritten(name, one))

/** Letters of first names, nearly all. */
const SHORT = 7

/** A first name and digits, as people take them: `agnes99` is Agnes, `bruno11` Bruno. Of the best known names only the name itself is meant. */
function isNumberedName(username: string, { entry }: NameMatch): boolean {
  if (!/^[\p{L}-]{3,12}[._-]?\d{1,4}$/u.test(username)) return false
  const letters = lettersOf(username).join('')
  const own = lettersOf(entry.name).join('')
  return entry.tier === 2 || isOfPeople(letters) || (letters.length <= SHORT && letters !== own)
}

/** People whose name, written together, is a company's. */
const WRITTEN_APART = new Set(['adi das', 'sam sung'])
const SOMEBODY_LOOKS = 0.7
const CERTAIN = 0.9

/** How much of a match counts against a name that may be a person's own. */
const OWN_NAME = -0.4
/** The same of a given name that a protected one only looks like: `kim`, which reads as KLM. It was not disguised, and nobody has to look. Nor at a whole name of surname and given name. */
const ONLY_LOOKS = -0.5

const CLEAR = 0.85
/** What a name beside what its bearer holds out is worth. */
const OFFERED = 0.78
const PERHAPS_FROM_IT = 0.66
/** Shorter words are near too many given names. */
const LEAST_NICKNAME = 6

/** What is like a protected name and not the same counts where somebody speaks for it; a single word that is, somebody looks at. */
function likenessScore(match: NameMatch, name: string, field: 'name' | 'title'): number {
  const { method, entry, score } = match
  if (field === 'name' && method !== 'contained') {
    if (SPEAKS.test(name)) return score
    const letters = lettersOf(name).join('')
    const isWord = /^[\p{Script=Latin}\p{M}\p{N}]+$/u.test(name.trim()) && letters.length >= LEAST_NICKNAME
    const isSigns = /^\p{Script=Han}{3,6}$/u.test(name.trim()) && score >= CLEAR && !readsAsChinesePerson(name.trim())
    if ((isWord || isSigns) && entry.tier === 1 && !isOfPeople(letters)) return Math.min(score, SOMEBODY_LOOKS)
  }
  // Words of their own stand beside it too: `LinkedIn Recruiter Desk`.
  const isBegun = field === 'name' && method === 'contained' && entry.kind !== 'service' && score >= OFFERED
  if (isBegun && (SPEAKS.test(name) || isSpokenFor(name, match))) return SOMEBODY_LOOKS
  // Whoever has the service's name in their own may come from it: 企业微信小王.
  if (field === 'name' && entry.kind === 'service' && score >= CLEAR) return PERHAPS_FROM_IT
  return score + OWN_NAME
}

function scoreOf(match: NameMatch, field: 'username' | 'name' | 'title', account: AccountClaims): number {
  const { method, entry, score } = match
  const name = account.name ?? ''
  if (field === 'username') {
    const username = account.username ?? ''
    if (isOfPeople(username) && !isWrittenOf(username, entry)) return score + ONLY_LOOKS
    if (isPinyinOfName(username, name.trim())) return score + ONLY_LOOKS
    const own =
      (isOfPeople(username) && !isWritten(username, entry.name)) ||
      (method === 'contained' && FOND.test(usernameWords(username)) && !SPEAKS.test(usernameWords(username))) ||
      isMadeOfName(username, name) ||
      isPartOfName(username, name, match) ||
      isNumberedName(username, match)
    if (own) return score + OWN_NAME
    // A given name beside another person's may be a second one; somebody looks.
    return entry.tier === 2 && isOfPeople(username) ? Math.min(score, SOMEBODY_LOOKS) : score
  }
  const whole = method === 'exact' || method === 'distinctive' || method === 'pinyin'
  if (!whole) return likenessScore(match, name, field)
  const personal = field === 'name' && entry.kind !== 'service' && !OF_COMPANIES.test(name) && !isSpokenFor(name, match)
  if (personal && readsAsPerson(name)) {
    if (method === 'distinctive' || WRITTEN_APART.has(name.trim().toLowerCase())) return score + OWN_NAME
    // A company's name in two words reads as a person's; somebody looks.
    if (isWritten(name, entry.name)) return score
    return score >= CERTAIN ? SOMEBODY_LOOKS : score + OWN_NAME
  }
  if (personal && isOfPeople(name)) return score + (isWrittenOf(name, entry) ? OWN_NAME : ONLY_LOOKS)
  if (personal && isNameOfFounder(name.trim())) return score + ONLY_LOOKS
  return personal && readsAsChinesePerson(name.trim()) ? Math.min(score, SOMEBODY_LOOKS) : score
}

/** What the index says of a long-tail name that is a short word, or an everyday one. */
const MOST_OF_WORD = 0.6

/** Bob, Joy and Hope are some company's name too, and first of all somebody's. In capitals, as abbreviations are written, it stays one. */
const isEverydayWord = (name: string, { entry, score }: NameMatch): boolean =>
  entry.tier === 2 && score <= MOST_OF_WORD && /^\p{L}[\p{Ll}\p{M}]+$/u.test(name.trim())

/** A digit at the end that is a letter of a best known name: `paypa1`. Of shorter ones it counts who else is called so. */
function spelledOut({ username }: AccountClaims, facts: AccountFacts): readonly NameMatch[] {
  if (!/^\p{L}{5,}\d$/u.test(username ?? '') || isOfPeople(lettersOf(username ?? '').join(''))) return []
  return facts.protectedNames.find(username ?? '').filter(({ entry, method }) => entry.tier === 1 && method === 'exact')
}

/** `staff@wecom`: two words, and no letter that looks like an a. */
const withoutAt = (name: string): string =>
  !name.includes('@') ? name : name.replace(/(\p{L}{3})@(?=\p{L}{3})/gu, '$1 ')

/** What may part somebody's name from what they say beside it. */
const BESIDE_NAME = /[^\p{L}\p{M}\s.]/u

/** `Jane (WeCom Staff)`, `小王｜企业微信客服`: whom a person says they speak for beside their own name. */
function spokenFor(name: string, facts: AccountFacts): readonly NameMatch[] {
  if (!BESIDE_NAME.test(name)) return []
  const parts = name.split(/[()[\]{}|/,;·•（）［］【】「」｜，；]|\s[-–—]\s/u).map((part) => part.trim())
  if (parts.length < 2) return []
  return parts
    .filter((part) => SPEAKS.test(part))
    .flatMap((part) => facts.protectedNames.find(part))
    .filter(({ entry, method }) => entry.kind === 'service' && (method === 'exact' || method === 'distinctive'))
}

function matchesOf(
  field: 'username' | 'name' | 'title',
  account: AccountClaims,
  facts: AccountFacts,
): readonly NameMatch[] {
  if (field === 'username')
    return [
      ...facts.protectedNames.find(withoutAt(usernameWords(account.username ?? ''))),
      ...spelledOut(account, facts),
    ]
  if (field === 'title') return facts.protectedNames.find(account.title ?? '')
  const name = account.name ?? ''
  return [...facts.protectedNames.find(withoutAt(name)), ...spokenFor(name, facts)]
}

/** Says which protected names the account's names carry; answers whose name it takes, or null. */
export function screenProtectedNames(
  account: AccountClaims,
  facts: AccountFacts,
  pointer: string,
  sink: SignalSink,
): string | null {
  const said = new Map<string, number>()
  let taken: { readonly id: string; readonly score: number } | null = null
  const fields = [
    { field: 'username', value: usernameWords(account.username ?? '') },
    { field: 'name', value: account.name ?? '' },
    { field: 'title', value: account.title ?? '' },
  ] as const
  for (const { field, value } of fields) {
    if (value === '') continue
    for (const match of matchesOf(field, account, facts)) {
      if (match.score < 0.6 || organizationOwns(facts, match)) continue
      // A product that is called after a role takes nobody's name: whoever claims the role is told as that.
      if (match.entry.kind !== 'service' && reservedRoleScore(match.entry.name) !== null) continue
      const whole = match.method === 'exact' || match.method === 'distinctive' || match.method === 'pinyin'
      if (match.entry.tier === 2 && !whole) continue
      if (isEverydayWord(value, match)) continue
      const signal = match.entry.kind === 'service' ? 'identity.staff' : 'identity.protected-name'
      if (field === 'title' && match.entry.kind !== 'service') continue
      const score = scoreOf(match, field, account)
      // Several lists hold a name; it is shown once, or again where a list is surer.
      const key = `${signal} ${field} ${match.entry.name.toLowerCase()}`
      if (score <= (said.get(key) ?? Number.NEGATIVE_INFINITY)) continue
      said.set(key, score)
      sink.see(signal, score, { pointer: `${pointer}/${field}` }, match.entry.name)
      if (score >= 0.6 && score > (taken?.score ?? 0)) taken = { id: match.entry.id, score }
    }
  }
  return taken?.id ?? null
}
