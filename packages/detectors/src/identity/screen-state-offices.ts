/** Offices of the state, armies and parties in the names of an account: whoever asks for money as the police is believed. */
import type { SignalSink } from '@goodstanding/model'
import { claimsOfOrgans } from '../name/claims.ts'
import { countryIn, isCountry } from '../name/country-names.ts'
import { type NameForms, nameForms } from '../name/name-forms.ts'
import { readsAsChinesePerson } from './names-of-people.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'
import { speaksForCompany, usernameWords } from './screen-protected-names.ts'

/** A person beside the office: 海关小李 may work there, or be called so by friends. Somebody looks. */
const WITH_PERSON = 0.7
/** An official without an office: 王警官. */
const BY_TITLE = 0.66

const CHINESE_PERSON =
  /(?:[小老阿]\p{Script=Han}|\p{Script=Han}(?:警官|主任|科长|处长|局长|所长|队长|队|法官|检察官|书记|干事|同志|先生|女士|老师|姐|哥)|工作人员|值班员)$/u
const CHINESE_TITLE = /^\p{Script=Han}{1,8}(?:警官|检察官|法官|执行员|督察|政委)$/u
/** Words that offices put into their own names, and none of people. */
const OF_OFFICES =
  /^(?:of|the|and|for|de|del|la|der|die|das|des|du|department|dept|office|bureau|unit|division|agency|authority|command|headquarters|hq|station|branch|region|regional|district|central|federal|national|state|city|county|metropolitan|tax|taxes|refunds?|fines?|visas?|fraud|crime|cyber|cybercrime|investigations?|enforcement|recovery|relief|grants?|compensation|hotline|desk|helpdesk|registry|clearance|summons|notices?|liaison|agents?|officers?|emergency|uk|gov)$/

function namesPerson(forms: NameForms, office: string): boolean {
  // 丁海关 has a surname before the word; 王公安 may be called so.
  if (forms.han) return CHINESE_PERSON.test(forms.plain) || isSurnamed(forms.plain, office)
  const own = new Set(nameForms(office).words)
  return forms.words.some(
    (word) => !own.has(word) && !OF_OFFICES.test(word) && !speaksForCompany(word) && countryIn([word]) === null,
  )
}

const isSurnamed = (name: string, office: string): boolean =>
  name.length === office.length + 1 && name.endsWith(office) && office.length <= 2 && readsAsChinesePerson(name)

/** Abbreviations of offices that are no words and no names, in small letters too where only what offices say stands beside them. */
const SMALL = /^(?:fbi|irs|dhs|hmrc|dvla|nasa|usps|uscis|fema|cbp|doj|fsb)$/

function withCapitals(name: string): string {
  const words = name.split(/\s+/)
  const isOffice =
    words.some((word) => SMALL.test(word)) &&
    words.every((word) => SMALL.test(word) || OF_OFFICES.test(word) || speaksForCompany(word))
  return isOffice && words.length > 1
    ? words.map((word) => (SMALL.test(word) ? word.toUpperCase() : word)).join(' ')
    : name
}

type Found = { readonly score: number; readonly office: string }

/** What of a state a name claims to be, and how surely; null: nothing. People are called Israel and Jordan. */
function officeIn(name: string): Found | null {
  const forms = nameForms(withCapitals(name))
  if (isCountry(forms.words) || isCountry([forms.plain])) return null
  const [claim] = claimsOfOrgans(forms).toSorted((a, b) => b.score - a.score)
  if (claim === undefined) return CHINESE_TITLE.test(forms.plain) ? { score: BY_TITLE, office: forms.plain } : null
  const score = namesPerson(forms, claim.word) ? Math.min(claim.score, WITH_PERSON) : claim.score
  return { score, office: claim.word }
}

/** Whoever deals with offices says so in a title, and so does who left one. */
const DEALS_WITH =
  /\b(?:former|ex|retired|liaison|relations?|affairs|brokers?|clerk|managers?|specialists?|consultants?|advis[eo]rs?|lobby\w*|coordinator|sales|account|supplies|contracts?|tender|partner|engineer|developer|analyst|lead)\b/
/** Titles of who sits in one: its end names the office, the unit or the rank. */
const SITS_IN = /(?:局|署|厅|[总支大中]队|派出所|法院|检察院|纪委|政府|公安|民警|网警|交警|警官|法官|检察官|督察)$/u
const DEALS_WITH_HAN = /^(?:前|原)|(?:对接|联系|负责|驻|报关|关务|事务|顾问)/u

/** A title may be a job beside offices, so a person looks at it. */
function titleOf(title: string): Found | null {
  const forms = nameForms(title)
  const isJob = forms.han
    ? DEALS_WITH_HAN.test(forms.plain) || !SITS_IN.test(forms.plain)
    : DEALS_WITH.test(forms.words.join(' '))
  const found = isJob ? null : officeIn(title)
  return found === null ? null : { ...found, score: Math.min(found.score, WITH_PERSON) }
}

/** Says `identity.state-office`. Members of a state's own organization bear its names. */
export function screenStateOffices(
  account: AccountClaims,
  { organization }: Pick<AccountFacts, 'organization'>,
  pointer: string,
  sink: SignalSink,
): void {
  if (organization?.kind === 'government') return
  for (const field of ['name', 'username'] as const) {
    const value = field === 'name' ? (account.name ?? '') : usernameWords(account.username ?? '')
    const found = value === '' ? null : officeIn(value)
    if (found !== null) sink.see('identity.state-office', found.score, { pointer: `${pointer}/${field}` }, found.office)
  }
  const held = account.title === null || account.title === '' ? null : titleOf(account.title)
  if (held !== null) sink.see('identity.state-office', held.score, { pointer: `${pointer}/title` }, held.office)
}
