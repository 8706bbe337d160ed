/**
 * What a name looks like: two names with the same skeleton look the same to a reader in a hurry.
 */
import { FOLDS, LOOSE } from '../fold/fold-table.ts'
import { imitatedLetter } from './confusable-letters.ts'

const INVISIBLE = /[\p{Cf}\p{Cc}\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0\ufe00-\ufe0f]/gu
const LETTERS = /^[a-z ]*$/
const MARKS = /\p{M}+/gu
const PLAIN = /^[a-z0-9 ]*$/
/** No sign of these is anything but itself, or invisible, or a mark. */
const ASCII = /^[\x20-\x7e]*$/
const SINGLE_SPACED = /^(?:\S{1,2}\s+){2,}\S{1,2}$/u

const isHan = (code: number) => (code >= 0x3400 && code < 0xa000) || (code >= 0xf900 && code < 0xfb00)

/** Simplified characters that the fold joins with their Japanese forms: names are shown to people, so they stay. */
const KEPT = new Set(
  '乘佛俱值假兔冰剩卷吒咒圈填增壤壹姊姬巢德惠戾拂拔拜挨插揭搔搜摺收效敕晚暨曾榆步每污涉渴溪焰瓣痹瘦皋碎稻穗穰粹缺罐舍荔薰藏辨醉陷霸髓黑默' +
    // And those that it leads to an older form or to another character.
    '褒翻概晃郎萌瓶慎研予欠芸',
)

/** The simplified form of a Chinese character, the ASCII letter that another one imitates, or the character itself. */
function plainCharacter(character: string): string {
  const letter = imitatedLetter(character)
  if (letter !== null) return letter
  const code = character.charCodeAt(0)
  if (character.length === 1 && isHan(code))
    return KEPT.has(character) ? character : String.fromCharCode(FOLDS[code] ?? code)
  const loose = character.length === 1 ? (LOOSE[code] ?? 0) : 0
  return loose === 0 ? character : String.fromCharCode(loose)
}

function smallLetter(character: string): string {
  const small = character.toLowerCase()
  return small === character ? character : plainCharacter(small)
}

/** Units of a text that are looked at: one sign may be eighteen when it is spelled out. */
const LONGEST = 4_096

/** Greek letters that imitate none of ours, whatever their case: with one of them a name of nothing but Greek is Greek. */
const OWN_GREEK = /[ΓΔΘΛΞΠΣΦΨΩγδθλξπσςφψω]/
const ALL_GREEK = /^[\p{Script=Greek}\p{M}\p{P}\d ]+$/u

/** Capitals and small letters of Greek imitate different ones of ours (Η and η, Ν and ν), so a Greek name is read in small letters. */
const withSmallGreek = (text: string): string =>
  OWN_GREEK.test(text) && ALL_GREEK.test(text) ? text.toLowerCase() : text

/** Lower case, ASCII where letters imitate ASCII, simplified Chinese, words apart by one space. */
export function plainText(raw: string): string {
  const lower = raw.toLowerCase()
  if (PLAIN.test(lower)) return lower.trim().replace(/ +/g, ' ')
  if (ASCII.test(raw)) return lower.slice(0, LONGEST).trim().replace(/ +/g, ' ')
  const bare = raw
    .replace(/[\t\n\r]/g, ' ')
    .replace(INVISIBLE, '')
    .normalize('NFKC')
    .slice(0, LONGEST)
  let text = ''
  for (const character of withSmallGreek(bare)) text += plainCharacter(character)
  text = text.normalize('NFKD').replace(MARKS, '').normalize('NFC')
  let plain = ''
  // A capital that imitates nothing is what its small letter is: `ГОСУСЛУГИ` is `госуслуги`.
  for (const character of text) plain += imitatedLetter(character) ?? smallLetter(character)
  return plain.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Undoes `G o o g l e`: single letters that stand apart become words again, where two spaces or a capital part them. */
export function joinSpacedLetters(raw: string): string {
  if (/^[\x20-\x7e]*$/.test(raw) && !/(?:^|[ ._*-])[\x21-\x7e][ ._*-]/.test(raw)) return raw
  const text = raw.trim().normalize('NFKC')
  if (!/(?:^|[\s._*·-])\S[\s._*·-]\S(?:[\s._*·-]|$)/u.test(text)) return raw
  const parts = text.split(/\*\s|\s{2,}|(?<=\*\S)\s/u)
  const spaced = parts.every((part) => /^\S(?:[\s._*·-]\S)*$/u.test(part)) && parts.some((part) => part.length > 4)
  if (spaced) return parts.map((part) => part.replace(/[\s._*·-]/gu, '')).join(' ')
  return SINGLE_SPACED.test(text) && !/\S\S/u.test(text) ? text.replace(/\s+/gu, '') : raw
}

const LEET: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'l',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '6': 'g',
  '7': 't',
  '8': 'b',
  '9': 'g',
  '@': 'a',
  $: 's',
  '!': 'l',
  '|': 'l',
  '+': 't',
}
const NUMBER_WORD = /^(?:\d+|\d+(?:st|nd|rd|th|d|g|k|m|x|s)|[a-z]\d+|\d+[a-z])$/

/** Reads digits and signs inside a word as the letters they imitate; numbers and ordinals stay. */
export function withoutLeet(word: string): string {
  if (!/[0-9@$!|+]/.test(word) || !/[a-z]/.test(word) || NUMBER_WORD.test(word)) return word
  return word.replace(/[0-9@$!|+]/g, (sign) => LEET[sign] ?? sign)
}

/** Words of a plain text: letters and digits of any script, leet undone. */
export function wordsOf(plain: string): readonly string[] {
  if (LETTERS.test(plain)) return plain.split(' ').filter(Boolean)
  const words: string[] = []
  for (const word of plain.split(/[^\p{L}\p{N}@$!|+]+/u)) {
    const clean = withoutLeet(word).replace(/[@$!|+]/g, '')
    if (clean !== '') words.push(clean)
  }
  return words
}

/** What each ASCII letter is taken for at a glance; letters that begin a pair are looked at with their neighbour. */
const LOOKS = Array.from({ length: 128 }, (_, unit) => String.fromCharCode(unit))
for (const letter of 'i1j') LOOKS[letter.charCodeAt(0)] = 'l'
LOOKS[0x30] = 'o'
LOOKS[0x35] = 's'

/** Letters that are taken for each other at a glance become one: `rn` m, `vv` w, `cl` d, `i1j` l, `0` o, `5` s. */
export function visualFold(word: string): string {
  let folded = ''
  /** Letters since the last that changed: they are copied together. */
  let from = 0
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at)
    const pair = pairLook(unit, word.charCodeAt(at + 1))
    if (pair !== '') {
      folded += word.slice(from, at) + pair
      at++
    } else if (unit < 128 && LOOKS[unit] !== word[at]) folded += word.slice(from, at) + (LOOKS[unit] ?? '')
    else continue
    from = at + 1
  }
  return from === 0 ? word : folded + word.slice(from)
}

function pairLook(unit: number, next: number): string {
  if (unit === 0x72 && next === 0x6e) return 'm'
  if (unit === 0x76 && next === 0x76) return 'w'
  return unit === 0x63 && next === 0x6c ? 'd' : ''
}

/** The skeleton of a whole name: its words, folded, without spaces. */
export function skeletonOf(raw: string): string {
  return wordsOf(plainText(raw)).map(visualFold).join('')
}
