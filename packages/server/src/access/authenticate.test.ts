import { afterEach, describe, expect, it, vi } from 'vitest'
import { DatabaseFault } from '@goodstanding/ledger'
import { createAuthenticator } from './authenticate.ts'
import { createDoor } from './door.ts'
import type { Principal } from './principal.ts'

const HEADER = 'Bearer a-service-token'
const START = 1_000_000
const service: Principal = { kind: 'service', id: 'svc_1', name: 'chat', scopes: new Set(['decisions']) }
const asking = {
  authorization: HEADER,
  cookie: undefined,
  csrf: undefined,
  session: undefined,
  address: '192.0.2.1',
  method: 'POST',
  host: undefined,
  origin: undefined,
  site: undefined,
}
/** Until what was looked up in the background is known. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

const GRACE = 15 * 60_000
const away = new DatabaseFault('unavailable', 'ECONNREFUSED', new Error('gone'))

function open({ rateLimit = null }: { readonly rateLimit?: number | null } = {}) {
  let holder: Principal | null = service
  let lookUps = 0
  let fault: Error | null = null
  const authenticator = createAuthenticator({
    lookup: () => {
      lookUps++
      return fault === null ? Promise.resolve(holder) : Promise.reject(fault)
    },
    graceMs: GRACE,
    memberTokenKey: 'key',
    stillAdministrator: (member) => Promise.resolve(member),
    rateLimit,
    sessions: { find: () => Promise.resolve(null) },
    place: { secure: false, origin: null },
    door: createDoor({ isOurs: () => false, perMinute: null, tell: () => undefined }),
  })
  return {
    authenticator,
    lookUps: () => lookUps,
    revoke: () => {
      holder = null
    },
    holdBy: (other: Principal) => {
      holder = other
    },
    fail: (thrown: Error | null) => {
      fault = thrown
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

  it('is looked up anew when the clock was put back, and may go on sending what it may send', async () => {
    const { authenticator, revoke } = open({ rateLimit: 2 })
    const back = START + 3_600_000
    await authenticator.authenticate(asking, back + 5 * 3_600_000)
    expect(authenticator.remembered(HEADER, back)).toBeNull()
    for (let second = 0; second < 3; second++)
      expect((await authenticator.authenticate(asking, back + second * 1_000)).principal).toEqual(service)
    revoke()
    await expect(authenticator.authenticate(asking, back - 3_600_000)).rejects.toThrow(/not known/)
  })

  it('that was forgotten while it was looked up stays forgotten', async () => {
    const { authenticator } = open()
    await authenticator.authenticate(asking, START)
    authenticator.remembered(HEADER, START + 4_000)
    authenticator.forget({ service: service.id })
    await settled()
    expect(authenticator.remembered(HEADER, START + 4_001)).toBeNull()
  })
})

describe('a token that cannot be looked up because the database is away', () => {
  afterEach(() => {
    vi.useRealTimers()
  })
  const unconfirmed = { ...service, unconfirmed: true }
  const principalAt = async ({ authenticator }: ReturnType<typeof open>, now: number) =>
    (await authenticator.authenticate(asking, now)).principal

  it('is accepted unconfirmed for the time of grace after it was confirmed last, and no longer', async () => {
    const opened = open()
    await principalAt(opened, START)
    opened.fail(away)
    expect(await principalAt(opened, START + 6_000)).toEqual(unconfirmed)
    expect(opened.authenticator.remembered(HEADER, START + GRACE - 1)).toEqual(unconfirmed)
    await settled()
    expect(opened.authenticator.remembered(HEADER, START + GRACE)).toBeNull()
    await expect(principalAt(opened, START + GRACE)).rejects.toBe(away)
  })

  it('says that the disk is full while that keeps the database away, and for no longer', async () => {
    const opened = open()
    await principalAt(opened, START)
    opened.fail(new DatabaseFault('unavailable', '53100', new Error('no room')))
    expect(await principalAt(opened, START + 6_000)).toEqual({ ...unconfirmed, diskFull: true })
    expect(opened.authenticator.remembered(HEADER, START + 6_100)).toEqual({ ...unconfirmed, diskFull: true })
    opened.fail(away)
    opened.authenticator.remembered(HEADER, START + 8_000)
    await settled()
    expect(opened.authenticator.remembered(HEADER, START + 8_100)).toEqual(unconfirmed)
    opened.fail(null)
    opened.authenticator.remembered(HEADER, START + 10_000)
    await settled()
    expect(opened.authenticator.remembered(HEADER, START + 10_100)).toEqual(service)
  })

  it('is confirmed again as soon as the database answers, which is tried once a second', async () => {
    const opened = open()
    await principalAt(opened, START)
    opened.fail(away)
    await principalAt(opened, START + 6_000)
    const tried = opened.lookUps()
    for (let at = START + 6_000; at < START + 7_000; at += 10) {
      expect(opened.authenticator.remembered(HEADER, at)).toEqual(unconfirmed)
      await settled()
    }
    expect(opened.lookUps()).toBeLessThanOrEqual(tried + 1)
    opened.fail(null)
    expect(opened.authenticator.remembered(HEADER, START + 8_100)).toEqual(unconfirmed)
    await settled()
    expect(opened.authenticator.remembered(HEADER, START + 8_200)).toEqual(service)
  })

  it('is confirmed to the first who comes after a quiet outage: the node asks by itself whether it is over', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] })
    const opened = open()
    await principalAt(opened, START)
    opened.fail(away)
    expect(await principalAt(opened, START + 6_000)).toEqual(unconfirmed)
    const tried = opened.lookUps()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(opened.lookUps()).toBe(tried + 10)
    opened.fail(null)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await principalAt(opened, START + 60_000)).toEqual(service)
    const back = opened.lookUps()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(opened.lookUps()).toBe(back)
  })

  it('is nobody any more when the node saw that it was revoked', async () => {
    const [renewed, forgotten, found] = [open(), open(), open()]
    for (const opened of [renewed, forgotten, found]) await principalAt(opened, START)
    renewed.revoke()
    renewed.authenticator.remembered(HEADER, START + 4_000)
    await settled()
    forgotten.authenticator.forget({ service: service.id })
    found.revoke()
    await expect(principalAt(found, START + 6_000)).rejects.toMatchObject({ kind: 'token.unknown' })
    for (const opened of [renewed, forgotten, found]) {
      opened.fail(away)
      await expect(principalAt(opened, START + 7_000)).rejects.toBe(away)
      expect(opened.authenticator.remembered(HEADER, START + 7_000)).toBeNull()
    }
  })

  it('that was looked up while tokens were forgotten is not remembered', async () => {
    const opened = open()
    const asked = principalAt(opened, START)
    opened.authenticator.forget({ service: service.id })
    await asked
    opened.fail(away)
    expect(opened.authenticator.remembered(HEADER, START + 1)).toBeNull()
    await expect(principalAt(opened, START + 6_000)).rejects.toBe(away)
  })

  it("has no grace when it is a person's, or when the lookup itself is wrong", async () => {
    const [person, wrong] = [open(), open()]
    person.holdBy({ kind: 'staff', id: 's', name: 'S', roles: new Set(['moderator']), queues: [], setAside: [] })
    for (const opened of [person, wrong]) await principalAt(opened, START)
    person.fail(away)
    await expect(principalAt(person, START + 6_000)).rejects.toBe(away)
    expect(person.authenticator.remembered(HEADER, START + 6_000)).toBeNull()
    const bug = new DatabaseFault('failed', '42P01', new Error('no such table'))
    wrong.fail(bug)
    await expect(principalAt(wrong, START + 6_000)).rejects.toBe(bug)
  })
})
