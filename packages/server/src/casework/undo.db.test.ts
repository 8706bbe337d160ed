/** A decision that should not have been sent is undone: nothing of it stays, and the case is decided as it should have been. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
let moritz: string
let sofia: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  moritz = await world.staff('moritz', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  const admin = await world.staff('root', 'installation-admin')
  hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
afterAll(() => world.close())

const reporterOf = (id: string) => world.member(id, 'acme', 'external')

async function report(by: string, account: string): Promise<{ readonly id: string; readonly case: string }> {
  const body = { about: { account }, clause: 'conduct.i', text: `${by} about ${account}` }
  const filed = await world.call(reporterOf(by), 'POST', '/v1/reports', body)
  return { id: filed.body['id'], case: filed.body['case'] }
}

const decide = (who: string, id: string, body: object) => world.call(who, 'POST', `/v1/cases/${id}/decide`, body)
const undo = (who: string, id: string, more: object = {}) =>
  world.call(who, 'POST', `/v1/cases/${id}/undo`, { reason: 'The wrong case.', ...more })
const violation = (...actions: readonly object[]) => ({ clause: 'conduct.i', actions, reason: 'It insults.' })
const NONE = { outcome: 'no-violation', reason: 'It does not.' }
const WARN = { type: 'warn' }
const stateOf = async (account: string) =>
  (await world.call(world.service, 'GET', `/v1/standing/account/${account}`)).body['state']
const pointsOf = async (account: string): Promise<number> =>
  (await world.call(world.service, 'GET', `/v1/standing/account/${account}`)).body['points']
const reportOf = async (by: string, id: string) => (await world.call(reporterOf(by), 'GET', `/v1/reports/${id}`)).body

async function toldOf(reportId: string): Promise<readonly unknown[]> {
  const rows = await world.casework.desk.db.query<{ data: unknown }>(
    `select body -> 'data' as data from webhook_delivery
     where subscription = $1 and type = 'report.answered' and body -> 'data' ->> 'report' = $2 order by id`,
    [hook, reportId],
  )
  return rows.map(({ data }) => data)
}

describe('a decision that is undone', () => {
  it('leaves nothing in force, opens its case, and has its report wait again', async () => {
    const filed = await report('rob', 'ulf')
    const until = new Date(world.now() + 86_400_000).toISOString()
    const limit = { type: 'limit', capability: 'message.external', until }
    const sent = await decide(mei, filed.case, violation(limit, WARN))
    expect(await stateOf('ulf')).toBe('limited')
    expect(await reportOf('rob', filed.id)).toMatchObject({ status: 'answered', outcome: 'acted' })
    const { version } = sent.body['case']
    const undone = await undo(mei, filed.case, { ifMatch: version })
    expect(undone).toMatchObject({ status: 200, body: { reopened: true, case: { status: 'open', decision: null } } })
    expect(undone.body['reversed']).toHaveLength(2)
    expect(await stateOf('ulf')).toBe('good')
    expect(await reportOf('rob', filed.id)).toMatchObject({ status: 'with-operator', why: 'reopened' })
    expect(await toldOf(filed.id)).toMatchObject([{ outcome: 'acted' }, { status: 'with-operator' }])
    // It is decided as it should have been, and whoever reported is told that.
    expect((await decide(mei, filed.case, NONE)).status).toBe(200)
    expect(await reportOf('rob', filed.id)).toMatchObject({ status: 'answered', outcome: 'no-violation' })
  })

  it("takes back what an appeal had put in the place of a measure of it; that is a senior's to undo", async () => {
    const filed = await report('rob', 'una')
    const until = new Date(world.now() + 86_400_000).toISOString()
    const limit = { type: 'limit', capability: 'message.external', until }
    const sent = await decide(mei, filed.case, violation(limit))
    const action: unknown = sent.body['actions'][0].id
    const una = world.member('una', 'acme')
    const appeal = await world.call(una, 'POST', '/v1/appeals', { action, text: 'It was a joke.' })
    const reduce = { outcome: 'reduce', reason: 'Once.', actions: [WARN] }
    const reduced = await world.call(sofia, 'POST', `/v1/appeals/${appeal.body['id']}/decide`, reduce)
    expect(reduced.status).toBe(200)
    expect(await pointsOf('una')).toBe(4)
    expect(await undo(mei, filed.case)).toMatchObject({ status: 403 })
    expect(await pointsOf('una')).toBe(4)
    expect(await undo(sofia, filed.case)).toMatchObject({ status: 200, body: { reopened: true } })
    expect(await pointsOf('una')).toBe(0)
    expect(await reportOf('rob', filed.id)).toMatchObject({ status: 'with-operator', why: 'reopened' })
  })

  it('that found nothing is undone too, and nothing of it stays in the record of whoever reported', async () => {
    const earlier = async (account: string, unfounded: boolean) => {
      const { id, case: found } = await report('ruth', account)
      await decide(mei, found, { ...NONE, ...(unfounded ? { unfounded: [id] } : {}) })
    }
    for (const account of ['a1', 'a2', 'a3', 'a4']) await earlier(account, false)
    const filed = await report('ruth', 'ute')
    await decide(mei, filed.case, { ...NONE, unfounded: [filed.id] })
    const next = await report('ruth', 'uli')
    const record = async () => (await world.call(sofia, 'GET', `/v1/cases/${next.case}`)).body['reporters'][0]
    expect(await record()).toMatchObject({ record: { decided: 5, unfounded: 1 } })
    expect((await undo(mei, filed.case)).body).toMatchObject({ reopened: true, reversed: [] })
    expect(await reportOf('ruth', filed.id)).toMatchObject({ status: 'with-operator', why: 'reopened' })
    expect(await record()).toMatchObject({ record: null, withheld: 'few' })
    await decide(mei, filed.case, NONE)
    expect(await record()).toMatchObject({ record: { decided: 5, unfounded: 0 } })
    const rows = await world.casework.desk.db.query<{ state: unknown }>(
      `select state from reporter_view where id = 'ruth'`,
    )
    expect(rows[0]?.state).toMatchObject({ unfounded: 0, unfoundedInARow: 0 })
  })

  it('and waited for a second person waits for nobody any more', async () => {
    const filed = await report('ria', 'uta')
    const sent = await decide(sofia, filed.case, violation({ type: 'terminate' }))
    const [{ id: action }] = sent.body['actions']
    expect((await undo(sofia, filed.case)).body).toMatchObject({ reversed: [action], reopened: true })
    expect((await world.call(sofia, 'GET', `/v1/actions/${action}`)).body).toMatchObject({ status: 'declined' })
    expect((await world.call(sofia, 'GET', `/v1/cases/${filed.case}`)).body).toMatchObject({ status: 'open' })
  })

  it('is undone by whoever sent it or a senior, with a reason, and only as they saw it', async () => {
    const filed = await report('ron', 'udo')
    expect(await undo(mei, filed.case)).toMatchObject({ status: 409, body: { kind: 'case.not-decided' } })
    await decide(mei, filed.case, violation(WARN))
    expect((await undo(moritz, filed.case)).status).toBe(403)
    expect((await undo(mei, filed.case, { reason: ' ' })).status).toBe(422)
    expect(await undo(mei, filed.case, { ifMatch: 1 })).toMatchObject({ status: 409, body: { kind: 'case.stale' } })
    for (const who of [reporterOf('ron'), world.member('udo', 'acme'), world.service])
      expect((await undo(who, filed.case)).status).toBe(403)
    expect(await pointsOf('udo')).toBeGreaterThan(0)
    expect((await undo(sofia, filed.case)).status).toBe(200)
    expect(await pointsOf('udo')).toBe(0)
  })

  it('is not undone by a moderator who is kept to other queues since', async () => {
    const filed = await report('rob', 'ute')
    const kay = await world.staff('kay', 'moderator')
    await decide(kay, filed.case, violation(WARN))
    const admin = await world.staff('root', 'installation-admin')
    const queue = { name: { en: 'Other', zh: '其他' }, filter: { severityFrom: 4 } }
    await world.call(admin, 'PUT', '/v1/queues/other', queue)
    expect((await world.call(admin, 'PUT', '/v1/staff/kay/queues', { queues: ['other'] })).status).toBe(200)
    expect(await undo(kay, filed.case)).toMatchObject({ status: 403, body: { kind: 'permission.queue' } })
    expect(await pointsOf('ute')).toBeGreaterThan(0)
  })

  it('stays closed while another case about the same is open, and what it did is taken back all the same', async () => {
    const first = await report('rex', 'ugo')
    await decide(mei, first.case, violation(WARN))
    const second = await report('ria', 'ugo')
    expect(await pointsOf('ugo')).toBeGreaterThan(0)
    expect((await undo(mei, first.case)).body).toMatchObject({ reopened: false, case: { status: 'decided' } })
    expect(await pointsOf('ugo')).toBe(0)
    expect(await reportOf('rex', first.id)).toMatchObject({ status: 'answered', outcome: 'reversed' })
    // Once that one is decided it is its turn, and whoever reported hears that.
    await decide(mei, second.case, NONE)
    await world.pass(3_600_000)
    expect(await reportOf('rex', first.id)).toMatchObject({ status: 'with-operator', why: 'reopened' })
    expect((await decide(mei, first.case, NONE)).status).toBe(200)
  })

  it('that found nothing is decided anew once the other case about the same is, and is undone once', async () => {
    const first = await report('rex', 'ugur')
    await decide(mei, first.case, NONE)
    const second = await report('ria', 'ugur')
    expect((await undo(mei, first.case)).body).toMatchObject({ reopened: false, reversed: [] })
    expect(await undo(mei, first.case)).toMatchObject({
      status: 409,
      body: { kind: 'case.not-decided', detail: expect.stringContaining('opens again') },
    })
    await decide(mei, second.case, NONE)
    await world.pass(3_600_000)
    expect((await world.call(sofia, 'GET', `/v1/cases/${first.case}`)).body['status']).toBe('open')
    expect(await reportOf('rex', first.id)).toMatchObject({ status: 'with-operator', why: 'reopened' })
    await decide(mei, first.case, violation(WARN))
    expect(await reportOf('rex', first.id)).toMatchObject({ status: 'answered', outcome: 'acted' })
  })
})

describe('a decision that nobody had agreed to yet', () => {
  it('is undone once while another case about the same is open, and decided anew after that', async () => {
    const first = await report('rex', 'uriel')
    await decide(sofia, first.case, violation({ type: 'terminate' }))
    const second = await report('ria', 'uriel')
    const undone = (await undo(sofia, first.case)).body
    expect(undone).toMatchObject({ reopened: false, reversed: [expect.stringMatching(/^act_/)] })
    expect(await undo(sofia, first.case)).toMatchObject({ status: 409, body: { kind: 'case.not-decided' } })
    await decide(mei, second.case, NONE)
    await world.pass(3_600_000)
    expect((await world.call(sofia, 'GET', `/v1/cases/${first.case}`)).body['status']).toBe('open')
    expect(await reportOf('rex', first.id)).toMatchObject({ status: 'with-operator' })
  })
})

describe('what an undone decision had refused', () => {
  const ownOf = async (sender: string, decision: string) =>
    (await world.call(world.member(sender, 'acme'), 'GET', `/v1/kept-back/${decision}`)).body['status']
  async function holdsOf(decision: string): Promise<readonly string[]> {
    const rows = await world.casework.desk.db.query<{ type: string }>(
      `select type from webhook_delivery where subscription = $1 and body -> 'data' ->> 'decision' = $2
       and type like 'hold.%' order by id`,
      [hook, decision],
    )
    return rows.map(({ type }) => type)
  }
  const advertising = (...actions: readonly object[]) => ({ clause: 'conduct.j', actions, reason: 'It advertises.' })

  it('waits for a person again, as its sender and the service read, and then for what is decided', async () => {
    const held = (await world.send('hal', 'MARKED')).body
    await decide(mei, held['case'], advertising(WARN))
    expect(await ownOf('hal', held['id'])).toBe('rejected')
    await undo(mei, held['case'])
    expect(await ownOf('hal', held['id'])).toBe('held')
    expect(await holdsOf(held['id'])).toEqual(['hold.rejected', 'hold.reopened'])
    await decide(mei, held['case'], advertising(WARN))
    expect(await ownOf('hal', held['id'])).toBe('rejected')
    await undo(mei, held['case'])
    await decide(mei, held['case'], NONE)
    expect(await ownOf('hal', held['id'])).toBe('released')
    const again = ['hold.rejected', 'hold.reopened']
    expect(await holdsOf(held['id'])).toEqual([...again, ...again, 'hold.released'])
  })

  it('waits again alone where an earlier decision of the case stands, and goes on when nothing more is found', async () => {
    const first = (await world.send('ida', 'MARKED')).body
    await decide(mei, first['case'], advertising(WARN))
    await world.pass(1_000)
    await world.call(sofia, 'POST', `/v1/cases/${first['case']}/reopen`, { reason: 'There is more.' })
    const second = (await world.send('ida', 'MARKED', { id: 'ida-2' })).body
    expect(second['case']).toBe(first['case'])
    await world.pass(1_000)
    await decide(mei, first['case'], advertising(WARN))
    await undo(mei, first['case'])
    expect([await ownOf('ida', first['id']), await ownOf('ida', second['id'])]).toEqual(['rejected', 'held'])
    await decide(mei, first['case'], NONE)
    expect([await ownOf('ida', first['id']), await ownOf('ida', second['id'])]).toEqual(['rejected', 'released'])
    expect(await holdsOf(first['id'])).toEqual(['hold.rejected'])
  })

  it('of a message that was let go stays let go', async () => {
    const held = (await world.send('ike', 'MARKED')).body
    await decide(mei, held['case'], NONE)
    await undo(mei, held['case'])
    expect(await ownOf('ike', held['id'])).toBe('released')
    expect(await holdsOf(held['id'])).toEqual(['hold.released'])
  })

  it('waits as well where what was done is taken back while its case is open, unless the law alone asked for that', async () => {
    for (const [sender, why, expected] of [
      ['jan', 'error', 'held'],
      ['jon', 'legal', 'rejected'],
    ] as const) {
      const held = (await world.send(sender, 'MARKED')).body
      const [{ id: warning }] = (await decide(mei, held['case'], advertising(WARN))).body['actions']
      await world.call(sofia, 'POST', `/v1/cases/${held['case']}/reopen`, { reason: 'There is more.' })
      await world.call(sofia, 'POST', `/v1/actions/${warning}/reverse`, { why, reason: 'Somebody else.' })
      expect(await ownOf(sender, held['id'])).toBe(expected)
    }
  })
})
