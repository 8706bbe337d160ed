/**
 * A text that replaces letters in several words replaces them in the short ones too ("1 w1ll k1ll y0u"). These say nothing
 * by themselves, so they are read only once the text has shown what it does.
 */
import { KIND_DIGIT, KIND_LATIN, MARK } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { KINDS } from './fold-table.ts'
import { type Reading, readDisguisedWord } from './read-disguised-word.ts'
import type { Vocabulary } from './vocabulary.ts'

/** Words with replaced letters that make a habit. */
const HABIT = 2
const LETTERS = 'oizeasgtbg'

/** Reads the remaining words of a text in which at least two words were found to have letters replaced. */
export function readLeetWords(state: FoldState, vocabulary: Vocabulary | null, reading: Reading): void {
  if (vocabulary === null || state.disguises.substituted < HABIT) return
  for (let at = 0; at < state.length; at += 1) {
    if (!isWordUnit(state, at) || (state.marks[at] ?? 0) & MARK.address) continue
    const from = at
    while (at < state.length && isWordUnit(state, at)) at += 1
    readWord(state, vocabulary, reading, { from, to: at })
  }
}

function isWordUnit(state: FoldState, at: number): boolean {
  const kind = KINDS[state.units[at] ?? 0]
  return kind === KIND_LATIN || kind === KIND_DIGIT
}

function readWord(
  state: FoldState,
  vocabulary: Vocabulary,
  reading: Reading,
  word: { readonly from: number; readonly to: number },
): void {
  let digits = 0
  for (let at = word.from; at < word.to; at += 1) if (KINDS[state.units[at] ?? 0] === KIND_DIGIT) digits += 1
  const size = word.to - word.from
  if (digits === 0 || (digits === size && size > 1)) return
  state.budget -= 1 + size
  const known = state.budget > 0 && readDisguisedWord(state.units, { ...word, doubled: false }, vocabulary, reading)
  for (let index = 0; index < size; index += 1) {
    const at = word.from + index
    const unit = state.units[at] ?? 0
    if (KINDS[unit] !== KIND_DIGIT) continue
    state.units[at] =
      known && reading.length === size ? (reading.letters[index] ?? unit) : LETTERS.charCodeAt(unit - 0x30)
    state.marks[at] = (state.marks[at] ?? 0) | MARK.undone
  }
}
