/** Finds what needs no word list: links, sums of money, shares, long numbers, handles, questions, quotations. */
import type { Folded } from '../fold/fold.ts'
import { GATE, MARK } from '../fold/fold-kinds.ts'

/** Structure that is found without word lists; they are categories too, after those of the lexicon. */
export const STRUCTURES = ['#url', '#money', '#percent', '#digits', '#handle', '#question', '#short', '#quote'] as const
export type Structure = (typeof STRUCTURES)[number]

type Keep = (structure: Structure, start: number, end: number) => void

/** Digits that make a number worth noticing: a telephone number, an account, a messenger id. */
const LONG_NUMBER = 6

/** Reports each structure with the folded units it covers; looks only for what the gates of the text allow. */
export function findStructure(folded: Folded, keep: Keep): void {
  const { gates } = folded
  if ((gates & GATE.url) !== 0) findAddresses(folded, keep)
  if ((gates & GATE.digit) !== 0) findNumbers(folded, keep)
  if ((gates & GATE.dot) !== 0 && (gates & GATE.latin) !== 0) findDomains(folded, keep)
  if ((gates & GATE.at) !== 0) findHandles(folded, keep)
  if ((gates & (GATE.question | GATE.quote)) !== 0) findSigns(folded, keep)
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
  for (let at = 0; at < length; at += 1) {
    if (!isDigit(units[at])) continue
    const start = at
    let digits = 0
    let end = at
    for (; at < length; at += 1) {
      if (isDigit(units[at])) {
        digits += 1
        end = at + 1
      } else if (!partsDigits(units[at]) || !isDigit(units[at + 1])) break
    }
    keepNumber(folded, { start, end, digits }, keep)
    at = end
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
  for (let at = 1; at < length - 1; at += 1) {
    if (units[at] !== 0x2e || ((marks[at] ?? 0) & MARK.address) !== 0) continue
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
  for (let at = 0; at < length - 2; at += 1) {
    if (units[at] !== 0x40 || !isLatin(units[at + 1])) continue
    let end = at + 1
    while (end < length && (isLatin(units[end]) || isDigit(units[end]) || units[end] === 0x5f || units[end] === 0x2e))
      end += 1
    if (end - at >= 4) keep('#handle', at, end)
    at = end
  }
}

function findSigns(folded: Folded, keep: Keep): void {
  for (let at = 0; at < folded.length; at += 1) {
    if (folded.units[at] === 0x3f) keep('#question', at, at + 1)
    else if (folded.units[at] === 0x22) keep('#quote', at, at + 1)
  }
}
