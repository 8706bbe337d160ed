import { expect, it } from 'vitest'
import { loggedPath } from './logged-path.ts'

const of = (route: string | undefined, url: string) => loggedPath({ url, routeOptions: { url: route } })

it('names nobody, and leads to what is ours', () => {
  expect(of('/v1/people/:id', '/v1/people/zoe%40example.com?organization=acme')).toBe('/v1/people/:id')
  expect(of('/v1/standing/:type/:id', '/v1/standing/account/zoe')).toBe('/v1/standing/:type/:id')
  const id = 'case_01a21076-d204-71d5-b1ab-a9fae9328336'
  expect(of('/v1/cases/:id/decide', `/v1/cases/${id}/decide`)).toBe(`/v1/cases/${id}/decide`)
  expect(of('/v1/files/:sha256', '/v1/files/zoe_01a21076-d204-71d5-b1ab-a9fae9328336-more')).toBe('/v1/files/:sha256')
  expect(of(undefined, '/zoe')).toBe('(no route)')
})
