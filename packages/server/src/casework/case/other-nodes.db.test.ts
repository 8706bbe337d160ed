/** Open cases as one node remembers them, while another decides them. */
import type { Decision } from '@goodstanding/model'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readEvent } from '../../http/read-event.ts'
import { createDecisionFollower } from '../finding/follow-decisions.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { loadOpenCases } from './open-cases.ts'

let world: TestCasework
let mei: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
})
afterAll(() => world.close())

const warn = { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'Seen.' }
const decide = (id: string) => world.call(mei, 'POST', `/v1/cases/${id}/decide`, warn)
const statusOf = async (id: string) => (await world.call(mei, 'GET', `/v1/cases/${id}`)).body['status']
const insulted = async (actor: string): Promise<string> => (await world.send(actor, 'INSULT')).body['case']

/** A node of the same database. */
async function otherNode() {
  const { desk } = world.casework
  const openCases = await loadOpenCases(desk.db)
  const follower = createDecisionFollower({ ...desk, openCases }, () => false)
  const finds = async (actor: string): Promise<string | null> => {
    const event = readEvent(
      {
        ...{ specversion: '1.0', id: desk.newId(world.now()), source: 's', type: 'message.send' },
        data: {
          ...{ organization: 'acme', actor: { id: actor, kind: 'member' } },
          conversation: { id: 'c1', kind: 'direct' },
          audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
          content: { text: 'INSULT' },
        },
      },
      world.now(),
    )
    const found = { clause: 'conduct.i', rule: 'marked', severity: 3, confidence: 0.9, effect: 'flag' } as const
    const decision: Decision = {
      ...{ id: `dec_${desk.newId(world.now())}`, effect: 'flag', message: null, case: null, appealUntil: null },
      findings: [{ ...found, evidence: [] }],
      policy: { id: 'p', version: '1' },
    }
    const followed = follower.follow(event, decision)
    await followed?.write()
    await follower.settled()
    return followed?.decision.case ?? null
  }
  return { openCases, finds }
}

it('what is found after another node decided a case opens a new one, and leaves that decided', async () => {
  const decided = await insulted('eve')
  const there = await otherNode()
  expect(await there.finds('eve')).toBe(decided)
  expect((await decide(decided)).status).toBe(200)
  await there.openCases.follow()
  const next = await there.finds('eve')
  expect(next).not.toBe(decided)
  expect(await statusOf(decided)).toBe('decided')
  expect(await statusOf(next ?? '')).toBe('open')
  await there.openCases.follow()
  expect(await there.finds('eve')).toBe(next)
})

it('and so it is when the clock of who decided it is far behind, or ahead', async () => {
  for (const [actor, off] of [
    ['ida', -600_000],
    ['joe', 1_200_000],
  ] as const) {
    const decided = await insulted(actor)
    const there = await otherNode()
    await world.pass(off)
    expect((await decide(decided)).status).toBe(200)
    await there.openCases.follow()
    expect(await there.finds(actor)).not.toBe(decided)
    expect(await statusOf(decided)).toBe('decided')
  }
})

it('what names a decided case when another is open already goes there, and hides nothing of the decided one', async () => {
  const decided = await insulted('hal')
  const there = await otherNode()
  expect((await decide(decided)).status).toBe(200)
  const next = await insulted('hal')
  expect(next).not.toBe(decided)
  expect(await there.finds('hal')).toBe(decided) // it has not heard yet
  const read = async (id: string) => (await world.call(mei, 'GET', `/v1/cases/${id}`)).body
  expect(await read(decided)).toMatchObject({ id: decided, status: 'decided' })
  expect(await read(next)).toMatchObject({ id: next, status: 'open', findings: [{}, {}] })
})

it('and so it is with a case that was decided within another', async () => {
  const [from, into] = [await insulted('fay'), await insulted('gus')]
  const there = await otherNode()
  const merged = { into, reason: 'One and the same.' }
  expect((await world.call(mei, 'POST', `/v1/cases/${from}/merge`, merged)).status).toBe(200)
  expect((await decide(into)).status).toBe(200)
  await there.openCases.follow()
  expect(await there.finds('fay')).not.toBe(from)
  expect(await statusOf(from)).toBe('settled')
})
