/**
 * Numbers of people that are written so that nobody finds them: what a checksum bears out counts in any spelling, what has none only behind the
 * word for it. Cards have a weak one, so that rows of other numbers pass it now and then: they are asked for their word too, or for a spelling
 * that nothing else is written in.
 */
import { isOfficePhone, isWordedPhone, readChineseMobile } from './contacts-of-people.ts'
import { type Found, isOrderNumber, isTestCard, validCard, validResidentId } from './numbers-of-people.ts'
import type { DigitRow } from './spelled-digits.ts'

const RESIDENT = 18
const CARD_WORD =
  /(?<!\p{L})(?:(?:credit|debit|bank|payment) ?cards?|cards?|visa|master ?card|amex)(?!\p{L})|银行卡|信用卡|储蓄卡|借记卡|卡号/iu
const BEFORE = 40
const BEHIND = 24

/** From one digit of a row to another. */
function part({ digits, starts, ends }: DigitRow, from: number, to: number): Found {
  return { value: digits.slice(from, to), start: starts[from] ?? 0, end: ends[to - 1] ?? 0 }
}

/** Whether a gap stands before a digit, or the row ends there. */
const isApart = ({ starts, ends }: DigitRow, at: number): boolean => (starts[at] ?? Infinity) > (ends[at - 1] ?? -1)

const BACKWARDS =
  /倒着|倒过来|倒序|反着|反过来|逆序|颠倒|从后往前|从右往左|(?<!\p{L})(?:backwards?|revers(?:e|ed|ing)|right to left|mirrored)(?!\p{L})/iu

/** Rows as they stand, and from their ends where the text says that they are to be read so: any row is a number of somebody's from one side. */
export function withBackwards(text: string, rows: readonly DigitRow[]): readonly DigitRow[] {
  if (rows.length === 0 || !BACKWARDS.test(text)) return rows
  return rows.flatMap((row) => [row, turned(row)])
}

/** Its place is that of the whole row. */
function turned(row: DigitRow): DigitRow {
  const digits = Array.from(row.digits).reverse().join('')
  return {
    ...row,
    digits,
    starts: row.starts.map(() => row.starts[0] ?? 0),
    ends: row.ends.map(() => row.ends.at(-1) ?? 0),
  }
}

/** A row is the number, or begins or ends with it: other numbers stand beside it. */
function partsOf(row: DigitRow, length: number): readonly Found[] {
  const behind = row.digits.length - length
  if (behind < 0 || !row.isEven) return []
  if (behind === 0) return [part(row, 0, length)]
  const first = isApart(row, length) ? [part(row, 0, length)] : []
  return isApart(row, behind) ? [...first, part(row, behind, row.digits.length)] : first
}

export function hiddenResidents(rows: readonly DigitRow[]): readonly Found[] {
  return rows.flatMap((row) => partsOf(row, RESIDENT).filter(({ value }) => validResidentId(value)))
}

const CARD_LENGTHS = [19, 18, 17, 16, 15, 14, 13]

function isCardNear(text: string, { start, end }: Found): boolean {
  return CARD_WORD.test(text.slice(Math.max(0, start - BEFORE), start)) || CARD_WORD.test(text.slice(end, end + BEHIND))
}

export function hiddenCards(text: string, rows: readonly DigitRow[]): readonly Found[] {
  const found: Found[] = []
  for (const row of rows) {
    // The digits of the back may follow, or the month it ends in.
    const whole = CARD_LENGTHS.includes(row.digits.length) ? [part(row, 0, row.digits.length)] : []
    const parts = row.isSpelled && whole.length > 0 ? whole : [...whole, ...partsOf(row, 16)]
    const card = parts.find((each) => validCard(each.value) && (row.isSpelled || isCardNear(text, each)))
    if (card === undefined || isOrderNumber(text, card.start) || isTestCard(text, card.value, card.start)) continue
    found.push(card)
  }
  return found
}

/** A number of North America, which has as many digits, and an address of a machine. */
const ELSEWHERE = /^1[ .(-]{1,2}\d{3}[ .)-]{1,2}\d{3}[ .-]\d{4}$|^\d{1,3}(?:\.\d{1,3}){3}$/

const LONGEST_PHONE = 15

/** Mobiles of China have a form of their own; of others, those that nobody writes in words but to hide them. */
export function hiddenPhones(text: string, rows: readonly DigitRow[]): readonly Found[] {
  const found: Found[] = []
  for (const row of rows) {
    const { length } = row.digits
    const value = readChineseMobile(row.digits) ?? (row.isSpelled && length <= LONGEST_PHONE ? row.digits : null)
    if (value === null || !row.isEven) continue
    const { start, end } = part(row, 0, length)
    if (!isWordedPhone(text, start) || isOfficePhone(text, start) || isOrderNumber(text, start)) continue
    if (!ELSEWHERE.test(text.slice(start, end))) found.push({ value, start, end })
  }
  return found
}
