import { eventParts } from '@goodstanding/model'
import Type from 'typebox'
import { describe, expect, test } from 'vitest'
import { Problem } from './problems.ts'
import { checkerOf, readEvent } from './read-event.ts'

const NOW = Date.UTC(2026, 10, 26, 12)

const registration = (birthDate: unknown) => ({
  specversion: '1.0',
  id: 'r-1',
  source: 'https://chat.example',
  type: 'account.register',
  data: {
    organization: 'acme',
    actor: { id: 'u1', kind: 'anonymous' },
    account: { id: 'u1', kind: 'member', name: 'Ines Roth', birthDate },
  },
})

describe('a birth date', () => {
  test.each(['2026-02-30', '2015-06-31', '2020-13-01', '0000-00-00', '2020', '01/02/2020', 'soon', ''])(
    '%j, which is no day, is refused where it stands: nobody passes by it',
    (birthDate) => {
      let refusal: unknown = null
      try {
        readEvent(registration(birthDate), NOW)
      } catch (problem) {
        refusal = problem
      }
      expect(refusal).toBeInstanceOf(Problem)
      expect(refusal).toMatchObject({
        kind: 'event.invalid',
        errors: [{ pointer: '/data/account/birthDate' }],
      })
    },
  )

  test.each(['1988-03-14', '19880314', '1988-03-14T00:00:00Z', '2015-06-01', undefined])('%j is read', (birthDate) => {
    expect(readEvent(registration(birthDate), NOW)).toMatchObject({ type: 'account.register', time: NOW })
  })
})

test('a time that is null is none, as CloudEvents writes what is not set; another type is refused', () => {
  const event = registration(undefined)
  expect(readEvent({ ...event, time: null }, NOW)).toMatchObject({ time: NOW })
  expect(() => readEvent({ ...event, time: 5 }, NOW)).toThrow(Problem)
})

test('a list that is too long is refused for that alone: nobody goes through each of its items', () => {
  const rows = Array.from({ length: 10_001 }, () => ({ person: 1 }))
  const actor = { id: 'u1', kind: 'admin' }
  const event = { ...registration(undefined), type: 'directory.import' }
  let refusal: unknown = null
  try {
    readEvent({ ...event, data: { organization: 'acme', actor, purpose: 'directory', rows } }, NOW)
  } catch (problem) {
    refusal = problem
  }
  expect(refusal).toMatchObject({ kind: 'event.invalid' })
  expect((refusal as Problem).errors).toEqual([
    { pointer: '/data/rows', detail: 'must not have more than 10000 items' },
  ])
})

describe('what a field must be', () => {
  const check = checkerOf<unknown>(
    Type.Object({
      at: Type.Union([Type.String({ format: 'date-time' }), Type.Null()]),
      hashes: Type.Array(Type.Union([eventParts.sha256, eventParts.md5])),
    }),
    'body.invalid',
  )
  const errorsOf = (value: unknown): unknown => {
    try {
      return check(value, '')
    } catch (problem) {
      return (problem as Problem).errors.map(({ pointer, detail }) => `${pointer} ${detail}`)
    }
  }

  test('is an instant that is read as one, wherever one stands', () => {
    for (const at of [
      '2026-06-30T24:00:00Z',
      '2026-06-30T23:59:60Z',
      '2026-06-30T10:00:00Z[Europe/Berlin]',
      '2026-02-30T00:00:00Z',
    ])
      expect(errorsOf({ at, hashes: [] }), at).toContain('/at must be an RFC 3339 instant such as 2026-11-24T10:00:00Z')
    for (const at of ['2026-06-30T10:00:00+14:00', '2026-06-30t10:00:00z', '2028-02-29T23:59:59.999999-00:00'])
      expect(errorsOf({ at, hashes: [] }), at).toEqual({ at, hashes: [] })
  })

  test('is said in words, and not as the pattern that it failed', () => {
    expect(errorsOf({ at: '2026-11-24', hashes: [] })).toEqual([
      '/at must be an RFC 3339 instant such as 2026-11-24T10:00:00Z',
      '/at must be null',
    ])
    expect(errorsOf({ at: null, hashes: ['a'.repeat(32), 'xyz'] })).toEqual([
      '/hashes/1 must be 64 hexadecimal digits',
      '/hashes/1 must be 32 hexadecimal digits',
    ])
  })
})
