/** Undoing disguises: our one-pass fold, which keeps offsets, against what npm offers, which loses them. */
import { compare, type Report } from '../bench.ts'
import { createRandom } from '../generate/random.ts'
import { generateTerms } from '../generate/terms.ts'
import { generateTexts } from '../generate/texts.ts'
import { TEXT_LENGTH } from '../generate/events.ts'
import { measure } from '../measure.ts'
import { normalizeTypically, normalizeWithChinese } from '../peers/typical-stack.ts'
import { createFold, createLexicon, type Fold } from '@goodstanding/detectors'

const TEXTS = 2_000
const VOCABULARY = 10_000

/** A fold that knows the words of a lexicon, so that it may undo disguises of them. */
function createKnowingFold(): Fold {
  const terms = generateTerms(createRandom(2), VOCABULARY)
  const entries = terms.map((term) => ({ term, category: 'bench', weight: 0.9, open: 'closed' }) as const)
  return createFold(createLexicon(entries).vocabulary)
}

const digest = (length: number, unit: number): number => length + unit

export async function run(): Promise<Report> {
  const texts = generateTexts(createRandom(6), TEXTS, TEXT_LENGTH)
  const [fold, plainFold] = [createKnowingFold(), createFold(null)]
  let kept = 0
  const folding = (byFold: Fold) => (times: number) => {
    for (let at = 0; at < times; at++) {
      const { length, units } = byFold(texts[at % TEXTS]!)
      kept ^= digest(length, units[0] ?? 0)
    }
  }
  const normalizing = (normalize: (text: string) => string) => (times: number) => {
    for (let at = 0; at < times; at++) {
      const { length } = normalize(texts[at % TEXTS]!)
      kept ^= digest(length, 0)
    }
  }
  const contenders = [
    { side: 'ours', name: `fold with a vocabulary of ${VOCABULARY.toLocaleString('en')} terms`, run: folding(fold) },
    { side: 'ours', name: 'fold without vocabulary', run: folding(plainFold) },
    { side: 'peer', name: 'NFKC + unhomoglyph + lower case', run: normalizing(normalizeTypically) },
    { side: 'peer', name: '+ opencc-js', run: normalizing(normalizeWithChinese) },
    { side: 'reference', name: 'toLowerCase alone', run: normalizing((text) => text.toLowerCase()) },
  ] as const
  const measured = await measure(contenders)
  if (kept === -1) throw new Error('Unreachable; the results are used, so that no call is optimised away.')
  const entries = measured.map((entry, at) => ({ ...entry, side: contenders[at]?.side ?? 'peer' }))
  return { rows: compare(`a text of ${TEXT_LENGTH} characters`, 'us', entries), targets: [], missing: [] }
}
