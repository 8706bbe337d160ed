/** Cyrillic words in which Latin letters stand for those that look like them. */
import { KIND_LATIN, MARK } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { EXACT, KINDS } from './fold-table.ts'

/** Latin letters that look like Cyrillic ones, and these. */
const LATIN_DRAWN = 'aecopxykmtbhu'
const CYRILLIC_DRAWN = 'аесорхукмтвни'
const CYRILLIC_OF = new Map(
  Array.from(LATIN_DRAWN, (letter, at) => [letter.charCodeAt(0), CYRILLIC_DRAWN.charCodeAt(at)]),
)

/** At least half of its letters are Cyrillic, one of them like no Latin letter: the Latin ones hide it, or were typed by mistake. */
export function isCyrillic({ units, tokenStart, length }: FoldState): boolean {
  let own = false
  let cyrillic = 0
  let latin = 0
  for (let at = tokenStart; at < length; at += 1) {
    const unit = units[at] ?? 0
    if (KINDS[unit] === KIND_LATIN) {
      if (!CYRILLIC_OF.has(unit)) return false
      latin += 1
    } else if (unit >= 0x430 && unit <= 0x45f) {
      cyrillic += 1
      if (EXACT[unit] === 0) own = true
    } else return false
  }
  return own && cyrillic >= latin
}

/** Gives the word its Cyrillic letters back. */
export function readCyrillic({ units, marks, tokenStart, length }: FoldState): void {
  for (let at = tokenStart; at < length; at += 1) {
    const letter = CYRILLIC_OF.get(units[at] ?? 0)
    if (letter === undefined) continue
    units[at] = letter
    marks[at] = (marks[at] ?? 0) | MARK.undone
  }
}
