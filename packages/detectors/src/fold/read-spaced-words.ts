/**
 * Chinese with a gap between all words, as segmenters and dictation write it ("我们 明天 三 点 开会"). Words of one character stand alone
 * there as everywhere, so that gaps are closed beside them; nothing is disguised by it. Where nearly all characters stand alone, it is.
 */
import { KIND_HAN, MARK } from './fold-kinds.ts'
import type { FoldState } from './fold-state.ts'
import { KINDS } from './fold-table.ts'

/** So many characters that stand alone to one word of several are written by segmenters; more are written to hide. */
const MOST_ALONE = 3
/** Few sentences have so many words of one character in a row, of 8,513 segmented lines of chat 73; fewer still beside few other words. */
const LONG_ROW = 6
/** Fewer words say nothing of how a text is written. */
const LEAST_WORDS = 4
/** Characters to a word, at most on average. */
const MEAN_LENGTH = 2.2

/** `alone`: how many characters stand alone there, one after the other; 0: a word of several. */
type Row = { readonly from: number; readonly to: number; readonly alone: number }

/** Takes back what was counted as a disguise where gaps part words. `text`: what was folded. */
export function readSpacedWords(state: FoldState, text: string): void {
  if (state.hanGaps === 0) return
  const found = state.disguises
  // One word cut in two among long runs of characters is no writing of words apart.
  const rows = state.han > state.hanRuns * MEAN_LENGTH ? [] : findRows(state, text)
  const words = rows.filter(({ alone }) => alone === 0).length
  if (!isSegmented(rows, words)) found.separatedHan += state.spacedRows
  else
    for (const { from, to, alone } of rows)
      if (alone >= LONG_ROW && alone * 2 >= words) found.separatedHan += 1
      else unmark(state, from, to)
}

function isSegmented(rows: readonly Row[], words: number): boolean {
  const singles = rows.reduce((sum, { alone }) => sum + Math.max(0, alone), 0)
  return words > 0 && words + singles >= LEAST_WORDS && singles <= words * MOST_ALONE
}

function unmark({ marks }: FoldState, from: number, to: number): void {
  for (let at = from; at < to; at += 1) if (marks[at] === MARK.joined) marks[at] = 0
}

/** Words with a gap beside them; those that stand alone between other signs say nothing. */
function findRows(state: FoldState, text: string): readonly Row[] {
  const rows: Row[] = []
  let word = -1
  let last = -1
  let behindGap = false
  for (let at = 0; at < state.length; at += 1) {
    if (KINDS[state.units[at] ?? 0] !== KIND_HAN) continue
    const between = last < 0 ? null : text.slice(state.ends[last], state.starts[at])
    if (between !== '') {
      const beforeGap = between === ' ' || between === '\u3000'
      if (behindGap || beforeGap) addWord(rows, word, last + 1)
      if (!beforeGap) rows.push(END)
      behindGap = beforeGap
      word = at
    }
    last = at
  }
  if (behindGap) addWord(rows, word, last + 1)
  return rows
}

/** Nothing: what stands behind it does not go on with what stands before it. */
const END: Row = { from: 0, to: 0, alone: -1 }

function addWord(rows: Row[], from: number, to: number): void {
  const before = rows.at(-1)
  if (to - from > 1) rows.push({ from, to, alone: 0 })
  else if (before !== undefined && before.alone > 0) rows[rows.length - 1] = { ...before, to, alone: before.alone + 1 }
  else rows.push({ from, to, alone: 1 })
}
