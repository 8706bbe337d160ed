/** Legal forms as people spell them out, and numbers as words: two ways to write one name. */
import { plainText, wordsOf } from '../skeleton/skeleton.ts'

/** A legal form spelled out, and its short form. */
const SPELLED: readonly (readonly [string, string])[] = [
  ['aktiengesellschaft', 'ag'],
  ['gesellschaft mit beschränkter haftung', 'gmbh'],
  ['kommanditgesellschaft', 'kg'],
  ['offene handelsgesellschaft', 'ohg'],
  ['aktiebolag', 'ab'],
  ['aktieselskab', 'as'],
  ['aksjeselskap', 'as'],
  ['anpartsselskab', 'aps'],
  ['osakeyhtiö', 'oy'],
  ['besloten vennootschap', 'bv'],
  ['naamloze vennootschap', 'nv'],
  ['société anonyme', 'sa'],
  ['société par actions simplifiée', 'sas'],
  ['société à responsabilité limitée', 'sarl'],
  ['sociedad anónima', 'sa'],
  ['sociedad limitada', 'sl'],
  ['sociedad de responsabilidad limitada', 'srl'],
  ['sociedade anônima', 'sa'],
  ['sociedade limitada', 'ltda'],
  ['società per azioni', 'spa'],
  ['società a responsabilità limitata', 'srl'],
  ['societatea cu răspundere limitată', 'srl'],
  ['spółka akcyjna', 'sa'],
  ['spółka z ograniczoną odpowiedzialnością', 'spol'],
  ['sp z oo', 'spol'],
  ['sp z o o', 'spol'],
  ['společnost s ručením omezeným', 'sro'],
  ['akciová společnost', 'as'],
  ['korlátolt felelősségű társaság', 'kft'],
  ['anonim şirketi', 'as'],
  ['limited şirketi', 'ltd'],
  ['kabushiki kaisha', 'kk'],
  ['perseroan terbatas', 'pt'],
  ['sendirian berhad', 'sdn'],
  ['public joint stock company', 'pjsc'],
  ['open joint stock company', 'ojsc'],
  ['closed joint stock company', 'cjsc'],
  ['joint stock company', 'jsc'],
  ['limited liability company', 'llc'],
  ['limited liability partnership', 'llp'],
  ['public limited company', 'plc'],
  ['private limited', 'ltd'],
  ['общество с ограниченной ответственностью', 'ooo'],
  ['открытое акционерное общество', 'oao'],
  ['закрытое акционерное общество', 'zao'],
  ['публичное акционерное общество', 'pao'],
  ['акционерное общество', 'jsc'],
  ['товариство з обмеженою відповідальністю', 'tov'],
  ['univ', 'university'],
]

type Phrase = { readonly words: readonly string[]; readonly short: string }

/** By their first word, the longest first. */
const PHRASES = groupByFirst()

function groupByFirst(): ReadonlyMap<string, readonly Phrase[]> {
  const grouped = new Map<string, Phrase[]>()
  for (const [spelled, short] of SPELLED) {
    const words = wordsOf(plainText(spelled))
    const [first = ''] = words
    grouped.set(first, [...(grouped.get(first) ?? []), { words, short }])
  }
  for (const phrases of grouped.values()) phrases.sort((a, b) => b.words.length - a.words.length)
  return grouped
}

/** The words with legal forms in their short form. */
export function shortenForms(words: readonly string[]): readonly string[] {
  if (!words.some((word) => PHRASES.has(word))) return words
  const shortened: string[] = []
  for (let at = 0; at < words.length; ) {
    const phrase = PHRASES.get(words[at] ?? '')?.find((known) =>
      known.words.every((word, step) => words[at + step] === word),
    )
    shortened.push(phrase?.short ?? words[at] ?? '')
    at += phrase?.words.length ?? 1
  }
  return shortened
}

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const TENS = '_ _ twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const ORDINALS = '_ first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ')
const ENDINGS = ['th', 'st', 'nd', 'rd']

const ordinalOf = (number: number): string => `${number}${number > 3 ? 'th' : (ENDINGS[number] ?? 'th')}`

/** How else a number is written: words for digits, and digits for words. */
const OTHERWISE: ReadonlyMap<string, string> = new Map(
  [
    ...ONES.map((word, number): [string, string] => [word, String(number)]),
    ...TENS.flatMap((word, ten): [string, string][] => (ten < 2 ? [] : [[word, String(ten * 10)]])),
    ...ORDINALS.flatMap((word, number): [string, string][] => (number === 0 ? [] : [[word, ordinalOf(number)]])),
  ].flatMap(([word, digits]): [string, string][] => [
    [word, digits],
    [digits, word],
  ]),
)

/** `44` as two words; null of what is no number of two digits. */
function twoDigits(part: string): string | null {
  const [, ten, one] = /^([2-9])([1-9])$/.exec(part) ?? []
  return ten === undefined || one === undefined ? null : `${TENS[Number(ten)] ?? ''} ${ONES[Number(one)] ?? ''}`
}

/** The name with its numbers written the other way; null when it has none. `Brigade Forty-Four` is `brigade 44`. */
export function renumberName(name: string): string | null {
  const parts = name.toLowerCase().split(/[\s-]+/)
  let found = false
  const written: string[] = []
  for (let at = 0; at < parts.length; at++) {
    const [part = '', next = ''] = [parts[at], parts[at + 1]]
    const ten = TENS.indexOf(part)
    const one = ONES.indexOf(next) > 0 ? ONES.indexOf(next) : /^[1-9]$/.test(next) ? Number(next) : 0
    const other = OTHERWISE.get(part) ?? twoDigits(part)
    if (ten >= 2 && one > 0 && one < 10) {
      written.push(String(ten * 10 + one))
      at++
    } else written.push(other ?? part)
    found ||= other !== null
  }
  return found ? written.join(' ') : null
}
