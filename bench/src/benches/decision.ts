/**
 * The whole decision in process: the shipped policy with 1,000 generated rules and 10,000 generated terms, every detector, window
 * and fact, protected names among them; against the typical stack on the same events. Texts are folded and searched for every
 * term, as the typical stack does; the classifiers have a row of their own. How long the slow ones take stands beside how many fit in a second.
 */
import { createTextDetector, createTextReading, createWordIndex } from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { measureAlone } from '../alone/start-contenders.ts'
import { compare, fact, type Report, type Target } from '../bench.ts'
import {
  type Decide,
  openEngine,
  openLexicon,
  openModel,
  RULES,
  TERMS,
  type TextReading,
} from '../engines/open-engine.ts'
import { generateEvents, type MessageEvent, TEXT_LENGTH } from '../generate/events.ts'
import { createRandom } from '../generate/random.ts'
import { generateRules } from '../generate/rules.ts'
import { generateTerms } from '../generate/terms.ts'
import { type Contender, cpuMicroseconds, measureEach, quantile } from '../measure.ts'
import { createTypicalStack } from '../peers/typical-stack.ts'

const EVENTS = 40_000
const EACH = 60_000
/** How many of the first events of a new engine are taken as its first minute: V8 compiles, nobody is known yet. */
const NEW = 10_000
const FEW_RULES = 200
const LONG_TEXT = 4_000

/** CPU microseconds an event of a new engine: of its first events, and of the others up to the last. */
function warm(decide: Decide, events: readonly MessageEvent[]): readonly [number, number] {
  const run = (from: number, to: number): number => {
    const before = cpuMicroseconds()
    for (const event of events.slice(from, to)) decide(event)
    return (cpuMicroseconds() - before) / (to - from)
  }
  return [run(0, NEW), run(NEW, events.length)]
}

/**
 * Gives an engine the events in turn, from where the last round left off: begun anew, every round would send what was just sent,
 * and measure what repeated messages take.
 */
function inTurn<Answer>(events: readonly MessageEvent[], decide: (event: MessageEvent) => Answer): () => Answer {
  let at = 0
  return () => decide(events[at++ % EVENTS]!)
}

/** Strings lie as a parser leaves them, not as the parts they were made of. */
function generate(): readonly MessageEvent[] {
  const made = JSON.stringify(generateEvents(createRandom(3), EVENTS, { prefix: 'decision' }))
  return JSON.parse(made) as readonly MessageEvent[]
}

/** Once every event was seen, V8 has compiled what is hot and the people of the stream are known, as in a service that runs. */
function ours(name: string, reading: TextReading): Contender {
  const events = generate()
  const engine = openEngine(reading, EVENTS)
  warm(engine, events)
  const next = inTurn(events, engine)
  return {
    name,
    run: (times) => {
      for (let at = 0; at < times; at++) next()
    },
  }
}

function typical(name: string, rules: number, by: 'cel-js' | 'json-rules-engine'): Contender {
  const terms = generateTerms(createRandom(2), TERMS)
  const next = inTurn(generate(), createTypicalStack({ rules: generateRules(createRandom(1), rules), terms, by }))
  return {
    name,
    run: async (times) => {
      for (let at = 0; at < times; at++) await next()
    },
  }
}

/** Does something with the texts of the events, or with as many of them together as fill the length. */
function eachText(name: string, length: number, read: (text: string) => unknown): Contender {
  const sent = generate().map(({ data }) => data.content.text)
  const together = length / TEXT_LENGTH
  const texts = Array.from({ length: EVENTS / together }, (_, at) => {
    const text = sent.slice(at * together, (at + 1) * together).join('')
    return Buffer.from(text).toString()
  })
  let at = 0
  const run = (times: number): void => {
    for (const end = at + times; at < end; at++) read(texts[at % texts.length]!)
  }
  run(texts.length)
  return { name, run }
}

function detectIn(name: string, length: number): Contender {
  const detector = createTextDetector(openLexicon(), openModel())
  const sink = new SignalValues()
  return eachText(name, length, (text) => {
    sink.clear()
    detector.detect([{ pointer: '/data/content/text', text }], null, sink)
  })
}

/** What a text takes before any classifier: folded, slips mended, its terms and structure found. */
function readOnly(name: string, length: number): Contender {
  return eachText(name, length, createTextReading(openLexicon(), createWordIndex(openModel().words.hashes)))
}

const PRODUCT = 'Goodstanding, every detector but the text classifiers'
const CLASSIFIED = 'Goodstanding with the text classifiers'
const UNREAD = 'Goodstanding, texts not searched for terms'
const TYPICAL = `typical stack, ${RULES} rules`
const TYPICAL_FEW = `typical stack, ${FEW_RULES} rules`
const TYPICAL_JSON = `typical stack with json-rules-engine, ${RULES} rules`
const LENGTHS = [TEXT_LENGTH, LONG_TEXT] as const
const CLASSIFYING = {
  [TEXT_LENGTH]: { must: 60, target: 25, stretch: 10 },
  [LONG_TEXT]: { must: 200, target: 200, stretch: 100 },
} as const
const detectorOf = (length: number): string => `text detector, ${length}`
const readingOf = (length: number): string => `text read, ${length}`

/** By name; each is measured in a process of its own. */
export const contenders: Readonly<Record<string, () => Contender>> = {
  [PRODUCT]: () => ours(PRODUCT, 'matched'),
  [CLASSIFIED]: () => ours(CLASSIFIED, 'classified'),
  [UNREAD]: () => ours(UNREAD, 'unread'),
  [TYPICAL]: () => typical(TYPICAL, RULES, 'cel-js'),
  [TYPICAL_FEW]: () => typical(TYPICAL_FEW, FEW_RULES, 'cel-js'),
  [TYPICAL_JSON]: () => typical(TYPICAL_JSON, RULES, 'json-rules-engine'),
  ...Object.fromEntries(
    LENGTHS.flatMap((length) => [
      [detectorOf(length), () => detectIn(detectorOf(length), length)],
      [readingOf(length), () => readOnly(readingOf(length), length)],
    ]),
  ),
}

type Reached = {
  readonly throughput: number
  readonly spent: Float64Array
  readonly ratio: number
  /** What classifies a text that has been read, by its length. */
  readonly classifying: (length: number) => number
}

function targetsOf({ throughput, spent, ratio, classifying }: Reached): readonly Target[] {
  const [p99, p999] = [quantile(spent, 0.99), quantile(spent, 0.999)]
  const less = { unit: 'us', better: 'less' } as const
  return [
    {
      quantity: 'decisions in process',
      unit: '/s',
      better: 'more',
      must: 50_000,
      target: 100_000,
      stretch: 180_000,
      reached: 1e6 / throughput,
    },
    { quantity: 'decision, p99', ...less, must: 200, target: 40, stretch: 20, reached: p99 },
    { quantity: 'decision, p99.9', ...less, must: 1_000, target: 100, stretch: 60, reached: p999 },
    { quantity: 'typical stack / ours', unit: 'x', better: 'more', must: 5, target: 10, stretch: 20, reached: ratio },
    // Reading is in the decision above, as it is in the typical stack's: counted here too, it would be counted twice. The whole detector
    // stands among the facts.
    ...LENGTHS.map((length) => ({
      quantity: `text classifiers on the folded text, ${length.toLocaleString('en')} characters`,
      ...less,
      ...CLASSIFYING[length],
      reached: classifying(length),
    })),
  ]
}

export async function run(): Promise<Report> {
  const names = Object.keys(contenders)
  const engines = names.filter((name) => name.startsWith('Goodstanding') || name.startsWith('typical'))
  const measured = await measureAlone('decision', names, { rounds: 7, roundMs: 300 })
  const spentBy = (name: string): number => measured.find((one) => one.name === name)?.microseconds ?? Number.NaN
  const subject = 'one message.send'
  const throughput = compare(
    subject,
    'us',
    engines.map((name) => ({
      side: name.startsWith('Goodstanding') ? 'ours' : 'peer',
      name,
      microseconds: spentBy(name),
    })),
  )
  const events = generate()
  const decide = openEngine('matched', EVENTS)
  const [first, rest] = warm(decide, events)
  const decideNext = inTurn(events, decide)
  const effects = { allow: 0, flag: 0, hold: 0, block: 0 }
  const spent = measureEach(EACH, () => {
    effects[decideNext()]++
  })
  return {
    rows: [
      ...throughput,
      fact(subject, `the first ${NEW.toLocaleString('en')} of a new engine`, first, 'us'),
      fact(subject, `the next ${(EVENTS - NEW).toLocaleString('en')}, many by people not seen before`, rest, 'us'),
      fact(subject, 'median, CPU', quantile(spent, 0.5), 'us'),
      fact(subject, '99th percentile, CPU', quantile(spent, 0.99), 'us'),
      fact(subject, '99.9th percentile, CPU', quantile(spent, 0.999), 'us'),
      fact(subject, 'share that is not a plain allow', 1 - effects.allow / EACH, 'share'),
      ...LENGTHS.flatMap((length) => {
        const text = `a text of ${length.toLocaleString('en')} characters`
        return [
          fact(text, 'text detector alone', spentBy(detectorOf(length)), 'us'),
          fact(text, 'of it: folded, slips mended, terms and structure found', spentBy(readingOf(length)), 'us'),
        ]
      }),
    ],
    targets: targetsOf({
      throughput: spentBy(PRODUCT),
      spent,
      ratio: spentBy(TYPICAL) / spentBy(PRODUCT),
      classifying: (length) => spentBy(detectorOf(length)) - spentBy(readingOf(length)),
    }),
    missing: [],
  }
}
