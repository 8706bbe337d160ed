/** What is held because deciding failed: a person looks at it, as its sender is told, and it goes on or not. */
import { randomUUID } from 'node:crypto'
import { withDefaults } from '@goodstanding/model'
import type { Decision } from '@goodstanding/model'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { appendDecisions } from '@goodstanding/ledger'
import { readEvent } from '../../http/read-event.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let mei: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  const admin = await world.staff('root', 'installation-admin')
  hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
afterAll(() => world.close())

/** An upload of which nothing is known but that nobody could look at it, decided as the engine does. */
async function upload(actor: string, effect: 'hold' | 'allow' = 'hold'): Promise<Decision> {
  const { newId, db } = world.casework.desk
  const now = world.now()
  const id = newId(now)
  const value = {
    ...{ specversion: '1.0', id: randomUUID(), source: 'https://chat.example', type: 'file.upload' },
    time: new Date(now).toISOString(),
    data: withDefaults('file.upload', { organization: 'acme', actor: { id: actor, kind: 'member' } }),
  }
  const event = readEvent(value, now)
  const made: Decision = {
    ...{ id: `dec_${id}`, effect, findings: [], message: null, case: null, appealUntil: null, degraded: true },
    policy: { id: 'test', version: '1' },
  }
  const followed = world.casework.follow(event, made)
  const decision = followed?.decision ?? made
  const row = {
    ...{ id, organization: 'acme', actor, eventType: event.type, source: event.source, eventId: event.id },
    ...{ bodyHash: 'a'.repeat(64), effect, clauses: [], event: value, result: decision, explanation: {} },
    ...{ policyVersion: '1', observed: false, degraded: true, eventTime: now, decidedAt: now },
  }
  await appendDecisions(db, [row])
  await followed?.write()
  await world.casework.settled('/v1/cases')
  return decision
}

const read = async (id: string | null) => (await world.call(mei, 'GET', `/v1/cases/${id}`)).body
const told = async (subject: string): Promise<readonly object[]> =>
  world.casework.desk.db.query<{ type: string; decision: string }>(
    `select type, body -> 'data' ->> 'decision' as decision from webhook_delivery
     where subscription = $1 and subject_key = $2 and type like 'hold.%' order by id`,
    [hook, subject],
  )

it('waits in a case that accuses nobody, each thing by itself, and is let go by whoever looks', async () => {
  const [first, second] = [await upload('una'), await upload('una')]
  expect(first.case).toMatch(/^case_/)
  expect(second.case).toBe(first.case)
  const found = await read(first.case)
  expect(found).toMatchObject({
    ...{ status: 'open', subject: { type: 'account', id: 'una' }, clauses: [], recommended: [] },
    findings: [
      { rule: 'unchecked', confidence: 0, decision: first.id },
      { rule: 'unchecked', confidence: 0, decision: second.id },
    ],
  })
  expect(found['exhibits']).toHaveLength(2)
  const body = { outcome: 'no-violation', reason: 'Nothing in it.' }
  expect((await world.call(mei, 'POST', `/v1/cases/${first.case}/decide`, body)).status).toBe(200)
  expect(await told('account/una')).toEqual([
    { type: 'hold.released', decision: first.id },
    { type: 'hold.released', decision: second.id },
  ])
})

it('that goes on all the same, as the policy says of its type, waits for nobody', async () => {
  expect(await upload('una', 'allow')).toMatchObject({ case: null })
})
