/**
 * What people ask of systems like this one, and never got: each promise by the thread that asks for it, kept over HTTP. Those
 * that a pure decider keeps stand in `promises-to-reporters.test.ts` and `promises-to-subjects.test.ts` of casework.
 */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

let world: TestCasework
let mei: string
let sofia: string
let ivan: string
beforeAll(async () => {
  world = await openTestCasework()
  await hire()
  await world.call(world.service, 'PUT', '/v1/people/boss', {
    organization: 'acme',
    kind: 'admin',
    name: 'Boss',
    roles: ['admin'],
  })
})
afterAll(() => world.close())

/** Staff tokens end after a while; the clock of these tests goes on. */
async function hire(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  ivan = await world.staff('ivan', 'installation-admin')
}

const boss = () => world.member('boss', 'acme', 'admin')
const get = async (who: string | null, url: string) => (await world.call(who, 'GET', url)).body
const report = (reporter: string, about: object, more: object = {}, role: 'member' | 'external' = 'member') =>
  world.call(world.member(reporter, 'acme', role), 'POST', '/v1/reports', {
    about,
    clause: 'conduct.i',
    text: 'This insults me.',
    ...more,
  })
const idsIn = (body: Readonly<Record<string, unknown>>) =>
  (body['items'] as readonly { id: string }[]).map(({ id }) => id)

async function limited(actor: string) {
  const { body } = await world.send(actor, 'MARKED')
  const until = new Date(world.now() + 7 * DAY).toISOString()
  const decided = await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, {
    clause: 'conduct.j',
    actions: [{ type: 'limit', capability: 'message.external', until, subject: { type: 'account', id: actor } }],
    reason: 'Copies to strangers.',
  })
  return { case: body['case'] as string, action: decided.body['actions'][0].id as string }
}

describe('reports', () => {
  it('lemmy rfcs#6: lie with the administrator, and the operator looks on without a hand in it', async () => {
    const { body } = await report('u1', { account: 'a1' })
    expect(body['status']).toBe('with-administrator')
    expect(idsIn(await get(mei, '/v1/reports?status=with-administrator'))).toContain(body['id'])
    for (const act of ['confirm', 'dismiss', 'ask'])
      expect((await world.call(mei, 'POST', `/v1/reports/${body['id']}/${act}`, { reason: 'x' })).status).toBe(403)
  })

  it('synapse#4007, #6631, #11148, #18904; Rocket.Chat#15674, #14347, #27961; feature-requests#165, #175, #158: are nobody’s table row: they have a state, a deadline, somebody who is told, and go on by themselves', async () => {
    const { body } = await report('u2', { account: 'a2' })
    expect(new Date(body['deadline'] as string).getTime()).toBeGreaterThan(world.now())
    await world.pass(8 * HOUR)
    await hire()
    const found = await get(world.member('u2', 'acme'), `/v1/reports/${body['id']}`)
    expect(found).toMatchObject({ status: 'with-operator', why: 'deadline' })
    expect(idsIn(await get(mei, '/v1/cases?status=open&subject=account/a2'))).toEqual([found['case']])
  })

  it('synapse#6886, element-web#15844, element-meta#1848: reach whoever can act: the administrators, or the operator where they are accused', async () => {
    expect((await report('u3', { account: 'a3' })).body['status']).toBe('with-administrator')
    expect((await report('u3', { account: 'boss' })).body['status']).toBe('with-operator')
  })

  it('synapse#17490: of an outsider are in the list like any other', async () => {
    const { body } = await report('guest', { account: 'a4' }, {}, 'external')
    expect(idsIn(await get(mei, '/v1/reports'))).toContain(body['id'])
    expect(idsIn(await get(mei, '/v1/cases?subject=account/a4'))).toEqual([body['case']])
  })

  it('riot-meta#281, api-ti-messenger#212: of what nobody else can read rest on the words that the reporter shows', async () => {
    const event = { source: 'https://chat.example/e2ee', id: 'sealed-1' }
    const evidence = [{ event, text: 'Words that only the two of them saw', at: new Date(world.now()).toISOString() }]
    const { body } = await report('guest', { event, account: 'a5' }, { evidence }, 'external')
    const { copies } = await get(mei, `/v1/cases/${body['case']}/evidence`)
    expect(JSON.stringify(copies)).toContain('Words that only the two of them saw')
    expect(JSON.stringify(copies)).toContain('"suppliedBy":"reporter"')
  })

  it('matrix-spec#1459: cannot flood anybody, and what they show is shown on request only', async () => {
    const answers = []
    for (let number = 0; number < 50; number += 1) answers.push(await report('flood', { account: `f${number}` }))
    expect(answers.some(({ body }) => body['warning'] === 'flood')).toBe(true)
    // developers.weixin.qq.com on frequency limits: how many, in which time, and when the next is taken.
    const refused: Readonly<Record<string, unknown>> = answers.at(-1)?.body ?? {}
    expect(answers.at(-1)).toMatchObject({
      status: 429,
      body: { kind: 'report.flooding', limit: 20, windowSeconds: 3_600 },
    })
    expect(Date.parse(String(refused['until'])) - world.now()).toBe(Number(refused['retryAfter']) * 1_000)
    expect((await report('flood', { account: 'f99' }, { clause: 'content.h' })).status).toBe(201)
  })

  it('fluux-messenger#305: name a clause of the policy, or none; a made-up reason is no reason', async () => {
    expect((await report('u6', { account: 'a6' }, { clause: 'conduct.zz' })).body['kind']).toBe('case.clause-unknown')
    expect((await report('u6', { account: 'a6' }, { clause: undefined })).status).toBe(201)
  })

  it('RocketChat.ReactNative#4745: are about people, organizations, events, or just words', async () => {
    const { body } = await world.send('a7', 'INSULT')
    const abouts = [
      { account: 'a7' },
      { organization: 'globex' },
      { event: { source: 'https://chat.example', id: 'm-1' } },
      {},
    ]
    for (const about of abouts) expect((await report('u7', about)).status).toBe(201)
    expect(body['effect']).toBe('flag')
  })

  it('ozone#42, zulip#16119, #9172: are talked about with whoever made them', async () => {
    const { body } = await report('u8', { account: 'a8' })
    const url = `/v1/reports/${body['id']}`
    await world.call(boss(), 'POST', `${url}/ask`, { question: 'When was that?' })
    const reporter = world.member('u8', 'acme')
    expect(await get(reporter, url)).toMatchObject({ status: 'asked' })
    await world.call(reporter, 'POST', `${url}/reply`, { text: 'On Monday.' })
    const { talk } = await get(boss(), url)
    expect((talk as readonly { text: string }[]).map(({ text }) => text)).toEqual(['When was that?', 'On Monday.'])
  })
})

describe('a reporter', () => {
  it('coop, DSA Art. 23: whose reports are manifestly unfounded again and again is warned, then limited; danger is heard all the same', async () => {
    const unfounded = async (number: number) => {
      // An outsider goes straight to the operator. A flood is another matter: an hour lies between.
      await world.pass(HOUR)
      await hire()
      const { body } = await report('hostile', { account: `v${number}` }, {}, 'external')
      if (body['case'] === undefined) return body
      const decide = (stated: object) => world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, stated)
      const nothing = { outcome: 'no-violation', reason: 'Plainly made up.' }
      expect((await decide({ ...nothing, unfounded: ['rep_other'] })).body).toMatchObject({ kind: 'case.unfounded' })
      expect((await decide({ ...nothing, unfounded: [body['id']] })).status).toBe(200)
      return body
    }
    const answers: { readonly en: string; readonly zh: string }[] = []
    for (let number = 0; number < 20; number += 1) {
      const { id } = await unfounded(number)
      answers.push((await get(world.member('hostile', 'acme', 'external'), `/v1/reports/${id}`))['answer'])
    }
    // Read by whoever reported, with the answer to the tenth: what goes on, and what is taken all the same.
    expect(
      answers.map(({ en }) => /we will not accept reports from you for 30 days, except about danger/.test(en)),
    ).toEqual(answers.map((_, at) => at === 9))
    expect(answers[9]?.zh).toContain('30 天内将不再受理您的举报')
    expect(await unfounded(20)).toMatchObject({ kind: 'report.flooding' })
    expect((await report('hostile', { account: 'v99' }, { clause: 'content.h' }, 'external')).status).toBe(201)
    expect((await report('honest', { account: 'v1' }, {}, 'external')).status).toBe(201)
  })

  it('mastodon, ozone#68: whose reports were unfounded weighs less in the order of cases', async () => {
    const rank = async (reporter: string, account: string) => {
      const { body } = await report(reporter, { account }, {}, 'external')
      return (await get(mei, `/v1/cases/${body['case']}`))['priority'] as number
    }
    const { body } = await report('unsure', { account: 'x0' }, {}, 'external')
    const nothing = { outcome: 'no-violation', reason: 'Plainly made up.', unfounded: [body['id']] }
    await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, nothing)
    const before = await rank('steady', 'x1')
    expect(await rank('unsure', 'x2')).toBeLessThan(before)
  })
})

describe('what is held back', () => {
  it('mastodon#32962: says that a person looks at it, in both languages', async () => {
    const { body } = await world.send('h1', 'MARKED')
    expect(body).toMatchObject({ effect: 'hold', case: expect.any(String), message: { en: /./, zh: /./ } })
  })

  it('social-app#4003, ozone#159, #333: says why: which clause, which rule, what was seen', async () => {
    const { body } = await world.send('h2', 'MARKED')
    expect(body['findings'][0]).toMatchObject({ clause: 'conduct.j', rule: 'marked' })
    expect(body['policy']).toMatchObject({ id: 'sample', version: '1' })
  })
})

describe('cases', () => {
  it('ozone#228, #418, #419: are all there after a restart', async () => {
    const before = idsIn(await get(sofia, '/v1/cases?status=open&limit=500'))
    await world.restart()
    expect(idsIn(await get(sofia, '/v1/cases?status=open&limit=500'))).toEqual(before)
  })

  it('coop#736: ask of each outcome what it needs, and of none what it does not', async () => {
    const { body } = await world.send('d1', 'INSULT')
    const decide = (stated: object) => world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, stated)
    expect((await decide({ outcome: 'no-violation' })).body['kind']).toBe('case.reason-missing')
    expect((await decide({ clause: 'conduct.i', actions: [], reason: 'x' })).body['kind']).toBe('case.actions-missing')
    expect((await decide({ outcome: 'no-violation', reason: 'Banter.' })).status).toBe(200)
  })

  it('coop#208: are judged again by somebody who does not see the decision, and agreement is counted', async () => {
    const { body } = await world.send('d2', 'INSULT')
    await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, { outcome: 'no-violation', reason: 'Banter.' })
    await world.pass(1_000)
    await world.call(sofia, 'POST', '/v1/second-reviews/draw', { size: 100 })
    const noah = await world.staff('noah', 'moderator')
    const url = `/v1/second-reviews/${body['case']}.1`
    await world.call(noah, 'POST', `${url}/take`)
    expect((await world.call(noah, 'GET', `/v1/cases/${body['case']}`)).status).toBe(403)
    await world.call(noah, 'POST', `${url}/judge`, { outcome: 'no-violation', reason: 'A joke.' })
    expect(await get(sofia, '/v1/second-reviews/agreement')).toMatchObject({ reviewed: 1, full: 1 })
  })

  it('coop#1098: what has happened to somebody is one question', async () => {
    const { action } = await limited('d3')
    await world.call(sofia, 'POST', `/v1/actions/${action}/reverse`, { reason: 'An error.' })
    expect((await get(sofia, '/v1/standing/account/d3'))['actions']).toMatchObject([
      { status: 'reversed', type: 'limit', closedAt: expect.any(String) },
    ])
  })

  it('Draupnir#921: an action is taken back whatever its reason was', async () => {
    for (const reason of ['spam', 'something else', '🙂']) {
      const actor = `d4-${reason.length}`
      const { body } = await world.send(actor, 'INSULT')
      const decided = await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, {
        clause: 'conduct.i',
        actions: [{ type: 'warn' }],
        reason,
      })
      const undone = await world.call(mei, 'POST', `/v1/actions/${decided.body['actions'][0].id}/reverse`, { reason })
      expect(undone.body['status']).toBe('reversed')
    }
  })
})

describe('appeals', () => {
  it('mastodon#9791, #17364, #39010: lie in a list of their own, by deadline, and are answered yes or no in words', async () => {
    const { action } = await limited('p1')
    const own = world.member('p1', 'acme')
    const { body } = await world.call(own, 'POST', '/v1/appeals', { action, text: 'They knew me.' })
    expect(idsIn(await get(sofia, '/v1/appeals?status=pending'))).toContain(body['id'])
    const decide = (stated: object) => world.call(sofia, 'POST', `/v1/appeals/${body['id']}/decide`, stated)
    expect((await decide({ outcome: 'uphold' })).body['kind']).toBe('appeal.reason-missing')
    expect((await decide({ outcome: 'uphold', reason: 'They did not.' })).status).toBe(200)
    expect(idsIn(await get(sofia, '/v1/appeals?status=pending'))).not.toContain(body['id'])
    expect(await get(own, `/v1/appeals/${body['id']}`)).toMatchObject({ status: 'upheld', reason: 'They did not.' })
  })

  it('addons-server#21558, #21948: are answered also when somebody took the action back meanwhile', async () => {
    const { action } = await limited('p3')
    const own = world.member('p3', 'acme')
    const { body } = await world.call(own, 'POST', '/v1/appeals', { action, text: 'They knew me.' })
    await world.call(mei, 'POST', `/v1/actions/${action}/reverse`, { reason: 'An error.' })
    const answered = { outcome: 'overturn', reason: 'It was taken back.' }
    expect((await world.call(sofia, 'POST', `/v1/appeals/${body['id']}/decide`, answered)).status).toBe(200)
    expect((await get(own, '/v1/standing/account/p3'))['state']).toBe('good')
    const reversals = (await get(sofia, '/v1/actions?subject=account/p3'))['items']
    expect(reversals).toMatchObject([{ id: action, status: 'reversed', reversedBy: 'mei' }])
  })

  it('matrix-spec-proposals#4284, addons-server#21949: are open to whoever can do nothing else any more', async () => {
    const { body } = await world.send('p2', 'INSULT')
    const decided = await world.call(sofia, 'POST', `/v1/cases/${body['case']}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'suspend' }],
      reason: 'Again and again.',
    })
    expect((await world.send('p2', 'See you')).body).toMatchObject({ effect: 'block' })
    const [notice] = (await get(world.service, '/v1/notices?subject=account/p2'))['items']
    const asked = { action: decided.body['actions'][0].id, text: 'It was not me.', token: notice.appealToken }
    expect((await world.call(null, 'POST', '/v1/appeals', asked)).status).toBe(201)
    expect((await world.call(null, 'POST', '/v1/appeals', { ...asked, token: 'apt_x' })).status).toBe(403)
  })
})

describe('an installation', () => {
  it('emissary#607: serves any number of organizations, each by one call or none', async () => {
    expect((await world.send('t1', 'See you', { organization: 'never-heard-of' })).body['effect']).toBe('allow')
    const put = await world.call(world.service, 'PUT', '/v1/organizations/fresh', {
      name: 'Fresh',
      kind: 'company',
      country: 'DE',
      domains: [],
    })
    expect(put.status).toBe(200)
  })

  it('osprey#500: believes no header about who somebody is', async () => {
    for (const name of ['x-user', 'x-forwarded-user', 'remote-user', 'x-goodstanding-staff']) {
      const answer = await world.app.inject({ url: '/v1/cases', headers: { [name]: 'sofia' } })
      expect([name, answer.statusCode]).toEqual([name, 401])
    }
  })

  it('coop#661: keeps of each message to the service what became of it', async () => {
    const server = createServer((_request, response) => response.writeHead(500).end())
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
    const { body } = await world.call(ivan, 'POST', '/v1/webhooks', { url, types: ['action.taken'] })
    await limited('w1')
    await world.casework.sendWebhooks()
    const [delivery] = (await get(ivan, `/v1/webhooks/${body['id']}/deliveries`))['items']
    expect(delivery).toMatchObject({ status: 'waiting', attempts: 1, answer: 'HTTP 500' })
    await world.call(ivan, 'DELETE', `/v1/webhooks/${body['id']}`)
    server.close()
  })
})
