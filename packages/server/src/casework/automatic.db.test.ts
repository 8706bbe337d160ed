import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
})
afterAll(() => world.close())

describe('a clause that limits automatically', () => {
  it('waits for a person at first, and then limits by itself for at most 7 days, with notice and appeal', async () => {
    const held = await world.send('again', 'MARKED')
    expect((await world.send('again', 'Hello')).body['effect']).toBe('allow')
    expect((await world.call(mei, 'GET', `/v1/cases/${held.body['case']}`)).body['recommended']).toMatchObject([
      { clause: 'conduct.j', action: 'warn', points: 2 },
    ])
    await world.call(mei, 'POST', `/v1/cases/${held.body['case']}/decide`, {
      clause: 'conduct.j',
      actions: [{ type: 'warn' }],
      reason: 'Because.',
    })
    expect((await world.send('again', 'MARKED')).body['effect']).toBe('hold')
    expect((await world.send('again', 'Hello')).body).toMatchObject({ effect: 'block', standing: { state: 'limited' } })
    const notices = await world.call(world.member('again', 'acme'), 'GET', '/v1/notices')
    const until = new Date(world.now() + 7 * 86_400_000).toISOString()
    expect(notices.body['items']).toMatchObject(
      expect.arrayContaining([expect.objectContaining({ automated: true, type: 'limit', until })]),
    )
    const { action, facts, message } = notices.body['items'].find((item: { automated: boolean }) => item.automated)
    // No person wrote what happened: the rule's own words say it, in both languages.
    expect(facts.en).toMatch(/^Marked\. \(message\.send, dec_/)
    expect(facts.zh).toMatch(/^标记。（message\.send，dec_/)
    expect(message.zh).toContain('标记。')
    expect(
      (await world.call(world.member('again', 'acme'), 'POST', '/v1/appeals', { action, text: 'No.' })).status,
    ).toBe(201)
  })

  const decide = async (id: string, more: object) =>
    world.call(mei, 'POST', `/v1/cases/${id}/decide`, { reason: 'Looked at.', ...more })
  const warnedFor = async (id: string) => {
    const first = await world.send(id, 'MARKED')
    await decide(first.body['case'], { clause: 'conduct.j', actions: [{ type: 'warn' }] })
    const again = await world.send(id, 'MARKED')
    expect((await standingOf(id))['points']).toBe(4)
    return String(again.body['case'])
  }
  const standingOf = async (id: string) => {
    const { state, points, limits } = (await world.call(world.service, 'GET', `/v1/standing/account/${id}`)).body
    return { state, points, limits: limits.length }
  }

  it('takes its limit and points back when a person finds no violation in its case, after its end as well', async () => {
    const found = await warnedFor('cleared')
    expect(await standingOf('cleared')).toEqual({ state: 'limited', points: 4, limits: 1 })
    expect((await decide(found, { outcome: 'no-violation' })).status).toBe(200)
    expect(await standingOf('cleared')).toEqual({ state: 'good', points: 2, limits: 0 })
    const { items } = (await world.call(mei, 'GET', `/v1/actions?case=${found}`)).body
    expect(items).toMatchObject([{ type: 'limit', status: 'reversed', why: 'error' }])

    const late = await warnedFor('late')
    await world.pass(8 * 86_400_000)
    mei = await world.staff('moe', 'moderator') // tokens have ended
    expect(await standingOf('late')).toEqual({ state: 'good', points: 4, limits: 0 })
    await decide(late, { outcome: 'no-violation' })
    expect(await standingOf('late')).toEqual({ state: 'good', points: 2, limits: 0 })
  })

  it('takes them back when the appeal against what they rest on is granted, and when that against another message is, not', async () => {
    const sia = await world.staff('sia', 'senior')
    const appealed = async (decision: string, outcome: string) => {
      const filed = { decision, text: 'It is ours.' }
      const { body } = await world.call(world.member('granted', 'acme'), 'POST', '/v1/appeals', filed)
      const answer = { outcome, reason: 'No spam.' }
      expect((await world.call(sia, 'POST', `/v1/appeals/${body['id']}/decide`, answer)).status).toBe(200)
    }
    await warnedFor('granted')
    const { items } = (await world.call(world.member('granted', 'acme'), 'GET', '/v1/kept-back')).body
    const [limiting, first] = items.map((item: { decision: string }) => item.decision)
    await appealed(first, 'overturn')
    expect(await standingOf('granted')).toEqual({ state: 'limited', points: 4, limits: 1 })
    await appealed(limiting, 'overturn')
    expect(await standingOf('granted')).toEqual({ state: 'good', points: 2, limits: 0 })
  })

  it('counts once what a rule and a person did about the same, also once the decision was undone and made again', async () => {
    const sol = await world.staff('sol', 'senior')
    const found = await warnedFor('once')
    const { recommended } = (await world.call(mei, 'GET', `/v1/cases/${found}`)).body
    expect(recommended).toMatchObject([{ clause: 'conduct.j', points: 4 }])
    const warn = { clause: 'conduct.j', actions: [{ type: 'warn' }] }
    expect((await decide(found, warn)).status).toBe(200)
    expect(await standingOf('once')).toEqual({ state: 'limited', points: 4, limits: 1 })
    expect((await world.call(sol, 'POST', `/v1/cases/${found}/undo`, { reason: 'Too little.' })).status).toBe(200)
    expect(await standingOf('once')).toEqual({ state: 'limited', points: 4, limits: 1 })
    expect((await decide(found, warn)).status).toBe(200)
    expect(await standingOf('once')).toEqual({ state: 'limited', points: 4, limits: 1 })
  })

  /** An appeal against what the machine did puts a day in its place. */
  const reducedFor = async (id: string) => {
    const sid = await world.staff('sid', 'senior')
    const found = await warnedFor(id)
    const { actions } = (await world.call(world.service, 'GET', `/v1/standing/account/${id}`)).body
    const { id: action } = actions.find((each: { type: string }) => each.type === 'limit')
    const filed = await world.call(world.member(id, 'acme'), 'POST', '/v1/appeals', { action, text: 'Too long.' })
    const until = new Date(world.now() + 86_400_000).toISOString()
    const reduced = await world.call(sid, 'POST', `/v1/appeals/${filed.body['id']}/decide`, {
      ...{ outcome: 'reduce', reason: 'A day will do.' },
      actions: [{ type: 'limit', capability: 'message.external', until }],
    })
    expect(reduced.status).toBe(200)
    return found
  }

  it('takes back what an appeal put in its place as well, by a senior, for a senior did that', async () => {
    const found = await reducedFor('lessened')
    const none = { outcome: 'no-violation', reason: 'Nothing in it.' }
    expect(await decide(found, none)).toMatchObject({
      status: 403,
      body: { kind: 'action.role', detail: expect.stringMatching(/only a senior can .*Escalate/) },
    })
    expect(await standingOf('lessened')).toEqual({ state: 'limited', points: 4, limits: 1 })
    const sen = await world.staff('sen', 'senior')
    expect((await world.call(sen, 'POST', `/v1/cases/${found}/decide`, none)).status).toBe(200)
    expect(await standingOf('lessened')).toEqual({ state: 'good', points: 2, limits: 0 })
  })

  it('takes back what a senior let stand, by a senior alone', async () => {
    const [sam, other] = [await world.staff('sam', 'senior'), await world.staff('other', 'moderator')]
    const found = await warnedFor('upheld')
    const { items } = (await world.call(other, 'GET', `/v1/actions?case=${found}`)).body
    const filed = { action: items[0].id, text: 'It is ours.' }
    const { body } = await world.call(world.member('upheld', 'acme'), 'POST', '/v1/appeals', filed)
    const answer = { outcome: 'uphold', reason: 'It is spam.' }
    expect((await world.call(sam, 'POST', `/v1/appeals/${body['id']}/decide`, answer)).status).toBe(200)
    const clear = async (token: string) =>
      world.call(token, 'POST', `/v1/cases/${found}/decide`, { outcome: 'no-violation', reason: 'Looked at.' })
    expect(await clear(other)).toMatchObject({
      status: 403,
      body: { kind: 'action.role', detail: expect.stringMatching(/only a senior can .*Escalate/) },
    })
    expect(await standingOf('upheld')).toEqual({ state: 'limited', points: 4, limits: 1 })
    expect((await clear(sam)).status).toBe(200)
    expect(await standingOf('upheld')).toEqual({ state: 'good', points: 2, limits: 0 })
  })

  it('takes back what an appeal put in its place when the appeal against what it rests on is granted', async () => {
    await reducedFor('let-go')
    const { items } = (await world.call(world.member('let-go', 'acme'), 'GET', '/v1/kept-back')).body
    const filed = { decision: items[0].decision, text: 'It is ours.' }
    const { body } = await world.call(world.member('let-go', 'acme'), 'POST', '/v1/appeals', filed)
    const answer = { outcome: 'overturn', reason: 'No spam.' }
    const sia = await world.staff('sia', 'senior')
    expect((await world.call(sia, 'POST', `/v1/appeals/${body['id']}/decide`, answer)).status).toBe(200)
    expect(await standingOf('let-go')).toEqual({ state: 'good', points: 2, limits: 0 })
  })

  it('counts once what a rule did, what an appeal put in its place, and what a person then decides', async () => {
    const found = await reducedFor('less')
    expect(await standingOf('less')).toEqual({ state: 'limited', points: 4, limits: 1 })
    const { recommended } = (await world.call(mei, 'GET', `/v1/cases/${found}`)).body
    expect(recommended).toMatchObject([{ clause: 'conduct.j', points: 4 }])
    expect((await decide(found, { clause: 'conduct.j', actions: [{ type: 'warn' }] })).status).toBe(200)
    expect(await standingOf('less')).toEqual({ state: 'limited', points: 4, limits: 1 })
    const after = (await world.call(mei, 'GET', `/v1/cases/${found}`)).body['recommended']
    expect(after).toMatchObject([{ clause: 'conduct.j', points: 6 }])
    // What the appeal put there stood before anybody decided.
    expect((await world.call(mei, 'POST', `/v1/cases/${found}/undo`, { reason: 'Too little.' })).status).toBe(200)
    expect(await standingOf('less')).toEqual({ state: 'limited', points: 4, limits: 1 })
  })

  it('is no limit before the one that a person decides about the same: its organization may ask for an early end of both', async () => {
    const sen = await world.staff('sen', 'senior')
    const byApp = () => world.send('bot', 'MARKED', { actor: { id: 'bot', kind: 'app' }, organization: 'apps' })
    const limit = { type: 'limit', capability: 'live', until: new Date(world.now() + 9 * 86_400_000).toISOString() }
    const first = String((await byApp()).body['case'])
    await world.call(sen, 'POST', `/v1/cases/${first}/decide`, {
      ...{ clause: 'conduct.j', actions: [{ type: 'warn' }], reason: 'Looked at.' },
    })
    const again = String((await byApp()).body['case'])
    expect(again).not.toBe(first)
    await world.pass(1_000)
    const decided = await world.call(sen, 'POST', `/v1/cases/${again}/decide`, {
      ...{ clause: 'conduct.j', actions: [limit], reason: 'Looked at.' },
    })
    const { items } = (await world.call(sen, 'GET', `/v1/actions?case=${again}`)).body
    expect(items).toHaveLength(2)
    const ada = world.member('ada', 'apps', 'admin')
    const action = decided.body['actions'][0].id
    const ask = { action, text: 'We have stopped it.', kind: 'early-release' }
    expect(await world.call(ada, 'POST', '/v1/appeals', ask)).toMatchObject({ status: 201 })
  })

  it('leaves it where a person finds a violation, and where nothing is left to take back', async () => {
    const confirmed = await warnedFor('confirmed')
    await decide(confirmed, { clause: 'conduct.j', actions: [{ type: 'warn' }] })
    expect(await standingOf('confirmed')).toMatchObject({ state: 'limited', limits: 1 })

    const sol = await world.staff('sol', 'senior')
    const appealed = await warnedFor('appealed')
    const { actions } = (await world.call(world.service, 'GET', '/v1/standing/account/appealed')).body
    const { id } = actions.find((action: { type: string }) => action.type === 'limit')
    const reversed = await world.call(sol, 'POST', `/v1/actions/${id}/reverse`, { reason: 'Not spam.' })
    expect(reversed.status).toBe(200)
    expect((await decide(appealed, { outcome: 'no-violation' })).status).toBe(200)
    expect(await standingOf('appealed')).toEqual({ state: 'good', points: 2, limits: 0 })
  })
})
