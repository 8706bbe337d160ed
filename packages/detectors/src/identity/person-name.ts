/** Names of people, and how nearly one is taken for another. */
import { editDistance } from '../skeleton/edit-distance.ts'
import { bitCount, lettersOf } from '../skeleton/letter-bits.ts'
import { joinSpacedLetters, plainText, visualFold, wordsOf } from '../skeleton/skeleton.ts'

export type PersonName = {
  /** Lower case as written, words in order of the alphabet: `Li Wei` and `Wei Li` are one. */
  readonly written: string
  /** The same as it looks. */
  readonly look: string
  /** Which letters the look has, as bits: two looks d edits apart differ in at most 2d of them. */
  readonly letters: number
}

/** Titles and initials tell no people apart. */
const TITLES = /^(?:mr|mrs|ms|miss|dr|prof|professor|sir|dame|herr|frau|mme|jr|sr|ii|iii|phd|md|ceo|cfo|cto|coo)$/

/** Who says that it is a parody is not taken for the person. */
const PARODY = /\b(?:parody|satire|fan (?:account|page)|not (?:the )?real)\b|戏仿|恶搞|粉丝(?:号|账号|团)/iu

/** An empty `look` is like nobody's. */
export function personName(raw: string): PersonName {
  if (PARODY.test(raw)) return { written: raw.toLowerCase(), look: '', letters: 0 }
  const bare = raw.replace(/[([（【].{0,60}?[)\]）】]/gu, ' ')
  const source = bare.trim() === '' ? raw : bare
  const written = source
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.test(word))
    .toSorted()
    .join(' ')
  const words = wordsOf(plainText(joinSpacedLetters(source)).replace(/['’`]/g, '')).filter((word) => !TITLES.test(word))
  const look = words.map(visualFold).toSorted().join(' ')
  return { written, look, letters: lettersOf(look) }
}

/** A person that stays the same object from event to event. */
export type NamedPerson = {
  readonly name: string
  /** Worked out when the name is first compared with another. */
  spelled?: PersonName
}

export function personNameOf(person: NamedPerson): PersonName {
  return (person.spelled ??= personName(person.name))
}

export type Likeness = 'same' | 'disguised' | 'near'

/** How a claimed name stands to a person's own; null when nobody takes one for the other. */
export function likenessOf(claimed: PersonName, own: PersonName): Likeness | null {
  if (own.look === '' || claimed.look === '') return null
  if (claimed.written === own.written) return 'same'
  if (claimed.look === own.look) return 'disguised'
  const length = Math.min(claimed.look.length, own.look.length)
  // Short names are near too many others, and Chinese names differ by one character between relatives.
  if (length < 8) return claimed.look.replaceAll(' ', '') === own.look.replaceAll(' ', '') ? 'disguised' : null
  const edits = length < 14 ? 1 : 2
  if (bitCount(claimed.letters ^ own.letters) > 2 * edits) return null
  return editDistance(claimed.look, own.look, edits) <= edits ? 'near' : null
}
