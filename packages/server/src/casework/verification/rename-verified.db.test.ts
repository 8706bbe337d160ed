/** The badge is of a name: an organization that takes another one proves itself again, or loses it. */
import { putFact } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(async () => world.close())

const mei = () => world.staff('mei', 'moderator')
const boss = (organization: string) => world.member(`boss-${organization}`, organization, 'admin')
const seen = async (organization: string) =>
  (await world.call(await mei(), 'GET', `/v1/verifications/${organization}`)).body
const standingOf = async (organization: string): Promise<unknown> =>
  (await world.call(world.service, 'GET', `/v1/standing/organization/${organization}`)).body['verification']

async function applyAndVerify(organization: string): Promise<void> {
  const evidence = [{ kind: 'document', value: organization.padStart(64, '0').replaceAll(/[^0-9a-f]/g, 'a') }]
  expect((await world.call(boss(organization), 'POST', '/v1/verifications', { evidence })).status).toBe(201)
  const decided = await world.call(await mei(), 'POST', `/v1/verifications/${organization}/decide`, {
    outcome: 'verify',
    evidence,
  })
  expect(decided).toMatchObject({ status: 200, body: { status: 'verified' } })
}
async function state(organization: string, name: string): Promise<void> {
  const rules = [
    {
      id: 'r',
      clause: 'conduct.j',
      on: ['organization.rename'],
      words: ['lottery'],
      effect: 'block',
      reason: 'No lotteries.',
    },
  ]
  const fact = { name, kind: 'company', country: 'DE', domains: [], rules }
  expect((await world.call(world.service, 'PUT', `/v1/organizations/${organization}`, fact)).status).toBe(200)
}
async function verified(organization: string, name: string): Promise<void> {
  await state(organization, name)
  await applyAndVerify(organization)
}
const rename = (organization: string, name: string) =>
  world.decide('organization.rename', `boss-${organization}`, {
    organization,
    subject: { id: organization, name, kind: 'company', country: 'DE' },
  })

describe('an organization that was verified', () => {
  it('keeps the badge for 30 days under another name, is told so, and then has none', async () => {
    await verified('elster', 'Elster Tools Ltd')
    const before = await seen('elster')
    expect((await rename('elster', 'Kronberg Gardening Ltd')).body).toMatchObject({ effect: 'allow' })
    expect(await standingOf('elster')).toBe('expiring')
    const after = await seen('elster')
    expect(after).toMatchObject({ status: 'expiring', renamed: { name: 'Kronberg Gardening Ltd' } })
    expect(Date.parse(after['until'])).toBe(world.now() + 30 * DAY)
    expect(Date.parse(before['until'])).toBeGreaterThan(world.now() + 30 * DAY)
    // Another new name gives no more time.
    await world.pass(20 * DAY)
    await rename('elster', 'Waldtal Gardening Ltd')
    expect(await seen('elster')).toMatchObject({ until: after['until'], renamed: { name: 'Waldtal Gardening Ltd' } })
    await world.pass(10 * DAY + 1_000)
    expect(await standingOf('elster')).toBe('none')
  })

  it('has a whole badge again once the new name is proven', async () => {
    await verified('kronberg', 'Kronberg Tools Ltd')
    await rename('kronberg', 'Kronberg Boats Ltd')
    await applyAndVerify('kronberg')
    expect(await seen('kronberg')).not.toHaveProperty('renamed')
    await world.pass(31 * DAY)
    expect(await standingOf('kronberg')).toBe('verified')
  })

  it('keeps it where the name is the same, or did not go through', async () => {
    await verified('waldtal', 'Waldtal Tools Ltd')
    await rename('waldtal', '  WALDTAL Tools　Ltd ')
    expect((await rename('waldtal', 'Waldtal Lottery Ltd')).body['effect']).toBe('block')
    expect(await standingOf('waldtal')).toBe('verified')
  })

  it('has the badge back as it was, reminders and all, once it has its own name again', async () => {
    await verified('birke', 'Birke Tools Ltd')
    const { version: _version, ...before } = await seen('birke')
    await rename('birke', 'Birke Boats Ltd')
    await world.pass(10 * DAY)
    await rename('birke', 'Birke Lamps Ltd')
    expect(await standingOf('birke')).toBe('expiring')
    await rename('birke', 'BIRKE Tools Ltd')
    expect(await seen('birke')).toEqual({ ...before, version: expect.any(Number) })
    expect(await standingOf('birke')).toBe('verified')
    await world.pass(31 * DAY)
    expect(await seen('birke')).toEqual({ ...before, version: expect.any(Number) })
  })

  it('keeps it for 30 days also where its service only states the name, before the event or without one', async () => {
    await verified('linde', 'Linde Tools Ltd')
    const until = world.now() + 30 * DAY
    await state('linde', 'Linde Tools  LTD')
    expect(await standingOf('linde')).toBe('verified')
    await state('linde', 'Hagen Gardening Ltd')
    expect(await seen('linde')).toMatchObject({ status: 'expiring', renamed: { name: 'Hagen Gardening Ltd' } })
    await world.pass(DAY)
    // The event of it, and what the service states once more, are the same name.
    expect((await rename('linde', 'Hagen Gardening Ltd')).body).toMatchObject({ effect: 'allow' })
    await state('linde', 'Hagen Gardening Ltd')
    expect(Date.parse((await seen('linde'))['until'])).toBe(until)
    await state('linde', 'Linde Tools Ltd')
    expect(await standingOf('linde')).toBe('verified')
  })

  it('is verified by the name that it took, though its service did not state it yet', async () => {
    await verified('ahorn', 'Ahorn Tools Ltd')
    await rename('ahorn', 'Ahorn Boats Ltd')
    await applyAndVerify('ahorn')
    await state('ahorn', 'Ahorn Boats Ltd')
    expect(await standingOf('ahorn')).toBe('verified')
    await state('ahorn', 'Ahorn Tools Ltd')
    expect(await seen('ahorn')).toMatchObject({ status: 'expiring', renamed: { name: 'Ahorn Tools Ltd' } })
  })

  it('is verified by the name that was stated last, though this node does not know it yet', async () => {
    await state('erle', 'Erle Tools Ltd')
    const body = { name: 'Erle Boats Ltd', kind: 'company', country: 'DE', domains: [] }
    await putFact(world.casework.desk.db, {
      kind: 'organization',
      key: 'erle',
      organization: 'erle',
      body,
      expectedVersion: null,
      at: world.now(),
    })
    await applyAndVerify('erle')
    await state('erle', 'Erle Boats Ltd')
    expect(await standingOf('erle')).toBe('verified')
  })

  it('is not one that asks for the badge, nor one that never did', async () => {
    expect((await rename('nobody', 'Kronberg Lamps Ltd')).body).toMatchObject({ effect: 'allow' })
    expect(await standingOf('nobody')).toBe('none')
  })
})

describe('an organization whose badge is revoked', () => {
  const sofia = () => world.staff('sofia', 'senior')
  /** Answers the action. */
  async function revoke(organization: string): Promise<string> {
    const about = { organization }
    const filed = await world.call(world.member('ann', 'elsewhere'), 'POST', '/v1/reports', { about, text: 'Fake.' })
    const decided = await world.call(await sofia(), 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      ...{ clause: 'conduct.i', actions: [{ type: 'revoke-verification' }], reason: 'Not who it says.' },
    })
    expect(await standingOf(organization)).toBe('revoked')
    return decided.body['actions'][0].id
  }
  const giveBack = async (action: string) =>
    world.call(await sofia(), 'POST', `/v1/actions/${action}/reverse`, { reason: 'It is.' })

  it.each([
    ['by the event of it', 'pappel', (id: string) => rename(id, 'Pappel Boats Ltd')],
    ['by what its service states', 'weide', (id: string) => state(id, 'Pappel Boats Ltd')],
  ])('and that takes another name %s has the badge back under that name alone, for 30 days', async (_, id, take) => {
    await verified(id, 'Old Tools Ltd')
    const action = await revoke(id)
    await world.pass(DAY)
    await take(id)
    expect(await seen(id)).toMatchObject({ status: 'revoked' })
    await world.pass(40 * DAY)
    await giveBack(action)
    expect(await standingOf(id)).toBe('expiring')
    const back = await seen(id)
    expect(back).toMatchObject({ status: 'expiring', renamed: { name: 'Pappel Boats Ltd' } })
    expect(Date.parse(back['until'])).toBe(world.now() + 30 * DAY)
    // Another name gives no more time, and the one that was verified gives the whole badge back.
    await rename(id, 'Third Boats Ltd')
    expect(await seen(id)).toMatchObject({ until: back['until'], renamed: { name: 'Third Boats Ltd' } })
    await rename(id, 'Old Tools Ltd')
    expect(await standingOf(id)).toBe('verified')
    await rename(id, 'Third Boats Ltd')
    await world.pass(31 * DAY)
    expect(await standingOf(id)).toBe('none')
  })

  it('and that took its own name back meanwhile has it back as it was', async () => {
    await verified('eibe', 'Eibe Tools Ltd')
    const before = await seen('eibe')
    const action = await revoke('eibe')
    await rename('eibe', 'Eibe Boats Ltd')
    await rename('eibe', 'Eibe Tools Ltd')
    await giveBack(action)
    expect(await seen('eibe')).toEqual({ ...before, version: expect.any(Number) })
  })

  it('and whose renewal was closed with it has the renewal and the badge back under the new name', async () => {
    await verified('tanne', 'Tanne Tools Ltd')
    await rename('tanne', 'Tanne Boats Ltd')
    const evidence = [{ kind: 'document', value: 'b'.repeat(64) }]
    expect((await world.call(boss('tanne'), 'POST', '/v1/verifications', { evidence })).status).toBe(201)
    const action = await revoke('tanne')
    await rename('tanne', 'Tanne Lamps Ltd')
    await giveBack(action)
    expect(await seen('tanne')).toMatchObject({ status: 'pending', renamed: { name: 'Tanne Lamps Ltd' } })
    const stated = await world.call(await mei(), 'POST', '/v1/verifications/tanne/decide', {
      ...{ outcome: 'verify', evidence },
    })
    expect(stated).toMatchObject({ body: { status: 'verified' } })
    await rename('tanne', 'Tanne Boats Ltd')
    expect(await seen('tanne')).toMatchObject({ status: 'expiring', renamed: { name: 'Tanne Boats Ltd' } })
  })
})
