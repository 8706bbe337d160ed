/** What whoever answers an appeal sees of it before it is sent: the very words that are read, in both languages, and nothing is done yet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let decider: string
let reviewer: string
const DAY = 86_400_000

beforeAll(async () => {
  world = await openTestCasework()
  decider = await world.staff('sofia', 'senior')
  reviewer = await world.staff('omar', 'senior')
})
afterAll(() => world.close())

/** Somebody limited for a week, who appeals: the id of the appeal. */
async function appealOf(account: string): Promise<string> {
  const boss = world.member('boss', 'acme', 'admin')
  const about = { about: { account }, statement: 'It goes on.', clause: 'conduct.j' }
  const complaint = await world.call(boss, 'POST', '/v1/complaints', about)
  const until = new Date(world.now() + 7 * DAY).toISOString()
  const actions = [{ type: 'limit', capability: 'message.external', until }]
  const decision = { clause: 'conduct.j', reason: 'Offers to strangers.', actions }
  const decided = await world.call(decider, 'POST', `/v1/cases/${complaint.body['case']}/decide`, decision)
  const action = decided.body['actions'][0].id as string
  const filed = await world.call(world.service, 'POST', '/v1/appeals', { action, text: 'They asked me to write.' })
  expect(filed.status).toBe(201)
  return filed.body['id'] as string
}

const preview = (who: string, id: string, body: object) => world.call(who, 'POST', `/v1/appeals/${id}/preview`, body)

describe('the answer to an appeal, tried out', () => {
  it('is shown as it is read, in both languages, and answers nothing', async () => {
    const id = await appealOf('ann')
    const answer = {
      outcome: 'overturn',
      reason: 'They had asked for it.',
      translation: { reason: '对方确实要求过。' },
    }
    const tried = await preview(reviewer, id, answer)
    expect(tried).toMatchObject({
      status: 200,
      body: {
        summary: { en: 'Your appeal was granted: the decision was reversed.', zh: '您的申诉成立：原决定已撤销。' },
        answer: { en: 'They had asked for it.', zh: '对方确实要求过。' },
        told: expect.arrayContaining([{ type: 'appeal.decided', subject: 'account/ann' }]),
      },
    })
    const now = await world.call(reviewer, 'GET', `/v1/appeals/${id}`)
    expect(now.body).toMatchObject({ status: 'pending' })
    expect((await world.call(world.service, 'GET', '/v1/standing/account/ann')).body).toMatchObject({
      state: 'limited',
    })
    const sent = await world.call(reviewer, 'POST', `/v1/appeals/${id}/decide`, answer)
    expect(sent.body).toMatchObject({ status: 'overturned', answer: tried.body['answer'] })
    const read = await world.call(world.member('ann', 'acme'), 'GET', `/v1/appeals/${id}`)
    expect(read.body).toMatchObject({ summary: tried.body['summary'], answer: tried.body['answer'] })
  })

  it('shows the notice of what takes the place of an action', async () => {
    const id = await appealOf('li')
    const until = new Date(world.now() + DAY).toISOString()
    const actions = [{ type: 'limit', capability: 'message.external', until }]
    const { body } = await preview(reviewer, id, { outcome: 'reduce', reason: 'A day is enough.', actions })
    const noticed = body['notices'] as readonly { readonly recipient: string; readonly message: object }[]
    expect(noticed.at(-1)).toMatchObject({
      recipient: 'account/li',
      message: { en: expect.any(String), zh: expect.any(String) },
    })
    const notices = await world.call(world.service, 'GET', '/v1/notices?subject=account/li')
    expect(notices.body['items']).toHaveLength(1)
  })

  it('is refused as sending it would be', async () => {
    const id = await appealOf('mo')
    const answer = { outcome: 'uphold', reason: 'It stands.' }
    expect(await preview(decider, id, answer)).toMatchObject({ status: 403, body: { kind: 'appeal.same-person' } })
    const moderator = await world.staff('ned', 'moderator')
    for (const who of [moderator, world.service, world.member('mo', 'acme')])
      expect((await preview(who, id, answer)).status).toBe(403)
    expect(await preview(reviewer, 'apl_nothing', answer)).toMatchObject({ status: 404 })
    expect(await preview(reviewer, id, { outcome: 'uphold' })).toMatchObject({ status: 422 })
  })
})
