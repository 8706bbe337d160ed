/** Trains the text model: reads, writes contrast sentences, learns, quantises, calibrates, and keeps the artifact. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Classifier,
  createClassifier,
  createLexicon,
  createTextDetector,
  createTextReading,
  type Head,
  HEADS,
  KNOTS,
  readDefaultLexicon,
  readTextModel,
  type TextModel,
} from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { calibrateHead, type Chat, type Judged } from './calibrate.ts'
import { disguise } from './disguise.ts'
import type { Example } from './example.ts'
import { createReadTraits, gatherTraits } from './gathered.ts'
import { writeExamples } from './grammar.ts'
import { createLearner } from './learner.ts'
import { quantiseModel } from './quantise-model.ts'
import { createRandom, type Random, shuffle } from './random.ts'
import { readCorpora, readRows } from './read-corpora.ts'
import { readGrammars } from './read-grammars.ts'
import { writeModel } from './write-model.ts'

/** All that decides the model beside the data. */
export const RECIPE = {
  seed: 7,
  rounds: 2,
  learner: { bucketBits: 18, rate: 0.6, drop: 0.2 },
  /** Sentences of each pattern, and how often they are seen beside the corpora. */
  sentences: 40,
  repeated: 2,
  /** Share of all texts that is seen a second time, hidden. */
  disguised: 0.08,
  /** One of so many texts of a corpus is kept for calibration. */
  keptForCalibration: 12,
  /** Share of texts that are meant in the mix in which a score of one half is as likely as not, by head. */
  prior: 0.2,
  /** Messages of 10,000 that may reach 0.6 and 0.85, by head: work chat, and titles of posts. */
  budgets: { chat: { flagged: 1.5, held: 0.2 }, titles: { flagged: 40, held: 10 } },
} as const

/** Where it is another: what corpora and tests hold more of. */
const PRIORS: Partial<Record<Head, number>> = { toxic: 0.4, hate: 0.34, spam: 0.4, fraud: 0.25 }

/** From this score on clauses ask a person to look. */
const LOOKED_AT = 0.6

export type Say = (line: string) => void

type Split = { readonly learned: readonly Example[]; readonly kept: readonly Example[] }

function splitCorpora(folder: string, random: Random): Split {
  const learned: Example[] = []
  const kept: Example[] = []
  for (const example of readCorpora(folder, random))
    (random.below(RECIPE.keptForCalibration) === 0 ? kept : learned).push(example)
  return { learned, kept }
}

/** Sentences of the grammars: of the patterns that are learned, and of those held out. */
export function writeContrasts(random: Random): Split {
  const learned: Example[] = []
  const kept: Example[] = []
  for (const { patterns, slots } of readGrammars())
    for (const pattern of patterns)
      (pattern.held ? kept : learned).push(...writeExamples(pattern, slots, RECIPE.sentences, random))
  return { learned, kept }
}

function learnModel(examples: readonly Example[], random: Random, say: Say): TextModel {
  const gathered = gatherTraits(examples, createReadTraits())
  say(`${examples.length} texts to learn from`)
  const learner = createLearner(RECIPE.learner, random)
  const order = Int32Array.from(examples, (_, at) => at)
  for (let round = 0; round < RECIPE.rounds; round += 1) {
    shuffle(order, random)
    let loss = 0
    for (const at of order) {
      const traits = gathered.traits[at]
      const example = gathered.examples[at]
      if (traits !== undefined && example !== undefined) loss += learner.learn(traits, example)
    }
    say(`round ${round + 1}: loss ${(loss / order.length).toFixed(4)}`)
  }
  return quantiseModel(learner.weights)
}

/** Logits of texts, by head, from the model as it will ship. */
function weighAll(model: TextModel, texts: readonly string[]): readonly Float64Array[] {
  const lexicon = createLexicon(readDefaultLexicon())
  const read = createTextReading(lexicon)
  const classifier: Classifier = createClassifier(model, lexicon.categories)
  return texts.map((text) => {
    classifier.classify(read(text))
    return classifier.logits.slice()
  })
}

/** Whether the word lists alone let a text pass: only such a text can become an alarm by the model's word. */
function createIsQuiet(): (text: string) => boolean {
  const detector = createTextDetector(createLexicon(readDefaultLexicon()))
  const sink = new SignalValues()
  return (text) => {
    sink.clear()
    detector.detect([{ pointer: '', text }], null, sink)
    return Object.entries(sink.seen()).every(([name, value]) => name === 'text.length' || value < LOOKED_AT)
  }
}

function calibrateModel(model: TextModel, folder: string, kept: readonly Example[]): TextModel {
  const weighed = weighAll(
    model,
    kept.map(({ text }) => text),
  )
  const isQuiet = createIsQuiet()
  const logitsOf = (file: string) =>
    weighAll(
      model,
      readRows(join(folder, 'dev', `${file}.jsonl`))
        .map(({ text }) => text)
        .filter(isQuiet),
    )
  const work = ['benign_irc_en', 'benign_kdconv_zh'].map(logitsOf)
  const titles = weighed.filter((_, at) => kept[at]?.source === 'reddit_benign_weak_en')
  const { budgets } = RECIPE
  const calibration = new Float32Array(HEADS.length * 2 * KNOTS)
  HEADS.forEach((name, head) => {
    const rows = weighed.flatMap((logits, at): readonly Judged[] => {
      const label = kept[at]?.labels[head] ?? -1
      return label < 0 ? [] : [{ logit: logits[head] ?? 0, label, weight: kept[at]?.weights[head] ?? 0 }]
    })
    const chats: readonly Chat[] = [
      ...work.map((chat) => ({ logits: chat.map((logits) => logits[head] ?? 0), ...budgets.chat })),
      { logits: titles.map((logits) => logits[head] ?? 0), ...budgets.titles },
    ]
    calibration.set(calibrateHead(rows, chats, PRIORS[name] ?? RECIPE.prior), head * 2 * KNOTS)
  })
  return { ...model, calibration }
}

/** Trains and keeps `text-model.bin` in the folder `out`. */
export function trainText(data: string, out: string, say: Say): void {
  const random = createRandom(RECIPE.seed)
  const contrasts = writeContrasts(random)
  const corpora = splitCorpora(data, random)
  const repeated = Array.from({ length: RECIPE.repeated }, () => contrasts.learned).flat()
  const plain = [...corpora.learned, ...repeated]
  const hidden = plain
    .filter(() => random.next() < RECIPE.disguised)
    .map((example) => ({ ...example, text: disguise(example.text, random) }))
  say(`${contrasts.learned.length} written sentences, ${contrasts.kept.length} held out`)
  const learned = learnModel([...plain, ...hidden], random, say)
  keepModel(calibrateModel(learned, data, [...corpora.kept, ...contrasts.kept]), out, say)
}

/** Sets the levels of the weights in `out` again, by the same texts that training keeps for it: after a change of priors or budgets. */
export function calibrateText(data: string, out: string, say: Say): void {
  const random = createRandom(RECIPE.seed)
  const contrasts = writeContrasts(random)
  const corpora = splitCorpora(data, random)
  const model = readTextModel(readFileSync(join(out, 'text-model.bin')))
  if (!model.ok) throw new Error(`text-model.bin: ${model.refusal.kind}`)
  keepModel(calibrateModel(model.value, data, [...corpora.kept, ...contrasts.kept]), out, say)
}

function keepModel(model: TextModel, out: string, say: Say): void {
  const bytes = writeModel(model)
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'text-model.bin'), bytes)
  say(`${bytes.length} bytes in ${join(out, 'text-model.bin')}`)
}
