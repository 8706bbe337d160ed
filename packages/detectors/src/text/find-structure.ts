/** Finds what needs no word list: links, sums of money, shares, long numbers, handles, questions, quotations. */
import type { Folded } from '../fold/fold.ts'
import { FOLD_LIMIT } from '../fold/fold.ts'
import { GATE, MARK } from '../fold/fold-kinds.ts'

/** Structure that is found without word lists; they are categories too, after those of the lexicon. */
export const STRUCTURES = ['#url', '#money', '#percent', '#digits', '#handle', '#question', '#short', '#quote'] as const
export type Structure = (typeof STRUCTURES)[number]

type Keep = (structure: Structure, start: number, end: number) => void

/** Digits that make a number worth noticing: a telephone number, an account, a messenger id. */
const LONG_NUMBER = 6

/** Bits by unit of what it may begin, or end. */
const SIGN = { digit: 1, dot: 2, at: 4, mark: 8, ending: 16 } as const
const SIGNS = new Uint8Array(0x10000)
for (let digit = 0x30; digit <= 0x39; digit += 1) SIGNS[digit] = SIGN.digit
SIGNS[0x2e] = SIGN.dot | SIGN.ending
SIGNS[0x21] = SIGN.ending
SIGNS[0x0a] = SIGN.ending
SIGNS[0x3f] = SIGN.mark | SIGN.ending
SIGNS[0x22] = SIGN.mark
SIGNS[0x40] = SIGN.at

/** Places of the text at hand where one of these signs stands: place << 5 | its bits; and how many there are. */
const places = new Int32Array(FOLD_LIMIT + 65)
let count = 0

/** Finds the signs of a text, once for all that is looked for by them. */
export function readSigns({ units, length }: Folded): void {
  let found = 0
  // Without a branch that a processor could guess wrong.
  for (let at = 0; at < length; at += 1) {
    const bits = SIGNS[units[at] ?? 0] ?? 0
    places[found] = (at << 5) | bits
    found += (bits + 31) >> 5
  }
  count = found
}

/** Tells of each place, in order, where a sentence may end. */
export function eachEnding(tell: (at: number) => void): void {
  for (let sign = 0; sign < count; sign += 1) {
    const place = places[sign] ?? 0
    if ((place & SIGN.ending) !== 0) tell(place >> 5)
  }
}

/** Reports each structure of the text whose signs were read last with the folded units it covers; looks only for what its gates allow. */
export function findStructure(folded: Folded, keep: Keep): void {
  const { gates } = folded
  if ((gates & GATE.url) !== 0) findAddresses(folded, keep)
  if ((gates & GATE.digit) !== 0) findNumbers(folded, keep)
  if ((gates & GATE.dot) !== 0 && (gates & GATE.latin) !== 0) findDomains(folded, keep)
  if ((gates & GATE.at) !== 0) findHandles(folded, keep)
  if ((gates & (GATE.question | GATE.quote)) !== 0) findMarks(folded, keep)
}

function findAddresses(folded: Folded, keep: Keep): void {
  for (let at = 0; at < folded.length; at += 1) {
    if (((folded.marks[at] ?? 0) & MARK.address) === 0) continue
    const start = at
    while (at < folded.length && ((folded.marks[at] ?? 0) & MARK.address) !== 0) at += 1
    keep('#url', start, at)
  }
}

function isDigit(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x30 && unit <= 0x39
}

function isLatin(unit: number | undefined): boolean {
  return unit !== undefined && unit >= 0x61 && unit <= 0x7a
}

/** Units that may part the digits of one number. */
function partsDigits(unit: number | undefined): boolean {
  return unit === 0x20 || unit === 0x2d || unit === 0x2e || unit === 0x2c || unit === 0x28 || unit === 0x29
}

function findNumbers(folded: Folded, keep: Keep): void {
  const { units, length } = folded
  let next = 0
  for (let sign = 0; sign < count; sign += 1) {
    const place = places[sign] ?? 0
    const start = place >> 5
    if ((place & SIGN.digit) === 0 || start < next) continue
    let digits = 0
    let end = start
    for (let at = start; at < length; at += 1) {
      if (isDigit(units[at])) {
        digits += 1
        end = at + 1
      } else if (!partsDigits(units[at]) || !isDigit(units[at + 1])) break
    }
    keepNumber(folded, { start, end, digits }, keep)
    next = end
  }
}

function keepNumber(
  folded: Folded,
  number: { readonly start: number; readonly end: number; readonly digits: number },
  keep: Keep,
): void {
  const { start, end, digits } = number
  const { units } = folded
  const before = units[start - 1] === 0x20 ? units[start - 2] : units[start - 1]
  const after = units[end] === 0x20 ? units[end + 1] : units[end]
  if (after === 0x25) keep('#percent', start, end + 1)
  else if (isMoneyBefore(before) || isMoneyAfter(folded, end)) keep('#money', start, end)
  else if (digits >= LONG_NUMBER && digits <= 24) keep('#digits', start, end)
}

function isMoneyBefore(unit: number | undefined): boolean {
  return unit === 0x24 || unit === 0x20ac || unit === 0xa3 || unit === 0xa5
}

/** 元 块 万 刀, or a currency's name after the number. */
function isMoneyAfter(folded: Folded, end: number): boolean {
  const { units } = folded
  const at = units[end] === 0x20 ? end + 1 : end
  const unit = units[at]
  if (unit === 0x5143 || unit === 0x5757 || unit === 0x5200 || unit === 0x24 || unit === 0x20ac || unit === 0xa3)
    return true
  if (unit === 0x4e07 && (units[at + 1] === 0x5143 || units[at + 1] === 0x5757)) return true
  return CURRENCIES.some((name) => startsWith(folded, at, name))
}

const CURRENCIES = [
  'usd',
  'eur',
  'gbp',
  'rmb',
  'cny',
  'dollar',
  'euro',
  'pound',
  'bucks',
  'btc',
  'usdt',
  'bitcoin',
  'eth',
]

function startsWith(folded: Folded, at: number, word: string): boolean {
  for (let index = 0; index < word.length; index += 1)
    if (folded.units[at + index] !== word.charCodeAt(index)) return false
  return true
}

const TOP_LEVELS = [
  'com',
  'net',
  'org',
  'cn',
  'cc',
  'top',
  'xyz',
  'io',
  'vip',
  'info',
  'biz',
  'ru',
  'me',
  'club',
  'shop',
  'site',
  'online',
  'app',
  'test',
  'example',
]

/** Hosts written without a scheme: letters, a dot and a well-known ending. */
function findDomains(folded: Folded, keep: Keep): void {
  const { units, marks, length } = folded
  for (let sign = 0; sign < count; sign += 1) {
    const place = places[sign] ?? 0
    const at = place >> 5
    if ((place & SIGN.dot) === 0 || at < 1 || at >= length - 1 || ((marks[at] ?? 0) & MARK.address) !== 0) continue
    if (!isLatin(units[at + 1]) || !(isLatin(units[at - 1]) || isDigit(units[at - 1]))) continue
    const name = TOP_LEVELS.find(
      (ending) => startsWith(folded, at + 1, ending) && !isLatin(units[at + 1 + ending.length]),
    )
    if (name === undefined) continue
    let start = at - 1
    while (start > 0 && (isLatin(units[start - 1]) || isDigit(units[start - 1]) || units[start - 1] === 0x2d))
      start -= 1
    if (units[start - 1] !== 0x40) keep('#url', start, at + 1 + name.length)
  }
}

/** "@name" after a gap: an account elsewhere, or a person spoken to. */
function findHandles(folded: Folded, keep: Keep): void {
  const { units, length } = folded
  let next = 0
  for (let sign = 0; sign < count; sign += 1) {
    const place = places[sign] ?? 0
    const at = place >> 5
    if ((place & SIGN.at) === 0 || at < next || at >= length - 2 || !isLatin(units[at + 1])) continue
    let end = at + 1
    while (end < length && (isLatin(units[end]) || isDigit(units[end]) || units[end] === 0x5f || units[end] === 0x2e))
      end += 1
    if (end - at >= 4) keep('#handle', at, end)
    // A sign right behind belongs to this one.
    next = end + 1
  }
}

function findMarks({ units }: Folded, keep: Keep): void {
  for (let sign = 0; sign < count; sign += 1) {
    const place = places[sign] ?? 0
    if ((place & SIGN.mark) === 0) continue
    const at = place >> 5
    keep(units[at] === 0x3f ? '#question' : '#quote', at, at + 1)
  }
}
