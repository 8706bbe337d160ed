import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isMemberTokenOfOurs, mintMemberToken, readMemberToken } from './read-member-token.ts'

const who = { id: 'u1', organization: 'acme', role: 'member' } as const
const lasting = { now: 1_000_000, ttlSeconds: 60 }

describe('a member token', () => {
  it('speaks for the person, organization and role it was minted for, until it is over', () => {
    const token = mintMemberToken('key', who, lasting)
    expect(readMemberToken('key', token, 1_059_999)).toEqual({ kind: 'member', ...who })
    expect(readMemberToken('key', token, 1_060_000)).toBeNull()
  })

  it('is worth nothing where a clock that was days ahead made it, once that is put back; a node minutes behind takes it', () => {
    const made = { now: 900_000_000, ttlSeconds: 600 }
    const token = mintMemberToken('key', who, made)
    expect(readMemberToken('key', token, made.now - 3_600_000)).not.toBeNull()
    expect(readMemberToken('key', token, made.now - 3_600_001)).toBeNull()
    expect(readMemberToken('key', token, made.now - 10 * 86_400_000)).toBeNull()
  })

  it('is known for ours also when it is over or far ahead, and a forged one is not', () => {
    const token = mintMemberToken('key', who, lasting)
    expect(readMemberToken('key', token, 900_000_000_000)).toBeNull()
    expect(isMemberTokenOfOurs('key', token)).toBe(true)
    expect(isMemberTokenOfOurs('other', token)).toBe(false)
    expect(isMemberTokenOfOurs('key', 'gsm_made.up')).toBe(false)
  })

  it('is worth nothing under another key, or with one character changed', () => {
    const token = mintMemberToken('key', who, lasting)
    expect(readMemberToken('other', token, 1_000_000)).toBeNull()
    fc.assert(
      fc.property(fc.integer({ min: 4, max: token.length - 2 }), (at) => {
        const changed = token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
        expect(readMemberToken('key', changed, 1_000_000)).toBeNull()
      }),
    )
  })

  it('is written in one way only: each begins one session, and another way of writing it would begin another', () => {
    const token = mintMemberToken('key', who, lasting)
    const [payload = '', mac = ''] = token.slice(4).split('.')
    const others = [
      `${token}.`,
      `${token}.more`,
      `${token}=`,
      `${token} `,
      `gsm_${payload}.${Buffer.from(mac, 'base64url').toString('base64')}`,
      `gsm_${payload}.${mac.slice(0, 9)}*${mac.slice(9)}`,
      ...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_').map(
        (last) => token.slice(0, -1) + last,
      ),
    ].filter((other) => other !== token)
    for (const other of others) expect(readMemberToken('key', other, 1_000_000), other).toBeNull()
  })

  it('does not break on strange input', () => {
    fc.assert(
      fc.property(fc.string(), (rest) => {
        expect(readMemberToken('key', `gsm_${rest}`, 1)).toBeNull()
      }),
    )
  })
})
