/** mastodon#21531: a conversation inside an appeal. Whoever decides asks, whoever appealed answers, and time waits for both. */
import { type MailSink, spawnMailSink } from '@goodstanding/testkit'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { mailboxOf } from '../../mail/mail-address.ts'
import { createMailPost } from '../../mail/post-mail.ts'
import { type Answered, openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000
const QUESTION = 'Which ORDER was it about?'
const mailbox = mailboxOf('abuse@operator.example')!

let world: TestCasework
let sink: MailSink
let staff: Readonly<Record<'mei' | 'sofia' | 'omar' | 'ida', string>>
let hook: string
beforeAll(async () => {
  sink = await spawnMailSink()
  world = await openTestCasework({ outgoingMail: { mailbox, notices: 'sent' } })
  await signIn()
  hook = (await world.call(staff.ida, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
beforeEach(() => signIn())
afterAll(async () => {
  await world.close()
  await sink.close()
})

async function signIn(): Promise<void> {
  staff = {
    mei: await world.staff('mei', 'moderator'),
    sofia: await world.staff('sofia', 'senior'),
    omar: await world.staff('omar', 'senior'),
    ida: await world.staff('ida', 'installation-admin'),
  }
}

type Appealed = { readonly id: string; readonly token: string; readonly notice: string; readonly action: string }

/** An action by Sofia on a subject of acme, and the subject's appeal with the notice's token. */
async function appealed(
  subject: { readonly type: 'account' | 'organization'; readonly id: string },
  action: object,
): Promise<Appealed> {
  const about = subject.type === 'account' ? { account: subject.id } : { organization: subject.id }
  const reporter = world.member('rex', 'acme', 'external')
  const filed = await world.call(reporter, 'POST', '/v1/reports', { about, clause: 'conduct.i', text: subject.id })
  const actions = [{ subject, ...action }]
  const decided = await world.call(staff.sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
    clause: 'conduct.i',
    reason: 'Seen.',
    actions,
  })
  const taken: string = decided.body['actions'][0].id
  const { body } = await world.call(world.service, 'GET', `/v1/notices?action=${taken}`)
  const { appealToken: token, id: notice } = body['items'][0]
  const appeal = await world.call(null, 'POST', '/v1/appeals', { action: taken, text: 'They had ASKED for it.', token })
  expect(appeal.status).toBe(201)
  return { id: appeal.body['id'], token, notice, action: taken }
}

const member = (id: string) => appealed({ type: 'account', id }, { type: 'suspend', until: in30Days() })
const in30Days = (): string => new Date(world.now() + 30 * DAY).toISOString()
const ask = (who: string, id: string, question = QUESTION): Promise<Answered> =>
  world.call(who, 'POST', `/v1/appeals/${id}/ask`, { question })
const reply = (who: string | null, id: string, body: object): Promise<Answered> =>
  world.call(who, 'POST', `/v1/appeals/${id}/reply`, { text: 'The one of MONDAY.', ...body })
const decide = (who: string, id: string, body: object): Promise<Answered> =>
  world.call(who, 'POST', `/v1/appeals/${id}/decide`, { reason: 'Looked at again.', ...body })

describe('a question about an appeal', () => {
  it('is answered by whoever is suspended with the token of the notice, and both sides stand in their order', async () => {
    const { id, token } = await member('sue')
    expect((await world.call(world.service, 'GET', '/v1/standing/account/sue')).body['state']).toBe('suspended')
    const asked = await ask(staff.omar, id)
    expect(asked).toMatchObject({ status: 200, body: { status: 'pending', talk: [{ from: 'reviewer', by: 'omar' }] } })
    expect(await reply(null, id, { token })).toMatchObject({ status: 200, body: { answerBy: null } })
    const talk = [
      { from: 'reviewer', text: QUESTION },
      { from: 'appellant', text: 'The one of MONDAY.' },
    ]
    const seen = await world.call(null, 'GET', `/v1/appeals/${id}?token=${token}`)
    expect(seen.body).toMatchObject({ talk })
    expect((await decide(staff.omar, id, { outcome: 'overturn' })).status).toBe(200)
    expect((await world.call(world.member('sue', 'acme'), 'GET', `/v1/appeals/${id}`)).body).toMatchObject({
      status: 'overturned',
      talk,
    })
  })

  it('never tells whoever appealed who asks or decides, nor the service that tells them', async () => {
    const { id, token } = await member('nan')
    await ask(staff.omar, id)
    await reply(null, id, { token })
    await decide(staff.omar, id, { outcome: 'uphold' })
    const nan = world.member('nan', 'acme')
    const outside = [
      await world.call(nan, 'GET', `/v1/appeals/${id}`),
      await world.call(nan, 'GET', '/v1/appeals'),
      await world.call(world.service, 'GET', `/v1/appeals/${id}`),
      await world.call(null, 'GET', `/v1/appeals/${id}?token=${token}`),
    ]
    for (const { status, body } of outside) {
      expect(status).toBe(200)
      expect(JSON.stringify(body)).toContain(QUESTION)
      expect(JSON.stringify(body)).not.toMatch(/omar|sofia/)
    }
    expect((await world.call(staff.mei, 'GET', `/v1/appeals/${id}`)).body).toMatchObject({ decidedBy: 'omar' })
  })

  it('is asked by a senior who had no part in the action, about what is pending, in words of a bounded length', async () => {
    const { id } = await member('tom')
    expect(await ask(staff.sofia, id)).toMatchObject({ status: 403, body: { kind: 'appeal.same-person' } })
    expect(await ask(staff.mei, id)).toMatchObject({ status: 403 })
    expect((await ask(world.member('tom', 'acme'), id)).status).toBe(403)
    expect(await ask(staff.omar, id, ' ')).toMatchObject({ status: 422, body: { pointer: '/question' } })
    expect(await ask(staff.omar, id, 'x'.repeat(4_001))).toMatchObject({ status: 422, body: { pointer: '/question' } })
    expect((await ask(staff.omar, 'apl_nothing')).status).toBe(404)
    await decide(staff.omar, id, { outcome: 'uphold' })
    expect(await ask(staff.omar, id)).toMatchObject({ status: 409, body: { kind: 'appeal.not-pending' } })
  })

  it('is answered by nobody else: another member, another organization, another notice, a reporter', async () => {
    const { id } = await member('una')
    const other = await member('uri')
    await ask(staff.omar, id)
    const strangers = [
      world.member('uri', 'acme'),
      world.member('boss', 'acme', 'admin'),
      world.member('una2', 'globex', 'admin'),
      world.member('rex', 'acme', 'external'),
    ]
    for (const who of strangers) expect((await reply(who, id, {})).status).toBe(404)
    expect((await reply(null, id, { token: other.token })).status).toBe(404)
    expect((await world.call(null, 'GET', `/v1/appeals/${id}?token=${other.token}`)).status).toBe(404)
    expect((await reply(null, id, {})).status).toBe(401)
    expect((await reply(staff.omar, id, {})).status).toBe(403)
    expect(await reply(world.member('una', 'acme'), id, {})).toMatchObject({ status: 200 })
    expect(await reply(world.member('una', 'acme'), id, {})).toMatchObject({ body: { kind: 'appeal.not-asked' } })
  })

  it('lets the appeal be decided after seven days of silence; its deadline waits as long and no longer', async () => {
    const { id } = await member('vic')
    const before = Date.parse((await world.call(staff.omar, 'GET', `/v1/appeals/${id}`)).body['deadline'])
    const asked = await ask(staff.omar, id)
    expect(Date.parse(asked.body['deadline'])).toBe(before + 7 * DAY)
    expect(await decide(staff.omar, id, { outcome: 'uphold' })).toMatchObject({
      status: 409,
      body: { kind: 'appeal.asked' },
    })
    await world.pass(7 * DAY)
    await signIn()
    expect((await decide(staff.omar, id, { outcome: 'uphold' })).status).toBe(200)
  })

  it('passes its deadline like any other when nobody decides after the silence', async () => {
    const { id } = await member('wes')
    await ask(staff.omar, id)
    const passed = () =>
      world.casework.desk.db.query<{ told: number }>(
        `select count(*)::integer as told from webhook_delivery
         where subscription = $1 and type = 'deadline.passed' and body -> 'data' ->> 'id' = $2`,
        [hook, id],
      )
    await world.pass(9 * DAY)
    expect(await passed()).toEqual([{ told: 0 }])
    await world.pass(DAY + 1)
    expect(await passed()).toEqual([{ told: 1 }])
  })

  it('about an action on an organization is answered by its administrators', async () => {
    const { id } = await appealed(
      { type: 'organization', id: 'acme' },
      { type: 'limit', capability: 'message.external', until: in30Days() },
    )
    await ask(staff.omar, id)
    const boss = world.member('boss', 'acme', 'admin')
    expect((await world.call(boss, 'GET', '/v1/appeals')).body['items']).toMatchObject([{ id, talk: [{}] }])
    expect((await world.call(world.member('ann', 'acme'), 'GET', `/v1/appeals/${id}`)).status).toBe(404)
    // A person whose id is the organization's name is somebody else.
    const namesake = world.member('acme', 'acme')
    expect((await world.call(namesake, 'GET', '/v1/appeals')).body['items']).toEqual([])
    expect((await reply(namesake, id, {})).status).toBe(404)
    expect((await reply(world.member('ann', 'acme'), id, {})).status).toBe(404)
    expect(await reply(boss, id, {})).toMatchObject({ status: 200 })
  })

  it('is told to the service without a word of it, and stands in the log with who asked', async () => {
    const { id, action, notice } = await member('xia')
    await ask(staff.omar, id)
    await reply(world.service, id, {})
    const told = await world.casework.desk.db.query<{ subject: string; body: object }>(
      `select subject_key as subject, body from webhook_delivery
       where subscription = $1 and type = 'appeal.asked' and body -> 'data' ->> 'appeal' = $2`,
      [hook, id],
    )
    expect(told).toMatchObject([{ subject: 'account/xia', body: { data: { action, notice, party: 'subject' } } }])
    expect(JSON.stringify(told)).not.toMatch(/ORDER|omar/)
    const auditor = await world.staff('ada', 'auditor')
    const { body } = await world.call(auditor, 'GET', '/v1/audit/entries')
    const acts = body['items'].flatMap(({ entry, opening }: Answered['body']) =>
      entry.object === `appeal/${id}` ? [`${entry.act} by ${opening?.by ?? entry.by}`] : [],
    )
    expect(acts).toEqual(['appeal.ask by staff/omar', expect.stringMatching(/^appeal\.reply by service/)])
  })

  it('lies sealed in the database with whoever appealed', async () => {
    const { id, token } = await member('yan')
    await ask(staff.omar, id)
    await reply(null, id, { token })
    for (const table of ['ledger', 'appeal_view', 'audit_log']) {
      const rows = await world.casework.desk.db.query<{ row: string }>(`select to_json(t)::text as row from ${table} t`)
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.filter(({ row }) => /ORDER|MONDAY/.test(row))).toEqual([])
    }
  })

  it('comes by mail where notices do, with a link and no word of it, and not when it is answered by then', async () => {
    for (const person of ['zoe', 'zac'])
      await world.call(world.service, 'PUT', `/v1/people/${person}`, {
        organization: 'acme',
        kind: 'member',
        name: person,
        roles: [],
        email: `${person}@acme.example`,
        language: 'en',
      })
    const [zoe, zac] = [await member('zoe'), await member('zac')]
    await ask(staff.omar, zoe.id)
    await ask(staff.omar, zac.id)
    await reply(null, zac.id, { token: zac.token })
    const url = (): string => 'https://here.example'
    const post = createMailPost({ desk: world.casework.desk, mailbox, route: { url: sink.url }, url })
    while (await post.send());
    post.close()
    const about = ({ text }: { readonly text: string }): boolean => text.includes('has a question')
    const [letter, ...more] = sink.mails.filter(({ to }) => to.includes('zoe@acme.example')).filter(about)
    expect(more).toEqual([])
    expect(letter?.text).toContain(`https://here.example/notices/${zoe.notice}?token=${zoe.token}`)
    expect(letter?.text).not.toMatch(/ORDER|omar/)
    expect(sink.mails.filter(({ to }) => to.includes('zac@acme.example')).filter(about)).toEqual([])
  })
})

describe('an appeal', () => {
  it('mastodon#21531: is never switched off, however grave: a termination for a danger to life is appealed like a warning', async () => {
    const body = { about: { account: 'tess' }, clause: 'content.h', text: 'Calls for an attack.' }
    const filed = await world.call(world.member('rex', 'acme', 'external'), 'POST', '/v1/reports', body)
    const decided = await world.call(staff.sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      clause: 'content.h',
      reason: 'She did.',
      actions: [{ type: 'terminate' }],
    })
    const action: string = decided.body['actions'][0].id
    const second = await world.staff('sam', 'senior')
    await world.call(second, 'POST', `/v1/actions/${action}/approve`, {})
    const { body: notices } = await world.call(world.service, 'GET', `/v1/notices?action=${action}`)
    const token: string = notices['items'][0].appealToken
    const appeal = await world.call(null, 'POST', '/v1/appeals', { action, text: 'It was a quotation.', token })
    expect(appeal.status).toBe(201)
    expect((await ask(staff.omar, appeal.body['id'])).status).toBe(200)
    expect((await reply(null, appeal.body['id'], { token })).status).toBe(200)
  })
})
