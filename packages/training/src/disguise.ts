/** The ways people hide a word, for training on what the fold leaves of them. */
import type { Random } from './random.ts'

const LOOKALIKES: Readonly<Record<string, string>> = { a: 'а', e: 'е', o: 'о', p: 'р', c: 'с', x: 'х', y: 'у', i: 'і' }
const LEET: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }
const TRADITIONAL: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from(
    '们来国说时会这个为对开关见贝赌钱发马杀网线号电书买卖阳级红给经让转账验证码领导团队应该东东难风险传销区块链单点击链接',
  ).map((sign, at) => [
    sign,
    Array.from(
      '們來國說時會這個為對開關見貝賭錢發馬殺網線號電書買賣陽級紅給經讓轉賬驗證碼領導團隊應該東東難風險傳銷區塊鏈單點擊鏈接',
    )[at] ?? sign,
  ]),
)

/** A letter in so many words: each change hits some words only, as people do. */
function inSomeWords(text: string, random: Random, change: (word: string) => string): string {
  return text
    .split(' ')
    .map((word) => (word.length > 2 && !word.includes('/') && random.next() < 0.5 ? change(word) : word))
    .join(' ')
}

const without = (word: string, at: number): string => word.slice(0, at) + word.slice(at + 1)
const between = (sign: string) => (word: string) => word.replace(/(?<=\p{L})(?=\p{L})/gu, sign)
const mapLetters = (table: Readonly<Record<string, string>>) => (word: string) =>
  word.replace(/\p{L}/gu, (letter) => table[letter.toLowerCase()] ?? letter)

/** Ways to hide words, by name. The last three are slips of the pen as much as disguises. */
export const DISGUISES: Readonly<Record<string, (text: string, random: Random) => string>> = {
  'zero width': (text, random) => inSomeWords(text, random, between('\u200b')),
  dots: (text, random) => inSomeWords(text, random, between('.')),
  dashes: (text, random) => inSomeWords(text, random, between('-')),
  spaces: (text, random) => inSomeWords(text, random, between(' ')),
  'look-alikes': (text, random) => inSomeWords(text, random, mapLetters(LOOKALIKES)),
  leet: (text, random) => inSomeWords(text, random, mapLetters(LEET)),
  'full width': (text) => text.replace(/[!-~]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0)),
  stretched: (text, random) => inSomeWords(text, random, (word) => word.replace(/[aeiou](?=[a-z])/g, '$&$&$&')),
  traditional: (text) => mapLetters(TRADITIONAL)(text),
  capitals: (text) => text.toUpperCase(),
  'swapped letters': (text, random) =>
    inSomeWords(text, random, (word) => word.slice(0, -2) + word.slice(-1) + word.slice(-2, -1)),
  'left-out letters': (text, random) =>
    inSomeWords(text, random, (word) => without(word, 1 + random.below(word.length - 1))),
  'joined words': (text, random) =>
    text.replace(/(?<=\p{L}) (?=\p{L})/gu, (space) => (random.next() < 0.35 ? '' : space)),
}
const WAYS = Object.values(DISGUISES)

/** The text, hidden in one way. */
export function disguise(text: string, random: Random): string {
  return WAYS[random.below(WAYS.length)]?.(text, random) ?? text
}
