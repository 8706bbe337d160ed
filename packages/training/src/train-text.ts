/** Trains the text model: reads, writes contrast sentences, learns, quantises, calibrates, and keeps the artifact. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Classifier,
  createClassifier,
  createLexicon,
  createTextDetector,
  createTextReading,
  createWordIndex,
  type Head,
  HEADS,
  KNOTS,
  readDefaultLexicon,
  readTextModel,
  type TextModel,
} from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { blendHead } from './blend-head.ts'
import { calibrateHead, type Chat, type Judged } from './calibrate.ts'
import { disguise } from './disguise.ts'
import type { Example } from './example.ts'
import { createReadTraits, type Gathered, gatherTraits } from './gathered.ts'
import { writeExamples } from './grammar.ts'
import { averageWeights, createLearner, type Learner } from './learner.ts'
import { type Lean, leanOn, quantiseModel } from './quantise-model.ts'
import { createRandom, type Random, shuffle } from './random.ts'
import { COMMENTS, readCorpora, readRows, SELDOM, shareOf } from './read-corpora.ts'
import { growModel } from './grow-model.ts'
import { readGrammars } from './read-grammars.ts'
import { readVectors } from './word-vectors.ts'
import { takeHeads } from './take-heads.ts'
import { writeModel } from './write-model.ts'

/** Heads that listen to another. */
const LEANS: readonly Lean[] = [{ head: 'hate', on: 'toxic', share: 0.2 }]

/** All that decides the model beside the data. */
export const RECIPE = {
  seed: 7,
  rounds: 2,
  /** Models that learn the same in other orders; their mean leans less on chance than each. */
  learners: 8,
  learner: { bucketBits: 18, rate: 0.6, drop: 0.2, meaningRate: 0.1, apart: { toxic: 0.3, hate: 0.12 } },
  /** Sentences of each pattern, and how often they are seen beside the corpora. */
  sentences: 40,
  /** The same of small talk: enough to keep heads quiet that know only their own grammars, too little to dull what corpora teach. */
  smallTalk: 20,
  repeated: 2,
  /** Share of all texts that is seen a second time, hidden. */
  disguised: 0.06,
  /** One of so many texts of a corpus is kept for calibration. */
  keptForCalibration: 12,
  /** Share of texts that are meant in the mix in which a score of one half is as likely as not, by head. */
  prior: 0.2,
  /** Messages of 10,000 that may reach 0.5, 0.6 and 0.85, by head: work chat, titles of posts, texts about each other harm, comments, small talk. */
  budgets: {
    chat: { half: 60, flagged: 1.5, held: 0.2 },
    titles: { half: 1_000, flagged: 40, held: 10 },
    strangers: { half: 500, flagged: 200, held: 50 },
    near: { half: 2_500, flagged: 1_000, held: 200 },
    talk: { half: 100, flagged: 8, held: 2 },
    threats: { half: 300, flagged: 20, held: 4 },
    smallTalk: { half: 500, flagged: 60, held: 20 },
  },
  /** Texts about other harm are so large a share of the innocent ones in that mix. */
  strange: 0.4,
  leans: LEANS,
} as const

/** Where it is another: what corpora and tests hold more of. */
const PRIORS: Partial<Record<Head, number>> = { toxic: 0.4, hate: 0.27, threat: 0.12, spam: 0.4, fraud: 0.25 }

/** From this score on clauses ask a person to look. */
const LOOKED_AT = 0.6

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

function learnModel(examples: readonly Example[], random: Random, say: Say): TextModel {
  const vectors = readVectors()
  const known = createWordIndex(vectors.hashes)
  const gathered = gatherTraits(examples, createReadTraits(known), known)
  say(`${examples.length} texts to learn from`)
  const learners = Array.from({ length: RECIPE.learners }, (_, at) => {
    const learner = createLearner(RECIPE.learner, vectors.values, random)
    const loss = learnRounds(learner, gathered, random)
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

/** Logits of texts, by head, from the model as it will ship. */
function weighAll(model: TextModel, texts: readonly string[]): readonly Float64Array[] {
  const lexicon = createLexicon(readDefaultLexicon())
  const read = createTextReading(lexicon, createWordIndex(model.words.hashes))
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

/** Few texts say nothing about rates. */
const LEAST_STRANGERS = 30

/** What lies so near each other that people disagree which it is. */
const NEAR: readonly (readonly Head[])[] = [
  ['fraud', 'spam', 'advertising', 'gambling', 'drugs', 'pyramid'],
  ['hate', 'toxic', 'threat', 'profanity', 'incitement', 'crime-incitement', 'extremism'],
]

/** Texts about each other harm, by what they are about, as chats of their own. */
function strangers(weighed: readonly Float64Array[], kept: readonly Example[], head: number): readonly Chat[] {
  return HEADS.flatMap((name, other) => {
    const logits = weighed.flatMap((all, at) => {
      const { labels, source } = kept[at] ?? { labels: [], source: '' }
      return labels[head] === 0 && labels[other] === 1 && source.startsWith('grammar') ? [all[head] ?? 0] : []
    })
    if (logits.length < LEAST_STRANGERS) return []
    const near = NEAR.some(([first, ...rest]) => HEADS[head] === first && rest.includes(name))
    return [{ logits, ...(near ? RECIPE.budgets.near : RECIPE.budgets.strangers) }]
  })
}

/** Heads that small talk is not asked about: many people judged what they learned from, and small talk has their words in jest. */
const LEARNED_FROM_MANY: readonly Head[] = ['toxic', 'spam', 'profanity']

/**
 * Comments that people wrote to each other, by language, and lines of small talk, where they are innocent of a head that only
 * our own grammars teach: work chat alone is too narrow to say what such a head takes other talk for.
 */
function talks(weighed: readonly Float64Array[], kept: readonly Example[], head: number): readonly Chat[] {
  const { talk, threats, smallTalk } = RECIPE.budgets
  const logitsWhere = (isOne: (example: Example) => boolean): readonly number[] =>
    weighed.flatMap((all, at) => {
      const example = kept[at]
      return example !== undefined && example.labels[head] === 0 && isOne(example) ? [all[head] ?? 0] : []
    })
  const isSmallTalk = ({ source }: Example): boolean => /^grammar (smalltalk|chat)\./.test(source)
  const chats: Chat[] = []
  if (!LEARNED_FROM_MANY.some((name) => name === HEADS[head]))
    chats.push({ logits: logitsWhere(isSmallTalk), ...smallTalk })
  const budget = HEADS[head] === 'threat' ? threats : SELDOM.some((name) => name === HEADS[head]) ? talk : null
  if (budget !== null)
    for (const language of ['en', 'zh'])
      chats.push({
        logits: logitsWhere((example) => example.language === language && COMMENTS.includes(example.source)),
        ...budget,
      })
  return chats.filter(({ logits }) => logits.length >= LEAST_STRANGERS)
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
      const strange = label === 0 && (kept[at]?.labels.some((other) => other === 1) ?? false)
      return label < 0 ? [] : [{ logit: logits[head] ?? 0, label, strange, weight: kept[at]?.weights[head] ?? 0 }]
    })
    const chats: readonly Chat[] = [
      ...work.map((chat) => ({ logits: chat.map((logits) => logits[head] ?? 0), ...budgets.chat })),
      { logits: titles.map((logits) => logits[head] ?? 0), ...budgets.titles },
      ...strangers(weighed, kept, head),
      ...talks(weighed, kept, head),
    ]
    calibration.set(
      calibrateHead(rows, chats, { meant: PRIORS[name] ?? RECIPE.prior, strange: RECIPE.strange }),
      head * 2 * KNOTS,
    )
  })
  return { ...model, calibration }
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
  const learned = learnModel([...plain, ...hidden], random, say)
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

/** Sets the levels of the weights in `out` again, by the same texts that training keeps for it: after a change of priors or budgets. */
export function calibrateText(data: string, out: string, say: Say): void {
  const random = createRandom(RECIPE.seed)
  const contrasts = writeContrasts(random)
  const corpora = splitCorpora(data, createRandom(RECIPE.seed + 1))
  keepModel(calibrateModel(openModel(out), data, [...corpora.kept, ...contrasts.kept]), out, say)
}

function keepModel(model: TextModel, out: string, say: Say): void {
  const bytes = writeModel(model)
  mkdirSync(out, { recursive: true })
  writeFileSync(join(out, 'text-model.bin'), bytes)
  say(`${bytes.length} bytes in ${join(out, 'text-model.bin')}`)
}
