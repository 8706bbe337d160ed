import type { WindowDeclaration, WindowKind } from '@goodstanding/policy'
import { describe, expect, it } from 'vitest'
import { createCounterStore } from './create-counter-store.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-24T10:00:00Z')
/** Four words before what follows, an instant of two, and twelve moments. */
const WHOLE = (4 + 2 + 12) * 4

const windows = (['count', 'distinct', 'copies'] satisfies readonly WindowKind[]).map((kind, index) => ({
  index,
  key: `${kind} over an hour`,
  kind,
  durationMs: HOUR,
  durable: false,
}))
const durable: WindowDeclaration = { index: 3, key: 'durable', kind: 'count', durationMs: HOUR, durable: true }

function open() {
  const store = createCounterStore({ seed: 7 })
  store.declare([...windows, durable])
  return store
}

describe('a pack', () => {
  it('takes no room for moments that did not come', () => {
    const store = open()
    for (let at = 0; at < 1_000; at++) store.feed(0, { key: `u${at}` }, START + at)
    const { packed } = store.packDirty(1_000)
    expect(packed?.count).toBe(1_000)
    expect(packed?.bytes.length).toBe((4 + 2 + 1) * 4 * 1_000)
  })

  it('leaves nothing of an older one where its record is shorter', () => {
    const [writing, restored] = [open(), open()]
    const values = ['a', 'b', 'c', 'd', 'e']
    const feed = (after: number) =>
      values.forEach((value, at) => writing.feed(1, { key: 'u1', values: [value] }, START + after + at * 60_000))
    feed(0)
    for (let minute = 0; minute < 12; minute++) writing.feed(0, { key: 'u1' }, START + minute * 60_000)
    const first = writing.packDirty(100).packed
    // All of an hour ago is dropped for the one moment that comes next, and every value is met anew at one instant.
    writing.feed(0, { key: 'u1' }, START + 90 * 60_000)
    writing.feed(1, { key: 'u1', values }, START + 10 * 60_000)
    writing.feed(2, { key: 'u1', text: 'The minutes of the meeting are in the folder that we share.' }, START)
    for (const packed of [first, writing.packDirty(100).packed]) restored.restore(packed ?? NOTHING)
    for (const at of [20, 89, 90, 120].map((minute) => START + minute * 60_000))
      for (const index of [0, 1]) expect(restored.read(index, 'u1', null, at)).toBe(writing.read(index, 'u1', null, at))
    expect(restored.packDirty(1).packed).toBeNull()
  })

  it('is whole where other nodes follow it, which may be of an older product', () => {
    const store = open()
    store.feed(3, { key: 'u1' }, START)
    const packed = store.packChanged()
    expect(packed?.bytes.length).toBe(WHOLE)
    const restored = open()
    restored.restore(packed ?? NOTHING)
    expect(restored.read(3, 'u1', null, START)).toBe(1)
  })
})

const NOTHING = { windows: [], bytes: new Uint8Array() }
