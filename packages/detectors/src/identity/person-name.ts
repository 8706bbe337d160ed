/** Names of people, and how nearly one is taken for another. */
import { latinSpellings } from './latin-name.ts'
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

/** What Chinese people put behind or before a name to say what somebody is: `王建国总`, `财务总监王建国`. */
const CHINESE_TITLE =
  '(?:(?:财务|財務|技术|技術|运营|營運|人事|行政|销售|銷售|市场|副)*(?:总监|總監|总经理|總經理|总裁|總裁|经理|經理)|董事[长長]|主任|校[长長]|院[长長]|书记|書記|老[师師]|首席(?:执行|執行|财务|財務|技术|技術|运营|營運)官'
const CHINESE_TITLED = new RegExp(
  `^(?:${CHINESE_TITLE})[\\s·:：-]*)?(\\p{Script=Han}{2,4}?)(?:[\\s·:：-]*${CHINESE_TITLE}|总|總))?$`,
  'u',
)

/** Who says that it is a parody is not taken for the person. */
const PARODY = /\b(?:parody|satire|fan (?:account|page)|not (?:the )?real)\b|戏仿|恶搞|粉丝(?:号|账号|团)/iu

/** Behind a stroke that stands apart somebody says what they are: `Helena Brandt - Trust and Safety`. A name of one word says who is meant only with what follows. */
function withoutAddition(name: string): string {
  if (!/[-–—|·•/]/u.test(name)) return name
  const [first = '', ...more] = name.split(/\s[-–—|·•/]\s/u)
  return more.length > 0 && /\S\s+\S|\p{Script=Han}{2}/u.test(first.trim()) ? first : name
}

/** Four letters and more that each stand apart; three may be initials. */
const LETTERS_APART = /(?<![\p{L}\p{N}])\p{L}(?:[\s._*·-]\p{L}){3,}(?![\p{L}\p{N}])/gu
/** A capital within a word begins another one; two letters before it are a `Mc` or a `De`. */
const GLUED = /(?<=\p{Ll}{3})(?=\p{Lu}\p{Ll}{2})/u

/** Undoes `I g n a t i u s Farrowdale` and, where it is all there is, `IgnatiusFarrowdale`: readers see the name in both. */
function wordsApart(name: string): string {
  const joined = joinSpacedLetters(name.replace(LETTERS_APART, (run) => run.replace(/[\s._*·-]/gu, ''))).trim()
  return /\s/u.test(joined) ? joined : joined.split(GLUED).join(' ')
}

/** Signs that hardly anybody's name is written with and that look like one that many are, each before what it is read as. */
const LOOK_ALIKE_SIGNS = new Map(
  (
    '眀明 朙明 囯国 圀国 旾春 冨富 髙高 濵滨 恵惠 栁柳 栄荣 淸清 靑青 昻昂 峯峰 逺远 逹达 愽博 俢修 冮江 曺曹 眞真 鎭镇 値值 爲为 囬回 伩信 夲本 ' +
    '卋世 丗世 巿市 曻升 堒坤 玊玉 侓律 頴颖'
  )
    .split(' ')
    .map((pair) => [pair.charAt(0), pair.charAt(1)] as const),
)
const withUsualSigns = (text: string): string =>
  /\p{Script=Han}/u.test(text) ? Array.from(text, (sign) => LOOK_ALIKE_SIGNS.get(sign) ?? sign).join('') : text

/** An empty `look` is like nobody's. */
export function personName(raw: string): PersonName {
  if (PARODY.test(raw)) return { written: raw.toLowerCase(), look: '', letters: 0 }
  const bare = withoutAddition(raw.replace(/[([（【].{0,60}?[)\]）】]/gu, ' '))
  const untitled = bare.trim() === '' ? raw : bare
  const source = CHINESE_TITLED.exec(untitled.trim())?.[1] ?? untitled
  const written = source
    .normalize('NFC')
    .toLowerCase()
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '' && !TITLES.test(word))
    .toSorted()
    .join(' ')
  const words = wordsOf(withUsualSigns(plainText(wordsApart(source))).replace(/['’`]/g, '')).filter(
    (word) => !TITLES.test(word),
  )
  const look = words.map(visualFold).toSorted().join(' ')
  return { written, look, letters: lettersOf(look) }
}

/** A person that stays the same object from event to event. */
export type NamedPerson = {
  readonly name: string
  /** Worked out when the name is first compared with another. */
  spelled?: PersonName
  /** In Latin letters, worked out when first asked for. */
  latin?: readonly string[]
}

export function personNameOf(person: NamedPerson): PersonName {
  return (person.spelled ??= personName(person.name))
}

/** How the person's name looks in Latin letters, if it is written in others. */
export function latinLooksOf(person: NamedPerson): readonly string[] {
  return (person.latin ??= latinSpellings(person.name).map((spelling) => visualFoldWords(spelling)))
}

const visualFoldWords = (words: string) => words.split(' ').map(visualFold).toSorted().join(' ')

/** `spelled`: the person's Chinese or Cyrillic name, in Latin letters. Many names share a spelling. `beside`: their name, and who speaks for them. */
export type Likeness = 'same' | 'disguised' | 'near' | 'spelled' | 'beside'

/** The same for a person who may be meant by their name in Latin letters as well. */
export function likenessInAnyScript(claimed: PersonName, person: NamedPerson): Likeness | null {
  const likeness = likenessOf(claimed, personNameOf(person))
  return likeness ?? (claimed.look !== '' && latinLooksOf(person).includes(claimed.look) ? 'spelled' : null)
}

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
