import { describe, expect, it } from 'vitest'
import { createRecentKeys } from './recent-keys.ts'

const START = Date.parse('2026-11-24T10:00:00Z')
const decision = (n: number) => new Uint8Array(16).fill(n)
const key = (id: string, low = 1) => ({ source: 's', id, body: { high: -7, low } })

describe('recent keys', () => {
  it('answer the first decision to the same event, and tell another body', () => {
    const keys = createRecentKeys({ seed: 5 })
    expect(keys.find(key('e1'))).toEqual({ kind: 'new' })
    keys.remember(key('e1'), decision(7), START)
    expect(keys.find(key('e1'))).toEqual({ kind: 'same', decision: decision(7) })
    expect(keys.find(key('e1', 2))).toEqual({ kind: 'reused' })
    expect(keys.find({ ...key('e1'), source: 't' })).toEqual({ kind: 'new' })
  })

  it('live at least ten minutes and at most as long as two generations', () => {
    const keys = createRecentKeys()
    const later = (minutes: number) => START + minutes * 60_000
    keys.remember(key('e1'), decision(1), START)
    keys.remember(key('e2'), decision(2), later(11))
    expect(keys.find(key('e1')).kind).toBe('same')
    keys.remember(key('e3'), decision(3), later(22))
    expect(keys.find(key('e1')).kind).toBe('new')
    expect(keys.find(key('e2')).kind).toBe('same')
    expect(keys.stats()).toMatchObject({ keys: 2, droppedEarly: 0 })
  })

  it('say when a flood made them forget early', () => {
    const keys = createRecentKeys({ keys: 100 })
    for (let at = 0; at < 1_000; at++) keys.remember(key(`e${at}`), decision(1), START)
    expect(keys.stats().droppedEarly).toBeGreaterThan(0)
    expect(keys.find(key('e999')).kind).toBe('same')
  })
})
