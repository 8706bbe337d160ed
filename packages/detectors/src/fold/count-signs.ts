/** What a text has of signs that may part words and characters: most have so few that nobody needs to look for what they hide. */

/** The signs of one text. Bits are those of `bitOf`. */
export type Signs = {
  /** Which were met once, twice, three times and more. */
  once: number
  twice: number
  thrice: number
  /** Whether a phrase may go on across anything: brackets, quotation marks, a dash, dots, a pictograph, one gap between Han characters. */
  mayPart: boolean
}

const SPACE = 0x20
const HYPHEN = 0x2d
const DOT = 0x2e
const FIRST_SYMBOL = 0x2190
const ASCII = 0x80
/** What parts words and no sentences, by code. */
const WEAK = weakSigns('"()[]{}<>~*_|/\\=+^')

function weakSigns(signs: string): Uint8Array {
  const table = new Uint8Array(ASCII)
  for (const sign of signs) table[sign.charCodeAt(0)] = 1
  return table
}

/** Whether it parts two words of one sentence. */
export const isWeak = (unit: number): boolean => unit < ASCII && WEAK[unit] === 1

/** The bit that a folded sign is counted by: some share one, all symbols and pictographs do. */
export const bitOf = (unit: number): number => (unit >= FIRST_SYMBOL ? 1 << 31 : 1 << (unit & 31))

export const createSigns = (): Signs => ({ once: 0, twice: 0, thrice: 0, mayPart: false })

export function resetSigns(signs: Signs): void {
  signs.once = 0
  signs.twice = 0
  signs.thrice = 0
  signs.mayPart = false
}

/** Counts a folded sign that may stand for a gap. */
export function countSign(signs: Signs, unit: number): void {
  const bit = bitOf(unit)
  signs.thrice |= signs.twice & bit
  signs.twice |= signs.once & bit
  signs.once |= bit
}

/** One unit that folds to several signs, such as an ellipsis, counts as many of each. */
export function countSeveral(signs: Signs): void {
  signs.thrice = -1
  signs.mayPart = true
}

/** Notes whether a phrase may go on across the sign that was folded last, `units[length - 1]`. */
export function notePart(signs: Signs, units: Uint16Array, length: number): void {
  if (length === 0) return
  const unit = units[length - 1] ?? 0
  const before = units[length - 2]
  if (unit === DOT) {
    if (before === DOT || (before === SPACE && units[length - 3] === DOT)) signs.mayPart = true
  } else if (unit === HYPHEN) {
    if (before === SPACE) signs.mayPart = true
  } else if (isWeak(unit)) signs.mayPart = true
}
