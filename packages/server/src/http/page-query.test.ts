import type { FastifyRequest } from 'fastify'
import { describe, expect, it } from 'vitest'
import { ifMatchOf, pageOf, queryOf } from './page-query.ts'

const stated = (header: string | undefined, ifMatch?: unknown): number | null =>
  ifMatchOf({ headers: { 'if-match': header }, body: { ifMatch } } as unknown as FastifyRequest)

describe('the version that a change was made on', () => {
  it('is read from the header as proxies write it, and from the body', () => {
    expect(['7', '"7"', 'W/"7"'].map((header) => stated(header))).toEqual([7, 7, 7])
    expect([stated(undefined, 7), stated(undefined, '7'), stated(undefined, 0)]).toEqual([7, 7, 0])
    expect([stated(undefined), stated(undefined, null), stated('*')]).toEqual([null, null, null])
  })

  it.each(['999999999999999999999999999999', '2147483648', '-1', '1.5', '1e3', '0x7', '', 'seven', ' 7 8'])(
    'is refused where it cannot be one: "%s"',
    (header) => {
      expect(() => stated(header)).toThrow('If-Match must be the version that was read')
    },
  )

  it.each([true, [7], {}, '', 2 ** 31, Number.MAX_SAFE_INTEGER + 1])('is refused in a body: %j', (ifMatch) => {
    expect(() => stated(undefined, ifMatch)).toThrow(
      expect.objectContaining({ kind: 'body.invalid', errors: [{ pointer: '/ifMatch', detail: expect.any(String) }] }),
    )
  })
})

const asked = (query: Readonly<Record<string, unknown>>, url = '/v1/reports'): FastifyRequest =>
  ({ method: 'GET', query, routeOptions: { url } }) as unknown as FastifyRequest

describe('what a call is asked by', () => {
  it.each(['limit', 'status', 'cursor'])('is given once: %s', (name) => {
    expect(() => queryOf(asked({ [name]: ['5', '6'] }))).toThrow(
      expect.objectContaining({ kind: 'query.invalid', errors: [{ pointer: `?${name}`, detail: expect.any(String) }] }),
    )
  })

  it('is given as often as you like where the call does not know it, and to a page, and the last one counts', () => {
    expect(queryOf(asked({ utm: ['a', 'b'], limit: '5' }))).toEqual({ utm: 'b', limit: '5' })
    expect(queryOf(asked({ limit: ['5', '6'] }, '/policy'))).toEqual({ limit: '6' })
  })

  it('has whole numbers in digits', () => {
    expect(pageOf(asked({ limit: '20' })).limit).toBe(20)
    for (const limit of ['1e2', '0x10', ' 5', '+5', '5.0', ''])
      expect(() => pageOf(asked({ limit })), limit).toThrow('limit must be a whole number from 1 to 500.')
  })
})
