/** Whoever decides a case is told how earlier reports of its reporters fared: a fact with its base, and only where it says something. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

type Filing = { readonly organization?: string; readonly clause?: string }

let serial = 0
/** A report about somebody new, unless it says about whom. Of people outside, so that it is with the operator at once. */
async function report(by: string, about = `about-${(serial += 1)}`, { organization = 'acme', clause }: Filing = {}) {
  const { body } = await world.call(world.member(by, organization, 'external'), 'POST', '/v1/reports', {
    about: { account: about },
    clause: clause ?? 'conduct.i',
    text: `About ${about}.`,
  })
  return body as { readonly id: string; readonly case: string }
}

type How = 'acted' | 'honest' | 'unfounded'

async function decided(by: string, how: How, filing: Filing = {}, about?: string): Promise<void> {
  const { id, case: found } = await report(by, about, filing)
  const stated =
    how === 'acted'
      ? { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'It insults.' }
      : { outcome: 'no-violation', reason: 'It does not.', ...(how === 'unfounded' ? { unfounded: [id] } : {}) }
  const answer = await world.call(sofia, 'POST', `/v1/cases/${found}/decide`, stated)
  expect(answer.status).toBe(200)
}

const shown = async (found: string) => (await world.call(sofia, 'GET', `/v1/cases/${found}`)).body['reporters']

describe('the record of a reporter', () => {
  it('stands in the case with its base, and is no number before there are five', async () => {
    const first = await report('rita')
    expect(await shown(first.case)).toEqual([{ reports: [first.id], record: null, withheld: 'few' }])
    for (const how of ['acted', 'acted', 'unfounded', 'honest'] as const) await decided('rita', how)
    expect(await shown(first.case)).toMatchObject([{ record: null, withheld: 'few' }])
    await decided('rita', 'acted')
    const record = { decided: 5, borneOut: 3, unfounded: 1 }
    expect(await shown(first.case)).toEqual([{ reports: [first.id], record, withheld: null }])
    // Neither a list nor anybody who is not the operator's staff is told of it.
    const list = await world.call(sofia, 'GET', '/v1/cases')
    expect(JSON.stringify(list.body)).not.toContain('borneOut')
    await world.call(world.service, 'PUT', '/v1/people/boss', {
      organization: 'acme',
      kind: 'admin',
      name: 'Boss',
      roles: ['admin'],
    })
    for (const who of [world.member('boss', 'acme', 'admin'), world.member('rita', 'acme', 'external'), world.service])
      expect((await world.call(who, 'GET', `/v1/cases/${first.case}`)).status).toBe(403)
    for (const who of [world.member('rita', 'acme', 'external'), sofia])
      expect(JSON.stringify((await world.call(who, 'GET', `/v1/reports/${first.id}`)).body)).not.toContain('borneOut')
  })

  it('is of one person of one organization: whoever bears the same id elsewhere has their own', async () => {
    for (let turn = 0; turn < 5; turn += 1) await decided('sam', 'unfounded')
    const { case: found } = await report('sam', 'twin', { organization: 'globex' })
    expect(await shown(found)).toMatchObject([{ record: null, withheld: 'few' }])
  })

  it('counts several reports in one case once, and what lies in the case itself not at all', async () => {
    await decided('tia', 'acted')
    const many = await report('tia', 'often')
    for (let turn = 0; turn < 6; turn += 1) await report('tia', 'often')
    expect(await shown(many.case)).toMatchObject([{ withheld: 'few' }])
    const body = { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'It insults.' }
    await world.call(sofia, 'POST', `/v1/cases/${many.case}/decide`, body)
    for (let turn = 0; turn < 3; turn += 1) await decided('tia', 'honest')
    expect(await shown((await report('tia')).case)).toMatchObject([
      { record: { decided: 5, borneOut: 2, unfounded: 0 } },
    ])
  })

  it('follows what becomes of a decision, and is forgotten after a year', async () => {
    for (let turn = 0; turn < 4; turn += 1) await decided('uwe', 'acted')
    const { case: found } = await report('uwe', 'reversed')
    const body = { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'It insults.' }
    const { actions } = (await world.call(sofia, 'POST', `/v1/cases/${found}/decide`, body)).body
    const { case: next } = await report('uwe')
    expect(await shown(next)).toMatchObject([{ record: { decided: 5, borneOut: 5 } }])
    await world.call(sofia, 'POST', `/v1/actions/${actions[0].id}/reverse`, { reason: 'It was somebody else.' })
    expect(await shown(next)).toMatchObject([{ record: { decided: 5, borneOut: 4, unfounded: 0 } }])
    await world.pass(366 * DAY)
    sofia = await world.staff('sofia', 'senior')
    expect(await shown(next)).toMatchObject([{ record: null, withheld: 'few' }])
  })

  it('stands beside no report of danger, and none of danger is in it', async () => {
    for (let turn = 0; turn < 6; turn += 1) await decided('vera', 'unfounded')
    const danger = await report('vera', 'somebody', { clause: 'content.h' })
    expect(await shown(danger.case)).toMatchObject([{ record: null, withheld: 'danger' }])
    const other = await report('vera')
    const before = (await shown(other.case))[0].record
    const body = { outcome: 'no-violation', reason: 'Nobody is in danger.', unfounded: [danger.id] }
    expect((await world.call(sofia, 'POST', `/v1/cases/${danger.case}/decide`, body)).status).toBe(200)
    expect((await shown(other.case))[0].record).toEqual(before)
  })
})

describe('reports about a subject', () => {
  it('are counted day by day', async () => {
    const { case: found } = await report('ann', 'much-told')
    await report('ben', 'much-told')
    await world.pass(DAY)
    sofia = await world.staff('sofia', 'senior')
    await report('cem', 'much-told')
    const { reportsByDay, reporters } = (await world.call(sofia, 'GET', `/v1/cases/${found}`)).body
    expect((reportsByDay as readonly { reports: number }[]).map(({ reports }) => reports)).toEqual([2, 1])
    expect(reporters).toHaveLength(3)
    await world.pass(31 * DAY)
    sofia = await world.staff('sofia', 'senior')
    expect((await world.call(sofia, 'GET', `/v1/cases/${found}`)).body['reportsByDay']).toEqual([])
  })
})
