/** Trains the text model: reads, writes contrast sentences, learns, quantises, calibrates, and keeps the artifact. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createWordIndex, type Head, readTextModel, type TextModel } from '@goodstanding/detectors'
import { blendHead } from './blend-head.ts'
import { calibrateModel } from './calibrate-model.ts'
import { disguise } from './disguise.ts'
import type { Example } from './example.ts'
import { createReadTraits, type Gathered, gatherTraits } from './gathered.ts'
import { writeExamples } from './grammar.ts'
import { growModel } from './grow-model.ts'
import { averageWeights, createLearner, type Learner } from './learner.ts'
import { leanOn, quantiseModel } from './quantise-model.ts'
import { createRandom, type Random, shuffle } from './random.ts'
import { readCorpora, shareOf } from './read-corpora.ts'
import { readGrammars } from './read-grammars.ts'
import { RECIPE } from './recipe.ts'
import { takeHeads } from './take-heads.ts'
import { readVectors } from './word-vectors.ts'
import { writeModel } from './write-model.ts'

export type Say = (line: string) => void

type Split = { readonly learned: readonly Example[]; readonly kept: readonly Example[] }

function splitCorpora(folder: string, random: Random): Split {
  const learned: Example[] = []
  const kept: Example[] = []
  for (const example of readCorpora(folder))
    (random.below(RECIPE.keptForCalibration) === 0 ? kept : learned).push(example)
  return { learned, kept }
}

/** Sentences of the grammars: of the patterns that are learned, and of those held out. */
export function writeContrasts(random: Random): Split {
  const learned: Example[] = []
  const kept: Example[] = []
  for (const { patterns, slots } of readGrammars())
    for (const pattern of patterns) {
      const count = pattern.place.startsWith('smalltalk.') ? RECIPE.smallTalk : RECIPE.sentences
      ;(pattern.held ? kept : learned).push(...writeExamples(pattern, slots, count, random))
    }
  return { learned, kept }
}

function learnModel(examples: readonly Example[], say: Say): TextModel {
  const vectors = readVectors()
  const known = createWordIndex(vectors.hashes)
  const gathered = gatherTraits(examples, createReadTraits(known), known)
  say(`${examples.length} texts to learn from`)
  const learners = Array.from({ length: RECIPE.learners }, (_, at) => {
    // A chance of its own each: what one learns does not hang on how many learned before, so they can be taught apart.
    const chance = createRandom(RECIPE.seed + 2 + at)
    const learner = createLearner(RECIPE.learner, vectors.values, chance)
    const loss = learnRounds(learner, gathered, chance)
    say(`learner ${at + 1}: loss ${loss.toFixed(4)}`)
    return learner.weights
  })
  const weights = averageWeights(learners)
  for (const lean of RECIPE.leans) leanOn(weights, lean)
  return quantiseModel(weights, vectors)
}

/** Learns all texts, of large corpora another share each round, in another order; returns the mean loss of the last. */
function learnRounds(learner: Learner, { examples, traits }: Gathered, random: Random): number {
  const order = Int32Array.from(examples, (_, at) => at)
  let loss = 0
  for (let round = 0; round < RECIPE.rounds; round += 1) {
    shuffle(order, random)
    loss = 0
    let learned = 0
    for (const at of order) {
      const [ofText, example] = [traits[at], examples[at]]
      if (ofText === undefined || example === undefined || random.next() >= shareOf(example.source)) continue
      loss += learner.learn(ofText, example)
      learned += 1
    }
    loss /= Math.max(1, learned)
  }
  return loss
}

/** Heads that are taught anew, each with how far it goes from what it was to what is learned now: 1 all the way. */
export type Taught = ReadonlyMap<Head, number>

/** Trains and keeps `text-model.bin` in the folder `out`. `taught`: the other heads stay as they are there; null for all anew. */
export function trainText(data: string, out: string, taught: Taught | null, say: Say): void {
  const random = createRandom(RECIPE.seed)
  const contrasts = writeContrasts(random)
  const corpora = splitCorpora(data, createRandom(RECIPE.seed + 1))
  const repeated = Array.from({ length: RECIPE.repeated }, () => contrasts.learned).flat()
  const plain = [...corpora.learned, ...repeated]
  const hidden = plain
    .filter(() => random.next() < RECIPE.disguised)
    .map((example) => ({ ...example, text: disguise(example.text, random) }))
  say(`${contrasts.learned.length} written sentences, ${contrasts.kept.length} held out`)
  const learned = learnModel([...plain, ...hidden], say)
  const kept = [...corpora.kept, ...contrasts.kept]
  if (taught === null) {
    keepModel(calibrateModel(learned, data, kept), out, say)
    return
  }
  const before = openModel(out)
  const mixed = [...taught].reduce(
    (model, [head, share]) =>
      share === 1 ? takeHeads(model, learned, [head]) : blendHead(model, learned, head, share),
    before,
  )
  keepModel(takeHeads(before, calibrateModel(mixed, data, kept), [...taught.keys()]), out, say)
}

function openModel(out: string): TextModel {
  const model = readTextModel(growModel(readFileSync(join(out, 'text-model.bin'))))
  if (!model.ok) throw new Error(`text-model.bin: ${model.refusal.kind}`)
  return model.value
}

/**
 * Sets the levels of the weights in `out` again, by the same texts that training keeps for it: after a change of priors or budgets.
 * `heads`: the others keep theirs; null for all.
 */
export function calibrateText(data: string, out: string, heads: readonly Head[] | null, say: Say): void {
  const random = createRandom(RECIPE.seed)
  const contrasts = writeContrasts(random)
  const corpora = splitCorpora(data, createRandom(RECIPE.seed + 1))
  const before = openModel(out)
  const levelled = calibrateModel(before, data, [...corpora.kept, ...contrasts.kept])
  keepModel(heads === null ? levelled : takeHeads(before, levelled, heads), out, say)
}

function keepModel(model: TextModel, out: string, say: Say): void {
  const bytes = writeModel(model)
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'text-model.bin'), bytes)
  say(`${bytes.length} bytes in ${join(out, 'text-model.bin')}`)
}
