/** Finding terms in texts: our double array over the fold, an npm Aho-Corasick over the text as it is, and one term at a time. */
import AhoCorasick from 'ahocorasick'
import { compare, type Report, type Row } from '../bench.ts'
import { TEXT_LENGTH } from '../generate/events.ts'
import { createRandom } from '../generate/random.ts'
import { generateTerms } from '../generate/terms.ts'
import { generateTexts } from '../generate/texts.ts'
import { type Contender, measure } from '../measure.ts'
import { createFold, createHits, createLexicon, findTerms } from '@goodstanding/detectors'

const TEXTS = 2_000
/** Beyond it, one term at a time takes a millisecond for every text. */
const NAIVE_LIMIT = 10_000

type Entrant = Contender & { readonly side: 'ours' | 'peer' }

function createEntrants(terms: readonly string[], texts: readonly string[]): readonly Entrant[] {
  const lexicon = createLexicon(terms.map((term) => ({ term, category: 'bench', weight: 0.9, open: 'both' })))
  const hits = createHits()
  const fold = createFold(lexicon.vocabulary)
  const matcher = new AhoCorasick([...terms])
  const folded = texts.map((text) => {
    const { units, marks, length } = fold(text)
    return { ...fold(text), units: units.slice(0, length), marks: marks.slice(0, length) }
  })
  const each = (call: (at: number) => unknown) => (times: number) => {
    for (let at = 0; at < times; at++) call(at % TEXTS)
  }
  const all: readonly Entrant[] = [
    { side: 'ours', name: 'double array over folded units', run: each((at) => findTerms(lexicon, folded[at]!, hits)) },
    { side: 'ours', name: 'fold and double array', run: each((at) => findTerms(lexicon, fold(texts[at]!), hits)) },
    { side: 'peer', name: 'ahocorasick (npm)', run: each((at) => matcher.search(texts[at]!)) },
    {
      side: 'peer',
      name: 'includes, term by term',
      run: each((at) => terms.filter((term) => texts[at]?.includes(term))),
    },
  ]
  return terms.length > NAIVE_LIMIT ? all.slice(0, 3) : all
}

async function compareLexicons(size: number, texts: readonly string[]): Promise<readonly Row[]> {
  const entrants = createEntrants(generateTerms(createRandom(2), size), texts)
  const measured = await measure(entrants, { rounds: 5, roundMs: 80 })
  const entries = measured.map((entry, at) => ({ ...entry, side: entrants[at]?.side ?? 'peer' }))
  return compare(`${size.toLocaleString('en')} terms, ${TEXT_LENGTH} characters`, 'us', entries)
}

export async function run(): Promise<Report> {
  const texts = generateTexts(createRandom(6), TEXTS, TEXT_LENGTH)
  const rows: Row[] = []
  for (const size of [1_000, 10_000, 100_000]) rows.push(...(await compareLexicons(size, texts)))
  return { rows, targets: [], missing: [] }
}
