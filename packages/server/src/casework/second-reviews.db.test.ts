import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
let noah: string
let sam: string
let lead: string
let auditor: string

const HOUR = 3_600_000
const LIMIT = { type: 'limit', capability: 'message.external' }
const decideCase = (who: string, id: string, body: object) => world.call(who, 'POST', `/v1/cases/${id}/decide`, body)
const limitUntil = () => ({ ...LIMIT, until: new Date(world.now() + 7 * 24 * HOUR).toISOString() })
const ids = ({ body }: Answered) => body['items'].map(({ id }: { id: string }) => id) as readonly string[]

async function decided(actor: string, text: string, outcome: 'limit' | 'no-violation' = 'limit'): Promise<string> {
  const id = (await world.send(actor, text)).body['case'] as string
  const clause = text === 'INSULT' ? 'conduct.i' : 'conduct.j'
  const body =
    outcome === 'limit'
      ? { clause, actions: [limitUntil()], reason: 'It breaks the clause.' }
      : { outcome: 'no-violation', reason: 'It does not.' }
  expect((await decideCase(mei, id, body)).status).toBe(200)
  return id
}

const draw = (body: object = { size: 100 }) => world.call(lead, 'POST', '/v1/second-reviews/draw', body)
const review = (who: string, id: string, act: string, body?: object) =>
  world.call(who, 'POST', `/v1/second-reviews/${id}/${act}`, body)
const look = (who: string, url: string) => world.call(who, 'GET', url)

beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  noah = await world.staff('noah', 'moderator')
  sam = await world.staff('sam', 'senior')
  lead = await world.staff('lead', 'senior')
  auditor = await world.staff('vera', 'auditor')
})
afterAll(() => world.close())

describe('a second review', () => {
  it('is drawn by chance from what was decided in a span, once for each decision', async () => {
    const insult = await decided('a1', 'INSULT')
    const spam = await decided('a2', 'MARKED')
    await world.send('a3', 'MARKED') // open: nothing was decided
    await world.pass(1_000)
    expect((await world.call(mei, 'POST', '/v1/second-reviews/draw', { size: 1 })).status).toBe(403)
    expect((await draw({ size: 0 })).status).toBe(422)
    expect((await draw({ size: 10, until: new Date(world.now() - 24 * HOUR).toISOString() })).body['drawn']).toBe(0)
    const one = await draw({ size: 10, clause: 'conduct.i' })
    expect(one).toMatchObject({ status: 201, body: { drawn: 1, reviews: [`${insult}.1`] } })
    expect((await draw()).body['reviews']).toEqual([`${spam}.1`])
    expect((await draw()).body['drawn']).toBe(0)
  })

  it('shows the case and its words, and nothing of what was decided, to whoever judges it', async () => {
    const event = { source: 'https://chat.example', id: 'm-blind' }
    const sent = await world.send('b1', 'INSULT')
    const found = sent.body['case'] as string
    await world.call(world.service, 'POST', '/v1/reports', {
      about: { account: 'b1' },
      clause: 'content.h',
      text: 'He threatened me.',
      evidence: [{ text: 'Words that were said', event }],
      reporter: { organization: 'acme', id: 'r1', kind: 'member' },
    })
    await decideCase(mei, found, { clause: 'conduct.i', actions: [limitUntil()], reason: 'SECRET-REASON' })
    await world.pass(1_000)
    const id = `${found}.1`
    expect((await draw()).body['reviews']).toContain(id)

    const taken = await review(noah, id, 'take')
    expect(taken).toMatchObject({
      status: 200,
      body: { status: 'taken', lease: { by: 'noah' }, blind: { subject: { id: 'b1' }, clauses: ['conduct.i'] } },
    })
    const action = (await look(lead, `/v1/actions?case=${found}`)).body['items'][0]['id'] as string
    for (const text of ['SECRET-REASON', action, 'limit', 'decided'])
      expect(JSON.stringify([taken.body, (await look(noah, `/v1/second-reviews/${id}`)).body])).not.toContain(text)
    for (const url of [`/v1/cases/${found}`, `/v1/actions/${action}`, `/v1/actions/${action}/statement`])
      expect(await look(noah, url)).toMatchObject({ status: 403, body: { kind: 'second-review.blind' } })
    expect(ids(await look(noah, '/v1/cases?status=decided'))).not.toContain(found)
    expect(ids(await look(noah, `/v1/actions?case=${found}`))).toEqual([])
    expect((await review(sam, id, 'take')).body).toMatchObject({ kind: 'second-review.taken', by: 'noah' })

    const unknown = { clause: 'conduct.zz', actions: [{ type: 'warn' }], reason: 'No such clause.' }
    expect((await review(noah, id, 'judge', unknown)).body['errors']).toMatchObject([{ pointer: '/clause' }])
    const judged = await review(noah, id, 'judge', {
      clause: 'conduct.i',
      actions: [{ type: 'warn' }],
      reason: 'A first time.',
    })
    expect(judged).toMatchObject({
      status: 200,
      body: {
        status: 'judged',
        agreement: 'partly',
        first: { by: 'mei', outcome: 'violation', clause: 'conduct.i', actions: ['limit'] },
        second: { by: 'noah', actions: ['warn'] },
      },
    })
    expect((await look(noah, `/v1/cases/${found}`)).status).toBe(200)
  })

  it('is never judged by whoever decided the case, or has looked at the decision, before or after the draw', async () => {
    const before = await decided('c1', 'MARKED')
    const after = await decided('c2', 'MARKED')
    const listed = await decided('c3', 'MARKED')
    await world.pass(1_000)
    await look(noah, `/v1/cases/${before}`)
    await draw()
    await look(noah, `/v1/cases/${after}`)
    for (const [who, found] of [
      [mei, before],
      [noah, before],
      [noah, after],
    ] as const)
      expect(await review(who, `${found}.1`, 'take')).toMatchObject({
        status: 403,
        body: { kind: 'second-review.not-blind' },
      })
    await look(noah, '/v1/cases?status=decided&limit=500')
    expect((await review(noah, `${listed}.1`, 'take')).status).toBe(403)
    expect((await review(sam, `${listed}.1`, 'take')).status).toBe(200)
    expect((await review(sam, `${listed}.1`, 'release')).body).toMatchObject({ status: 'open', lease: null })
  })

  it('keeps to granted queues', async () => {
    const root = await world.staff('root', 'installation-admin')
    await world.call(root, 'PUT', '/v1/queues/other', {
      name: { en: 'Other', zh: '其他' },
      filter: { severityFrom: 4 },
    })
    const kept = await world.staff('kim', 'moderator')
    await world.call(root, 'PUT', '/v1/staff/kim/queues', { queues: ['other'] })
    const found = await decided('d1', 'MARKED')
    await world.pass(1_000)
    await draw()
    expect((await review(kept, `${found}.1`, 'take')).body['kind']).toBe('permission.queue')
    expect((await look(kept, `/v1/second-reviews/${found}.1`)).body['kind']).toBe('permission.queue')
    expect(ids(await look(kept, '/v1/second-reviews'))).toEqual([])
  })

  it('that differs is settled by a third person, who may open the case again', async () => {
    const found = await decided('e1', 'INSULT')
    const id = `${found}.1`
    await world.pass(1_000)
    await draw()
    await review(noah, id, 'take')
    await review(noah, id, 'judge', { outcome: 'no-violation', reason: 'Banter.' })
    const differing = await look(lead, '/v1/second-reviews?status=judged&agreement=none')
    expect(ids(differing)).toContain(id)
    expect((await review(noah, id, 'settle', { outcome: 'stands', reason: 'x' })).status).toBe(403)
    const settled = await review(lead, id, 'settle', { outcome: 'reopen', reason: 'The context was missed.' })
    expect(settled).toMatchObject({ status: 200, body: { status: 'settled', settled: { outcome: 'reopen' } } })
    expect((await look(lead, `/v1/cases/${found}`)).body).toMatchObject({ status: 'open' })
    const words = (await look(auditor, '/v1/audit/entries?limit=500')).body['items'].map(
      ({ entry }: { entry: { act: string; object: string } }) => `${entry.act} ${entry.object}`,
    )
    for (const act of ['take', 'judge', 'settle']) expect(words).toContain(`second-review.${act} second-review/${id}`)
  })

  it('is counted: how far people agree, by clause, and how sure the machine was', async () => {
    expect((await look(mei, '/v1/second-reviews/agreement')).status).toBe(403)
    const counted = await look(auditor, '/v1/second-reviews/agreement')
    expect(counted).toMatchObject({ status: 200, body: { reviewed: 2, full: 0, partly: 1, none: 1, share: 0.5 } })
    expect(counted.body['clauses']).toMatchObject([{ clause: 'conduct.i', reviewed: 2 }])
    expect(counted.body['calibration'][9]).toMatchObject({ from: 0.9, reviewed: 2, violations: 1 })
    const earlier = new Date(world.now() - 48 * HOUR).toISOString()
    const none = await look(lead, `/v1/second-reviews/agreement?from=2020-01-01T00:00:00Z&until=${earlier}`)
    expect(none.body).toMatchObject({ reviewed: 0, share: null })
    expect((await look(lead, '/v1/second-reviews/agreement?from=yesterday')).status).toBe(422)
  })
})
