/** What a notice says of how a breach was found, whoever decided and however many people it took. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let sofia: string
let omar: string
let nina: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
  nina = await world.staff('nina', 'senior')
})
afterAll(() => world.close())

const decide = (id: string, action: object) =>
  world.call(sofia, 'POST', `/v1/cases/${id}/decide`, { clause: 'conduct.i', actions: [action], reason: 'Again.' })

type Notice = { readonly action: string; readonly message: { readonly en: string } }
const noticeOf = async (account: string, isOurs: (notice: Notice) => boolean): Promise<string> => {
  const { body } = await world.call(world.service, 'GET', `/v1/notices?subject=account/${account}`)
  return (body['items'] as Notice[]).find(isOurs)?.message.en ?? ''
}

it('says that a machine found what a second person approved the action for', async () => {
  const held = await world.send('tom', 'INSULT')
  const decided = await decide(held.body['case'], { type: 'terminate' })
  const { id } = decided.body['actions'][0]
  await world.call(omar, 'POST', `/v1/actions/${id}/approve`)
  expect(await noticeOf('tom', ({ action }) => action === id)).toContain('Found: automatically. Decided: by a person.')
})

it('says so of what an appeal put in the place of the action, too', async () => {
  const held = await world.send('tim', 'INSULT')
  const decided = await decide(held.body['case'], { type: 'suspend' })
  const { id } = decided.body['actions'][0]
  const appeal = await world.call(world.member('tim', 'acme'), 'POST', '/v1/appeals', { action: id, text: 'Too hard.' })
  const reduced = await world.call(nina, 'POST', `/v1/appeals/${appeal.body['id']}/decide`, {
    outcome: 'reduce',
    reason: 'A warning is enough.',
    actions: [{ type: 'warn' }],
  })
  expect(reduced.status).toBe(200)
  expect(await noticeOf('tim', ({ action }) => action !== id)).toContain('Found: automatically.')
})

it('says of what somebody reported that it was', async () => {
  const report = { about: { account: 'ted' }, clause: 'conduct.i', text: 'He insulted me.' }
  const reported = await world.call(world.member('ext', 'acme', 'external'), 'POST', '/v1/reports', report)
  const decided = await decide(reported.body['case'], { type: 'warn' })
  const { id } = decided.body['actions'][0]
  expect(await noticeOf('ted', ({ action }) => action === id)).toContain('Found: from a report.')
})
