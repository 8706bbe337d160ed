/** Measures the shipped text signals - classifier, word lists and combinations together - on the dev sets and the held-out patterns. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  createLexicon,
  createTextDetector,
  HEADS,
  measureScores,
  readDefaultLexicon,
  readTextModel,
  type Scored,
  SIGNAL_OF_HEAD,
} from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { measureDevSets, type ScoreText } from './dev-sets.ts'
import { createRandom } from './random.ts'
import { RECIPE, type Say, writeContrasts } from './train-text.ts'

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

export function measureText(data: string, folder: string, say: Say): void {
  const score = createScore(folder)
  for (const line of [...measureDevSets(data, score, HALF), ...measureHeld(score)]) say(line)
}
