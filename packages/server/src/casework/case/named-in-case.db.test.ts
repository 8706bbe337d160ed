/** A decision about somebody whom its case does not name: the contract lets it be made, and it says so wherever it is read. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let senior: string

beforeAll(async () => {
  world = await openTestCasework()
  senior = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

const caseOf = async (decision: string): Promise<string> => {
  const { body } = await world.call(senior, 'GET', '/v1/cases?limit=100')
  const items = body['items'] as readonly { id: string; findings: readonly { decision: string }[] }[]
  return items.find(({ findings }) => findings.some((found) => found.decision === decision))?.id ?? ''
}

const decide = (who: string, id: string, call: 'decide' | 'preview', subject: { type: string; id: string }) => {
  const type = subject.type === 'content' ? 'remove' : 'warn'
  const body = { clause: 'conduct.j', reason: 'It was seen.', actions: [{ type, subject }] }
  return world.call(who, 'POST', `/v1/cases/${id}/${call}`, body)
}

describe('an action', () => {
  it('on the subject, on its organization, on what was found or on its sender is of the case', async () => {
    const sent = (await world.send('ann', 'INSULT')).body['id'] as string
    const other = (await world.send('ann', 'MARKED')).body['id'] as string
    const id = await caseOf(sent)
    for (const subject of [
      { type: 'account', id: 'ann' },
      { type: 'organization', id: 'acme' },
      { type: 'content', id: sent },
      { type: 'content', id: other },
    ]) {
      const { status, body } = await decide(senior, id, 'preview', subject)
      expect([status, body['actions']?.[0]?.outsideCase]).toEqual([200, undefined])
    }
  })

  it('on anybody or anything else says so, before it is sent and ever after', async () => {
    const theirs = (await world.send('bob', 'INSULT')).body['id'] as string
    const id = await caseOf((await world.send('cyd', 'INSULT')).body['id'])
    for (const subject of [
      { type: 'account', id: 'bob' },
      { type: 'organization', id: 'globex' },
      { type: 'content', id: theirs },
    ])
      expect(await decide(senior, id, 'preview', subject)).toMatchObject({
        status: 200,
        body: { actions: [{ outsideCase: true }] },
      })
    const decided = await decide(senior, id, 'decide', { type: 'account', id: 'bob' })
    expect(decided).toMatchObject({ status: 200, body: { actions: [{ outsideCase: true }] } })
    const action = await world.call(senior, 'GET', `/v1/actions/${decided.body['actions'][0].id}`)
    expect(action.body).toMatchObject({ subject: { id: 'bob' }, outsideCase: true })
  })

  it('on anybody else is not for whoever is kept to queues', async () => {
    const id = await caseOf((await world.send('dan', 'INSULT')).body['id'])
    const { queue } = (await world.call(senior, 'GET', `/v1/cases/${id}`)).body
    const root = await world.staff('ira', 'installation-admin')
    const kept = await world.staff('ned', 'moderator')
    const granted = await world.call(root, 'PUT', '/v1/staff/ned/queues', { queues: [queue] })
    expect(granted.status).toBe(200)
    expect(await decide(kept, id, 'decide', { type: 'account', id: 'bob' })).toMatchObject({
      status: 403,
      body: { kind: 'permission.queue', errors: [{ pointer: '/actions/0/subject' }] },
    })
    expect((await decide(kept, id, 'decide', { type: 'account', id: 'dan' })).status).toBe(200)
  })
})
