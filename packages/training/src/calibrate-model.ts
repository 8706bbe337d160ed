/** Sets the levels of a model's scores: by texts that nothing learned from, and by ordinary talk. */
import { join } from 'node:path'
import {
  CALLS,
  type Classifier,
  createClassifier,
  createLexicon,
  createTextDetector,
  createTextReading,
  createWordIndex,
  DEEDS,
  type Head,
  HEADS,
  KNOTS,
  readDefaultLexicon,
  type TextModel,
} from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { calibrateHead, type Chat, type Judged } from './calibrate.ts'
import type { Example } from './example.ts'
import { COMMENTS, readRows, SELDOM } from './read-corpora.ts'
import { PRIORS, RECIPE } from './recipe.ts'

/** From this score on clauses ask a person to look. */
const LOOKED_AT = 0.6

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
  ['hate', 'toxic', 'threat', 'profanity', ...CALLS],
  DEEDS,
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

/** The model with levels for its scores, by texts that were kept and by the chats of the folder. */
export function calibrateModel(model: TextModel, folder: string, kept: readonly Example[]): TextModel {
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
