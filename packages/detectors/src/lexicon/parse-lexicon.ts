/**
 * Reads word lists. A list is plain text, made to be read and changed by people:
 *
 *     # why these words are here
 *     [gambling]
 *     0.9: online casino*; bet365
 *     0.5: jackpot
 *
 * A category in brackets, then lines of a weight in 0..1 and terms parted by semicolons. A term of Latin letters stands
 * for the whole word; a star at its start or end lets any letters go before or follow. Han terms stand anywhere.
 */
import { ok, refuse, type Result } from '@goodstanding/model'

/** Where letters may go on beyond a term. */
export type Openness = 'closed' | 'start' | 'end' | 'both'

export type LexiconEntry = {
  readonly term: string
  readonly category: string
  /** How surely the term alone means its category, 0..1. */
  readonly weight: number
  readonly open: Openness
}

export type LexiconRefusal = {
  readonly kind:
    | 'lexicon.category-missing'
    | 'lexicon.line-malformed'
    | 'lexicon.weight-out-of-range'
    | 'lexicon.term-empty'
  readonly source: string
  /** Counted from 1. */
  readonly line: number
  readonly shown: string
}

const CATEGORY = /^\[([a-z][a-z0-9-]*)\]$/
const LINE = /^([01](?:\.\d+)?):\s*(\S.*)$/

/** The entries of one list, or the first line that cannot be read; `source` names the list in the refusal. */
export function parseLexicon(text: string, source: string): Result<readonly LexiconEntry[], LexiconRefusal> {
  const entries: LexiconEntry[] = []
  let category: string | null = null
  for (const [index, raw] of text.split('\n').entries()) {
    const shown = raw.trim()
    if (shown === '' || shown.startsWith('#')) continue
    const where = { source, line: index + 1, shown }
    const heading = CATEGORY.exec(shown)?.[1]
    if (heading !== undefined) {
      category = heading
      continue
    }
    const [, weightText, terms] = LINE.exec(shown) ?? []
    if (weightText === undefined || terms === undefined) return refuse({ kind: 'lexicon.line-malformed', ...where })
    if (category === null) return refuse({ kind: 'lexicon.category-missing', ...where })
    const weight = Number(weightText)
    if (!(weight > 0 && weight <= 1)) return refuse({ kind: 'lexicon.weight-out-of-range', ...where })
    for (const written of terms.split(';')) {
      if (written.trim() === '') continue
      const entry = readTerm(written.trim(), category, weight)
      if (entry.term === '') return refuse({ kind: 'lexicon.term-empty', ...where })
      entries.push(entry)
    }
  }
  return ok(entries)
}

function readTerm(written: string, category: string, weight: number): LexiconEntry {
  const start = written.startsWith('*')
  const end = written.length > 1 && written.endsWith('*')
  const open = start ? (end ? 'both' : 'start') : end ? 'end' : 'closed'
  return { term: written.slice(start ? 1 : 0, end ? -1 : undefined).trim(), category, weight, open }
}
