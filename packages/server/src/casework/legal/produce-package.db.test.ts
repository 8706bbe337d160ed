import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { LEGAL_REQUESTS } from '../streams.ts'
import { producePackage } from './produce-package.ts'

const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']

let world: TestCasework
let mei: string
let carl: string
let cora: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  carl = await world.staff('carl', 'counsel')
  cora = await world.staff('cora', 'counsel')
})
afterAll(() => world.close())

/** All that an authority gets about one subject. */
async function producedOf(subject: string): Promise<string> {
  const { body } = await world.call(carl, 'POST', '/v1/legal-requests', {
    authority: 'District Court',
    country: 'DE',
    basis: 'Order 12/26',
    scope: { subjects: [subject], kinds: ['appeals', 'reports'] },
  })
  const step = (who: string, name: string, stated: object = {}) =>
    world.call(who, 'POST', `/v1/legal-requests/${body['id']}/${name}`, stated)
  await step(carl, 'validate', { checked: CHECKED })
  await step(cora, 'approve')
  const produced = await step(carl, 'produce')
  expect(produced.status).toBe(200)
  return JSON.stringify(produced.body['package'])
}

it('gives an authority nothing of somebody else who bears the same id', async () => {
  const { body } = await world.send('twin', 'INSULT')
  const decided = await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, {
    clause: 'conduct.i',
    actions: [{ type: 'warn', subject: { type: 'account', id: 'twin' } }],
    reason: 'It insults.',
  })
  const appeal = { action: decided.body['actions'][0].id, text: 'OF-THE-TWIN' }
  expect((await world.call(world.member('twin', 'acme'), 'POST', '/v1/appeals', appeal)).status).toBe(201)
  expect(await producedOf('account/twin')).toContain('OF-THE-TWIN')
  expect(await producedOf('organization/twin')).not.toContain('OF-THE-TWIN')
})

it('gives an authority no words that nothing says the subject could see', async () => {
  const { body: decision } = await world.send('author', 'INSULT for somebody else alone')
  const [event] = await world.casework.desk.db.query<{ source: string; id: string }>(
    'select source, event_id as id from decision where id = $1',
    [String(decision['id']).replace('dec_', '')],
  )
  const report = { about: { event }, clause: 'conduct.i', text: 'I was told of it.' }
  expect((await world.call(world.member('outsider', 'globex'), 'POST', '/v1/reports', report)).status).toBe(201)
  const told = await producedOf('account/outsider')
  expect(told).toContain('I was told of it.')
  expect(told).not.toContain('for somebody else alone')
})

it('says of a package how many records it holds, whatever comes while it is made', async () => {
  await world.send('chatty', 'INSULT one')
  const { body } = await world.call(carl, 'POST', '/v1/legal-requests', {
    authority: 'District Court',
    country: 'DE',
    basis: 'Order 13/26',
    scope: { subjects: ['account/chatty'], kinds: ['decisions'] },
  })
  const { desk } = world.casework
  const produced = await desk.run(async (unit) => {
    const found = await unit.load(LEGAL_REQUESTS, String(body['id']))
    if (found.kind === 'none') throw new Error('The request is not there.')
    let asked = 0
    // The first question counts; before the second another decision is made.
    const tx: typeof unit.tx = {
      ...unit.tx,
      query: async (sql, values) => {
        if (++asked === 2) await world.send('chatty', 'INSULT two')
        return unit.tx.query(sql, values)
      },
    }
    return producePackage(desk, { ...unit, tx }, found)
  })
  const decisions = produced.files.find(({ name }) => name === 'decisions.json')
  expect(JSON.parse(decisions?.text ?? '')).toHaveLength(2)
  expect(produced.counts).toEqual({ decisions: 2 })
})
