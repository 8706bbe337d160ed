import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readInstant } from './read-instant.ts'

describe('an instant', () => {
  it('is what Date.parse says, however it is written', () => {
    const dates = fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true })
    fc.assert(
      fc.property(dates, fc.constantFrom('', 'seconds', 'offset', 'micro'), (date, how) => {
        const text = date.toISOString()
        const written = {
          '': text,
          seconds: `${text.slice(0, 19)}Z`,
          offset: `${text.slice(0, 19)}+02:00`,
          micro: text.replace('Z', '000Z'),
        }[how]
        expect(readInstant(written)).toBe(Date.parse(written))
      }),
    )
  })

  it('is none when it is written in another way, or when there is no such moment', () => {
    const valid = '2026-11-24T10:00:00.000Z'
    const mutated = fc.tuple(
      fc.nat(valid.length - 1),
      fc.string({ unit: fc.constantFrom('0', '9', '-', ':', '.', 'T', 'Z', 'z', ' '), minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(mutated, ([at, character]) => {
        const text = `${valid.slice(0, at)}${character}${valid.slice(at + 1)}`
        const read = readInstant(text)
        if (read !== null) expect(read).toBe(Date.parse(text))
      }),
    )
    for (const text of [
      '',
      '2026-11-24',
      '2026-13-01T00:00:00Z',
      '2026-11-24T24:00:00Z',
      '2026-11-24T24:00:00.5+01:00',
      '2026-11-31T99:00:00Z',
      'x',
    ])
      expect(readInstant(text)).toBeNull()
    for (const text of ['2026-02-30T00:00:00Z', '2026-02-29T10:00:00+01:00', '2026-04-31T10:00:00.5Z'])
      expect([text, readInstant(text)]).toEqual([text, null])
    expect(readInstant('2028-02-29T00:00:00Z')).toBe(Date.UTC(2028, 1, 29))
  })
})
