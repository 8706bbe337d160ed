/** Rules alone: how many events a second one core puts through 200 and 1,000 generated rules. */
import { type Event, signalSlot } from '@goodstanding/model'
import { compilePolicy, readPolicy } from '@goodstanding/policy'
import { compare, type Report, type Row, type Target } from '../bench.ts'
import { generateEvents, type MessageEvent } from '../generate/events.ts'
import { addRules, barePolicy } from '../generate/policy.ts'
import { createRandom, type Random } from '../generate/random.ts'
import { type GeneratedRule, generateRules, SCORES, WINDOW_READINGS, WINDOWS } from '../generate/rules.ts'
import { type Contender, measure } from '../measure.ts'
import { createCelRules, type Readings } from '../peers/cel-rules.ts'
import { createJsonRules } from '../peers/json-rules.ts'

const EVENTS = 1_000
const SLOTS = SCORES.map(signalSlot)

function generateReadings(random: Random): Readings {
  return {
    scores: SCORES.map(() => (random.chance(0.08) ? random.next() : 0)),
    windows: WINDOWS.map(() => (random.chance(0.1) ? random.below(WINDOW_READINGS) : random.below(100))),
  }
}

function compileOurs(rules: readonly GeneratedRule[]) {
  const policy = readPolicy(addRules(barePolicy(), rules))
  if (!policy.ok) throw new Error(`The generated policy is refused: ${JSON.stringify(policy.refusal.slice(0, 3))}`)
  const compiled = compilePolicy(policy.value, { mode: 'generated' })
  const type = compiled.types.get('message.send')
  if (type === undefined) throw new Error('No rules on message.send.')
  const out = new Int32Array(type.rules.length)
  const signals = new Float64Array(512)
  const windows = new Float64Array(Math.max(1, compiled.windows.length))
  const places = WINDOWS.map((window) => compiled.windows.findIndex(({ key }) => sameWindow(key, window)))
  return (event: MessageEvent, readings: Readings): number => {
    for (let at = 0; at < SLOTS.length; at++) signals[SLOTS[at] ?? 0] = readings.scores[at] ?? 0
    for (let at = 0; at < places.length; at++) windows[places[at] ?? 0] = readings.windows[at] ?? 0
    return type.first(event.data, event.time, signals, windows, out)
  }
}

/** Whether a canonical definition is that of a window as it was written: the six differ in their keys. */
function sameWindow(definition: string, written: string): boolean {
  return definition.includes(written.slice(written.indexOf('['), written.indexOf(']') + 1))
}

type Match = (event: MessageEvent, readings: Readings) => number | Promise<number>

async function countMatches(match: Match, events: readonly MessageEvent[], readings: readonly Readings[]) {
  let matches = 0
  for (const [at, event] of events.entries()) matches += await match(event, readings[at]!)
  return matches
}

async function compareRules(count: number): Promise<{ readonly rows: readonly Row[]; readonly perSecond: number }> {
  const rules = generateRules(createRandom(1), count)
  const events = generateEvents(createRandom(3), EVENTS, { prefix: 'rules' })
  const random = createRandom(4)
  const readings = events.map(() => generateReadings(random))
  const bodies = events.map((event) => JSON.stringify(event))
  const [ours, cel, json] = [compileOurs(rules), createCelRules(rules), createJsonRules(rules)]
  const sample = events.slice(0, 100)
  const matches = await Promise.all([ours, cel, json].map((match) => countMatches(match, sample, readings)))
  if (new Set(matches).size !== 1) throw new Error(`The engines disagree on which rules match: ${matches.join(', ')}.`)

  const each = (match: (event: MessageEvent, readings: Readings) => unknown) => (times: number) => {
    for (let at = 0; at < times; at++) match(events[at % EVENTS]!, readings[at % EVENTS]!)
  }
  const contenders: readonly Contender[] = [
    { name: 'generated JavaScript', run: each(ours) },
    { name: '@marcbachmann/cel-js', run: each(cel) },
    {
      name: 'json-rules-engine',
      run: async (times) => {
        for (let at = 0; at < times; at++) await json(events[at % EVENTS]!, readings[at % EVENTS]!)
      },
    },
    {
      name: 'JSON.parse of the event',
      run: (times) => {
        for (let at = 0; at < times; at++) JSON.parse(bodies[at % EVENTS]!) as Event
      },
    },
  ]
  const sides = ['ours', 'peer', 'peer', 'reference'] as const
  const measured = await measure(contenders)
  const entries = measured.map((entry, at) => ({ ...entry, side: sides[at] ?? 'peer' }))
  return {
    rows: compare(`${count.toLocaleString('en')} rules`, '/s', entries),
    perSecond: 1e6 / measured[0]!.microseconds,
  }
}

export async function run(): Promise<Report> {
  const few = await compareRules(200)
  const many = await compareRules(1_000)
  const reached: Target = {
    quantity: 'rules alone, 1,000',
    unit: '/s',
    better: 'more',
    must: 250_000,
    target: 1_000_000,
    stretch: 2_500_000,
    reached: many.perSecond,
  }
  return { rows: [...few.rows, ...many.rows], targets: [reached], missing: [] }
}
