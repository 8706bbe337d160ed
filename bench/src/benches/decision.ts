/**
 * The whole decision in process: the shipped policy with 1,000 generated rules and 10,000 generated terms, every detector, window
 * and fact, protected names among them; against the typical stack on the same events. Texts are folded and searched for every
 * term, as the typical stack does; the classifiers have a row of their own. How long the slow ones take stands beside how many fit in a second.
 */
import { createTextDetector } from '@goodstanding/detectors'
import { SignalValues } from '@goodstanding/model'
import { compare, fact, type Report, type Row, type Target } from '../bench.ts'
import { type Decide, openEngine, openLexicon, openModel, RULES, TERMS } from '../engines/open-engine.ts'
import { generateEvents, type MessageEvent, TEXT_LENGTH } from '../generate/events.ts'
import { createRandom } from '../generate/random.ts'
import { generateRules } from '../generate/rules.ts'
import { generateTerms } from '../generate/terms.ts'
import { cpuMicroseconds, type Measured, measure, measureEach, quantile } from '../measure.ts'
import { createTypicalStack } from '../peers/typical-stack.ts'

const EVENTS = 40_000
const EACH = 60_000
/** How many of the first events of a new engine are taken as its first minute: V8 compiles, nobody is known yet. */
const NEW = 10_000
const FEW_RULES = 200

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

/** Once every event was seen, V8 has compiled what is hot and the people of the stream are known, as in a service that runs. */
async function compareThroughput(events: readonly MessageEvent[], decideNext: () => unknown): Promise<readonly Row[]> {
  const terms = generateTerms(createRandom(2), TERMS)
  const typical = (rules: number, by: 'cel-js' | 'json-rules-engine') =>
    createTypicalStack({ rules: generateRules(createRandom(1), rules), terms, by })
  const [classified, unread] = [openEngine('classified', EVENTS), openEngine('unread', EVENTS)]
  for (const engine of [classified, unread]) warm(engine, events)
  const ours = (next: () => unknown) => (times: number) => {
    for (let at = 0; at < times; at++) next()
  }
  const theirs = (stack: ReturnType<typeof typical>) => {
    const next = inTurn(events, stack)
    return async (times: number) => {
      for (let at = 0; at < times; at++) await next()
    }
  }
  const contenders = [
    { side: 'ours', name: 'Goodstanding, every detector but the text classifiers', run: ours(decideNext) },
    { side: 'ours', name: 'Goodstanding with the text classifiers', run: ours(inTurn(events, classified)) },
    { side: 'ours', name: 'Goodstanding, texts not searched for terms', run: ours(inTurn(events, unread)) },
    { side: 'peer', name: `typical stack, ${RULES} rules`, run: theirs(typical(RULES, 'cel-js')) },
    { side: 'peer', name: `typical stack, ${FEW_RULES} rules`, run: theirs(typical(FEW_RULES, 'cel-js')) },
    {
      side: 'peer',
      name: `typical stack with json-rules-engine, ${RULES} rules`,
      run: theirs(typical(RULES, 'json-rules-engine')),
    },
  ] as const
  const measured = await measure(contenders, { rounds: 5, roundMs: 150 })
  const entries = measured.map((entry, at) => ({ ...entry, side: contenders[at]?.side ?? 'peer' }))
  return compare(`one message.send`, 'us', entries)
}

async function measureText(events: readonly MessageEvent[]): Promise<Measured> {
  const detector = createTextDetector(openLexicon(), openModel())
  const sink = new SignalValues()
  const texts = events.map(({ data }) => [{ pointer: '/data/content/text', text: data.content.text }])
  const run = (times: number): void => {
    for (let at = 0; at < times; at++) {
      sink.clear()
      detector.detect(texts[at % EVENTS]!, null, sink)
    }
  }
  // As with the engines: what comes first is compiled, and the words of everyday talk are met, before anything is measured.
  run(EVENTS)
  const [measured] = await measure([{ name: 'text detector', run }])
  return measured!
}

function targetsOf(throughput: number, spent: Float64Array, ratio: number, text: number): readonly Target[] {
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
    { quantity: `text detector, ${TEXT_LENGTH} characters`, ...less, must: 60, target: 25, stretch: 10, reached: text },
  ]
}

export async function run(): Promise<Report> {
  // Strings lie as a parser leaves them, not as the parts they were made of.
  const made = JSON.stringify(generateEvents(createRandom(3), EVENTS, { prefix: 'decision' }))
  const events = JSON.parse(made) as readonly MessageEvent[]
  const decide = openEngine('matched', EVENTS)
  const [first, rest] = warm(decide, events)
  const decideNext = inTurn(events, decide)
  const throughput = await compareThroughput(events, decideNext)
  const effects = { allow: 0, flag: 0, hold: 0, block: 0 }
  const spent = measureEach(EACH, () => {
    effects[decideNext()]++
  })
  const text = await measureText(events)
  const subject = 'one message.send'
  const [ours, , , peer] = throughput
  return {
    rows: [
      ...throughput,
      fact(subject, `the first ${NEW.toLocaleString('en')} of a new engine`, first, 'us'),
      fact(subject, `the next ${(EVENTS - NEW).toLocaleString('en')}, many by people not seen before`, rest, 'us'),
      fact(subject, 'median, CPU', quantile(spent, 0.5), 'us'),
      fact(subject, '99th percentile, CPU', quantile(spent, 0.99), 'us'),
      fact(subject, '99.9th percentile, CPU', quantile(spent, 0.999), 'us'),
      fact(subject, 'share that is not a plain allow', 1 - effects.allow / EACH, 'share'),
      fact(`a text of ${TEXT_LENGTH} characters`, 'text detector alone', text.microseconds, 'us'),
    ],
    targets: targetsOf(ours!.value, spent, peer!.value / ours!.value, text.microseconds),
    missing: [],
  }
}
