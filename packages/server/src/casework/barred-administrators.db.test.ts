/** Administrators who may not act now: who handles what instead. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let sofia: string
let omar: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
})
afterAll(() => world.close())

const put = (id: string, organization: string, role: 'admin' | 'member' = 'member') =>
  world.call(world.service, 'PUT', `/v1/people/${id}`, {
    organization,
    kind: role,
    name: id,
    roles: role === 'admin' ? ['admin'] : [],
  })
async function report(by: string, about: object): Promise<Readonly<Record<string, string>>> {
  return (await world.call(by, 'POST', '/v1/reports', { about, clause: 'conduct.j', text: 'Look.' })).body
}
/** Acts on a subject by a case about it, opened by somebody outside. */
async function act(about: object, ...actions: readonly object[]): Promise<string> {
  const { case: caseId } = await report(world.member('out', 'elsewhere', 'external'), about)
  const body = { clause: 'conduct.j', actions, reason: 'Looked at.' }
  const decided = await world.call(sofia, 'POST', `/v1/cases/${caseId}/decide`, body)
  return decided.body['actions'][0].id
}
const dismiss = (who: string, id: string | undefined) =>
  world.call(who, 'POST', `/v1/reports/${id}/dismiss`, { reason: 'Nothing.' })
const BARRED = { status: 403, body: { kind: 'permission.standing' } }

describe('an administrator who may not act now', () => {
  it('because they are suspended handles no report; another does', async () => {
    await put('boss-a', 'acme', 'admin')
    await put('vice-a', 'acme', 'admin')
    const filed = await report(world.member('li-a', 'acme'), { account: 'mo-a' })
    expect(filed['status']).toBe('with-administrator')
    const suspension = await act({ account: 'boss-a' }, { type: 'suspend' })
    const boss = world.member('boss-a', 'acme', 'admin')
    expect(await dismiss(boss, filed['id'])).toMatchObject(BARRED)
    const ask = await world.call(boss, 'POST', `/v1/reports/${filed['id']}/ask`, { question: 'Who?' })
    expect(ask).toMatchObject(BARRED)
    await world.call(sofia, 'POST', `/v1/actions/${suspension}/reverse`, { reason: 'Not them.' })
    expect((await dismiss(boss, filed['id'])).status).toBe(200)
  })

  it('because their organization is suspended neither: what is reported there goes to the operator', async () => {
    await put('boss-b', 'globex', 'admin')
    const li = world.member('li-b', 'globex')
    const before = await report(li, { account: 'mo-b' })
    await act({ organization: 'globex' }, { type: 'suspend' })
    expect(await dismiss(world.member('boss-b', 'globex', 'admin'), before['id'])).toMatchObject(BARRED)
    expect(await report(li, { account: 'nn-b' })).toMatchObject({ status: 'with-operator', why: 'no-administrator' })
  })

  it('gets no badge for a terminated organization, by a new application or one that waits', async () => {
    await put('boss-c', 'initech', 'admin')
    const boss = world.member('boss-c', 'initech', 'admin')
    const evidence = [{ kind: 'domain-dns', value: 'initech.example' }]
    const apply = () => world.call(boss, 'POST', '/v1/verifications', { evidence })
    const verify = () => world.call(sofia, 'POST', '/v1/verifications/initech/decide', { outcome: 'verify', evidence })
    expect((await apply()).status).toBe(201)
    const termination = await act({ organization: 'initech' }, { type: 'terminate' })
    await world.call(omar, 'POST', `/v1/actions/${termination}/approve`)
    expect(await verify()).toMatchObject(BARRED)
    expect(await apply()).toMatchObject(BARRED)
    await world.call(sofia, 'POST', `/v1/actions/${termination}/reverse`, { reason: 'Not them.' })
    expect((await verify()).status).toBe(200)
  })
})
