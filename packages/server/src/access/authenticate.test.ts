import { describe, expect, it } from 'vitest'
import { createAuthenticator } from './authenticate.ts'
import type { Principal } from './principal.ts'

const HEADER = 'Bearer a-service-token'
const START = 1_000_000
const service: Principal = { kind: 'service', id: 'svc_1', name: 'chat', scopes: new Set(['decisions']) }
const asking = {
  authorization: HEADER,
  cookie: undefined,
  csrf: undefined,
  session: undefined,
  method: 'POST',
  host: undefined,
  origin: undefined,
  site: undefined,
}
/** Until what was looked up in the background is known. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

function open() {
  let holder: Principal | null = service
  let lookUps = 0
  const authenticator = createAuthenticator({
    lookup: () => {
      lookUps++
      return Promise.resolve(holder)
    },
    memberTokenKey: 'key',
    rateLimit: null,
    sessions: { find: () => Promise.resolve(null) },
    place: { secure: false, origin: null },
  })
  return {
    authenticator,
    lookUps: () => lookUps,
    revoke: () => {
      holder = null
    },
  }
}

describe('a remembered token', () => {
  it('is looked up again while it is in use, and nobody waits for it', async () => {
    const { authenticator, lookUps } = open()
    await authenticator.authenticate(asking, START)
    for (let at = START; at < START + 20_000; at += 500) {
      expect(authenticator.remembered(HEADER, at)).toEqual(service)
      await settled()
    }
    expect(lookUps()).toBe(7)
  })

  it('is forgotten when nobody has used it for five seconds', async () => {
    const { authenticator } = open()
    await authenticator.authenticate(asking, START)
    expect(authenticator.remembered(HEADER, START + 5_000)).toBeNull()
  })

  it('stops within five seconds when it was revoked', async () => {
    const { authenticator, revoke } = open()
    await authenticator.authenticate(asking, START)
    revoke()
    expect(authenticator.remembered(HEADER, START + 2_900)).toEqual(service)
    expect(authenticator.remembered(HEADER, START + 3_000)).toEqual(service)
    await settled()
    expect(authenticator.remembered(HEADER, START + 3_001)).toBeNull()
  })

  it('that was forgotten while it was looked up stays forgotten', async () => {
    const { authenticator } = open()
    await authenticator.authenticate(asking, START)
    authenticator.remembered(HEADER, START + 4_000)
    authenticator.forget()
    await settled()
    expect(authenticator.remembered(HEADER, START + 4_001)).toBeNull()
  })
})
