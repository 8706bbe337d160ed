/** The corpora of `../shared/data/train`, as examples. What each label means for each head, and how far it is trusted, is written here. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  CALLS,
  createLexicon,
  createTextDetector,
  DEEDS,
  type Head,
  readDefaultLexicon,
  SIGNAL_OF_HEAD,
} from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { createExample, type Example, innocent, type Known } from './example.ts'

export type CorpusRow = {
  readonly text: string
  readonly labels: Readonly<Record<string, number>>
  readonly lang: string
  /** What another classifier said of the same comment, 0..1, where the corpus keeps it. */
  readonly perspective?: number
}

/** Trust in a corpus' labels; `weak`: in the innocence of heads that it does not speak about. */
type Corpus = {
  readonly file: string
  readonly trust: number
  readonly trustInnocent?: number
  readonly weak: number
  /** Share of its rows that is learned from in one round; a corpus that is large beside its worth is thinned, each time anew. */
  readonly share?: number
  /** Trust in what it says of rudeness, where it speaks of that beside its subject: of one class only, or by guess. */
  readonly rude?: number
}

const CORPORA: readonly Corpus[] = [
  { file: 'davidson_en', trust: 0.6, weak: 0.1, share: 0.7 },
  { file: 'edos_en', trust: 1, weak: 0.15, rude: 0 },
  { file: 'paradetox_en', trust: 0.7, weak: 0.1, share: 0.5 },
  { file: 'toxic_spans_en', trust: 1, trustInnocent: 0.5, weak: 0.1 },
  { file: 'wiki_context_en', trust: 1, weak: 0.2 },
  { file: 'youtube_spam_en', trust: 1, weak: 0.2 },
  { file: 'smishing_en', trust: 2, weak: 0.3 },
  { file: 'spamassassin_en', trust: 1, weak: 0.1 },
  { file: 'umputun_tgspam', trust: 1, weak: 0.1 },
  { file: 'cold_zh', trust: 1, weak: 0.2 },
  { file: 'swsr_zh', trust: 0.7, weak: 0.2, rude: 0 },
  { file: 'benign_kdconv_zh', trust: 1, weak: 1 },
  { file: 'reddit_sexual_weak_en', trust: 0.4, weak: 0.1 },
  { file: 'reddit_benign_weak_en', trust: 0.4, weak: 0.3, share: 0.45, rude: 0.1 },
  { file: 'lexicon_sexual_weak', trust: 0.5, weak: 0 },
  { file: 'germeval_de', trust: 3, weak: 0.2 },
]

/** Corpora of what people wrote to each other. */
export const COMMENTS: readonly string[] = [
  'davidson_en',
  'edos_en',
  'paradetox_en',
  'toxic_spans_en',
  'wiki_context_en',
  'cold_zh',
  'swsr_zh',
]

const DOUBT = 0.4
/** One corpus knows threats, and one text in fifty of it is one: each counts so many times, lest the grammars' few ways to threaten prevail. */
const THREAT_WORTH = 3

/** A label of the corpora, by head. */
const HEADS_OF: Readonly<Record<string, Head>> = {
  toxic: 'toxic',
  hate: 'hate',
  threat: 'threat',
  sexual: 'sexual',
  selfharm: 'self-harm-risk',
  spam: 'spam',
  scam: 'fraud',
  fraud: 'fraud',
  gambling: 'gambling',
}

/** Heads that a corpus about abuse or advertising says nothing of, and that are rare in it. */
const RARE: readonly Head[] = [
  'self-harm',
  'self-harm-risk',
  'spam',
  'advertising',
  'fraud',
  'gambling',
  'drugs',
  'pyramid',
  ...CALLS,
  ...DEEDS,
]
const ADVERTISING: readonly Head[] = [
  'spam',
  'advertising',
  'fraud',
  'gambling',
  'drugs',
  'pyramid',
  'forged-documents',
  'stolen-data',
  'laundering',
  'hoax',
  'account-trade',
  'fundraising',
  'official-claim',
]

/** What few advertisements are for. */
const TRADES: readonly Head[] = ['gambling', 'drugs', 'pyramid']
const FAR_TRUST = 0.15
/** The word lists see a sign of a head from this score on. */
const SIGN = 0.2

/** What the word lists see in a text, by head; valid until the next text. */
type ReadListed = (text: string) => (head: Head) => boolean

function createReadListed(): ReadListed {
  const detector = createTextDetector(createLexicon(readDefaultLexicon()))
  const sink = new SignalValues()
  const isListed = (head: Head): boolean => sink.value(SIGNAL_OF_HEAD[head]) >= SIGN
  return (text) => {
    sink.clear()
    detector.detect([{ pointer: '', text }], null, sink)
    return isListed
  }
}

/** What people who hate or threaten often say too: nothing is known of it where a corpus calls a text either. */
const OF_ANGER: readonly Head[] = [...CALLS, 'violence', 'doxxing']
const ANGRY = ['toxic', 'hate', 'threat'] as const

/**
 * Subjects that only our own grammars teach, and that are so rare in talk that a text in which the word lists see no sign of one
 * is taken for innocent of it: else the model would know them from nothing but what the grammars happen to say.
 */
export const SELDOM: readonly Head[] = [
  'self-harm',
  'self-harm-risk',
  'gambling',
  'drugs',
  'pyramid',
  ...CALLS,
  ...DEEDS,
]
const SELDOM_TRUST = 1

export function readRows(path: string): readonly CorpusRow[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as CorpusRow)
}

function knownOf(row: CorpusRow, corpus: Corpus, isListed: (head: Head) => boolean): Known {
  const { labels } = row
  const known: { [Key in Head]?: { readonly label: number; readonly weight: number } } = {}
  const isAdvertising = labels['spam'] === 1 || labels['scam'] === 1
  const isAngry = ANGRY.some((label) => labels[label] === 1)
  const isOpen = (head: Head): boolean =>
    (isAdvertising && ADVERTISING.includes(head)) || (isAngry && OF_ANGER.includes(head))
  if (corpus.weak > 0) for (const head of RARE) if (!isOpen(head)) known[head] = { label: 0, weight: corpus.weak }
  if (corpus.weak > 0 && !isAdvertising)
    for (const head of SELDOM) if (!isOpen(head) && !isListed(head)) known[head] = { label: 0, weight: SELDOM_TRUST }
  if (isAdvertising) for (const head of TRADES) if (!isListed(head)) known[head] = { label: 0, weight: FAR_TRUST }
  if (isAdvertising || labels['spam'] === 0)
    for (const head of ['toxic', 'hate', 'threat'] as const) known[head] = { label: 0, weight: 0.15 }
  for (const [label, value] of Object.entries(labels)) {
    const head = HEADS_OF[label]
    if (head === undefined || (value !== 0 && value !== 1)) continue
    const meant = corpus.trust * (head === 'threat' ? THREAT_WORTH : 1)
    known[head] = { label: value, weight: value === 0 ? (corpus.trustInnocent ?? corpus.trust) : meant }
  }
  if (labels['toxic'] === 0 && labels['hate'] === undefined) known.hate = { label: 0, weight: corpus.trust * 0.4 }
  if (labels['toxic'] === 0 && labels['threat'] === undefined) known.threat = { label: 0, weight: corpus.trust * 0.4 }
  // Another classifier's doubt about what people let pass is worth hearing; its small differences among the harmless are noise.
  if (row.perspective !== undefined && row.perspective > DOUBT && labels['toxic'] === 0)
    known.toxic = { label: row.perspective, weight: corpus.trust }
  if (labels['threat'] === 1) known.toxic = { label: 1, weight: corpus.trust }
  if (corpus.rude !== undefined && known.toxic !== undefined)
    known.toxic = { label: known.toxic.label, weight: corpus.rude }
  return known
}

/** Share of the texts of a source that is learned from in one round. */
export function shareOf(source: string): number {
  return SHARES.get(source) ?? 1
}

const SHARES = new Map(CORPORA.map(({ file, share }) => [file, share ?? 1]))

/** Every corpus of the folder, as examples. Throws when a file is missing. */
export function readCorpora(folder: string): readonly Example[] {
  const readListed = createReadListed()
  return CORPORA.flatMap((corpus) =>
    readRows(join(folder, 'train', `${corpus.file}.jsonl`)).map((row) =>
      createExample(
        { text: row.text, language: row.lang, source: corpus.file },
        corpus.file === 'benign_kdconv_zh' ? innocent(1) : knownOf(row, corpus, readListed(row.text)),
      ),
    ),
  )
}
