import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000
let world: TestCasework
let mei: string
let sofia: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  const root = await world.staff('root', 'installation-admin')
  hook = (await world.call(root, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
afterAll(() => world.close())

async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
}
const ada = (organization = 'acme') => world.member('ada', organization, 'admin')
const asked = (parts: object = {}) => ({
  kind: 'authority',
  purpose: 'A newsletter that our customers asked for.',
  clauses: ['conduct.j'],
  issuer: 'Ministry of Trade',
  validUntil: new Date(world.now() + 30 * DAY).toISOString(),
  evidence: [{ file: 'ab'.repeat(32) }],
  ...parts,
})
const ask = (parts: object = {}, who = ada()) => world.call(who, 'POST', '/v1/permit-requests', asked(parts))
const decide = (id: string, body: object, who = sofia) =>
  world.call(who, 'POST', `/v1/permit-requests/${id}/decide`, body)
/** What a message that the clause is about comes to, when it cites the permit. */
const effectCiting = async (permit: string) => (await world.send('writer', 'MARKED', { permit })).body['effect']

async function told(): Promise<readonly unknown[]> {
  const root = await world.staff('root', 'installation-admin')
  const { body } = await world.call(root, 'GET', `/v1/webhooks/${hook}/deliveries`)
  return body['items'].map(({ type }: { type: string }) => type)
}

describe('a permit that is asked for', () => {
  it('is granted by a senior with a reason, and a fact in force at once', async () => {
    const request = await ask()
    expect(request).toMatchObject({
      status: 201,
      body: { status: 'asked', holder: 'acme', request: { by: 'member/ada' } },
    })
    const { id } = request.body
    expect(await effectCiting(id)).toBe('hold')
    expect(await decide(id, { outcome: 'grant', reason: 'Genuine.' }, mei)).toMatchObject({ status: 403 })
    expect(await decide(id, { outcome: 'grant' })).toMatchObject({
      status: 422,
      body: { kind: 'permit.reason-missing' },
    })
    expect(await decide(id, { outcome: 'grant', reason: 'The paper is genuine.' })).toMatchObject({
      status: 200,
      body: { status: 'granted', by: 'sofia' },
    })
    expect(await effectCiting(id)).toBe('allow')
    expect((await world.call(world.service, 'GET', `/v1/permits/${id}`)).body).toMatchObject({
      holder: 'acme',
      clauses: ['conduct.j'],
      issuer: 'Ministry of Trade',
    })
    const { body } = await world.call(ada(), 'GET', `/v1/permit-requests/${id}`)
    expect(body).toMatchObject({ status: 'granted', reason: 'The paper is genuine.' })
    expect(body).not.toHaveProperty('by')
    expect(await told()).toContain('permit.changed')
  })

  it('is granted for less than was asked, never for more, and withdrawn by the operator', async () => {
    const { id } = (await ask({ clauses: ['conduct.j', 'conduct.i'] })).body
    const wider = { outcome: 'grant', reason: 'x', clauses: ['conduct.j', 'content.n'] }
    expect(await decide(id, wider)).toMatchObject({
      status: 422,
      body: { kind: 'permit.wider', pointer: '/clauses/1' },
    })
    const until = new Date(world.now() + DAY).toISOString()
    await decide(id, { outcome: 'grant', reason: 'For a day.', clauses: ['conduct.j'], validUntil: until })
    expect(await effectCiting(id)).toBe('allow')
    expect(await world.call(ada(), 'POST', `/v1/permit-requests/${id}/withdraw`, {})).toMatchObject({ status: 409 })
    const withdrawn = await world.call(sofia, 'POST', `/v1/permit-requests/${id}/withdraw`, { reason: 'Revoked.' })
    expect(withdrawn).toMatchObject({ status: 200, body: { status: 'withdrawn' } })
    expect(await effectCiting(id)).toBe('hold')
    expect((await world.call(world.service, 'GET', `/v1/permits/${id}`)).status).toBe(404)
  })

  it('is refused with a reason that whoever asked reads, and lifts nothing', async () => {
    const { id } = (await ask()).body
    await decide(id, { outcome: 'refuse', reason: 'The ministry does not know it.' })
    expect((await world.call(ada(), 'GET', `/v1/permit-requests/${id}`)).body).toMatchObject({
      status: 'refused',
      reason: 'The ministry does not know it.',
    })
    expect(await effectCiting(id)).toBe('hold')
    expect(await decide(id, { outcome: 'grant', reason: 'x' })).toMatchObject({
      status: 409,
      body: { kind: 'permit.state', detail: 'Its status is "refused". Read it again.' },
    })
  })

  it('names clauses of the policy, proof where an authority gave it, and an end that lies ahead', async () => {
    for (const [parts, kind, pointer] of [
      [{ clauses: ['conduct.zz'] }, 'fact.invalid', '/clauses/0'],
      [{ clauses: [] }, 'permit.clauses-missing', '/clauses'],
      [{ evidence: [] }, 'permit.evidence-missing', '/evidence'],
      [{ purpose: ' ' }, 'permit.reason-missing', '/purpose'],
      [{ validUntil: new Date(world.now() - 1).toISOString() }, 'permit.dates', '/validUntil'],
      [{ kind: 'royal' }, 'body.invalid', '/kind'],
    ] as const)
      expect(await ask(parts), kind).toMatchObject({ status: 422, body: { kind, pointer } })
  })

  it('is nothing to other organizations, to members, and to a service that does not say for whom', async () => {
    const { id } = (await ask()).body
    const path = `/v1/permit-requests/${id}`
    for (const who of [world.member('eve', 'rival', 'admin')]) {
      expect((await world.call(who, 'GET', path)).status).toBe(404)
      expect((await world.call(who, 'POST', `${path}/withdraw`, {})).status).toBe(404)
      expect((await world.call(who, 'GET', '/v1/permit-requests?organization=acme')).body['items']).toEqual([])
    }
    expect((await ask({ organization: 'rival' })).status).toBe(404)
    expect((await world.call(world.member('bob', 'acme'), 'GET', path)).status).toBe(403)
    expect((await ask({}, world.service)).body).toMatchObject({ kind: 'body.invalid', pointer: '/organization' })
    expect((await ask({ organization: 'acme' }, world.service)).status).toBe(201)
    expect((await world.call(ada(), 'POST', `${path}/withdraw`, {})).body).toMatchObject({ status: 'withdrawn' })
  })

  it('stands in pages for staff, and is told when nobody answered in time', async () => {
    const { id } = (await ask({ validUntil: new Date(world.now() + 90 * DAY).toISOString() })).body
    const first = await world.call(mei, 'GET', '/v1/permit-requests?status=asked&limit=1')
    expect(first.body['items']).toHaveLength(1)
    expect(first.body['next']).not.toBeNull()
    await world.pass(15 * DAY)
    await signIn()
    expect(await told()).toContain('deadline.passed')
    const { body } = await world.call(mei, 'GET', '/v1/permit-requests?status=asked&limit=50')
    expect(body['items'].map((item: { id: string }) => item.id)).toContain(id)
  })

  it('that was granted outlives a restart', async () => {
    const { id } = (await ask()).body
    await decide(id, { outcome: 'grant', reason: 'Genuine.' })
    await world.restart()
    expect(await effectCiting(id)).toBe('allow')
  })
})
