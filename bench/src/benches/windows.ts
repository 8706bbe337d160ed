/** Counting in windows: six counters an event, a million actors, and what happens when memory runs out. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { WindowDeclaration } from '@goodstanding/policy'
import { compare, fact, type Report, type Row } from '../bench.ts'
import { generateEvents, STEP_MS } from '../generate/events.ts'
import { createRandom } from '../generate/random.ts'
import { measure, measureEach, quantile } from '../measure.ts'
import { countTypically, createLimiters, keysOf } from '../peers/typical-stack.ts'
import { createCounterStore } from '@goodstanding/engine'

const EVENTS = 20_000
const ACTORS = 1_000_000
const HOUR = 3_600_000
const START = Date.parse('2026-11-01T10:00:00Z')
/** Far too little for a million actors, so that the store must drop what still counts. */
const TIGHT_BYTES = 16 * 1024 * 1024

function declare(count: number): readonly WindowDeclaration[] {
  return Array.from({ length: count }, (_, index) => ({
    index,
    key: `bench ${index}`,
    kind: 'count',
    durationMs: HOUR,
    durable: false,
  }))
}

function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
}

function bytesHeld(): number {
  collectGarbage()
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + Math.max(external, arrayBuffers)
}

async function compareSixCounters(): Promise<readonly Row[]> {
  const events = generateEvents(createRandom(3), EVENTS, { prefix: 'windows' })
  const store = createCounterStore()
  store.declare(declare(6))
  const limiters = createLimiters()
  let fed = 0
  const contenders = [
    {
      name: 'typed records',
      run: (times: number) => {
        for (let at = 0; at < times; at++) {
          const keys = keysOf(events[fed++ % EVENTS]!)
          for (let window = 0; window < 6; window++) store.feed(window, { key: keys[window]! }, START + fed * STEP_MS)
        }
      },
    },
    {
      name: 'rate-limiter-flexible, in memory',
      run: async (times: number) => {
        for (let at = 0; at < times; at++) await countTypically(limiters, events[at % EVENTS]!)
      },
    },
  ]
  const [ours, peer] = await measure(contenders)
  return compare('six counters an event', 'us', [
    { side: 'ours', ...ours! },
    { side: 'peer', ...peer! },
  ])
}

function countMillion(): readonly Row[] {
  const before = bytesHeld()
  const store = createCounterStore()
  store.declare(declare(1))
  const spent = measureEach(ACTORS, (at) => store.feed(0, { key: `actor-${at}` }, START + at))
  const held = bytesHeld() - before
  const { records, bytesPerRecord, evicted } = store.stats()
  const subject = '1,000,000 distinct actors'
  return [
    fact(subject, 'bytes of memory for an actor', held / ACTORS, 'bytes'),
    fact(subject, 'bytes for a record, by its own metric', bytesPerRecord, 'bytes'),
    fact(subject, 'records kept', records, 'count'),
    fact(subject, 'evicted', evicted, 'count'),
    fact(subject, 'median count, CPU', quantile(spent, 0.5), 'us'),
    fact(subject, 'slowest count, CPU', quantile(spent, 1), 'us'),
  ]
}

async function countMillionTypically(): Promise<readonly Row[]> {
  const before = bytesHeld()
  const [limiter] = createLimiters()
  let slowest = 0
  for (let at = 0; at < ACTORS; at++) {
    const started = process.cpuUsage()
    await limiter!.consume(`actor-${at}`)
    const { user, system } = process.cpuUsage(started)
    slowest = Math.max(slowest, user + system)
  }
  const subject = '1,000,000 distinct actors'
  const row = { subject, side: 'peer', ratio: null, note: 'rate-limiter-flexible' } as const
  return [
    { ...row, name: 'bytes of memory for an actor', value: (bytesHeld() - before) / ACTORS, unit: 'bytes' },
    { ...row, name: 'slowest count, CPU', value: slowest, unit: 'us' },
  ]
}

function runOutOfMemory(): readonly Row[] {
  const store = createCounterStore({ maxBytes: TIGHT_BYTES })
  store.declare(declare(1))
  for (let at = 0; at < ACTORS; at++) store.feed(0, { key: `actor-${at}` }, START + at)
  const { records, bytes, evicted } = store.stats()
  const subject = 'the same in 16 MiB'
  return [
    fact(subject, 'memory of all records', bytes / 1024 / 1024, 'MiB'),
    fact(subject, 'records kept', records, 'count'),
    fact(subject, 'evicted and counted as such', evicted, 'count'),
  ]
}

export async function run(): Promise<Report> {
  const six = await compareSixCounters()
  return {
    rows: [...six, ...countMillion(), ...(await countMillionTypically()), ...runOutOfMemory()],
    targets: [],
    missing: [],
  }
}
