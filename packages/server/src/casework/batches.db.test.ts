import { listBatchItems } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startBatch, workOnBatch } from './case/batches.ts'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'
import { asId } from './read-id.ts'

let world: TestCasework
let mei: string
let moritz: string
let sofia: string
let omar: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  moritz = await world.staff('moritz', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
})
afterAll(() => world.close())

async function casesAbout(...accounts: readonly string[]): Promise<readonly string[]> {
  const cases: string[] = []
  for (const [at, account] of accounts.entries()) {
    const reporter = world.member(`x-${at >> 3}`, 'acme', 'external')
    const body = { about: { account }, clause: 'conduct.j', text: account }
    cases.push((await world.call(reporter, 'POST', '/v1/reports', body)).body['case'])
  }
  return cases
}
const limit = { type: 'limit', capability: 'message.external', until: '2100-01-01T00:00:00Z' }
const decideAll = (who: string, cases: readonly string[], actions: readonly object[]) =>
  world.call(who, 'POST', '/v1/cases/decide', { cases, clause: 'conduct.j', actions, reason: 'One campaign.' })
const stateOf = async (id: string) =>
  (await world.call(world.service, 'GET', `/v1/standing/account/${id}`)).body['state']

describe('a bulk decision', () => {
  it('coop#661: tells what became of each case, and can be looked up', async () => {
    const [one = '', two = '', claimed = ''] = await casesAbout('b1', 'b2', 'b3')
    await world.call(sofia, 'POST', `/v1/cases/${claimed}/claim`)
    const answer = await decideAll(mei, [one, two, claimed, 'case_nothing', one], [{ type: 'warn' }])
    expect(answer).toMatchObject({
      status: 200,
      body: {
        items: [
          { id: one, status: 'decided', actions: [{ type: 'warn', status: 'active' }] },
          { id: two, status: 'decided' },
          { id: claimed, status: 'refused', problem: { kind: 'case.claimed' } },
          { id: 'case_nothing', status: 'refused', problem: { kind: 'case.not-found' } },
        ],
      },
    })
    expect(answer.body['items']).toHaveLength(4)
    const found = await world.call(mei, 'GET', `/v1/batches/${answer.body['batch']}?limit=3`)
    expect(found.body).toMatchObject({
      status: 'decided',
      by: 'mei',
      clause: 'conduct.j',
      total: 4,
      done: 4,
      counts: { decided: 2, refused: 2 },
    })
    expect(found.body['items']).toHaveLength(3)
    const rest = await world.call(mei, 'GET', `/v1/batches/${answer.body['batch']}?cursor=${found.body['next']}`)
    expect(rest.body['items']).toMatchObject([{ id: 'case_nothing' }])
    expect((await world.call(mei, 'GET', '/v1/batches')).body['items'][0]).toMatchObject({ id: answer.body['batch'] })
    const headers = { authorization: `Bearer ${mei}`, 'accept-language': 'zh' }
    const chinese = await world.app.inject({ url: `/v1/batches/${answer.body['batch']}`, headers })
    expect(chinese.json()).toMatchObject({
      items: expect.arrayContaining([
        expect.objectContaining({
          problem: expect.objectContaining({ title: '没有此案件。', detail: '没有此案件。' }),
        }),
      ]),
    })
  })

  it('mastodon#20897, coop#386, #1030: is many decisions like any other, each with its actions and its appeal', async () => {
    const accounts = ['a1', 'a2'] as const
    const { items } = (await decideAll(mei, await casesAbout(...accounts), [{ type: 'warn' }])).body
    for (const [at, account] of accounts.entries()) {
      const appeal = { action: items[at].actions[0].id, text: 'It was not me.' }
      expect((await world.call(world.member(account, 'acme'), 'POST', '/v1/appeals', appeal)).status).toBe(201)
    }
  })

  it('is undone as a whole: limits end, points go, cases open again, and each outcome is told', async () => {
    const accounts = ['u1', 'u2', 'u3'] as const
    const cases = await casesAbout(...accounts)
    const until = new Date(world.now() + 86_400_000).toISOString()
    const { batch } = (await decideAll(mei, cases, [{ ...limit, until }, { type: 'warn' }])).body
    for (const account of accounts) expect(await stateOf(account)).toBe('limited')
    const appealed = (await world.call(sofia, 'GET', `/v1/actions?subject=account/u3`)).body['items']
    for (const { id } of appealed)
      await world.call(omar, 'POST', `/v1/actions/${id}/reverse`, { reason: 'It was reversed before.' })
    const undone = await world.call(mei, 'POST', `/v1/batches/${batch}/undo`, { reason: 'The rule was wrong.' })
    expect(undone).toMatchObject({
      status: 200,
      body: { status: 'undone', counts: { undone: 3 }, undo: { by: 'mei', reason: 'The rule was wrong.' } },
    })
    expect(undone.body['items'][0]).toMatchObject({ id: cases[0], status: 'undone', reopened: true })
    expect(undone.body['items'][0].reversed).toHaveLength(2)
    expect(undone.body['items'][2].reversed).toHaveLength(0)
    for (const account of accounts) {
      expect((await world.call(world.service, 'GET', `/v1/standing/account/${account}`)).body).toMatchObject({
        state: 'good',
        points: 0,
      })
      expect((await world.send(account, 'Hello')).body).toMatchObject({ effect: 'allow' })
    }
    for (const id of cases)
      expect((await world.call(mei, 'GET', `/v1/cases/${id}`)).body).toMatchObject({ status: 'open' })
    expect(await world.call(mei, 'POST', `/v1/batches/${batch}/undo`, { reason: 'Again.' })).toMatchObject({
      status: 409,
      body: { kind: 'batch.state' },
    })
  })

  it('that takes two people waits for the second in each case, and its undoing declines what waits', async () => {
    const cases = await casesAbout('t1', 't2')
    const { batch, items } = (await decideAll(sofia, cases, [{ type: 'terminate' }])).body
    expect(items).toMatchObject([
      { actions: [{ type: 'terminate', status: 'awaiting-second' }], notices: [] },
      { actions: [{ status: 'awaiting-second' }] },
    ])
    expect(await stateOf('t1')).toBe('good')
    const [first, second] = items.map((item: { actions: { id: string }[] }) => item.actions[0]?.id)
    expect((await world.call(sofia, 'POST', `/v1/actions/${first}/approve`)).status).toBe(403)
    expect((await world.call(omar, 'POST', `/v1/actions/${first}/approve`)).status).toBe(200)
    expect(await stateOf('t1')).toBe('terminated')
    await world.call(omar, 'POST', `/v1/batches/${batch}/undo`, { reason: 'Not them.' })
    expect(await stateOf('t1')).toBe('good')
    expect((await world.call(omar, 'GET', `/v1/actions/${second}`)).body).toMatchObject({ status: 'declined' })
    expect(await world.call(omar, 'POST', `/v1/actions/${second}/approve`)).toMatchObject({ status: 409 })
  })

  it('of a moderator is undone by them or a senior, by nobody else', async () => {
    const { batch } = (await decideAll(mei, await casesAbout('p1'), [{ type: 'warn' }])).body
    const undo = (who: string) => world.call(who, 'POST', `/v1/batches/${batch}/undo`, { reason: 'Wrong.' })
    expect((await undo(moritz)).status).toBe(404)
    expect((await world.call(sofia, 'POST', `/v1/batches/${batch}/undo`, {})).status).toBe(422)
    expect((await undo(sofia)).status).toBe(200)
  })

  it('does not undo what was decided anew since, and says so', async () => {
    const [id = ''] = await casesAbout('n1')
    const { batch, items } = (await decideAll(mei, [id], [{ type: 'warn' }])).body
    const appeal = await world.call(world.member('n1', 'acme'), 'POST', '/v1/appeals', {
      action: items[0].actions[0].id,
      text: 'No.',
    })
    await world.call(sofia, 'POST', `/v1/appeals/${appeal.body['id']}/decide`, {
      outcome: 'overturn',
      reason: 'Right.',
    })
    await casesAbout('n1')
    const undone = await world.call(mei, 'POST', `/v1/batches/${batch}/undo`, { reason: 'Wrong.' })
    expect(undone.body['items'][0]).toMatchObject({ status: 'undone', reversed: [], reopened: false })
  })

  it('is in the audit log case by case, beside its own entry', async () => {
    const auditor = await world.staff('ada', 'auditor')
    const text = JSON.stringify((await world.call(auditor, 'GET', '/v1/audit/entries?limit=500')).body)
    for (const act of ['batch.decide', 'case.decide', 'batch.undo', 'case.undo']) expect(text).toContain(act)
  })
})

describe('a large batch', () => {
  it('goes on in the background with its progress told, and over a restart in the middle', async () => {
    const cases = await casesAbout(...Array.from({ length: 120 }, (_, at) => `l${at}`))
    const decision = {
      outcome: {
        kind: 'violation',
        clause: 'conduct.j',
        actions: [{ type: 'warn', capability: null, until: null, subject: null }],
      },
      reason: 'One campaign.',
      facts: null,
      immediate: null,
    } as const
    const by = { id: asId<never>('mei'), roles: ['moderator'] } as const
    const id = await startBatch(world.casework.desk, { by, decision, cases })
    expect(await workOnBatch(world.casework.desk, id, 30)).toBe(false)
    expect((await world.call(mei, 'GET', `/v1/batches/${id}`)).body).toMatchObject({
      status: 'deciding',
      total: 120,
      done: 30,
      counts: { decided: 30, waiting: 90 },
    })
    await world.restart()
    await world.pass(61_000)
    expect((await world.call(mei, 'GET', `/v1/batches/${id}`)).body).toMatchObject({
      status: 'decided',
      done: 120,
      counts: { decided: 120 },
    })
    const items = await listBatchItems(world.casework.desk.db, id, { limit: 500, cursor: null })
    expect(items.items.every(({ status }) => status === 'decided')).toBe(true)
    const actions = await world.call(mei, 'GET', '/v1/actions?subject=account/l7')
    expect(actions.body['items']).toHaveLength(1)
  })
})
