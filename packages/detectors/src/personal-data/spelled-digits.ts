/**
 * Digits as people spell them where a filter looks for digits: in words (`four zero`, `四零`), as signs that look like them, each behind
 * something else (`4🌸4*0`), on lines of their own. A row of them is read as one number; whether it is one, its checksum says.
 */

export type DigitRow = {
  /** 0 to 9, and X where it stands at the end. */
  readonly digits: string
  /** By digit: where it begins and ends in the text. */
  readonly starts: readonly number[]
  readonly ends: readonly number[]
  /** Most of its digits are none of a keyboard. */
  readonly isSpelled: boolean
  /** What stands between them is of so few kinds as somebody uses who takes one number apart. */
  readonly isEven: boolean
}

/** Shorter rows hold no number that is looked for here. */
const SHORTEST = 8
/** Letters of a word that is looked at: a number of nineteen digits that are written together. */
const LONGEST_WORD = 100
/** UTF-16 units that may stand between two digits. */
const LONGEST_GAP = 6

const VALUES: ReadonlyMap<string, string> = new Map(
  ['零〇○', '一壹幺', '二贰貳', '三叁參', '四肆', '五伍', '六陆陸', '七柒', '八捌', '九玖'].flatMap((signs, value) =>
    Array.from(signs, (sign) => [sign, String(value)] as const),
  ),
)
/** First of ten that follow each other: Arabic, Persian, Hindi, raised, lowered, Roman of printers. */
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x2070, 0x2080]
/** First of nine, without a zero: in circles, in brackets, before a stop, in black circles. */
const ONES = [0x2460, 0x2474, 0x2488, 0x2776, 0x2780, 0x278a]
const SINGLE: Readonly<Record<string, string>> = { '\u24ea': '0', '\u00b9': '1', '\u00b2': '2', '\u00b3': '3' }

/** Mathematical digits are five tens of a plane behind a surrogate. */
const STYLED_LEAD = 0xd835
const STYLED_FIRST = 0xdfce
const STYLED_LAST = 0xdfff

const WORDS: readonly (readonly [string, string])[] = Object.entries({
  zero: '0',
  nought: '0',
  one: '1',
  two: '2',
  three: '3',
  four: '4',
  five: '5',
  six: '6',
  seven: '7',
  eight: '8',
  nine: '9',
})
/** As they are said alone, and what is said for a gap. */
const ALONE: ReadonlyMap<string, string> = new Map([
  ...WORDS,
  ['oh', '0'],
  ['o', '0'],
  ['x', 'X'],
  ['dash', ''],
  ['hyphen', ''],
  ['dot', ''],
  ['space', ''],
])
/** Letters for digits that they look like, beside one. */
const LOOKS: ReadonlyMap<string, string> = new Map([
  ['o', '0'],
  ['l', '1'],
  ['i', '1'],
])

/** Whether a text may have digits that are none of a keyboard; the gate of the detector asks for these. */
export const SPELLED_WORDS = 'seven|eight|nine|zero'
export const SPELLED_SIGNS = [
  '\u00b2\u00b3',
  '\u00b9',
  '\u0660\u0669',
  '\u06f0\u06f9',
  '\u0966\u096f',
  '\u2070\u2089',
  '\u2460\u249b',
  '\u24ea',
  '\u2776\u2793',
  '\u3007',
  '\u4e03',
  '\u4e5d',
  '\u516b',
  '\u5e7a',
  '\u67d2',
  '\u634c',
  '\u7396',
  '\u96f6',
  '\ud835',
]

const isKey = (unit: number): boolean => unit >= 0x30 && unit <= 0x39
const isLatin = (unit: number): boolean => (unit >= 0x61 && unit <= 0x7a) || (unit >= 0x41 && unit <= 0x5a)
const LETTER = /[\p{L}\p{N}]/u

/** The value of a sign that is a digit of another kind; null: it is none. */
function valueOf(text: string, at: number): string | null {
  const unit = text.charCodeAt(at)
  if (unit < 0x80) return null
  if (unit === STYLED_LEAD) {
    const styled = text.charCodeAt(at + 1)
    return styled >= STYLED_FIRST && styled <= STYLED_LAST ? String((styled - STYLED_FIRST) % 10) : null
  }
  for (const zero of ZEROS) if (unit >= zero && unit < zero + 10) return String(unit - zero)
  for (const one of ONES) if (unit >= one && unit < one + 9) return String(unit - one + 1)
  const sign = text.charAt(at)
  return VALUES.get(sign) ?? SINGLE[sign] ?? null
}

/** Digits that a word spells, several where they are written together; null: it is another word. */
function digitsOf(word: string, besideKey: boolean): string | null {
  const alone = ALONE.get(word)
  if (alone !== undefined) return alone
  let digits = ''
  for (let at = 0; at < word.length; ) {
    const spelled = WORDS.find(([name]) => word.startsWith(name, at))
    const looks = besideKey ? LOOKS.get(word.charAt(at)) : undefined
    if (spelled === undefined && looks === undefined) return null
    digits += spelled?.[1] ?? looks ?? ''
    at += spelled?.[0].length ?? 1
  }
  return digits
}

/** Kinds of gaps that are told apart. */
const MOST_GAPS = 2

type Row = {
  digits: string
  starts: number[]
  ends: number[]
  keys: number
  end: number
  lines: number
  readonly gaps: Set<string>
}

const startRow = (): Row => ({ digits: '', starts: [], ends: [], keys: 0, end: 0, lines: 0, gaps: new Set() })

/** Rows one after the other. A row ends at a letter that spells no digit, at a gap that is too long, and at an empty line. */
function gatherRows(text: string) {
  const rows: DigitRow[] = []
  let row = startRow()
  const close = (): void => {
    const { digits, starts, ends, keys, gaps } = row
    if (digits === '') return
    if (digits.length >= SHORTEST)
      rows.push({ digits, starts, ends, isSpelled: keys * 2 < digits.length, isEven: gaps.size <= MOST_GAPS })
    row = startRow()
  }
  const add = (digits: string, from: number, to: number, isOfKeyboard: boolean): void => {
    if (from - row.end > LONGEST_GAP) close()
    else if (row.digits !== '' && from > row.end && row.gaps.size <= MOST_GAPS) row.gaps.add(text.slice(row.end, from))
    for (const digit of digits) {
      row.digits += digit
      row.starts.push(from)
      row.ends.push(to)
      if (isOfKeyboard) row.keys++
    }
    row.end = to
    row.lines = 0
  }
  const line = (): void => {
    if (++row.lines > 1) close()
  }
  return { rows, close, add, line }
}

/** The number of Latin letters at a place. */
function lettersAt(text: string, at: number): number {
  let end = at + 1
  while (isLatin(text.charCodeAt(end))) end++
  return end - at
}

const isSurrogate = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff

/** Digits of a keyboard below which a number without other digits is none that is looked for. */
const LEAST_OF_KEYBOARD = 11

/** Whether so many digits of a keyboard follow one another, with nothing between them but gaps and letters that look like digits. */
export function holdsLongRow(text: string): boolean {
  let count = 0
  for (let at = 0, last = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isKey(unit)) {
      if (at - last > LONGEST_GAP + 1) count = 0
      if (++count === LEAST_OF_KEYBOARD) return true
      last = at
    } else if (count > 0 && isLatin(unit) && !LOOKS.has(text.charAt(at).toLowerCase())) count = 0
  }
  return false
}

/** `isSpelled`: it may have words or other signs for digits; without them it is passed faster. */
export function digitRows(text: string, isSpelled: boolean): readonly DigitRow[] {
  const { rows, close, add, line } = gatherRows(text)
  for (let at = 0, isOpen = false; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (isKey(unit)) {
      add(text.charAt(at), at, at + 1, true)
      isOpen = true
    } else if (isLatin(unit)) {
      const letters = lettersAt(text, at)
      const besideKey = isKey(text.charCodeAt(at - 1)) || isKey(text.charCodeAt(at + letters))
      const isAsked: boolean = (isSpelled || isOpen || besideKey) && letters <= LONGEST_WORD
      const digits: string | null = isAsked ? digitsOf(text.slice(at, at + letters).toLowerCase(), besideKey) : null
      if (digits !== null) add(digits, at, at + letters, false)
      else if (isOpen) close()
      isOpen = digits !== null
      at += letters - 1
    } else if (unit < 0x80) {
      if (unit === 0x0a && isOpen) line()
    } else if (isSpelled || isOpen) {
      const value = valueOf(text, at)
      if (value !== null) {
        add(value, at, unit === STYLED_LEAD ? at + 2 : at + 1, false)
        if (unit === STYLED_LEAD) at++
        isOpen = true
      } else if (isOpen && !isSurrogate(unit) && LETTER.test(text.charAt(at))) {
        close()
        isOpen = false
      }
    }
  }
  close()
  return rows
}
