import type { WindowDeclaration, WindowKind } from '@goodstanding/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CounterStore } from './counter-store.ts'
import { createCounterStore } from './create-counter-store.ts'

const START = Date.parse('2026-11-24T10:00:00Z')
const DAY = 86_400_000
const MONTH = 30 * DAY
/** As long as a step of a month is, and more: moments in one step are one. */
const APART = 90_000
const KEY = 'acme → x-1'

const declaration = (kind: WindowKind, durable = true, index = 0): WindowDeclaration => ({
  index,
  key: `${kind} of ${durable ? 'what is stored' : 'what is packed'}`,
  kind,
  durationMs: MONTH,
  durable,
})

function nodesOf(...windows: readonly WindowDeclaration[]): readonly [CounterStore, CounterStore] {
  const [here, there] = [createCounterStore({ seed: 7 }), createCounterStore({ seed: 7 })]
  for (const node of [here, there]) node.declare(windows)
  return [here, there]
}

/** What a node stores with its decision, for the other to find. */
function stored(node: CounterStore) {
  const packed = node.packChanged()
  if (packed === null) throw new Error('Nothing changed.')
  // As bytes from a database lie, on no whole word.
  const bytes = Buffer.concat([Buffer.alloc(1), packed.bytes]).subarray(1)
  return { windows: packed.windows, bytes }
}

const turn = fc.record({
  node: fc.integer({ min: 0, max: 1 }),
  gap: fc.integer({ min: APART, max: 3 * DAY }),
  /** Whether each then hears of the other, the latest or everything anew. */
  heard: fc.constantFrom('nothing', 'latest', 'all'),
})

describe('counts of two nodes', () => {
  it('are those of one while there is room for every moment, in whatever order and however often they are told', () => {
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 12 }), (turns) => {
        const nodes = nodesOf(declaration('count'))
        const one = createCounterStore({ seed: 7 })
        one.declare([declaration('count')])
        const packs = nodes.map((): ReturnType<typeof stored>[] => [])
        const tell = (which: 'latest' | 'all') => {
          for (const [at, node] of nodes.entries())
            for (const pack of packs[1 - at]?.slice(which === 'all' ? 0 : -1) ?? []) node.join(pack)
        }
        let time = START
        for (const { node, gap, heard } of turns) {
          time += gap
          one.feed(0, { key: KEY }, time)
          const reading = nodes[node]?.feed(0, { key: KEY }, time) ?? 0
          expect(reading).toBeLessThanOrEqual(one.read(0, KEY, null, time))
          packs[node]?.push(stored(nodes[node] ?? one))
          if (heard !== 'nothing') tell(heard)
        }
        tell('all')
        for (const node of nodes) expect(node.read(0, KEY, null, time)).toBe(one.read(0, KEY, null, time))
      }),
      { numRuns: 300 },
    )
  })

  it('go on from one another where a key has more moments than its record has room for, and none of both is counted twice', () => {
    fc.assert(
      fc.property(fc.array(turn, { minLength: 13, maxLength: 60 }), (turns) => {
        const nodes = nodesOf(declaration('count'))
        const own = [0, 0]
        let time = START
        for (const { node, gap, heard } of turns) {
          time += Math.round(gap / 60)
          const [active, other] = node === 0 ? nodes : ([nodes[1], nodes[0]] as const)
          active.feed(0, { key: KEY }, time)
          own[node] = (own[node] ?? 0) + 1
          const pack = stored(active)
          if (heard !== 'nothing') other.join(pack)
        }
        for (const [at, node] of nodes.entries()) {
          const reading = node.read(0, KEY, null, time)
          expect(reading).toBeGreaterThanOrEqual(own[at] ?? 0)
          expect(reading).toBeLessThanOrEqual(turns.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('count nothing twice where what one knows makes room among what both know', () => {
    const [here, there] = nodesOf(declaration('count'))
    let time = START
    const feed = (node: CounterStore, ...gaps: readonly number[]) => {
      for (const gap of gaps) node.feed(0, { key: KEY }, (time += gap * APART))
      return stored(node)
    }
    feed(here, 0, 2, 2, 2)
    feed(there, 2, 1)
    there.join(feed(here, 1, 1, 1))
    feed(here, 1, 1, 1, 1)
    here.join(feed(there, 1))
    expect(here.read(0, KEY, null, time)).toBe(14)
  })

  it('are whole where one node follows the other and then takes over, however many moments there are', () => {
    const [here, there] = nodesOf(declaration('count'))
    let time = START
    for (let turn = 0; turn < 40; turn++) {
      const [active, other] = turn < 20 || turn >= 30 ? [here, there] : [there, here]
      time += 3 * APART
      expect(active.feed(0, { key: KEY }, time)).toBe(turn + 1)
      other.join(stored(active))
    }
  })

  it('know of a key that was seen elsewhere', () => {
    const [here, there] = nodesOf(declaration('first-seen'))
    expect(here.feed(0, { key: KEY }, START)).toBe(1)
    there.join(stored(here))
    expect([there.read(0, KEY, null, START + DAY), there.read(0, 'another', null, START + DAY)]).toEqual([0, 1])
  })

  it('are told of windows that are stored with decisions, and count or remember', () => {
    const windows = (['count', 'first-seen', 'distinct', 'copies'] as const).flatMap((kind, at) => [
      declaration(kind, true, 2 * at),
      declaration(kind, false, 2 * at + 1),
    ])
    const [here, there] = nodesOf(...windows)
    expect(here.joined()).toEqual(['count of what is stored', 'first-seen of what is stored'])
    for (const { index } of windows) here.feed(index, { key: KEY, values: ['a'], text: 'A text of some words' }, START)
    here.markAll()
    const { packed } = here.packDirty(100)
    there.join(packed ?? { windows: [], bytes: new Uint8Array() })
    const read = windows.map(({ index }) => there.read(index, KEY, 'A text of some words', START))
    expect(read).toEqual([1, 0, 0, 1, 0, 0, 0, 0])
    expect(there.stats().dirty).toBe(0)
  })

  it('are joined as well where a node finds the packs of several at its start', () => {
    const [here, there] = nodesOf(declaration('count'))
    here.feed(0, { key: KEY }, START)
    there.feed(0, { key: KEY }, START + APART)
    there.feed(0, { key: KEY }, START + 2 * APART)
    const [started] = nodesOf(declaration('count'))
    for (const pack of [stored(there), stored(here)]) started.restore(pack)
    expect(started.read(0, KEY, null, START + DAY)).toBe(3)
  })
})
