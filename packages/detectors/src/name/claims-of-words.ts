/** What a name claims by single words of it: a status, a licence; or that it offends. */
import { withoutPlace } from './beside-place.ts'
import {
  HATEFUL,
  INDECENT,
  MASKED,
  PUBLIC_INTEREST,
  REGULATED,
  REMEMBRANCE,
  STATUS_CLAIMS,
  UNREGULATED,
} from './claim-words.ts'
import { CIVIL, withoutForms } from './legal-forms.ts'
import { claim, type NameClaim, WHY } from './name-claim.ts'
import type { NameForms } from './name-forms.ts'
import { NATIONAL_CLAIMS } from './national-claims.ts'
import { isByTheWay, regulatedElsewhere } from './regulated-elsewhere.ts'
import { claimsByLaw } from './reserved-by-law.ts'
import { wordsOf } from '../skeleton/skeleton.ts'

/** The words by which claims are looked for: of a Chinese name without what parts them. */
export const textOf = ({ han, plain, words }: NameForms): string =>
  han ? plain.replace(/[\s.·・_\-,，]/gu, '') : words.join(' ')

function weighted(
  text: string,
  patterns: readonly (readonly [RegExp, number])[],
): { readonly word: string; readonly score: number } | null {
  let best: { word: string; score: number } | null = null
  for (const [pattern, score] of patterns) {
    const found = pattern.exec(text)
    if (found !== null && score > (best?.score ?? 0)) best = { word: found[0].trim() || text, score }
  }
  return best
}

/** The words with each 1 and ! between letters as an i, which reads as an l elsewhere. */
function withIs({ raw, plain, words }: NameForms): string | null {
  if (!/[1!|]/.test(raw)) return null
  const text = wordsOf(plain.replace(/(?<=[a-z])[1!|](?=[a-z])/g, 'i')).join(' ')
  return text === words.join(' ') ? null : text
}

const SIGNS = /[*#@$%]/
const MASKED_SCORE = 0.9

/** `F*ck`: a coarse word that somebody hid a letter of. */
function maskedWord({ raw }: NameForms): { readonly word: string; readonly score: number } | null {
  const found = SIGNS.test(raw) ? MASKED.exec(raw.toLowerCase()) : null
  return found === null ? null : { word: found[0], score: MASKED_SCORE }
}

/** The words without what they end in of legal forms, of whichever country: a bank is one as a GmbH, an LLC and a SARL too. */
function bareOf({ han, words }: NameForms): string {
  let bare = han ? [] : words
  for (let before = -1; before !== bare.length; ) {
    before = bare.length
    bare = withoutForms(bare)
    if (bare.length > 1 && AROUND_FORMS.has(bare.at(-1) ?? '')) bare = bare.slice(0, -1)
  }
  return bare.join(' ')
}

/** Stands behind a word or before its legal form, and changes nothing about it. */
const AROUND_FORMS: ReadonlySet<string> = new Set(['eg', 'ggmbh', 'cic', 'holding', 'holdings', 'group', 'gruppe'])

/** `name.status-claim` and `name.regulated` of one name. `country`: whose law it falls under, empty where that is not known. */
export function claimsOfStatus(forms: NameForms, country: string): readonly NameClaim[] {
  const claims: NameClaim[] = []
  const text = textOf(forms)
  const front = forms.han ? text : withoutPlace(forms.words).join(' ')
  const behind = forms.words.slice(Math.max(1, forms.words.length - 1))
  const status = weighted(text, STATUS_CLAIMS) ?? weighted(text, NATIONAL_CLAIMS)
  if (status !== null && !behind.some((word) => CIVIL.has(word)))
    claims.push(claim('name.status-claim', status.score, status.word, WHY.status))
  const isNone = UNREGULATED.test(text) || isByTheWay(forms.raw, text)
  const regulated = isNone
    ? null
    : (weighted(front, REGULATED) ??
      (front === text ? weighted(bareOf(forms), REGULATED) : null) ??
      regulatedElsewhere(forms.raw, front))
  if (regulated !== null) claims.push(claim('name.regulated', regulated.score, regulated.word, WHY.regulated))
  else if (!isNone) claims.push(...claimsByLaw(country, forms, front))
  return claims
}

/** `name.indecent` and `name.public-interest` of one name. */
export function claimsOfOffence(forms: NameForms): readonly NameClaim[] {
  const claims: NameClaim[] = []
  const text = textOf(forms)
  const masked = forms.han ? null : withIs(forms)
  const indecent =
    weighted(text, INDECENT) ?? (masked === null ? null : weighted(masked, INDECENT)) ?? maskedWord(forms)
  if (indecent !== null) claims.push(claim('name.indecent', indecent.score, indecent.word, WHY.indecent))
  const interest = REMEMBRANCE.test(text) ? null : weighted(text, PUBLIC_INTEREST)
  if (interest !== null) claims.push(claim('name.public-interest', interest.score, interest.word, WHY.interest))
  return claims
}

/** Of hatred in an organization's name, beside what else it is. A person decides: a White Power may sell electricity. */
export function claimsOfHatred(forms: NameForms): readonly NameClaim[] {
  const text = textOf(forms)
  const hatred = REMEMBRANCE.test(text) ? null : weighted(text, HATEFUL)
  return hatred === null ? [] : [claim('name.indecent', 0.8, hatred.word, WHY.indecent)]
}
