/** People whom the world knows, by every name that the shipped list has of them. */
import { plainText, visualFold, wordsOf } from '../skeleton/skeleton.ts'
import { KNOWN_PEOPLE_LINES } from './known-people.generated.ts'
import { personName } from './person-name.ts'

export type KnownPerson = {
  readonly name: string
  /** Firms and offices; empty: a state. */
  readonly standsFor: readonly string[]
}

export type KnownName = {
  readonly person: KnownPerson
  /** Many others bear it. */
  readonly isCommon: boolean
}

const words = (text: string): readonly string[] => wordsOf(plainText(text).replace(/['’`]/g, ''))

/** Shorter names written together are parts of other people's. */
const LEAST_JOINED = 7

/** How a name of the list looks as it is written, and written together, as user names and Chinese ones are. */
function looksOf(spelling: string): readonly string[] {
  const joined = words(spelling).map(visualFold).join('')
  const { look } = personName(spelling)
  return joined.length >= LEAST_JOINED || /\p{Script=Han}/u.test(joined) ? [look, joined] : [look]
}

/** What people put around a name to be taken for its bearer, and what says nothing. */
const AROUND =
  'the real true official verified mr president vice prime minister premier chancellor chairman chairwoman founder cofounder co owner king queen senator sir hrh 官方 本人 真人 总统 主席 先生'.split(
    ' ',
  )
const LOOKS_AROUND: ReadonlySet<string> = new Set(AROUND.map(visualFold))

const isChinese = (text: string): boolean => /^\p{Script=Han}+$/u.test(text)

/** Nothing parts a Chinese name from the firm or the office that stands before or behind it. */
function looksBeside(look: string, standsFor: readonly string[]): readonly string[] {
  if (!isChinese(look)) return []
  const beside = [...standsFor, ...AROUND].filter(isChinese).map((place) => visualFold(plainText(place)))
  return beside.flatMap((place) => [place + look, look + place])
}

function readLine(line: string): readonly (readonly [look: string, known: KnownName])[] {
  const parts = line
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '')
  const spellings = parts.filter((part) => !part.startsWith('@'))
  const standsFor = parts.filter((part) => part.startsWith('@')).map((part) => part.slice(1))
  const bare = (spelling: string): string => spelling.replace(/^~\s*/, '')
  const person: KnownPerson = { name: bare(spellings[0] ?? ''), standsFor }
  return spellings.flatMap((spelling) => {
    const known: KnownName = { person, isCommon: spelling.startsWith('~') }
    const looks = looksOf(bare(spelling))
    return [...looks, ...looks.flatMap((look) => looksBeside(look, standsFor))].map((look) => [look, known] as const)
  })
}

/** A letter written twice that the name has once, or the other way round, is hardly seen. */
const withoutDoubled = (look: string): string => look.replaceAll(/([a-z])\1+/g, '$1')

let people: ReadonlyMap<string, KnownName> | null = null

/** Read when the first name is asked for: about a thousand names. */
const knownPeople = (): ReadonlyMap<string, KnownName> => (people ??= new Map(KNOWN_PEOPLE_LINES.flatMap(readLine)))

/** The same by names without doubled letters, where that is not the name itself. Short ones are other people's. */
let peopleDoubled: ReadonlyMap<string, KnownName> | null = null
const knownPeopleDoubled = (): ReadonlyMap<string, KnownName> =>
  (peopleDoubled ??= new Map(
    [...knownPeople()]
      .map(([look, known]) => [withoutDoubled(look), known] as const)
      .filter(([look, { isCommon }]) => look.length >= LEAST_JOINED && !isCommon),
  ))

/** Names of more words are none of the list with something around it. */
const MOST_WORDS = 6

/** What stands beside the known name is an initial, what anybody puts around a name, or what the person stands for. */
function isAround(beside: readonly string[], { standsFor }: KnownPerson): boolean {
  const own = new Set(standsFor.flatMap(words).map(visualFold))
  return beside.every((word) => /^[a-z]$/.test(word) || LOOKS_AROUND.has(word) || own.has(word))
}

/** Whose name this is, in any order of its words, in letters that look alike, with initials and what is put around names; null: nobody's. */
export function knownPersonIn(name: string): KnownName | null {
  const { look } = personName(name)
  if (look === '') return null
  const whole = knownPeople().get(look) ?? knownPeopleDoubled().get(withoutDoubled(look))
  if (whole !== undefined) return whole
  const parts = look.split(' ')
  if (parts.length < 2 || parts.length > MOST_WORDS) return null
  // The words of a look are in order of the alphabet, and so are those that are left when some are gone.
  for (let left = (1 << parts.length) - 2; left > 0; left--) {
    const known = knownPeople().get(parts.filter((_, at) => (left >> at) & 1).join(' '))
    if (known === undefined) continue
    const beside = parts.filter((_, at) => ((left >> at) & 1) === 0)
    if (isAround(beside, known.person)) return known
  }
  return null
}

/** Offices of a state, as they stand in titles. Firms have presidents too, and vice presidents by the dozen: the name beside it is rare. */
const OFFICE =
  /(?:^| )(?<!vice )(?:president|prime minister|premier|chancellor|head of state|head of government|first lady|king|queen|his majesty|white house|kremlin)(?: |$)|总统|总理|首相|国家主席|总书记|国务院|国王|президент|премьер/u

/** Whether one of these texts names the office or the firm. */
export function claimsPlaceOf({ standsFor }: KnownPerson, texts: readonly string[]): boolean {
  return texts.some((text) => {
    const said = ` ${words(text).join(' ')} `
    if (standsFor.length === 0) return OFFICE.test(said)
    return standsFor.some((place) => {
      const own = words(place).join(' ')
      return own !== '' && said.includes(/\p{Script=Han}/u.test(own) ? own : ` ${own} `)
    })
  })
}
