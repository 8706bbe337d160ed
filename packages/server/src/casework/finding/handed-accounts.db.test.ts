/** An account that was handed over is held by somebody else: a termination bars whoever holds it, and whoever held it when the case began. */
import { findAccountIdentity, forgetFormerHolders, handAccountIdentity } from '@goodstanding/ledger'
import type { Event } from '@goodstanding/model'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { keepIdentity } from './keep-identity.ts'

const MINUTE = 60_000

let world: TestCasework
let seniors: readonly [string, string]
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())
beforeEach(async () => {
  seniors = [await world.staff('sofia', 'senior'), await world.staff('omar', 'senior')]
})

const mailOf = (name: string): string => `${name}@example.org`
const bars = (name: string): boolean => {
  const { memory } = world.casework.desk
  return memory.terminated(memory.token('email', mailOf(name)) ?? '', world.now())
}

async function register(id: string, holder: string): Promise<void> {
  const account = { id, kind: 'member', name: holder, email: mailOf(holder) }
  expect((await world.decide('account.register', id, { account })).body).toMatchObject({ effect: 'allow' })
}

async function handTo(id: string, holder: string): Promise<void> {
  await world.pass(MINUTE)
  const to = { name: holder, email: mailOf(holder) }
  expect((await world.decide('account.transfer', id, { account: { id }, to })).body).toMatchObject({ effect: 'allow' })
  await world.pass(MINUTE)
}

async function openCase(id: string): Promise<string> {
  const { body } = await world.send(id, 'MARKED')
  expect(body['case']).toMatch(/^case_/)
  return body['case']
}

/** Answers the action. */
async function terminate(id: string, found: string): Promise<string> {
  const actions = [{ type: 'terminate', subject: { type: 'account', id } }]
  const body = { clause: 'conduct.j', actions, reason: 'Because.' }
  const decided = await world.call(seniors[0], 'POST', `/v1/cases/${found}/decide`, body)
  expect(decided.status).toBe(202)
  const action: string = decided.body['actions'][0].id
  expect((await world.call(seniors[1], 'POST', `/v1/actions/${action}/approve`)).status).toBe(200)
  return action
}

describe('terminating an account that was handed over', () => {
  it('bars whoever holds it, and not whoever gave it away before anything was wrong', async () => {
    await register('till', 'ann')
    await handTo('till', 'bea')
    const action = await terminate('till', await openCase('till'))
    expect({ ann: bars('ann'), bea: bars('bea') }).toEqual({ ann: false, bea: true })
    await world.call(seniors[1], 'POST', `/v1/actions/${action}/reverse`, { reason: 'Mistaken.' })
    expect(bars('bea')).toBe(false)
  })

  it('bars nobody by what the directory said of whoever gave it away', async () => {
    const state = (holder: string) =>
      world.call(world.service, 'PUT', '/v1/people/counter', {
        ...{ organization: 'acme', kind: 'member', name: holder, email: mailOf(holder) },
      })
    await state('ulf')
    await handTo('counter', 'vera')
    await terminate('counter', await openCase('counter'))
    expect({ ulf: bars('ulf'), vera: bars('vera') }).toEqual({ ulf: false, vera: true })
  })

  it('bars both, when the case had begun before', async () => {
    await register('desk', 'cem')
    const found = await openCase('desk')
    await handTo('desk', 'dee')
    await terminate('desk', found)
    expect({ cem: bars('cem'), dee: bars('dee') }).toEqual({ cem: true, dee: true })
  })

  it('bars nobody by a name alone, and not whoever gave it away to somebody of whom no more was told', async () => {
    await register('pool', 'eli')
    await world.pass(MINUTE)
    await world.decide('account.transfer', 'pool', { account: { id: 'pool' }, to: { name: 'Fay Olander' } })
    await world.pass(MINUTE)
    await terminate('pool', await openCase('pool'))
    expect(bars('eli')).toBe(false)
  })
})

describe('who holds an account', () => {
  const told = (tokens: readonly string[], at: number) => ({ account: 'kept', organization: 'acme', tokens, at })

  it('is changed once by each transfer, however often it is told, and by none that is told late', async () => {
    const { db } = world.casework.desk
    for (const each of [told(['one'], 10), told(['two'], 20), told(['two'], 20), told(['late'], 15)])
      await handAccountIdentity(db, each)
    expect(await findAccountIdentity(db, 'kept')).toMatchObject({ tokens: ['two'], former: ['one'], heldSince: 20 })
  })

  it('stays when it is forgotten who held it before', async () => {
    const { db } = world.casework.desk
    await forgetFormerHolders(db, 20)
    expect(await findAccountIdentity(db, 'kept')).toMatchObject({ former: ['one'] })
    await forgetFormerHolders(db, 21)
    expect(await findAccountIdentity(db, 'kept')).toMatchObject({ tokens: ['two'], former: [], heldSince: 20 })
  })
})

describe('a transfer that waits for a person', () => {
  /** Answers the case that the transfer waits in. */
  async function waitFor(id: string, holder: string): Promise<string> {
    await world.pass(MINUTE)
    const data = { account: { id }, to: { name: holder, email: mailOf(holder) }, reason: 'SOLD' }
    const { body } = await world.decide('account.transfer', id, data)
    expect(body).toMatchObject({ effect: 'hold' })
    await world.pass(MINUTE)
    return body['case']
  }
  const decide = async (found: string, decision: object): Promise<void> => {
    expect((await world.call(seniors[0], 'POST', `/v1/cases/${found}/decide`, decision)).status).toBe(200)
  }

  it('changes nothing while it waits', async () => {
    await register('van', 'gil')
    await terminate('van', await waitFor('van', 'hana'))
    expect({ gil: bars('gil'), hana: bars('hana') }).toEqual({ gil: true, hana: false })
  })

  it("hands the account over once it is released: what is done from then on is the new holder's", async () => {
    await register('bus', 'ida')
    await decide(await waitFor('bus', 'jon'), { outcome: 'no-violation', reason: 'Between sisters.' })
    await world.pass(MINUTE)
    await terminate('bus', await openCase('bus'))
    expect({ ida: bars('ida'), jon: bars('jon') }).toEqual({ ida: false, jon: true })
  })

  it('has handed the account over where it is told afterwards: it waited for nobody', async () => {
    const { db, memory } = world.casework.desk
    await register('tug', 'mia')
    const data = { organization: 'acme', account: { id: 'tug' }, to: { email: mailOf('noa') }, actor: { id: 'tug' } }
    const event = { type: 'account.transfer', time: world.now() + 1, data } as unknown as Event
    for (const observed of [false, true]) {
      await keepIdentity(db, { event, decision: { effect: 'hold' }, observed }, memory.token)
      const held = await findAccountIdentity(db, 'tug')
      expect(held?.tokens.includes(memory.token('email', mailOf('noa')) ?? '')).toBe(observed)
    }
  })

  it('leaves the account with its holder when it is rejected', async () => {
    await register('cab', 'kai')
    const warn = { type: 'warn', subject: { type: 'account', id: 'cab' } }
    await decide(await waitFor('cab', 'lea'), { clause: 'conduct.j', actions: [warn], reason: 'It was sold.' })
    await world.pass(MINUTE)
    await terminate('cab', await openCase('cab'))
    expect({ kai: bars('kai'), lea: bars('lea') }).toEqual({ kai: true, lea: false })
  })
})
