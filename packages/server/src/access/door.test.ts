import { networkOf } from '@goodstanding/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createDoor, isOfOurMaking, newToken, OURSELVES } from './door.ts'

const KEY = 'installation-key'
const NOW = 1_000_000

function open(perMinute: number | null = 3) {
  const told: string[] = []
  const isOurs = (token: string) => isOfOurMaking(token, KEY)
  const door = createDoor({ isOurs, perMinute, tell: (outcome) => told.push(outcome) })
  const isLetIn = (address: string, now = NOW): boolean => {
    try {
      door.admit(address, now)
      return true
    } catch {
      return false
    }
  }
  return { door, told, isLetIn }
}

describe('a token of ours', () => {
  it('says so under our key, whole and in one way of writing it only', () => {
    const token = newToken('gss', KEY)
    expect(isOfOurMaking(token, KEY)).toBe(true)
    expect(isOfOurMaking(token, 'other')).toBe(false)
    fc.assert(
      fc.property(fc.nat(token.length - 1), fc.constantFrom('A', 'b', '-', ''), (at, by) => {
        const changed = token.slice(0, at) + by + token.slice(at + 1)
        expect(isOfOurMaking(changed, KEY)).toBe(changed === token)
      }),
    )
    fc.assert(fc.property(fc.string(), (text) => !isOfOurMaking(`gss_${text}`, KEY)))
  })
})

describe('the door', () => {
  it('holds an address up for what failed from there, and lets it in again one by one', () => {
    const { door, told, isLetIn } = open()
    for (let at = 0; at < 3; at++) {
      expect(isLetIn('192.0.2.1')).toBe(true)
      door.fail('192.0.2.1', NOW)
    }
    expect(isLetIn('192.0.2.1')).toBe(false)
    expect(isLetIn('192.0.2.2')).toBe(true)
    expect(isLetIn('192.0.2.1', NOW + 19_999)).toBe(false)
    expect(isLetIn('192.0.2.1', NOW + 20_000)).toBe(true)
    expect(told).toEqual(['failed', 'failed', 'failed', 'refused', 'refused'])
  })

  it('says how long to wait, and never less because the clock went back', () => {
    const { door } = open()
    for (let at = 0; at < 9; at++) door.fail('192.0.2.1', NOW)
    expect(() => door.admit('192.0.2.1', NOW - 5_000)).toThrow(expect.objectContaining({ more: { retryAfter: 20 } }))
  })

  it('forgets what it noted under a clock that was ahead: nobody waits until that comes again', () => {
    const { door, isLetIn } = open()
    const ours = newToken('gsp', KEY)
    const ahead = NOW + 864_000_000
    for (let at = 0; at < 9; at++) door.fail('192.0.2.1', ahead)
    door.admitToken(ours, '192.0.2.1', ahead)
    door.failToken(ours, '192.0.2.1', ahead)
    expect([isLetIn('192.0.2.1', ahead), door.admitToken(ours, '192.0.2.1', ahead)]).toEqual([false, false])
    expect([isLetIn('192.0.2.1'), door.admitToken(ours, '192.0.2.1', NOW)]).toEqual([true, true])
  })

  it('never holds up a token of ours, or one that was good, for what others try from its address', () => {
    const { door, isLetIn } = open()
    const ours = newToken('gst', KEY)
    door.vouch('configured-by-hand', OURSELVES, NOW)
    for (let at = 0; at < 3; at++) {
      expect(door.admitToken(`made-up-${at}`, '192.0.2.1', NOW)).toBe(true)
      door.failToken(`made-up-${at}`, '192.0.2.1', NOW)
    }
    expect(isLetIn('192.0.2.1')).toBe(false)
    expect(() => door.admitToken('made-up', '192.0.2.1', NOW)).toThrow()
    expect(door.admitToken(ours, '192.0.2.1', NOW)).toBe(true)
    expect(door.admitToken('configured-by-hand', '192.0.2.1', NOW)).toBe(true)
    door.failToken('configured-by-hand', '192.0.2.1', NOW)
    expect(() => door.admitToken('configured-by-hand', '192.0.2.1', NOW)).toThrow()
  })

  it('counts what is looked up at the same time, and gives back what was good', () => {
    const { door } = open()
    const admit = (token: string) => () => door.admitToken(token, '192.0.2.1', NOW)
    for (const token of ['a', 'b', 'c']) expect(admit(token)()).toBe(true)
    expect(admit('d')).toThrow()
    door.vouch('a', '192.0.2.1', NOW)
    expect(admit('d')()).toBe(true)
    expect(admit('e')).toThrow()
  })

  it('looks a token of ours that is over up once in a while, and holds it against nobody', () => {
    const { door, isLetIn, told } = open()
    const ended = newToken('gss', KEY)
    for (let at = 0; at < 9; at++) door.failToken(ended, '192.0.2.1', NOW)
    expect(door.admitToken(ended, '192.0.2.1', NOW + 9_999)).toBe(false)
    expect(door.admitToken(ended, '192.0.2.1', NOW + 10_000)).toBe(true)
    expect(isLetIn('192.0.2.1')).toBe(true)
    expect(told).toEqual([])
  })

  it('takes a network for one address, however it is written', () => {
    expect(networkOf('::ffff:192.0.2.1')).toBe('192.0.2.1')
    expect(networkOf('2001:db8:0:7:aaaa::1')).toBe(networkOf('2001:0db8::7:0:1:2:3'))
    expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0')
    expect(networkOf('::1')).toBe('0:0:0:0')
    expect(networkOf(undefined)).toBe('')
    expect(networkOf('2001:db8:1::')).not.toBe(networkOf('2001:db8:2::'))
  })

  it('remembers only so many of them', () => {
    const { door } = open()
    for (let at = 0; at < 20_000; at++) door.fail(`10.${at >> 16}.${(at >> 8) & 255}.${at & 255}`, NOW)
    expect(door.size()).toBe(10_000)
  })

  it('is no obstacle to the product itself', () => {
    const { door, isLetIn } = open()
    for (let at = 0; at < 9; at++) door.fail(OURSELVES, NOW)
    expect(isLetIn(OURSELVES)).toBe(true)
  })

  it('stands open where no limit is set', () => {
    const { door, isLetIn } = open(null)
    for (let at = 0; at < 1_000; at++) door.fail('192.0.2.1', NOW)
    expect(isLetIn('192.0.2.1')).toBe(true)
    expect(door.size()).toBe(0)
  })
})
