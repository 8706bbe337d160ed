/**
 * The whole decision in process: the shipped policy with 1,000 generated rules and 10,000 generated terms, every detector, window
 * and fact, protected names among them; against the typical stack on the same events. How long the slow ones take stands beside how many fit in a second.
 */
import { readFileSync } from 'node:fs'
import {
  createLexicon,
  createTextDetector,
  type LexiconEntry,
  readAgeTable,
  readDefaultLexicon,
} from '@goodstanding/detectors'
import { createDetectorSet, createEngine, createFactMemory, NO_FILES } from '@goodstanding/engine'
import { SignalValues } from '@goodstanding/model'
import { compilePolicy, readPolicy } from '@goodstanding/policy'
import { parse } from 'yaml'
import { compare, fact, type Report, type Row, type Target } from '../bench.ts'
import { generateEvents, type MessageEvent, PEOPLE, STEP_MS, TEXT_LENGTH } from '../generate/events.ts'
import { addRules, shippedPolicy } from '../generate/policy.ts'
import { createRandom } from '../generate/random.ts'
import { COUNTRIES, generateRules, ORGANIZATIONS } from '../generate/rules.ts'
import { readShippedNames } from '../generate/shipped-names.ts'
import { generateTerms } from '../generate/terms.ts'
import { type Measured, measure, measureEach, quantile } from '../measure.ts'
import { createTypicalStack } from '../peers/typical-stack.ts'

const EVENTS = 40_000
const EACH = 60_000
/** Events before the first measurement: enough for V8 to have compiled what is hot. */
const WARM = 10_000
const RULES = 1_000
const FEW_RULES = 200
const TERMS = 10_000
/** Before the same events come again, so much time goes by that every window has emptied. */
const PAUSE_MS = 60 * 86_400_000
const START = Date.parse('2026-11-01T10:00:00Z')
const MINIMUM_AGES = new URL('../../../policies/packs/jurisdiction/minimum-age.yaml', import.meta.url)
/** Generated terms weigh on what the shipped lists know; none alone is enough for a finding. */
const CATEGORIES = ['spam', 'fraud', 'gambling', 'profanity']

function openTextDetector(terms: readonly string[]) {
  const added = terms.map((term, at): LexiconEntry => {
    return { term, category: CATEGORIES[at % CATEGORIES.length] ?? 'spam', weight: 0.3, open: 'closed' }
  })
  return createTextDetector(createLexicon([...readDefaultLexicon(), ...added]))
}

function openFacts(service: { readonly names: readonly string[]; readonly domains: readonly string[] }) {
  const facts = createFactMemory({ service, protectedNames: readShippedNames() })
  for (let at = 0; at < ORGANIZATIONS; at++) {
    const body = {
      name: `Organization ${at}`,
      kind: 'company',
      country: COUNTRIES[at % COUNTRIES.length],
      domains: [`org-${at}.example`],
    }
    facts.apply({ kind: 'organization', id: `org-${at}`, body })
  }
  for (let at = 0; at < PEOPLE; at++) {
    const body = { organization: `org-${at % ORGANIZATIONS}`, kind: 'member', name: `Person ${at}` }
    facts.apply({ kind: 'person', id: `u${at}`, body })
  }
  return facts
}

type Decide = (event: MessageEvent) => 'allow' | 'flag' | 'hold' | 'block'

/** An engine whose events come one after another, though the same are given again and again. */
function openEngine(terms: readonly string[] | null): Decide {
  const read = readPolicy(addRules(shippedPolicy(), generateRules(createRandom(1), RULES)))
  if (!read.ok) throw new Error(`The policy is refused: ${JSON.stringify(read.refusal.slice(0, 3))}`)
  const ages = readAgeTable(parse(readFileSync(MINIMUM_AGES, 'utf8')))
  if (!ages.ok) throw new Error(ages.refusal.message)
  const text = terms === null ? null : openTextDetector(terms).detect
  const engine = createEngine({
    policy: compilePolicy(read.value, { mode: 'generated' }),
    facts: openFacts(read.value.service),
    detectors: createDetectorSet({ text, files: NO_FILES, ages: ages.value }),
  })
  let decided = 0
  return ({ id, source, type, data }) => {
    const time = START + decided * STEP_MS + Math.floor(decided / EVENTS) * PAUSE_MS
    decided++
    const { decision } = engine.decide({ id, source, type, time, data }, 'dec_bench', time)
    if (decision.degraded === true) throw new Error('The engine answered in degraded mode.')
    return decision.effect
  }
}

async function compareThroughput(events: readonly MessageEvent[], decide: Decide): Promise<readonly Row[]> {
  const terms = generateTerms(createRandom(2), TERMS)
  const typical = (rules: number, by: 'cel-js' | 'json-rules-engine') =>
    createTypicalStack({ rules: generateRules(createRandom(1), rules), terms, by })
  const withoutText = openEngine(null)
  for (const engine of [decide, withoutText]) for (const event of events.slice(0, WARM)) engine(event)
  const ours = (engine: Decide) => (times: number) => {
    for (let at = 0; at < times; at++) engine(events[at % EVENTS]!)
  }
  const theirs = (stack: ReturnType<typeof typical>) => async (times: number) => {
    for (let at = 0; at < times; at++) await stack(events[at % EVENTS]!)
  }
  const contenders = [
    { side: 'ours', name: 'Goodstanding, all detectors', run: ours(decide) },
    { side: 'ours', name: 'Goodstanding without the text detector', run: ours(withoutText) },
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
  const detector = openTextDetector(generateTerms(createRandom(2), TERMS))
  const sink = new SignalValues()
  const texts = events.map(({ data }) => [{ pointer: '/data/content/text', text: data.content.text }])
  const run = (times: number): void => {
    for (let at = 0; at < times; at++) {
      sink.clear()
      detector.detect(texts[at % EVENTS]!, null, sink)
    }
  }
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
  const events = generateEvents(createRandom(3), EVENTS, { prefix: 'decision' })
  const decide = openEngine(generateTerms(createRandom(2), TERMS))
  const throughput = await compareThroughput(events, decide)
  const effects = { allow: 0, flag: 0, hold: 0, block: 0 }
  const spent = measureEach(EACH, (at) => {
    effects[decide(events[at % EVENTS]!)]++
  })
  const text = await measureText(events)
  const subject = 'one message.send'
  const [ours, , peer] = throughput
  return {
    rows: [
      ...throughput,
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
