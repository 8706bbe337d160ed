/** Objects of casework show their version, and a change that was made about another one is refused. Section 5 of the public contract. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, openTestCasework, type TestCasework } from '../../casework/open-test-casework.ts'

let world: TestCasework
let sofia: string
let carl: string
let boss: string
let ann: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  carl = await world.staff('carl', 'counsel')
  boss = world.member('boss', 'acme', 'admin')
  ann = world.member('ann', 'acme')
  await world.call(boss, 'GET', '/v1/reports')
})
afterAll(() => world.close())

type Change = { readonly who: string; readonly path: string; readonly act: string; readonly body: object }

/** Reads the version, is refused with an older one in body and header, and goes on with the right one. */
async function changes({ who, path, act, body }: Change): Promise<Answered> {
  const before = Number((await world.call(who, 'GET', path)).body['version'])
  expect(before, path).toBeGreaterThan(0)
  const stale = await world.call(who, 'POST', `${path}/${act}`, { ...body, ifMatch: before + 7 })
  expect(stale, path).toMatchObject({ status: 409, body: { kind: expect.stringMatching(/\.stale$/), version: before } })
  const byHeader = await world.app.inject({
    method: 'POST',
    url: `${path}/${act}`,
    headers: { authorization: `Bearer ${who}`, 'if-match': `"${before + 7}"` },
    payload: body,
  })
  expect(byHeader.statusCode, path).toBe(409)
  expect((await world.call(who, 'GET', path)).body['version'], path).toBe(before)
  const done = await world.call(who, 'POST', `${path}/${act}`, { ...body, ifMatch: before })
  expect(done.status, JSON.stringify(done.body)).toBe(200)
  expect((await world.call(who, 'GET', path)).body['version'], path).toBeGreaterThan(before)
  return done
}

describe('the version of an object', () => {
  it('of a report goes up with each change, in single answers, lists and what a change answers', async () => {
    const { body } = await world.call(ann, 'POST', '/v1/reports', { about: { account: 'li' }, text: 'x' })
    expect(body['version']).toBe(1)
    const path = `/v1/reports/${body['id']}`
    const asked = await changes({ who: boss, path, act: 'ask', body: { question: 'When?' } })
    expect(asked.body['version']).toBe(2)
    await changes({ who: ann, path, act: 'reply', body: { text: 'Today.' } })
    const confirmed = await changes({ who: boss, path, act: 'confirm', body: { statement: 'So it is.' } })
    const listed = (await world.call(boss, 'GET', '/v1/reports')).body['items'] as readonly Answered['body'][]
    const now = listed.find(({ id }) => id === body['id'])?.['version']
    expect(confirmed.body['report'].version).toBe(now)
    const complaint = await world.call(boss, 'GET', `/v1/complaints/${confirmed.body['complaint'].id}`)
    expect(complaint.body['version']).toEqual(expect.any(Number))
  })

  it('is a whole number: anything else is refused before anything is done', async () => {
    const { body } = await world.call(ann, 'POST', '/v1/reports', { about: { account: 'li' }, text: 'x' })
    for (const ifMatch of ['yesterday', -1, 1.5, {}])
      expect(
        await world.call(boss, 'POST', `/v1/reports/${body['id']}/dismiss`, { reason: 'No.', ifMatch }),
        JSON.stringify(ifMatch),
      ).toMatchObject({ status: 422, body: { kind: 'body.invalid', pointer: '/ifMatch' } })
    expect((await world.call(ann, 'GET', `/v1/reports/${body['id']}`)).body).toMatchObject({ version: 1 })
  })

  it('of an action and of the appeal against it', async () => {
    const held = await world.send('eve', 'MARKED')
    const decided = await world.call(sofia, 'POST', `/v1/cases/${held.body['case']}/decide`, {
      clause: 'conduct.j',
      actions: [{ type: 'warn' }],
      reason: 'Copies.',
    })
    const [action] = decided.body['actions']
    expect(action.version).toEqual(expect.any(Number))
    const filed = await world.call(world.member('eve', 'acme'), 'POST', '/v1/appeals', {
      action: action.id,
      text: 'No.',
    })
    expect(filed.body['version']).toBe(1)
    const sun = await world.staff('sun', 'senior')
    const verdict = { outcome: 'uphold', reason: 'They were copies.' }
    await changes({ who: sun, path: `/v1/appeals/${filed.body['id']}`, act: 'decide', body: verdict })
    await changes({ who: sofia, path: `/v1/actions/${action.id}`, act: 'reverse', body: { reason: 'An error.' } })
    const notices = (await world.call(world.service, 'GET', '/v1/notices?subject=account/eve')).body['items']
    expect(notices[0].version).toEqual(expect.any(Number))
  })

  it('of a legal request, an erasure and an application for the badge', async () => {
    const received = await world.call(carl, 'POST', '/v1/legal-requests', {
      authority: 'Court',
      basis: 'Order',
      scope: { subjects: ['account/held'] },
    })
    const path = `/v1/legal-requests/${received.body['id']}`
    await changes({ who: carl, path, act: 'refuse', body: { reason: 'No basis.' } })
    const asked = await world.call(world.member('gone', 'acme'), 'POST', '/v1/erasures', {})
    await changes({ who: carl, path: `/v1/erasures/${asked.body['id']}`, act: 'refuse', body: { reason: 'Not hers.' } })
    await world.call(boss, 'POST', '/v1/verifications', {
      organization: 'acme',
      evidence: [{ kind: 'document', value: 'a'.repeat(64) }],
    })
    const refusal = { outcome: 'refuse', reason: 'Not theirs.' }
    const found = await world.call(sofia, 'GET', '/v1/verifications/acme')
    expect(found.body['version']).toEqual(expect.any(Number))
    const decide = (ifMatch: number) =>
      world.call(sofia, 'POST', '/v1/verifications/acme/decide', { ...refusal, ifMatch })
    expect(await decide(99)).toMatchObject({ status: 409, body: { kind: 'verification.stale' } })
    expect((await decide(found.body['version'])).status).toBe(200)
  })
})

describe('what is not for the asker', () => {
  it('is answered as what is not there at all, kind and words', async () => {
    const { body } = await world.call(ann, 'POST', '/v1/reports', { about: { account: 'li' }, text: 'x' })
    const globex = world.member('head', 'globex', 'admin')
    const ask = (id: unknown) => world.call(globex, 'POST', `/v1/reports/${String(id)}/confirm`, { statement: 'Mine.' })
    const [there, nowhere] = [await ask(body['id']), await ask('rep_nowhere')]
    for (const answer of [there, nowhere])
      expect(answer).toMatchObject({ status: 404, body: { kind: 'report.not-found' } })
    const withoutId = ({ requestId: _id, ...rest }: Answered['body']) => rest
    expect(withoutId(there.body)).toEqual(withoutId(nowhere.body))
  })
})

describe('a status that is none', () => {
  it('is refused with those that there are, instead of finding nothing', async () => {
    for (const [who, list] of [
      [boss, 'reports'],
      [sofia, 'cases'],
      [sofia, 'actions'],
      [sofia, 'appeals'],
    ] as const)
      expect(await world.call(who, 'GET', `/v1/${list}?status=opened`), list).toMatchObject({
        status: 422,
        body: {
          ...{ kind: 'query.invalid', pointer: '?status', detail: expect.stringContaining('There is no status') },
          errors: [{ pointer: '?status', detail: expect.stringMatching(/^must be one of /) }],
        },
      })
    expect((await world.call(boss, 'GET', '/v1/reports?status=asked,dismissed')).status).toBe(200)
  })
})
