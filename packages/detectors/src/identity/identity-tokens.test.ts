/** Numbers of phones that are stated with their country, without one, or with what is dialled before them within it. */
import { describe, expect, it } from 'vitest'
import { identityTokens, MAY_BE_ONE, weighIdentity } from './identity-tokens.ts'

type Stated = readonly [phone: string, country: string | null]
const identityOf = ([phone, country]: Stated) =>
  identityTokens(
    { email: null, phone, documentNumber: null, device: null, name: null, birthDate: null, country },
    (kind, canonical) => `${kind} ${canonical}`,
  )
const shared = (now: Stated, then: Stated): boolean =>
  weighIdentity(identityOf(now), new Set(identityOf(then).map(({ token }) => token))).weight >= MAY_BE_ONE

describe('a phone', () => {
  const NUMBERS: readonly (readonly [Stated, Stated])[] = [
    [
      ['+86 138 0013 8000', null],
      ['138 0013 8000', 'CN'],
    ],
    [
      ['138 0013 8000', null],
      ['13800138000', null],
    ],
    [
      ['138 0013 8000', null],
      ['+8613800138000', null],
    ],
    [
      ['+8613800138000', null],
      ['138-0013-8000', null],
    ],
    [
      ['138 0013 8000', 'CN'],
      ['13800138000', null],
    ],
    [
      ['0151 23456789', null],
      ['+49 151 23456789', null],
    ],
    [
      ['+49 151 23456789', null],
      ['0151 23456789', null],
    ],
  ]
  it.each(NUMBERS)('is the same as it was, whoever stated its country: %j and %j', (now, then) => {
    expect(shared(now, then)).toBe(true)
  })
  const OTHERS: readonly (readonly [Stated, Stated])[] = [
    [
      ['+8613800138000', null],
      ['+8613800138001', null],
    ],
    [
      ['+447911123456', null],
      ['+17911123456', null],
    ],
    [
      ['79461234', null],
      ['79461234', null],
    ],
    [
      ['no number', null],
      ['no number', null],
    ],
    [
      ['call 138 0013 8000 now', null],
      ['+8613800138000', null],
    ],
  ]
  it.each(OTHERS)('is another one, or too short to tell: %j and %j', (now, then) => {
    expect(shared(now, then)).toBe(false)
  })
})
