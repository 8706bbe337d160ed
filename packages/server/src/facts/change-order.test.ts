import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createChangeOrder } from './change-order.ts'

describe('the order of changes', () => {
  it('puts what the feed tells in force, and each change once', () => {
    const order = createChangeOrder(0)
    expect(order.told('a', 1)).toBe(true)
    expect(order.made('a', 2)).toBe(true)
    expect(order.told('a', 2)).toBe(false)
    expect(order.told('a', 3)).toBe(true)
  })

  it('does not bring back what was withdrawn here before its putting was read', () => {
    const order = createChangeOrder(0)
    expect(order.made('a', 1)).toBe(true)
    expect(order.made('a', 2)).toBe(true)
    expect(order.told('a', 1)).toBe(false)
    expect(order.told('a', 2)).toBe(false)
  })

  it('takes no change of its own that the feed told before its commit was heard of', () => {
    const order = createChangeOrder(4)
    expect(order.made('a', 3)).toBe(false)
    order.told('b', 6)
    expect(order.made('a', 5)).toBe(false)
  })

  it('follows another node over a change of its own that the feed no longer tells', () => {
    const order = createChangeOrder(0)
    order.made('a', 1)
    expect(order.told('a', 2)).toBe(true)
    expect(order.told('a', 3)).toBe(true)
  })

  it('takes nothing that came before everything was loaded anew, and goes on behind it', () => {
    const order = createChangeOrder(0)
    order.made('own', 7)
    expect(order.made('loaded', 5)).toBe(true)
    expect(order.made('own', 5)).toBe(false)
    expect(order.made('loaded', 4)).toBe(false)
    order.loaded(5)
    expect(order.made('other', 5)).toBe(false)
    expect(order.told('loaded', 6)).toBe(true)
    expect(order.told('own', 7)).toBe(false)
  })

  it('never goes back, in whatever order own commits are heard of, and ends where the feed ends', () => {
    const change = fc.record({
      thing: fc.constantFrom('a', 'b', 'c'),
      own: fc.boolean(),
      /** After how many further changes this node hears of its own commit. */
      late: fc.nat(4),
      /** How many changes the feed is read on by afterwards. */
      read: fc.nat(3),
    })
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const order = createChangeOrder(0)
        const inForce = new Map<string, number>()
        const put = (thing: string, position: number): void => {
          expect(position).toBeGreaterThan(inForce.get(thing) ?? 0)
          inForce.set(thing, position)
        }
        let heard: { thing: string; position: number; at: number }[] = []
        let read = 0
        const tell = (upTo: number): void => {
          for (; read < upTo; read++) {
            const { thing } = changes[read] ?? { thing: '' }
            if (order.told(thing, read + 1)) put(thing, read + 1)
          }
        }
        for (const [at, { thing, own, late, read: further }] of changes.entries()) {
          if (own) heard.push({ thing, position: at + 1, at: at + late })
          for (const made of heard.filter((one) => one.at <= at))
            if (order.made(made.thing, made.position)) put(made.thing, made.position)
          heard = heard.filter((one) => one.at > at)
          tell(Math.min(at + 1, read + further))
        }
        tell(changes.length)
        for (const { thing, position } of heard) expect(order.made(thing, position)).toBe(false)
        const last = new Map(changes.map(({ thing }, at) => [thing, at + 1]))
        expect(inForce).toEqual(last)
      }),
    )
  })
})
