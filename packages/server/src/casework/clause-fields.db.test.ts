import { validateStatement } from '@goodstanding/casework'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let sofia: string
let omar: string
let cora: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
  cora = await world.staff('cora', 'counsel')
  await world.call(world.service, 'PUT', '/v1/people/boss', {
    organization: 'acme',
    kind: 'member',
    name: 'Boss',
    roles: ['admin'],
  })
})
afterAll(() => world.close())

async function report(about: object, clause: string, by = 'ann') {
  const reporter = world.member(by, 'acme')
  return world.call(reporter, 'POST', '/v1/reports', { about, clause, text: `About ${JSON.stringify(about)}.` })
}
async function caseOf(about: object, clause: string): Promise<string> {
  const filed = await world.call(world.member('x-ext', 'acme', 'external'), 'POST', '/v1/reports', {
    about,
    clause,
    text: 'x',
  })
  return filed.body['case']
}
const decide = (
  who: string,
  id: string,
  decision: { clause: string; actions: readonly object[]; immediate?: string; reason?: string; translation?: object },
) => world.call(who, 'POST', `/v1/cases/${id}/decide`, { reason: 'Because.', ...decision })

describe('a clause of danger', () => {
  it('goes past the administrators, and is heard from whoever floods', async () => {
    const filed = await report({ account: 'li' }, 'content.h')
    expect(filed).toMatchObject({ status: 201, body: { status: 'with-operator' } })
    for (let turn = 0; turn < 45; turn += 1) await report({ account: `f${turn}` }, 'conduct.j', 'flooder')
    expect((await report({ account: 'li' }, 'conduct.j', 'flooder')).status).toBe(429)
    expect((await report({ account: 'li' }, 'content.h', 'flooder')).status).toBe(201)
  })

  it('is acted on without prior notice, and the notice says why', async () => {
    const id = await caseOf({ account: 'dan' }, 'content.h')
    const decided = await decide(sofia, id, { clause: 'content.h', actions: [{ type: 'suspend' }] })
    expect(decided.status).toBe(200)
    const told = await world.call(world.member('dan', 'acme'), 'GET', '/v1/notices')
    expect(told.body['items'][0].message.en).toContain('without prior notice: it is about a danger to life')
    expect(told.body['items'][0].message.zh).toContain('未事先通知即生效：涉及生命危险')
  })

  it('closes an organization without an export window, as one of the gravest severity does; another clause leaves one', async () => {
    for (const [organization, clause] of [
      ['dangerous', 'content.h'],
      ['grave', 'content.g'],
      ['annoying', 'conduct.i'],
    ] as const) {
      const id = await caseOf({ organization }, clause)
      const proposed = await decide(sofia, id, { clause, actions: [{ type: 'terminate' }] })
      expect(proposed).toMatchObject({ status: 202, body: { actions: [{ status: 'awaiting-second' }] } })
      expect((await world.call(omar, 'POST', `/v1/actions/${proposed.body['actions'][0].id}/approve`)).status).toBe(200)
    }
    const standing = async (id: string) =>
      (await world.call(world.service, 'GET', `/v1/standing/organization/${id}`)).body['exportUntil'] ?? null
    expect(await standing('dangerous')).toBeNull()
    expect(await standing('grave')).toBeNull()
    expect(await standing('annoying')).toBe(new Date(world.now() + 30 * 86_400_000).toISOString())
  })

  it("is told to the EU's database by its own category and law", async () => {
    const id = await caseOf({ account: 'dora' }, 'content.h')
    const decided = await decide(sofia, id, { clause: 'content.h', actions: [{ type: 'suspend' }] })
    const stated = await world.call(sofia, 'GET', `/v1/actions/${decided.body['actions'][0].id}/statement`)
    expect(stated.body).toMatchObject({
      category: 'STATEMENT_CATEGORY_RISK_FOR_PUBLIC_SECURITY',
      category_specification: ['KEYWORD_TERRORIST_CONTENT'],
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: 'Directive (EU) 2017/541',
    })
    expect(validateStatement(stated.body)).toEqual([])
  })

  it("is told to the EU's database by what the content was that was removed", async () => {
    const removed = async (name: string, content: object) => {
      const sent = await world.call(world.service, 'POST', '/v1/decisions', {
        specversion: '1.0',
        id: name,
        source: 'https://chat.example',
        type: 'message.send',
        data: {
          organization: 'acme',
          actor: { id: name, kind: 'member' },
          conversation: { id: name, kind: 'direct' },
          audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
          content,
        },
      })
      const subject = { type: 'content', id: sent.body['id'] }
      const actions = [{ type: 'remove', subject }]
      const decided = await decide(sofia, sent.body['case'], { clause: 'conduct.j', actions })
      return (await world.call(sofia, 'GET', `/v1/actions/${decided.body['actions'][0].id}/statement`)).body
    }
    const files = [{ name: 'a.png', mediaType: 'image/png', size: 9, sha256: 'ab'.repeat(32) }]
    const picture = await removed('pia', { text: 'MARKED', files })
    expect(picture).toMatchObject({ content_type: ['CONTENT_TYPE_TEXT', 'CONTENT_TYPE_IMAGE'] })
    expect([picture, await removed('pim', { text: 'MARKED' })].map((one) => validateStatement(one))).toEqual([[], []])
  })
})

describe('acting at once under another clause', () => {
  it('needs a recorded reason, which the notice repeats', async () => {
    const id = await caseOf({ account: 'eva' }, 'conduct.i')
    await decide(sofia, id, {
      clause: 'conduct.i',
      actions: [{ type: 'suspend' }],
      immediate: 'The link was still spreading.',
    })
    const told = await world.call(world.member('eva', 'acme'), 'GET', '/v1/notices')
    expect(told.body['items'][0].message.en).toContain('without prior notice: The link was still spreading.')
  })
})

describe('a decision in both languages', () => {
  const stated = {
    clause: 'conduct.i',
    actions: [{ type: 'suspend' }],
    reason: '向同事发送钓鱼链接。',
    immediate: 'The link was still spreading.',
  }

  it('gives each reader of the notice the reason and why it acted at once in their own', async () => {
    const id = await caseOf({ account: 'mia' }, 'conduct.i')
    const translation = { reason: 'Sent a phishing link to colleagues.', immediate: '链接仍在传播。' }
    expect((await decide(sofia, id, { ...stated, translation })).status).toBe(200)
    const { items } = (await world.call(world.member('mia', 'acme'), 'GET', '/v1/notices')).body
    expect(items[0].facts).toEqual({ en: translation.reason, zh: stated.reason })
    expect(items[0].message.en).toContain('without prior notice: The link was still spreading.')
    expect(items[0].message.zh).toContain('未事先通知即生效：链接仍在传播。')
    // In the record they lie under a key, as all words about a person.
    const kept = await world.casework.desk.db.query(
      "SELECT event::text AS said FROM ledger WHERE stream LIKE 'action/%' OR stream LIKE 'notice/%'",
    )
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toMatch(/phishing|still spreading|仍在传播/)
  })

  it('refuses a translation into the language that it is from, or of nothing, by its place', async () => {
    const id = await caseOf({ account: 'mio' }, 'conduct.i')
    for (const [translation, pointer] of [
      [{ immediate: 'It was spreading.' }, '/translation/immediate'],
      [{ reason: '发送钓鱼链接。' }, '/translation/reason'],
      [{ facts: 'One link.' }, '/translation/facts'],
    ] as const) {
      const refused = await decide(sofia, id, { ...stated, translation })
      expect(refused).toMatchObject({ status: 422, body: { kind: 'case.translation', errors: [{ pointer }] } })
    }
  })
})

describe('an answer in both languages', () => {
  const translation = { reason: '两人已经和好。' }

  it('is read by whoever appealed, and by whoever reported, each in their own; alone, it says which it is in', async () => {
    const id = await caseOf({ account: 'nia' }, 'conduct.i')
    const { actions } = (await decide(sofia, id, { clause: 'conduct.i', actions: [{ type: 'warn' }] })).body
    const nia = world.member('nia', 'acme')
    const appeal = await world.call(nia, 'POST', '/v1/appeals', { action: actions[0].id, text: 'We made up.' })
    const url = `/v1/appeals/${appeal.body['id']}`
    const answer = { outcome: 'overturn', reason: 'Both have made up.' }
    const refused = await world.call(omar, 'POST', `${url}/decide`, { ...answer, translation: { reason: 'They did.' } })
    expect(refused).toMatchObject({
      status: 422,
      body: { kind: 'appeal.translation', errors: [{ pointer: '/translation/reason' }] },
    })
    expect((await world.call(omar, 'POST', `${url}/decide`, { ...answer, translation })).status).toBe(200)
    const told = { reason: answer.reason, answer: { en: answer.reason, zh: translation.reason } }
    expect((await world.call(nia, 'GET', url)).body).toMatchObject(told)

    const boss = world.member('boss', 'acme', 'admin')
    const dismiss = async (more: object) => {
      const { body } = await report({ account: 'nia' }, 'conduct.j', 'noa')
      const dismissed = await world.call(boss, 'POST', `/v1/reports/${body['id']}/dismiss`, {
        reason: answer.reason,
        ...more,
      })
      const read = await world.call(world.member('noa', 'acme'), 'GET', `/v1/reports/${body['id']}`)
      return { dismissed, read: read.body }
    }
    const alike = await dismiss({ translation: { reason: 'They did.' } })
    expect(alike.dismissed).toMatchObject({ status: 422, body: { kind: 'report.translation' } })
    expect((await dismiss({ translation })).read).toMatchObject(told)
    expect((await dismiss({})).read).toMatchObject({
      answer: { en: answer.reason, zh: `（以英文书写）${answer.reason}` },
    })
    // In the record they lie under a key, as all words about a person.
    const kept = await world.casework.desk.db.query(
      "SELECT event::text AS said FROM ledger WHERE stream LIKE 'appeal/%' OR stream LIKE 'report/%'",
    )
    expect(kept.length).toBeGreaterThan(0)
    expect(JSON.stringify(kept)).not.toMatch(/made up|和好/)
  })
})

describe('speech about the operator', () => {
  it('takes two people for a warning, neither of them alone', async () => {
    const id = await caseOf({ account: 'kim' }, 'content.n')
    const proposed = await decide(sofia, id, { clause: 'content.n', actions: [{ type: 'warn' }] })
    expect(proposed).toMatchObject({ status: 202, body: { actions: [{ status: 'awaiting-second' }], notices: [] } })
    const action: string = proposed.body['actions'][0].id
    expect(await world.call(sofia, 'POST', `/v1/actions/${action}/approve`)).toMatchObject({
      status: 403,
      body: { kind: 'action.same-person' },
    })
    expect((await world.call(world.service, 'GET', '/v1/standing/account/kim')).body['points']).toBe(0)
    expect((await world.call(omar, 'POST', `/v1/actions/${action}/approve`)).status).toBe(200)
  })

  it('is never met with more than a warning without counsel', async () => {
    const id = await caseOf({ account: 'kai' }, 'content.n')
    const proposed = await decide(sofia, id, {
      clause: 'content.n',
      actions: [{ type: 'limit', capability: 'content.publish' }],
    })
    expect(proposed.status).toBe(202)
    const action: string = proposed.body['actions'][0].id
    expect(await world.call(omar, 'POST', `/v1/actions/${action}/approve`)).toMatchObject({
      status: 403,
      body: { kind: 'action.counsel' },
    })
    expect((await world.call(world.service, 'GET', '/v1/standing/account/kai')).body['state']).toBe('good')
    expect((await world.call(cora, 'POST', `/v1/actions/${action}/approve`)).status).toBe(200)
    expect((await world.call(world.service, 'GET', '/v1/standing/account/kai')).body['state']).toBe('limited')
  })
})
