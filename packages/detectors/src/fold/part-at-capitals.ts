/** Words written as one, each with a capital ("IWillFindYou"): they are parted there where most of them are known. */
import type { FoldState } from './fold-state.ts'
import { isCapital } from './is-name.ts'
import type { Repaired } from './read-slips.ts'
import { extendHash, HASH_START } from './vocabulary.ts'

const GAP = 0x20
/** So many words make it a sentence: names of people, products and types have fewer, or hold what no list knows. */
const LEAST_WORDS = 3
const LEAST_KNOWN = 0.75
/** Letters of a word on average, at least: in "aLtErNaTiNg" they are pieces. */
const LEAST_LETTERS = 2.5

type Word = { readonly from: number; readonly to: number }

/** The words of a folded word; null where it is one, or many that nobody knows. `text`: as it was sent. */
export function partAtCapitals(
  isWord: (hash: number) => boolean,
  { units, starts }: FoldState,
  text: string,
  { from, to }: Word,
): Repaired | null {
  const letters: number[] = []
  const sources: number[] = []
  let words = 0
  let known = 0
  let hash = HASH_START
  const close = (): void => {
    words += 1
    if (isWord(hash)) known += 1
    hash = HASH_START
  }
  for (let at = from; at < to; at += 1) {
    if (at > from && beginsWord(text, starts[at] ?? 0)) {
      close()
      letters.push(GAP)
      sources.push(at - 1 - from)
    }
    letters.push(units[at] ?? 0)
    sources.push(at - from)
    hash = extendHash(hash, units[at] ?? 0)
  }
  close()
  const isSentence = words >= LEAST_WORDS && to - from >= words * LEAST_LETTERS
  return isSentence && known >= words * LEAST_KNOWN ? { letters, sources } : null
}

/** A capital behind a small letter, or the last of several that stands before one: "tellHIM", "theUSAnd". */
function beginsWord(text: string, at: number): boolean {
  return isCapital(text, at) && (!isCapital(text, at - 1) || isSmall(text, at + 1))
}

function isSmall(text: string, at: number): boolean {
  return at < text.length && text.charCodeAt(at) >= 0x61 && !isCapital(text, at)
}
