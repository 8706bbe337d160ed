/** The dev sets: what each measures, by which heads. They are looked at, never learned from. */
import { join } from 'node:path'
import { CALLS, DEEDS, measureScores, type Scored, SIGNAL_OF_HEAD } from '@goodstanding/detectors'
import type { SignalName } from '@goodstanding/model'
import { readRows } from './read-corpora.ts'

type DevSet = {
  readonly file: string
  readonly label: string
  readonly signals: readonly SignalName[]
}

/** What people call toxic or offensive: the highest of these. */
const TOXIC = ['text.harassment', 'text.hate', 'text.threat', 'text.incitement'] as const
/** Hate, whether it despises or calls to act. */
const HATE = ['text.hate', 'text.incitement'] as const

const DEV_SETS: readonly DevSet[] = [
  { file: 'wiki_toxicity_en', label: 'toxic', signals: TOXIC },
  { file: 'cold_test_zh', label: 'offensive', signals: TOXIC },
  { file: 'youtube_spam_en', label: 'spam', signals: ['text.spam'] },
  { file: 'spamassassin_en', label: 'spam', signals: ['text.spam'] },
  { file: 'smishing_en', label: 'spam', signals: ['text.spam'] },
  { file: 'smishing_en', label: 'scam', signals: ['text.fraud'] },
  { file: 'edos_test_en', label: 'sexist', signals: HATE },
  { file: 'edos_test_en', label: 'threat', signals: ['text.threat'] },
  { file: 'hatecheck_en', label: 'hate', signals: HATE },
  { file: 'mhc_de', label: 'hate', signals: HATE },
  { file: 'mhc_es', label: 'hate', signals: HATE },
  { file: 'mhc_fr', label: 'hate', signals: HATE },
  { file: 'germeval2018_test_de', label: 'offensive', signals: TOXIC },
  { file: 'japanese_toxic_ja', label: 'toxic', signals: TOXIC },
  { file: 'xstest_en', label: 'unsafe', signals: ['text.threat', 'text.drugs', 'text.self-harm', 'text.fraud'] },
]

export const WATCHED: readonly SignalName[] = [
  'text.harassment',
  'text.hate',
  'text.threat',
  'text.sexual',
  'text.self-harm',
  'text.self-harm-risk',
  'text.spam',
  'text.advertising',
  'text.fraud',
  'text.gambling',
  'text.drugs',
  'text.pyramid',
  'text.profanity',
  ...[...CALLS, ...DEEDS].map((head) => SIGNAL_OF_HEAD[head]),
]
const CHATS = ['benign_irc_en', 'benign_kdconv_zh']

/** Scores of a text, by signal; valid until the next text. */
export type ScoreText = (text: string) => (signal: SignalName) => number

const shown = (value: number | null): string => (value === null ? '-' : value.toFixed(3))

export function measureDevSets(folder: string, score: ScoreText, threshold: number): readonly string[] {
  const lines = DEV_SETS.map(({ file, label, signals }) => {
    const rows = readRows(join(folder, 'dev', `${file}.jsonl`)).map(({ text, labels }): Scored => {
      const valueOf = score(text)
      return { score: Math.max(...signals.map(valueOf)), label: labels[label] === 1 }
    })
    const {
      averagePrecision: area,
      accuracy,
      precision,
      recall,
      falseAlarms,
      calibrationError,
    } = measureScores(rows, threshold)
    return [
      `${file} ${label}`.padEnd(32),
      `AUPRC ${shown(area)}`,
      `acc ${shown(accuracy)}`,
      `P ${shown(precision)}`,
      `R ${shown(recall)}`,
      `inn. ${shown(falseAlarms === null ? null : 1 - falseAlarms)}`,
      `ECE ${shown(calibrationError)}`,
    ].join('  ')
  })
  for (const file of CHATS) {
    const rows = readRows(join(folder, 'dev', `${file}.jsonl`)).map(({ text }) => {
      const valueOf = score(text)
      return WATCHED.map(valueOf)
    })
    const rateOf = (at: number, limit: number): string =>
      ((rows.filter((row) => (row[at] ?? 0) >= limit).length / rows.length) * 10_000).toFixed(1)
    const rates = WATCHED.map(
      (name, at) => `${name.slice(5)} ${rateOf(at, 0.5)}/${rateOf(at, 0.6)}/${rateOf(at, 0.85)}`,
    )
    lines.push(`${file.padEnd(20)} of 10,000 at 0.5/0.6/0.85: ${rates.join('  ')}`)
  }
  return lines
}
