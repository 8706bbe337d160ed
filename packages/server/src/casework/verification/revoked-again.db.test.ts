/** The badge is taken away more than once: each revocation stands by itself, and the last one that is taken back gives it back. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(async () => world.close())

const boss = (organization: string) => world.member(`boss-${organization}`, organization, 'admin')
const evidenceOf = (organization: string) => [{ kind: 'domain-dns', value: `${organization}.example` }]
const apply = (organization: string) =>
  world.call(boss(organization), 'POST', '/v1/verifications', { evidence: evidenceOf(organization) })
const seen = async (organization: string) =>
  (await world.call(await world.staff('mei', 'moderator'), 'GET', `/v1/verifications/${organization}`)).body
const standingOf = async (organization: string): Promise<unknown> =>
  (await world.call(world.service, 'GET', `/v1/standing/organization/${organization}`)).body['verification']

async function verify(organization: string): Promise<void> {
  expect((await apply(organization)).status).toBe(201)
  const stated = { outcome: 'verify', evidence: evidenceOf(organization) }
  const mei = await world.staff('mei', 'moderator')
  expect((await world.call(mei, 'POST', `/v1/verifications/${organization}/decide`, stated)).status).toBe(200)
}

async function revoke(organization: string): Promise<string> {
  const about = { about: { organization }, text: 'Not who it says.' }
  const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', about)
  const sofia = await world.staff('sofia', 'senior')
  const decided = await world.call(sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
    ...{ clause: 'conduct.i', reason: 'Not who it says.', actions: [{ type: 'revoke-verification' }] },
  })
  expect(decided.status).toBe(200)
  return decided.body['actions'][0].id
}

const reverse = async (action: string) =>
  world.call(await world.staff('sofia', 'senior'), 'POST', `/v1/actions/${action}/reverse`, { reason: 'A mix-up.' })

describe('a badge', () => {
  it('that was granted anew after a revocation is taken away by the next one', async () => {
    await verify('again')
    await revoke('again')
    await world.pass(181 * DAY)
    await verify('again')
    expect(await standingOf('again')).toBe('verified')
    const second = await revoke('again')
    expect([await standingOf('again'), (await seen('again'))['status']]).toEqual(['revoked', 'revoked'])
    await reverse(second)
    expect([await standingOf('again'), (await seen('again'))['status']]).toEqual(['verified', 'verified'])
  })

  it('that was granted anew and ended by itself is shown as none, and not as revoked', async () => {
    await verify('lapsed')
    await revoke('lapsed')
    await world.pass(181 * DAY)
    await verify('lapsed')
    await world.pass(400 * DAY)
    expect([await standingOf('lapsed'), (await seen('lapsed'))['status']]).toEqual(['none', 'none'])
  })

  it('that was taken away twice stays away until both are taken back', async () => {
    await verify('twice')
    const first = await revoke('twice')
    const second = await revoke('twice')
    await reverse(first)
    expect([await standingOf('twice'), (await seen('twice'))['status']]).toEqual(['revoked', 'revoked'])
    await reverse(second)
    expect([await standingOf('twice'), (await seen('twice'))['status']]).toEqual(['verified', 'verified'])
  })

  it('that is taken away again is applied for 180 days after the last time', async () => {
    await verify('later')
    await revoke('later')
    await world.pass(100 * DAY)
    await revoke('later')
    await world.pass(100 * DAY)
    expect((await apply('later')).body).toMatchObject({ kind: 'verification.cooling-down' })
    const from = Date.parse((await seen('later'))['applyFrom'])
    expect(from).toBe(world.now() + 80 * DAY)
  })
})

/** What the service heard of the badge, in order. */
async function heard(organization: string): Promise<readonly unknown[]> {
  const rows = await world.casework.desk.db.query<{ status: string }>(
    `select body -> 'data' ->> 'verification' as status from webhook_delivery
     where type = 'verification.changed' and subject_key = $1 order by id`,
    [`organization/${organization}`],
  )
  return rows.map(({ status }) => status)
}

describe('a revocation where we granted no badge', () => {
  it('is told to the service, which may show one of its own, as its standing says it: once, and when it is taken back', async () => {
    const url = 'https://service.example/hook'
    expect((await world.call(world.service, 'POST', '/v1/webhooks', { url })).status).toBe(201)
    const first = await revoke('unbadged')
    expect(await standingOf('unbadged')).toBe('revoked')
    expect(await heard('unbadged')).toEqual(['revoked'])
    const second = await revoke('unbadged')
    await reverse(first)
    expect(await heard('unbadged')).toEqual(['revoked'])
    await reverse(second)
    expect(await standingOf('unbadged')).toBe('none')
    expect(await heard('unbadged')).toEqual(['revoked', 'none'])
  })
})
