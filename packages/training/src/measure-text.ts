/** Measures the shipped text signals - classifier, word lists and combinations together - on the dev sets and the held-out patterns. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createLexicon,
  createTextDetector,
  type Head,
  HEADS,
  measureScores,
  readDefaultLexicon,
  readTextModel,
  type Scored,
  SIGNAL_OF_HEAD,
} from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { measureDevSets, type ScoreText } from './dev-sets.ts'
import { DISGUISES } from './disguise.ts'
import { measureUnseen } from './measure-unseen.ts'
import { createRandom } from './random.ts'
import { RECIPE } from './recipe.ts'
import { type Say, writeContrasts } from './train-text.ts'

/** Scores a text by signal, as the product does. Throws when the artifact cannot be read. */
function createScore(folder: string): ScoreText {
  const model = readTextModel(readFileSync(join(folder, 'text-model.bin')))
  if (!model.ok) throw new Error(`text-model.bin: ${model.refusal.kind}`)
  const detector = createTextDetector(createLexicon(readDefaultLexicon()), model.value)
  const sink = new SignalValues()
  return (text) => {
    sink.clear()
    detector.detect([{ pointer: '', text }], null, sink)
    return (signal) => sink.value(signal)
  }
}

const HALF = 0.5
/** From here on clauses ask a person to look. */
const LOOKED_AT = 0.6
const shown = (value: number | null): string => (value === null ? '-' : value.toFixed(3))

function measureHeld(score: ScoreText): readonly string[] {
  const rowsOf = new Map<string, Scored[]>()
  for (const example of writeContrasts(createRandom(RECIPE.seed)).kept) {
    const valueOf = score(example.text)
    HEADS.forEach((head, at) => {
      const label = example.labels[at] ?? -1
      if (label < 0) return
      const key = `${head} ${example.language}`
      const rows = rowsOf.get(key) ?? []
      rows.push({ score: valueOf(SIGNAL_OF_HEAD[head]), label: label === 1 })
      rowsOf.set(key, rows)
    })
  }
  return [...rowsOf].sort().flatMap(([key, rows]) => {
    const { positives, texts, averagePrecision, precision, recall } = measureScores(rows, LOOKED_AT)
    if (positives === 0) return []
    return [
      `held-out patterns ${key}`.padEnd(40) +
        `AUPRC ${shown(averagePrecision)}  at 0.6 P ${shown(precision)}  R ${shown(recall)}  ${positives} of ${texts}`,
    ]
  })
}

/** Lines that are about one thing and are seen as another, strange to it: the share of held-out violating lines, by head. */
function measureBleed(score: ScoreText): readonly string[] {
  const lines = new Map<Head, { texts: number; readonly seen: number[]; readonly known: number[] }>()
  for (const example of writeContrasts(createRandom(RECIPE.seed)).kept) {
    const about = HEADS.filter((_, at) => example.labels[at] === 1)
    if (about.length === 0 || (example.language !== 'en' && example.language !== 'zh')) continue
    const valueOf = score(example.text)
    for (const head of about) {
      const line = lines.get(head) ?? { texts: 0, seen: HEADS.map(() => 0), known: HEADS.map(() => 0) }
      lines.set(head, line)
      line.texts += 1
      HEADS.forEach((other, at) => {
        if (example.labels[at] !== 0) return
        line.known[at] = (line.known[at] ?? 0) + 1
        if (valueOf(SIGNAL_OF_HEAD[other]) >= HALF) line.seen[at] = (line.seen[at] ?? 0) + 1
      })
    }
  }
  return [...lines].map(([head, { seen, known }]) => {
    const strange = HEADS.flatMap((other, at) => {
      const share = (seen[at] ?? 0) / Math.max(1, known[at] ?? 0)
      return share < 0.005 ? [] : [`${other} ${(share * 100).toFixed(1)} %`]
    })
    return `held-out lines about ${head} that also reach ${HALF}:`.padEnd(64) + (strange.join(', ') || 'none')
  })
}

/** Recall of held-out violating lines at the level of a look, plain and hidden in each way. */
function measureDisguises(score: ScoreText): readonly string[] {
  const rows = writeContrasts(createRandom(RECIPE.seed)).kept.filter(({ labels }) =>
    labels.some((label) => label === 1),
  )
  const recallOf = (language: string, hide: (text: string) => string): string => {
    const own = rows.filter((row) => row.language === language)
    const seen = own.filter(({ text, labels }) => {
      const valueOf = score(hide(text))
      return HEADS.some((head, at) => labels[at] === 1 && valueOf(SIGNAL_OF_HEAD[head]) >= HALF)
    })
    return (seen.length / Math.max(1, own.length)).toFixed(3)
  }
  const random = createRandom(RECIPE.seed)
  const line = (name: string, hide: (text: string) => string): string =>
    `held-out lines, ${name}`.padEnd(40) + `recall at ${HALF} en ${recallOf('en', hide)}  zh ${recallOf('zh', hide)}`
  return [
    line('plain', (text) => text),
    ...Object.entries(DISGUISES).map(([name, hide]) => line(name, (text) => hide(text, random))),
  ]
}

export function measureText(data: string, folder: string, say: Say): void {
  const score = createScore(folder)
  for (const line of [
    ...measureDevSets(data, score, HALF),
    ...measureHeld(score),
    ...measureBleed(score),
    ...measureDisguises(score),
    ...measureUnseen(score),
  ])
    say(line)
}
