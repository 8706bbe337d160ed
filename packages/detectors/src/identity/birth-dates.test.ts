import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { identityTokens, type MakeToken, MAY_BE_ONE, weighIdentity } from './identity-tokens.ts'

const make: MakeToken = (kind, canonical) => createHash('sha256').update(`${kind}:${canonical}`).digest('base64url')
type Stated = { readonly name: string; readonly birthDate: string | null; readonly device?: string }
const tokensOf = (stated: Stated) =>
  identityTokens({ email: null, phone: null, documentNumber: null, device: null, country: null, ...stated }, make)
const mayBeOne = (now: Stated, then: Stated): boolean =>
  weighIdentity(tokensOf(now), new Set(tokensOf(then).map(({ token }) => token))).weight >= MAY_BE_ONE

const then = { name: 'Gregory Ashworth', birthDate: '1984-03-11' }

describe('of two people of one name, the birth date', () => {
  it.each(['1984-03-11', '1985-03-11', '1948-03-11', '1984-03-12', '1984-11-03'])(
    'may be one with a slip: %s',
    (birthDate) => expect(mayBeOne({ ...then, birthDate }, then)).toBe(true),
  )
  it.each(['1991-03-11', '1979-03-11', '2003-03-11', '1991-07-29', '1984-09-27', null])(
    'tells them apart where it is another, and nothing where it is unknown: %s',
    (birthDate) => expect(mayBeOne({ ...then, birthDate }, then)).toBe(false),
  )
  it('tells them apart on one device too, where relatives are', () => {
    const here = { ...then, device: 'd-home' }
    expect(mayBeOne({ ...here, birthDate: '2011-07-29' }, here)).toBe(false)
    expect(mayBeOne({ ...here, birthDate: '1984-03-12' }, here)).toBe(true)
    expect(mayBeOne({ ...here, birthDate: null }, here)).toBe(true)
  })
})
