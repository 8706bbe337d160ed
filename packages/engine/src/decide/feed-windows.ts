/** Feeds an event into its windows and reads those that its rules ask for. */
import type { Event } from '@goodstanding/model'
import type { CompiledType, WindowInput, WindowKey } from '@goodstanding/policy'
import type { CounterStore, KeyAt } from '../counters/counter-store.ts'

/** What the windows of the present event have come to; used again for the next. */
export type Fed = {
  /** Grows with every event: what was written at another count is of another event. */
  event: number
  /** By key of the type: the event it was worked out for, and its hash. */
  readonly hashedAt: Float64Array
  readonly highs: Int32Array
  readonly lows: Int32Array
  /** 1 where the key is whole. */
  readonly whole: Uint8Array
  /** By window: the event that fed it, with which text and to what reading. */
  readonly fedAt: Float64Array
  readonly texts: (string | null)[]
  readonly readings: Float64Array
  /** By feed of the type: what it adds; null: nothing. */
  readonly inputs: (WindowInput | null)[]
  /** By read of the type: 1 where it is wanted though the event did not feed it. */
  readonly wanted: Uint8Array
  /** Of what `touch` answered: it is of no use but that it was asked for. */
  touched: number
  readonly at: KeyAt
  readonly counters: CounterStore
  /** What the event says. */
  data: unknown
}

/** How many of something the type has that has the most. */
export function mostOf(types: readonly CompiledType[], ofType: (type: CompiledType) => readonly unknown[]): number {
  return Math.max(0, ...types.map((type) => ofType(type).length))
}

/** `windows`: how many were declared. */
export function createFed(counters: CounterStore, types: readonly CompiledType[], windows: number): Fed {
  const keys = mostOf(types, (type) => type.keys)
  const feeds = mostOf(types, (type) => type.feeds)
  return {
    counters,
    data: null,
    event: 0,
    hashedAt: new Float64Array(keys),
    highs: new Int32Array(keys),
    lows: new Int32Array(keys),
    whole: new Uint8Array(keys),
    fedAt: new Float64Array(windows),
    texts: new Array<string | null>(windows).fill(null),
    readings: new Float64Array(windows),
    inputs: new Array<WindowInput | null>(feeds).fill(null),
    wanted: new Uint8Array(mostOf(types, (type) => type.reads)),
    touched: 0,
    at: { high: 0, low: 0, time: 0 },
  }
}

type Places = { readonly signals: Float64Array; readonly readings: Float64Array }

/** `signals`: values by slot. Writes every reading that the type's rules use into `readings`. */
export function feedWindows(event: Event, type: CompiledType, fed: Fed, { signals, readings }: Places): void {
  const { data, time } = event
  const { at, counters, inputs, wanted } = fed
  fed.event++
  fed.data = data
  at.time = time
  for (const { window } of type.reads) readings[window] = 0
  const { feeds } = type
  for (let index = 0; index < feeds.length; index++) {
    const feed = feeds[index]
    inputs[index] = feed !== undefined && findKey(fed, type.keys, feed.key) ? feed.feed(data, time, signals) : null
  }
  type.wanted(data, time, signals, wanted)
  fed.touched = touchAll(fed, type)
  for (let index = 0; index < feeds.length; index++) {
    const feed = feeds[index]
    const input = inputs[index] ?? null
    if (feed === undefined || input === null || !findKey(fed, type.keys, feed.key)) continue
    const { window } = feed
    fed.fedAt[window] = fed.event
    fed.texts[window] = input.text ?? null
    fed.readings[window] = counters.feedAt(window, at, input)
  }
  const { reads } = type
  for (let index = 0; index < reads.length; index++) {
    const read = reads[index]
    if (read === undefined) continue
    const { window, text } = read
    if (fed.fedAt[window] === fed.event && (text === null || fed.texts[window] === text(data))) {
      readings[window] = fed.readings[window] ?? 0
    } else if (wanted[index] === 1 && findKey(fed, type.keys, read.key)) {
      readings[window] = counters.readAt(window, at, text === null ? null : text(data))
    }
  }
}

/** Records lie far apart in memory: asked for one after another before any is needed, they come together. */
function touchAll(fed: Fed, { feeds, reads, keys }: CompiledType): number {
  const { at, counters, inputs, wanted } = fed
  let touched = 0
  for (let index = 0; index < feeds.length; index++) {
    const feed = feeds[index]
    if (feed === undefined || inputs[index] === null) continue
    findKey(fed, keys, feed.key)
    touched ^= counters.touchAt(feed.window, at)
  }
  for (let index = 0; index < reads.length; index++) {
    const read = reads[index]
    if (read === undefined || wanted[index] === 0) continue
    if (findKey(fed, keys, read.key)) touched ^= counters.touchAt(read.window, at)
  }
  return touched
}

/** Puts the hash of a key into `fed.at`, worked out when it is first asked for; false when the key is not whole. */
function findKey(fed: Fed, keys: readonly WindowKey[], index: number): boolean {
  const { at } = fed
  if (fed.hashedAt[index] === fed.event) {
    at.high = fed.highs[index] ?? 0
    at.low = fed.lows[index] ?? 0
    return fed.whole[index] === 1
  }
  const key = keys[index]?.(fed.data) ?? null
  fed.hashedAt[index] = fed.event
  fed.whole[index] = key === null ? 0 : 1
  if (key === null) return false
  fed.counters.hashKey(key, at)
  fed.highs[index] = at.high
  fed.lows[index] = at.low
  return true
}
