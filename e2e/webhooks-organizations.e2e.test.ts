/** What a service is told of organizations, each by its real cause: signed, and as the served document says. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { DAY, inMs, openToldCasework, type ToldCasework } from './webhooks/open-casework.ts'

let world: ToldCasework
beforeAll(async () => {
  world = await openToldCasework()
})
afterAll(async () => {
  await world.close()
  world.webhooks.expectGood()
  expect(world.server.logged).toEqual([])
})

it('`verification.asked` and `verification.changed` on the way to the badge, and when it is taken away', async () => {
  await world.server.put('organizations/northwind', { name: 'Northwind', kind: 'company', country: 'GB' })
  await world.putPerson('ada', 'northwind', 'admin')
  const ada = await world.person('ada', 'northwind', 'admin')
  const document = { kind: 'document', value: 'a'.repeat(64), issuer: 'Registrar', expiresOn: inMs(90 * DAY) }
  await world.ask('POST', '/v1/verifications', ada, { evidence: [document] })
  const changes = () =>
    world.webhooks.told.flatMap(({ type, subject, data }) =>
      type === 'verification.changed' && subject === 'organization/northwind' ? [data] : [],
    )
  const path = '/v1/verifications/northwind'
  const items = [{ text: 'A newer paper with the seal, please.', kind: 'document' }]
  await world.ask('POST', `${path}/ask`, world.staff.mei, { items })
  const asked = await world.webhooks.waitFor('verification.asked', 'organization/northwind')
  expect(asked.data).toEqual({ until: expect.any(String), items: 1 })
  await world.ask('POST', `${path}/answer`, ada, {
    text: 'Here it is.',
    evidence: [{ ...document, value: 'b'.repeat(64) }],
  })
  await world.ask('POST', `${path}/decide`, world.staff.mei, { outcome: 'verify', evidence: [document] })
  await world.act({ organization: 'northwind' }, [{ type: 'revoke-verification' }])
  await expect.poll(() => changes().at(-1), { timeout: 30_000 }).toMatchObject({ verification: 'revoked' })
  expect(changes().map(({ verification }) => verification)).toEqual(expect.arrayContaining(['pending', 'verified']))
  expect(JSON.stringify(world.webhooks.told)).not.toContain('seal')
})

it('`permit.changed` when a permit is asked for, granted and withdrawn', async () => {
  await world.putPerson('amy', 'initech', 'admin')
  const amy = await world.person('amy', 'initech', 'admin')
  const asked = await world.ask('POST', '/v1/permit-requests', amy, {
    kind: 'operator',
    purpose: 'A survey of our own staff.',
    clauses: ['conduct.o'],
    scope: { 'audience.kind': ['organization'] },
    issuer: 'Works council',
    validUntil: inMs(30 * DAY),
    evidence: [{ text: 'Agreed on Monday.' }],
  })
  const path = `/v1/permit-requests/${asked['id']}`
  const grant = { outcome: 'grant', reason: 'A week is enough.', validUntil: inMs(7 * DAY) }
  await world.ask('POST', `${path}/decide`, world.staff.sol, grant)
  await world.ask('POST', `${path}/withdraw`, world.staff.sol, { reason: 'The survey is over.' })
  const statuses = () =>
    world.webhooks.told.flatMap(({ type, subject, data }) =>
      type === 'permit.changed' && subject === 'organization/initech' ? [data] : [],
    )
  const changed = ['asked', 'granted', 'withdrawn'].map((status) => ({ permit: asked['id'], status }))
  await expect.poll(statuses, { timeout: 30_000 }).toEqual(changed)
})

it('`administrator.missing` when the last administrator is suspended, `administrator.named` when there is one again', async () => {
  await world.putPerson('hank', 'globex', 'admin')
  await world.act({ account: 'hank' }, [{ type: 'suspend' }])
  const missing = await world.webhooks.waitFor('administrator.missing', 'organization/globex')
  expect(missing.data).toEqual({ organization: 'globex', until: expect.any(String) })
  await world.putPerson('helen', 'globex', 'admin')
  const named = await world.webhooks.waitFor('administrator.named', 'organization/globex')
  expect(named.data).toEqual({ organization: 'globex' })
})

it('`organization.closing` when a terminated organization may still export, `organization.closed` when it may not', async () => {
  for (const [organization, clause] of [
    ['umbrella', 'conduct.e'],
    ['cyberdyne', 'content.h'],
  ] as const) {
    const [termination] = await world.act({ organization }, [{ type: 'terminate' }], clause)
    expect(termination).toMatchObject({ status: 'awaiting-second' })
    await world.ask('POST', `/v1/actions/${termination?.['id']}/approve`, world.staff.sofia, {})
  }
  const closing = await world.webhooks.waitFor('organization.closing', 'organization/umbrella')
  const { exportUntil } = await world.ask('GET', '/v1/standing/organization/umbrella')
  expect(closing.data).toEqual({ organization: 'umbrella', closesAt: exportUntil })
  const closed = await world.webhooks.waitFor('organization.closed', 'organization/cyberdyne')
  expect(closed.data).toEqual({ organization: 'cyberdyne', closesAt: expect.any(String) })
  expect(
    world.webhooks.told.some(({ type, subject }) => type === 'organization.closed' && /umbrella/.test(subject)),
  ).toBe(false)
})
