/** What a name claims by its own words: a state, an army, a status, a reserved word; or that it is no name at all. */
import { withoutPlace } from './beside-place.ts'
import { CHINESE_COUNTRIES, countryIn, isCountry, isCountryAdjective, isFederalState } from './country-names.ts'
import { CIVIL, isGeneric, withoutForms } from './legal-forms.ts'
import { joinCapitals, mixedSounds, type NameForms } from './name-forms.ts'
import { malformed } from './malformed-name.ts'
import { createMixedReader } from './mixed-organs.ts'
import { claim, type NameClaim, WHY } from './name-claim.ts'
import { createNearKeys } from './near-keys.ts'
import * as organ from './organ-words.ts'
import { isOfDesk } from './role-words.ts'
import { organByScript } from './organs-by-script.ts'
import { claimsOfHatred, claimsOfOffence, claimsOfStatus, textOf } from './claims-of-words.ts'
import { visualFold } from '../skeleton/skeleton.ts'

export type { NameClaim } from './name-claim.ts'

/** The longest phrase of a list that stands in the words, or null. */
function phraseIn(
  words: readonly string[],
  phrases: ReadonlySet<string>,
): { readonly text: string; readonly from: number; readonly to: number } | null {
  for (let size = Math.min(9, words.length); size >= 1; size--)
    for (let from = 0; from + size <= words.length; from++) {
      const text = words.slice(from, from + size).join(' ')
      if (phrases.has(text)) return { text, from, to: from + size }
    }
  return null
}

/** Abbreviations count as whole words in capitals, in a name that is not all capitals. */
function abbreviationIn(raw: string, abbreviations: ReadonlySet<string>): string | null {
  const tokens = joinCapitals(raw.normalize('NFKC'))
    .replace(/\b(?:[A-Z]\.){2,}[A-Z]?\.?/g, (text) => text.replaceAll('.', ''))
    .split(/[^\p{L}\p{N}]+/u)
  const shouted =
    tokens.filter((token) => token.length > 3 && token === token.toUpperCase() && /\p{L}/u.test(token)).length > 1
  if (shouted && tokens.length > 2) return null
  return tokens.find((token) => abbreviations.has(token) || abbreviations.has(asCapitals(token))) ?? null
}

/** `lRS`, `FBl`: a small l, a one or a nought among capitals is read as one of them. */
const asCapitals = (token: string): string =>
  /^[A-Zl10]{3,6}$/.test(token) ? token.replace(/[l1]/g, 'I').replaceAll('0', 'O') : token

const PHRASES = [
  { phrases: organ.STATE_PHRASES, signal: 'name.government', why: WHY.government },
  { phrases: organ.INTERNATIONAL, signal: 'name.international', why: WHY.international },
  { phrases: organ.POLITICAL_PHRASES, signal: 'name.political-military', why: WHY.political },
] as const
const SHORTEST_NEAR = 11
const nearPhrases = createNearKeys()
for (const [list, { phrases }] of PHRASES.entries())
  for (const phrase of phrases) {
    const key = phrase.split(' ').map(visualFold).join('')
    if (key.length >= SHORTEST_NEAR) nearPhrases.add(key, list)
  }

/** A whole name that is a slip away from an institution's. */
function nearInstitution(forms: NameForms): NameClaim | null {
  if (forms.key.length < SHORTEST_NEAR || isCivil(forms.words, 1)) return null
  const [nearest] = nearPhrases.near(forms.key).toSorted((a, b) => a.distance - b.distance)
  const list = nearest === undefined ? undefined : PHRASES[nearest.value]
  if (nearest === undefined || list === undefined || nearest.distance * 8 > forms.key.length) return null
  return claim(list.signal, 0.86, forms.plain, list.why)
}

const isCivil = (words: readonly string[], from: number) => words.slice(from).some((word) => CIVIL.has(word))

/** What offices say behind their own name: anything else is about them, or sold to them. */
const isOfOffice = (behind: string): boolean =>
  behind
    .split(' ')
    .every((word) => word === '' || speaksForOffice.test(word) || isOfDesk(word) || countryIn([word]) !== null)

const speaksForOffice =
  /^(?:of|the|for|and|in|at|desk|office|officer|officers|unit|team|support|department|dept|helpdesk|centre|center|online|portal|services?|section|division|branch|north|south|east|west|central|regional|uk|us|usa|bureau|official|summons|enquiries)$/

/** What was an office once is a house with another use: `The Old Police Headquarters`. */
const isFormer = ([first, second]: readonly string[]): boolean =>
  /^(?:old|former)$/.test(first === 'the' ? (second ?? '') : (first ?? ''))

const MINISTRY =
  /\bministry of (?:the )?(?:\w+ ){0,4}?(?:health|finance|defen[cs]e|interior|justice|education|foreign|home|agriculture|fisheries|labou?r|employment|manpower|transport\w*|railways|state|revenue|immigration|energy|power|petroleum|mines|mining|commerce|trade|industry|economy|economics?|planning|development|environment|water|resources|public|works|housing|infrastructure|affairs|culture|tourism|sports?|youth|women|children|family|social|welfare|religious|communications?|information|science|technology|digital|security|police|law|veterans|civil|aviation|local|government|war)\b/

/** What no ministry ends with: things for a feast that are lent for a day. */
const LENT_OUT =
  /\b(?:hire|hires|rental|rentals|karaoke|discos?|djs)(?: (?:ltd|limited|llc|inc|co|company|services?|uk))*$/

function latinState(raw: string, all: readonly string[]): NameClaim | null {
  const words = withoutPlace(all)
  const bare = withoutForms(words)
  const core = bare.filter(
    (word) => !isGeneric(word) && !['kingdom', 'republic', 'state', 'islamic', 'federal'].includes(word),
  )
  if (
    isCountry(bare) ||
    (core.length > 0 &&
      isCountry(core) &&
      bare.length - core.length <= 3 &&
      /kingdom|republic|government|state of/.test(bare.join(' ')))
  )
    return claim('name.government', 0.93, bare.join(' '), WHY.government)
  // Clubs, shops and makers of cakes call themselves so too: a person looks.
  const playful = organ.PLAYFUL_MINISTRY.exec(words.join(' '))
  if (playful !== null) return claim('name.government', 0.7, playful[0], WHY.government)
  const phrase = phraseIn(words, organ.STATE_PHRASES)
  if (phrase !== null && !isCivil(words, phrase.to))
    return claim('name.government', phrase.text.includes(' ') ? 0.92 : 0.85, phrase.text, WHY.government)
  const seat = organ.STATE_SEATS.exec(words.join(' '))
  if (seat !== null && !isFormer(words) && isOfOffice(words.join(' ').slice(seat.index + seat[0].length)))
    return claim('name.government', 0.88, seat[0], WHY.government)
  const office = words.findIndex((word) => organ.STATE_COMPOUND.test(word))
  if (office >= 0 && !isCivil(words, office + 1))
    return claim('name.government', 0.88, words[office] ?? '', WHY.government)
  const short = abbreviationIn(raw, organ.STATE_ABBREVIATIONS)
  if (short !== null && !isCivil(words, 0)) return claim('name.government', 0.86, short, WHY.government)
  if (isCivil(words, 1)) return null
  const text = words.join(' ')
  const named =
    /^(?:the )?(?:(?:city|town|township|village|county|borough|municipality|parish|government|state|commonwealth|province) of|(?:ministry|department|bureau|office) of (?:the )?(?:\w+ ){0,3}?(?:health|finance|defen[cs]e|interior|justice|education|foreign|home|agriculture|labou?r|transport\w*|state|revenue|immigration|energy|commerce|trade|environment|public|veterans|motor)) \w+/.exec(
      text,
    )
  if (
    named !== null ||
    /\b(?:ministere|ministerio|ministerium|ministero|ministerie|ministerstwo) (?:de|del|dell|della|dei|delle|der|des|da|do|das|dos|fur|van|\w{4,})\b|\bministere d/.test(
      text,
    )
  )
    return claim('name.government', 0.88, named?.[0] ?? text, WHY.government)
  // As above, unless it is for what states have ministries for; `Ministry of Sound System Hire` is a trade.
  if (/\bministry of\b/.test(text) && (MINISTRY.test(text) || !LENT_OUT.test(text)))
    return claim('name.government', MINISTRY.test(text) ? 0.88 : 0.7, text, WHY.government)
  if (
    /^(?:(?:comune|mairie|commune|ayuntamiento|prefeitura) (?:de|di|du|da|do|d)|kanton|gemeente) \w+|^\w+(?: \w+)? kommune$/.test(
      text,
    )
  )
    return claim('name.government', 0.82, text, WHY.government)
  if (/\b(?:federal|state|county|city|national) (?:government|police|court|bureau of)\b/.test(text))
    return claim('name.government', 0.86, text, WHY.government)
  const where = countryIn(words)
  const owned = where !== null || words.some((word) => isFederalState(word)) || isCountryAdjective(words[0] ?? '')
  const institution = words.find((word) => organ.STATE_WORDS.has(word))
  if (owned && institution !== undefined) return claim('name.government', 0.88, text, WHY.government)
  return null
}

function latinInternational(raw: string, words: readonly string[]): NameClaim | null {
  const phrase = phraseIn(words, organ.INTERNATIONAL)
  if (phrase !== null && !isCivil(words, phrase.to))
    return claim('name.international', 0.93, phrase.text, WHY.international)
  const short = abbreviationIn(raw, organ.INTERNATIONAL_ABBREVIATIONS)
  const rest = words.filter((word) => word !== short?.toLowerCase())
  if (
    short !== null &&
    !isCivil(words, 0) &&
    rest.every(
      (word) =>
        isGeneric(word) ||
        countryIn([word]) !== null ||
        /^(?:fund|unit|compensation|hiring|refugee|grants?|headquarters|relief)$/.test(word),
    )
  )
    return claim('name.international', 0.86, short, WHY.international)
  return null
}

/** What is planned, hired, catered for and sold is a feast. */
const isFeast = (text: string): boolean => organ.FEAST.test(text)

function latinPolitical(words: readonly string[]): NameClaim | null {
  const bare = withoutForms(words)
  const text = words.join(' ')
  const phrase = isFeast(text) ? null : phraseIn(words, organ.POLITICAL_PHRASES)
  if (phrase !== null && (!isCivil(words, phrase.to) || phrase.text === 'salvation army'))
    return claim('name.political-military', 0.92, phrase.text, WHY.political)
  if (phrase !== null && organ.POLITICAL_WHATEVER_BEHIND.has(phrase.text))
    return claim('name.political-military', 0.7, phrase.text, WHY.political)
  const unit =
    /\b(?:pla )?unit \d{3,5}\b|\b\d{1,3}(?:st|nd|rd|th) (?:\w+ ){0,2}(?:division|brigade|regiment|battalion|squadron|corps|fleet|army|infantry|airborne|cavalry|wing)\b|\b(?:first|second|third|fourth|fifth) (?:army|fleet|infantry|corps|armou?red) ?/.exec(
      text,
    )
  const troop = unit ?? organ.TROOP.exec(text) ?? organ.PARTY_BRANCH.exec(text)
  if (troop !== null && !isCivil(words, words.length - 1))
    return claim('name.political-military', 0.9, troop[0], WHY.political)
  const struggle = organ.STRUGGLE.exec(text)
  if (struggle !== null && !isCivil(words, words.length - 1))
    return claim('name.political-military', 0.88, struggle[0], WHY.political)
  if (isCivil(words, 1)) return null
  const owned = countryIn(words) !== null || isCountryAdjective(words[0] ?? '') || words.includes('states')
  const forces = words.find((word) => organ.MILITARY_WORDS.has(word))
  if (owned && forces !== undefined) return claim('name.political-military', 0.9, text, WHY.political)
  const party = isFeast(text) ? -1 : bare.findIndex((word) => organ.PARTY_WORDS.has(word))
  const political =
    party >= 0 && bare.some((word) => organ.IDEOLOGY.has(word) || isCountryAdjective(word) || isCountry([word]))
  const ends = party === bare.length - 1 || bare[party + 1] === 'of' || party === 0
  if (political && ends && bare.length >= 2)
    return claim('name.political-military', 0.88, bare.join(' '), WHY.political)
  return null
}

function matchChinese(text: string, words: RegExp): { readonly word: string; readonly to: number } | null {
  const found = words.exec(text)
  return found === null ? null : { word: found[0], to: found.index + found[0].length }
}

const ZH_FORCES = /部队|陆军|(?:海军|空军)(?!蓝)/u
const ZH_COUNTRY = CHINESE_COUNTRIES.join('|')
const ZH_WHOLE_COUNTRY = new RegExp(`^(?:${ZH_COUNTRY})(?:集团|股份|控股)?(?:有限)?(?:责任)?(?:公司|集团)?$`, 'u')

/** A word of state or army counts unless an address or a shop is made of it. */
function counts(text: string, found: { word: string; to: number }): boolean {
  if (organ.ZH_CIVIL_AFTER.test(text.slice(found.to))) return false
  return !organ.ZH_CIVIL_END.test(text)
}

function chineseClaims(text: string): readonly NameClaim[] {
  const claims: NameClaim[] = []
  if (ZH_WHOLE_COUNTRY.test(text)) claims.push(claim('name.government', 0.93, text, WHY.government))
  const state = matchChinese(text, organ.ZH_STATE)
  if (state !== null && counts(text, state)) claims.push(claim('name.government', 0.92, state.word, WHY.government))
  const international = matchChinese(text, organ.ZH_INTERNATIONAL)
  // 联合国 does not stand in 联合国际: the word goes on.
  if (
    international !== null &&
    !(international.word.endsWith('国') && /^际/u.test(text.slice(international.to))) &&
    counts(text, international)
  )
    claims.push(claim('name.international', 0.92, international.word, WHY.international))
  const political = matchChinese(text, organ.ZH_POLITICAL)
  if (political !== null && counts(text, political))
    claims.push(claim('name.political-military', 0.9, political.word, WHY.political))
  const unit = matchChinese(text, organ.ZH_UNIT)
  const forces = matchChinese(text, ZH_FORCES)
  if (unit !== null && counts(text, unit) && /军|部队|武警|空军|海军|陆军|支队/u.test(text))
    claims.push(claim('name.political-military', 0.88, unit.word, WHY.political))
  else if (forces !== null && counts(text, forces))
    claims.push(claim('name.political-military', 0.86, forces.word, WHY.political))
  const sound = claims.length > 0 ? undefined : mixedSounds(text)?.sounds.join('')
  const isCivilThere = organ.ZH_CIVIL_END.test(text) || /旁|对面|附近|门口|隔壁/u.test(text)
  if (isCivilThere) return claims
  const mixed = claims.length > 0 ? null : mixedState(text)
  if (mixed !== null) return [claim('name.government', 0.88, mixed, WHY.government)]
  return sound === undefined ? claims : claimsOfSound(sound)
}
const mixedState = createMixedReader(organ.ZH_STATE)

/** What a name says in pinyin, whole or in some of its characters. */
function claimsOfSound(letters: string): readonly NameClaim[] {
  const claims: NameClaim[] = []
  if (organ.PINYIN_STATE.test(letters)) claims.push(claim('name.government', 0.88, letters, WHY.government))
  if (organ.PINYIN_POLITICAL.test(letters)) claims.push(claim('name.political-military', 0.9, letters, WHY.political))
  return claims
}

/** `name.government`, `name.international`, `name.political-military` of one name. */
export function claimsOfOrgans(forms: NameForms): readonly NameClaim[] {
  const claims: NameClaim[] = []
  if (forms.han) claims.push(...chineseClaims(textOf(forms)))
  else {
    const letters = forms.words.join('')
    for (const found of [
      latinState(forms.raw, forms.words),
      latinInternational(forms.raw, forms.words),
      latinPolitical(forms.words),
      nearInstitution(forms),
    ])
      if (found !== null) claims.push(found)
    claims.push(...claimsOfSound(letters))
  }
  const byScript = organByScript(forms.raw)
  if (byScript?.kind === 'state') claims.push(claim('name.government', 0.88, byScript.word, WHY.government))
  if (byScript?.kind === 'political') claims.push(claim('name.political-military', 0.88, byScript.word, WHY.political))
  return claims
}

/** Every claim of one name, the protected names apart. */
export function claimsOf(forms: NameForms, country = ''): readonly NameClaim[] {
  const broken = malformed(forms.raw, forms)
  return [
    ...(broken === null ? [] : [broken]),
    ...claimsOfOrgans(forms),
    ...claimsOfStatus(forms, country),
    ...claimsOfOffence(forms),
    ...claimsOfHatred(forms),
  ]
}
