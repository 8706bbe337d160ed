/** What the machine held or blocked is its sender's to read, before it may be appealed, after, and without what was sent. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
let staff: Readonly<Record<'sofia' | 'omar', string>>
beforeAll(async () => {
  world = await openTestCasework()
})
beforeEach(async () => {
  staff = { sofia: await world.staff('sofia', 'senior'), omar: await world.staff('omar', 'senior') }
})
afterAll(() => world.close())

const list = (who: string | null, query = '') => world.call(who, 'GET', `/v1/kept-back${query}`)
const decide = (id: string, outcome: object) =>
  world.call(staff.sofia, 'POST', `/v1/cases/${id}/decide`, { reason: 'Seen.', ...outcome })

describe('what the machine kept back', () => {
  it('is listed to its sender, the newest first, with its clause, what became of it and until when it can be appealed', async () => {
    const blocked = (await world.send('ada', 'DANGER')).body
    const held = (await world.send('ada', 'MARKED')).body
    await world.send('ada', 'INSULT')
    const { status, body } = await list(world.member('ada', 'acme'))
    expect(status).toBe(200)
    expect(body['items']).toMatchObject([
      { decision: held['id'], status: 'held', clauses: ['conduct.j'] },
      {
        ...{ decision: blocked['id'], status: 'blocked', clauses: ['content.h'], message: blocked['message'] },
        ...{ account: 'ada', organization: 'acme', type: 'message.send', event: { id: expect.any(String) } },
        ...{ decidedAt: expect.any(String), observed: false, mayAppeal: true, appeal: null },
      },
    ])
    const [first] = body['items']
    expect(Date.parse(first['appealUntil'])).toBe(Date.parse(first['decidedAt']) + 180 * DAY)
    // What was sent is not in it: nobody learns here what the service does not show them.
    expect(JSON.stringify(body)).not.toMatch(/DANGER|MARKED/)
    expect((await decide(held['case'], { outcome: 'no-violation' })).status).toBe(200)
    const after = await world.call(world.member('ada', 'acme'), 'GET', `/v1/kept-back/${held['id']}`)
    expect(after).toMatchObject({ status: 200, body: { status: 'released', mayAppeal: false } })
  })

  it('and was let go while an appeal waited is not said to stand: the appeal can only be granted', async () => {
    const { body: held } = await world.send('eda', 'MARKED')
    const file = { decision: held['id'], text: 'A list of parts.' }
    const appeal = (await world.call(world.member('eda', 'acme'), 'POST', '/v1/appeals', file)).body['id']
    expect((await decide(held['case'], { outcome: 'no-violation' })).status).toBe(200)
    const answer = (outcome: string) =>
      world.call(staff.omar, 'POST', `/v1/appeals/${appeal}/decide`, { outcome, reason: 'Seen.' })
    expect(await answer('uphold')).toMatchObject({ status: 409, body: { kind: 'appeal.undone' } })
    expect((await answer('overturn')).status).toBe(200)
  })

  it('shows its appeal and the answer, who asks unnamed, and stays there when its time is over', async () => {
    const { body: blocked } = await world.send('ben', 'DANGER')
    const { body: other } = await world.send('ben', 'DANGER', { id: 'ben-2' })
    const ben = () => world.member('ben', 'acme')
    const filed = await world.call(ben(), 'POST', '/v1/appeals', { decision: blocked['id'], text: 'A line of a play.' })
    const one = async (decision: string) => (await world.call(ben(), 'GET', `/v1/kept-back/${decision}`)).body
    expect(await one(blocked['id'])).toMatchObject({
      ...{
        mayAppeal: false,
        appeal: { id: filed.body['id'], version: 1, status: 'pending', text: 'A line of a play.' },
      },
    })
    const answer = { outcome: 'overturn', reason: 'It was a play.' }
    expect((await world.call(staff.omar, 'POST', `/v1/appeals/${filed.body['id']}/decide`, answer)).status).toBe(200)
    const answered = await one(blocked['id'])
    expect(answered).toMatchObject({ appeal: { status: 'overturned', answer: { en: 'It was a play.' } } })
    expect(JSON.stringify(answered)).not.toContain('omar')
    await world.pass(181 * DAY)
    expect(await one(other['id'])).toMatchObject({ status: 'blocked', mayAppeal: false, appeal: null })
  })

  it('says which action it was that a limited account ran into', async () => {
    const { body: held } = await world.send('cem', 'MARKED')
    const limit = { clause: 'conduct.j', actions: [{ type: 'limit', capability: 'message.external' }] }
    const { actions } = (await decide(held['case'], limit)).body
    await world.send('cem', 'See you')
    const [refused, before] = (await list(world.member('cem', 'acme'))).body['items']
    expect(refused).toMatchObject({
      ...{ status: 'blocked', clauses: [], message: { en: expect.any(String) } },
      standing: { state: 'limited', capability: 'message.external', action: actions[0].id },
    })
    expect(before).toMatchObject({ status: 'rejected' })
  })

  it("is nobody else's: no colleague's, no administrator's, no other organization's, no member of the staff's", async () => {
    const { body: blocked } = await world.send('dan', 'DANGER')
    const one = `/v1/kept-back/${String(blocked['id'])}`
    const others = [world.member('eli', 'acme'), world.member('boss', 'acme', 'admin'), world.member('dan', 'globex')]
    for (const who of others) {
      expect(await list(who)).toMatchObject({ status: 200, body: { items: [] } })
      expect(await world.call(who, 'GET', one)).toMatchObject({ status: 404, body: { kind: 'decision.unknown' } })
    }
    expect((await list(world.member('boss', 'acme', 'admin'), '?account=dan&organization=acme')).status).toBe(404)
    expect((await list(staff.omar, '?account=dan&organization=acme')).status).toBe(403)
    expect((await world.call(staff.omar, 'GET', one)).status).toBe(403)
    expect((await list(null)).status).toBe(401)
    const flagged = (await world.send('dan', 'INSULT')).body
    const { status } = await world.call(world.member('dan', 'acme'), 'GET', `/v1/kept-back/${String(flagged['id'])}`)
    expect(status).toBe(404)
  })

  it('is listed to the service for whom it names, page by page', async () => {
    const sent: string[] = []
    for (const id of ['fay-1', 'fay-2', 'fay-3']) sent.unshift((await world.send('fay', 'DANGER', { id })).body['id'])
    const of = '?account=fay&organization=acme&limit=2'
    const first = (await list(world.service, of)).body
    const second = (await list(world.service, `${of}&cursor=${String(first['next'])}`)).body
    const ids = [...first['items'], ...second['items']].map(({ decision }: { decision: string }) => decision)
    expect(first['items']).toHaveLength(2)
    expect([ids, second['next']]).toEqual([sent, null])
    expect(await list(world.service)).toMatchObject({ status: 422, body: { pointer: '?account' } })
    expect(await list(world.service, '?account=fay')).toMatchObject({ status: 422, body: { pointer: '?organization' } })
  })
})
