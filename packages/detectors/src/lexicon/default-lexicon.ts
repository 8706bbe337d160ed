/** The word lists that ship with the product (policies/packs), as entries. */
import { DEFAULT_LEXICON_LINES } from './default-lexicon.generated.ts'
import { type LexiconEntry, parseLexicon } from './parse-lexicon.ts'

/** Reads the shipped lists. Throws when they are malformed, which a test keeps from happening. */
export function readDefaultLexicon(): readonly LexiconEntry[] {
  const read = parseLexicon(DEFAULT_LEXICON_LINES.join('\n'), 'policies/packs')
  if (!read.ok) throw new Error(`${read.refusal.kind} at line ${read.refusal.line}: ${read.refusal.shown}`)
  return read.value
}
