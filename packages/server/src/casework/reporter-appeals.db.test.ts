import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
let sofia: string
let omar: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
  const admin = await world.staff('root', 'installation-admin')
  hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
afterAll(() => world.close())

const reporterOf = (id: string) => world.member(id, 'acme', 'external')
async function report(by: string, account: string): Promise<{ id: string; case: string }> {
  const body = { about: { account }, clause: 'conduct.i', text: `${by} about ${account}` }
  const filed = await world.call(reporterOf(by), 'POST', '/v1/reports', body)
  return { id: filed.body['id'], case: filed.body['case'] }
}
const decide = (who: string, id: string, body: object) =>
  world.call(who, 'POST', `/v1/cases/${id}/decide`, { reason: 'Looked at.', ...body })
const appeal = (by: string, body: object) => world.call(reporterOf(by), 'POST', '/v1/appeals', body)
const answer = (who: string, id: string, body: object) => world.call(who, 'POST', `/v1/appeals/${id}/decide`, body)
async function told(appealId: string): Promise<readonly string[]> {
  const rows = await world.casework.desk.db.query<{ subject: string }>(
    `select subject_key as subject from webhook_delivery
     where subscription = $1 and type = 'appeal.decided' and body -> 'data' ->> 'appeal' = $2 order by 1`,
    [hook, appealId],
  )
  return rows.map(({ subject }) => subject)
}

describe('a reporter whose report led to nothing', () => {
  it('asks once for a second look, which the person who decided never takes, and is answered in words', async () => {
    const filed = await report('rea', 'u1')
    await decide(sofia, filed.case, { outcome: 'no-violation' })
    const asked = await appeal('rea', { case: filed.case, text: 'It went on all week.' })
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending', party: 'reporter', case: filed.case } })
    expect(asked.body['deadline']).toBeTruthy()
    expect(await appeal('rea', { case: filed.case, text: 'Again.' })).toMatchObject({
      status: 409,
      body: { kind: 'appeal.already-filed' },
    })
    const id: string = asked.body['id']
    const overturn = { outcome: 'overturn', reason: 'It was not looked at in full.' }
    expect(await answer(sofia, id, overturn)).toMatchObject({ status: 403, body: { kind: 'appeal.same-person' } })
    expect((await answer(mei, id, overturn)).status).toBe(403)
    expect(await answer(omar, id, { outcome: 'overturn', reason: ' ' })).toMatchObject({ status: 422 })
    expect(await answer(omar, id, overturn)).toMatchObject({ status: 200, body: { status: 'overturned' } })
    expect((await world.call(reporterOf('rea'), 'GET', `/v1/appeals/${id}`)).body).toMatchObject({
      status: 'overturned',
      reason: 'It was not looked at in full.',
    })
    expect(await told(id)).toEqual(['account/rea'])
    expect((await world.call(mei, 'GET', `/v1/cases/${filed.case}`)).body).toMatchObject({ status: 'open' })
    await decide(omar, filed.case, { clause: 'conduct.i', actions: [{ type: 'warn' }] })
    expect((await world.call(reporterOf('rea'), 'GET', `/v1/reports/${filed.id}`)).body).toMatchObject({
      status: 'answered',
      outcome: 'acted',
    })
  })

  it('is answered anew when the case is decided anew, and asks once for another look at that answer too', async () => {
    const filed = await report('rae', 'u9')
    await decide(sofia, filed.case, { outcome: 'no-violation' })
    const ask = () => appeal('rae', { case: filed.case, text: 'Look again.' })
    const first = await ask()
    await answer(omar, first.body['id'], { outcome: 'overturn', reason: 'It was not looked at in full.' })
    // Until then nothing is said of an answer that does not stand.
    const read = async () => (await world.call(reporterOf('rae'), 'GET', `/v1/reports/${filed.id}`)).body
    expect(await read()).toMatchObject({ status: 'with-operator', why: 'reopened', deadline: expect.any(String) })
    await world.pass(1_000)
    await decide(mei, filed.case, { outcome: 'no-violation' })
    expect(await read()).toMatchObject({ status: 'answered', outcome: 'no-violation' })
    const second = await ask()
    expect(second).toMatchObject({ status: 201, body: { status: 'pending', party: 'reporter', case: filed.case } })
    expect(second.body['id']).not.toBe(first.body['id'])
    expect(await ask()).toMatchObject({ status: 409, body: { kind: 'appeal.already-filed' } })
    await answer(omar, second.body['id'], { outcome: 'uphold', reason: 'It was looked at in full.' })
    await world.pass(1_000)
    // The same answer stands: there is nothing new to look at.
    expect(await ask()).toMatchObject({ status: 409, body: { kind: 'appeal.already-filed' } })
    const mine = (await world.call(reporterOf('rae'), 'GET', '/v1/appeals')).body['items']
    expect(mine.map(({ id, status }: { id: string; status: string }) => [id, status]).toSorted()).toEqual(
      [
        [first.body['id'], 'overturned'],
        [second.body['id'], 'upheld'],
      ].toSorted(),
    )
  })

  it('tells an administrator who complained the answer, and offers them no appeal: that is the reporter’s', async () => {
    await world.call(world.service, 'PUT', '/v1/people/ada', {
      organization: 'acme',
      kind: 'member',
      name: 'Ada',
      roles: ['admin'],
    })
    const ada = world.member('ada', 'acme', 'admin')
    const filed = await world.call(world.member('rin', 'acme'), 'POST', '/v1/reports', {
      about: { account: 'u10' },
      clause: 'conduct.i',
      text: 'Look.',
    })
    const { body } = await world.call(ada, 'POST', `/v1/reports/${filed.body['id']}/confirm`, {
      statement: 'So it is.',
    })
    await decide(sofia, body['complaint'].case, { outcome: 'no-violation' })
    const said = async (who: string, path: string): Promise<string> =>
      (await world.call(who, 'GET', path)).body['answer'].en
    expect(await said(ada, `/v1/complaints/${body['complaint'].id}`)).not.toContain('appeal')
    expect(await said(ada, `/v1/reports/${filed.body['id']}`)).not.toContain('appeal')
    expect(await said(world.member('rin', 'acme'), `/v1/reports/${filed.body['id']}`)).toContain('You can appeal.')
    expect(await world.call(ada, 'POST', '/v1/appeals', { case: body['complaint'].case, text: 'No.' })).toMatchObject({
      status: 403,
      body: { kind: 'appeal.not-yours' },
    })
  })

  it('may be an administrator who complained on no report: they have nobody who could ask, and ask themselves, once', async () => {
    for (const id of ['ada', 'ann'])
      await world.call(world.service, 'PUT', `/v1/people/${id}`, {
        ...{ organization: 'acme', kind: 'member', name: id, roles: ['admin'] },
      })
    const [ada, ann] = [world.member('ada', 'acme', 'admin'), world.member('ann', 'acme', 'admin')]
    const stated = { about: { account: 'u30' }, clause: 'conduct.i', statement: 'He calls our customers.' }
    const filed = (await world.call(ada, 'POST', '/v1/complaints', stated)).body
    const ask = (who: string) => world.call(who, 'POST', '/v1/appeals', { case: filed['case'], text: 'Look again.' })
    expect(await ask(ada)).toMatchObject({ status: 409, body: { kind: 'appeal.not-appealable' } })
    expect(filed).not.toHaveProperty('appealUntil')
    await decide(sofia, filed['case'], { outcome: 'no-violation' })
    const read = async (who: string) => (await world.call(who, 'GET', `/v1/complaints/${filed['id']}`)).body
    expect(await read(ada)).toMatchObject({
      answer: { en: expect.stringContaining('You can appeal.') },
      answeredAt: expect.any(String),
      appealUntil: expect.any(String),
    })
    expect((await world.call(ada, 'GET', '/v1/complaints')).body['items']).toContainEqual(await read(ada))
    // It is that of whoever complained: not of a colleague, of a namesake elsewhere, or theirs when they administer no more.
    for (const who of [ann, sofia]) expect(await read(who)).not.toHaveProperty('appealUntil')
    expect(await ask(ann)).toMatchObject({ status: 403, body: { kind: 'appeal.not-yours' } })
    expect(await ask(world.member('ada', 'acme'))).toMatchObject({ status: 403, body: { kind: 'appeal.not-yours' } })
    expect(await ask(world.member('ada', 'globex', 'external'))).toMatchObject({ status: 403 })
    const asked = await ask(ada)
    expect(asked).toMatchObject({ status: 201, body: { status: 'pending', party: 'reporter', case: filed['case'] } })
    expect(await ask(ada)).toMatchObject({ status: 409, body: { kind: 'appeal.already-filed' } })
    const id: string = asked.body['id']
    const listed = async (who: string): Promise<boolean> =>
      JSON.stringify((await world.call(who, 'GET', '/v1/appeals')).body['items']).includes(id)
    expect([await listed(ada), await listed(ann)]).toEqual([true, false])
    expect((await world.call(ann, 'GET', `/v1/appeals/${id}`)).status).toBe(404)
    expect((await world.call(omar, 'POST', `/v1/appeals/${id}/ask`, { question: 'Since when?' })).status).toBe(200)
    expect((await world.call(ada, 'POST', `/v1/appeals/${id}/reply`, { text: 'Since May.' })).status).toBe(200)
    const overturn = { outcome: 'overturn', reason: 'It was not looked at in full.' }
    expect(await answer(sofia, id, overturn)).toMatchObject({ status: 403, body: { kind: 'appeal.same-person' } })
    expect((await answer(omar, id, overturn)).status).toBe(200)
    expect(await told(id)).toEqual(['account/ada'])
    expect(await read(ada)).toMatchObject({ status: 'filed' })
    expect(await read(ada)).not.toHaveProperty('answer')
  })

  it('has an appeal of their own beside that of another reporter', async () => {
    const [one, two] = [await report('ria', 'u2'), await report('rob', 'u2')]
    expect(two.case).toBe(one.case)
    await decide(sofia, one.case, { outcome: 'no-violation' })
    expect((await appeal('ria', { case: one.case, text: 'No.' })).status).toBe(201)
    expect((await appeal('rob', { case: one.case, text: 'No.' })).status).toBe(201)
    expect((await appeal('rob', { case: one.case, text: 'No.' })).status).toBe(409)
  })

  it('cannot appeal what they did not report, nor before there is an answer, nor when the time is over', async () => {
    const filed = await report('roy', 'u3')
    expect((await appeal('roy', { case: filed.case, text: 'Early.' })).status).toBe(409)
    await decide(sofia, filed.case, { outcome: 'no-violation' })
    expect(await appeal('nobody', { case: filed.case, text: 'Me too.' })).toMatchObject({
      status: 403,
      body: { kind: 'appeal.not-yours' },
    })
    await world.pass(181 * 86_400_000)
    sofia = await world.staff('sofia', 'senior')
    omar = await world.staff('omar', 'senior')
    mei = await world.staff('mei', 'moderator')
    expect(await appeal('roy', { case: filed.case, text: 'Late.' })).toMatchObject({
      status: 409,
      body: { kind: 'appeal.too-late' },
    })
  })
})

describe('somebody of another organization who bears the same id', () => {
  it('appeals nothing that the reporter reported, reads nothing of their appeal, and answers no question about it', async () => {
    const filed = await report('ray', 'u6')
    await decide(sofia, filed.case, { outcome: 'no-violation' })
    const namesake = world.member('ray', 'globex', 'external')
    const asked = { case: filed.case, text: 'Me too.' }
    expect(await world.call(namesake, 'POST', '/v1/appeals', asked)).toMatchObject({
      status: 403,
      body: { kind: 'appeal.not-yours' },
    })
    const { body } = await appeal('ray', asked)
    await world.call(omar, 'POST', `/v1/appeals/${body['id']}/ask`, { question: 'When?' })
    expect((await world.call(namesake, 'GET', '/v1/appeals')).body['items']).toEqual([])
    expect((await world.call(namesake, 'GET', `/v1/appeals/${body['id']}`)).status).toBe(404)
    expect((await world.call(namesake, 'POST', `/v1/appeals/${body['id']}/reply`, { text: 'Now.' })).status).toBe(404)
    expect((await world.call(reporterOf('ray'), 'GET', '/v1/appeals')).body['items']).toHaveLength(1)
    const reply = await world.call(reporterOf('ray'), 'POST', `/v1/appeals/${body['id']}/reply`, { text: 'Monday.' })
    expect(reply.status).toBe(200)
  })

  it('takes no appeal away from whom a measure fell on, though they know its id: it is theirs, and their link’s', async () => {
    await world.call(world.service, 'PUT', '/v1/people/u7', { organization: 'acme', kind: 'member', name: 'U' })
    const filed = await report('ruth', 'u7')
    const decided = await decide(sofia, filed.case, { clause: 'conduct.i', actions: [{ type: 'suspend' }] })
    const action: string = decided.body['actions'][0].id
    const namesake = world.member('u7', 'globex')
    const asked = { action, text: 'Not me.' }
    expect((await world.call(namesake, 'POST', '/v1/appeals', asked)).status).toBe(404)
    const { items } = (await world.call(world.service, 'GET', '/v1/notices?subject=account/u7')).body
    const token = items[0].appealToken as string
    const own = (await world.call(null, 'POST', '/v1/appeals', { ...asked, token })).body
    expect(own).toMatchObject({ status: 'pending', party: 'subject' })
    expect((await world.call(namesake, 'GET', '/v1/appeals')).body['items']).toEqual([])
    expect((await world.call(namesake, 'GET', `/v1/appeals/${own['id']}`)).status).toBe(404)
    await answer(omar, own['id'], { outcome: 'uphold', reason: 'It was them.' })
    expect((await world.call(namesake, 'GET', `/v1/appeals/${own['id']}`)).status).toBe(404)
    // Whoever went there reads and answers it by the link.
    expect((await world.call(null, 'GET', `/v1/appeals/${own['id']}?token=${token}`)).status).toBe(200)
    expect((await world.call(world.member('u7', 'acme'), 'GET', `/v1/appeals/${own['id']}`)).status).toBe(200)
  })
})

describe('somebody of another organization who bears the id of an account whose organization nobody knew', () => {
  it('reads no notice, standing or appeal of theirs and files none, once it is stated where they belong', async () => {
    const filed = await report('rosa', 'u8')
    const decided = await decide(sofia, filed.case, { clause: 'conduct.i', actions: [{ type: 'suspend' }] })
    expect(decided.body['actions'][0].subject).toMatchObject({ id: 'u8', organization: null })
    const action: string = decided.body['actions'][0].id
    const own = world.member('u8', 'acme')
    const namesake = world.member('u8', 'globex', 'external')
    const notices = async (who: string) => (await world.call(who, 'GET', '/v1/notices')).body['items']
    const [notice] = await notices(own)
    // Until then an id is one person, wherever the service lets them come from.
    expect(await notices(namesake)).toHaveLength(1)
    await world.call(world.service, 'PUT', '/v1/people/u8', { organization: 'acme', kind: 'member', name: 'U' })
    expect(await notices(namesake)).toEqual([])
    expect((await world.call(namesake, 'GET', '/v1/notices?subject=account/u8')).body['items']).toEqual([])
    expect((await world.call(namesake, 'GET', `/v1/notices/${notice.id}`)).status).toBe(404)
    expect((await world.call(namesake, 'GET', '/v1/standing/account/u8')).body).toMatchObject({
      state: 'good',
      actions: [],
    })
    const asked = { action, text: 'Not me.' }
    expect((await world.call(namesake, 'POST', '/v1/appeals', asked)).status).toBe(404)
    expect(await notices(own)).toHaveLength(1)
    const { status, body } = await world.call(own, 'POST', '/v1/appeals', asked)
    expect(status).toBe(201)
    expect((await world.call(namesake, 'GET', `/v1/appeals/${body['id']}`)).status).toBe(404)
    expect((await world.call(own, 'GET', `/v1/appeals/${body['id']}`)).status).toBe(200)
    await answer(omar, body['id'], { outcome: 'uphold', reason: 'It was them.' })
    expect((await world.call(namesake, 'GET', `/v1/appeals/${body['id']}`)).status).toBe(404)
  })
})

describe('a reporter who finds an action too mild', () => {
  it('asks for a second look; it reopens the case and does nothing by itself; both are answered in words', async () => {
    const filed = await report('rex', 'u4')
    const decided = await decide(sofia, filed.case, { clause: 'conduct.i', actions: [{ type: 'warn' }] })
    const action: string = decided.body['actions'][0].id
    const asked = await appeal('rex', { action, text: 'A warning for that?' })
    expect(asked).toMatchObject({ status: 201, body: { party: 'reporter', action } })
    const id: string = asked.body['id']
    const subject = world.member('u4', 'acme')
    expect((await world.call(subject, 'GET', `/v1/appeals/${id}`)).status).toBe(404)
    await answer(omar, id, { outcome: 'overturn', reason: 'A warning is too little here.' })
    expect(await told(id)).toEqual(['account/rex', 'account/u4'])
    const seen = await world.call(subject, 'GET', `/v1/appeals/${id}`)
    expect(seen.body).toMatchObject({ status: 'overturned', reason: 'A warning is too little here.' })
    expect(JSON.stringify(seen.body)).not.toMatch(/rex|A warning for that/)
    expect((await world.call(mei, 'GET', `/v1/cases/${filed.case}`)).body).toMatchObject({ status: 'open' })
    expect((await world.call(mei, 'GET', `/v1/actions/${action}`)).body).toMatchObject({ status: 'active' })
    expect((await world.call(subject, 'GET', '/v1/notices')).body['items']).toHaveLength(1)
  })

  it('leaves the subject an appeal of their own', async () => {
    const filed = await report('rik', 'u5')
    const decided = await decide(sofia, filed.case, { clause: 'conduct.i', actions: [{ type: 'warn' }] })
    const action: string = decided.body['actions'][0].id
    expect((await appeal('rik', { action, text: 'Too mild.' })).status).toBe(201)
    const own = await world.call(world.member('u5', 'acme'), 'POST', '/v1/appeals', { action, text: 'Too hard.' })
    expect(own).toMatchObject({ status: 201, body: { party: 'subject' } })
  })
})
