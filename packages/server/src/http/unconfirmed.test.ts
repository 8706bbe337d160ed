/** What a service may ask while its token cannot be looked up, and what it is told of the rest. */
import { expect, it } from 'vitest'
import type { Principal } from '../access/principal.ts'
import { createApp } from './app.ts'
import { createMetrics } from './metrics.ts'

async function ask(more: Partial<Extract<Principal, { kind: 'service' }>>) {
  const principal = { kind: 'service', id: 'chat', name: 'chat', scopes: new Set(['all']), ...more } as const
  const app = await createApp({
    authenticator: {
      authenticate: () => Promise.resolve({ principal, session: null }),
      remembered: () => principal,
      forget: () => undefined,
    },
    metrics: createMetrics(),
    door: { admit: () => undefined, fail: () => undefined },
    log: () => undefined,
    now: () => 0,
  })
  app.post('/v1/asked', { schema: { hide: true } }, () => ({ done: true }))
  return (await app.inject({ method: 'POST', url: '/v1/asked', headers: { authorization: 'Bearer x' } })).json()
}

it('is refused where somebody must be known, and hears when it is a full disk that keeps the database away', async () => {
  expect(await ask({})).toEqual({ done: true })
  const refused = { kind: 'server.not-ready', status: 503 }
  const away = 'The database does not answer. Try again.'
  expect(await ask({ unconfirmed: true })).toMatchObject({ ...refused, detail: away })
  const full = 'The disk of the database is full. Nothing of this is stored. Try again when its operator has made room.'
  expect(await ask({ unconfirmed: true, diskFull: true })).toMatchObject({ ...refused, detail: full })
})
