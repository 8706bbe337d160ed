import type { WindowDeclaration } from '@goodstanding/policy'
import { describe, expect, it } from 'vitest'
import { createCounterStore } from './create-counter-store.ts'

const DAY = 86_400_000
const START = Date.parse('2026-11-24T10:00:00Z')
const WINDOW: WindowDeclaration = { index: 0, key: 'spread', kind: 'spread', durationMs: DAY, durable: false }

function open() {
  const store = createCounterStore({ seed: 7 })
  store.declare([WINDOW])
  let at = 0
  const feed = (key: string, text: string): number => {
    at += 1
    return store.feed(0, { key, text }, START + at * 1_000)
  }
  return { store, feed }
}

const offer = (name: string, number = '138 0013 8000'): string =>
  `Hello ${name}, our warehouse has forty pallets of tools to give away, come early. Call ${number} and ask for the list.`

describe('how far a text has spread', () => {
  it('is under how many keys nearly the same text came, not how often', () => {
    const { feed } = open()
    const names = ['Ann', 'Bo', 'Chen', 'Dara', 'Eli']
    expect(names.map((name, at) => feed(`org-${at}`, offer(name)))).toEqual([1, 2, 3, 4, 5])
    expect(names.map((name) => feed('org-1', offer(name)))).toEqual([5, 5, 5, 5, 5])
  })

  it('is told of texts that name a contact, and apart for each', () => {
    const { feed } = open()
    expect(feed('org-1', 'Happy New Year to all of you and to your families!')).toBe(0)
    const invitation = (id: string): string =>
      `You are invited to a meeting. Join at https://meet.example/j/${id} or from any room system.`
    expect(['a1', 'b2', 'c3'].map((id, at) => feed(`org-${at}`, invitation(id)))).toEqual([1, 1, 1])
    expect([offer('Ann'), offer('Ann', '139 1111 2222')].map((text, at) => feed(`org-${at}`, text))).toEqual([1, 1])
  })

  it('counts the key of a late text beside those of its time, also where the same key sent it again since', () => {
    const { store } = open()
    const feed = (key: string, at: number): number => store.feed(0, { key, text: offer('Ann') }, START + at)
    expect([feed('org-1', 1_000), feed('org-2', DAY / 2), feed('org-3', DAY / 2 + 1_000)]).toEqual([1, 2, 3])
    expect(feed('org-3', 2_000)).toBe(2)
    expect(feed('org-3', 2_000)).toBe(2)
  })

  it('reads the same from a store that was put back, and is over with its time', () => {
    const { store, feed } = open()
    for (const at of [1, 2, 3]) feed(`org-${at}`, offer('Ann'))
    const after = createCounterStore({ seed: 7 })
    after.declare([WINDOW])
    const { packed } = store.packDirty(1_000)
    after.restore(packed ?? { windows: [], bytes: new Uint8Array() })
    for (const one of [store, after]) {
      expect(one.read(0, 'org-9', offer('Bo'), START + 60_000)).toBe(3)
      expect(one.read(0, 'org-9', offer('Bo', '139 1111 2222'), START + 60_000)).toBe(0)
      expect(one.feed(0, { key: 'org-9', text: offer('Bo') }, START + 60_000)).toBe(4)
      expect(one.feed(0, { key: 'org-1', text: offer('Bo') }, START + 2 * DAY)).toBe(1)
    }
  })
})
