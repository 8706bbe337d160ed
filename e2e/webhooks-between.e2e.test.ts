/**
 * What a service is told when somebody outside harasses people of two organizations: each message can be passed on to whom it is about,
 * and tells them of nobody else - no words, no person or organization that they may not read of.
 */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Answer, eventOf } from './server/client.ts'
import { type Body, DAY, inMs, openToldCasework, type ToldCasework } from './webhooks/open-casework.ts'

let world: ToldCasework
/** What each person says is told by a word of its own. */
const WORDS = ['juniper', 'marigold', 'saffron', 'hyacinth', 'larkspur', 'oleander', 'tamarisk']
const PEOPLE = { alice: 'northwind', ada: 'northwind', gil: 'globex', gus: 'globex' } as const
type Person = keyof typeof PEOPLE

beforeAll(async () => {
  world = await openToldCasework()
  for (const [name, own] of [
    ['northwind', { 2: 0.001 }],
    ['globex', {}],
  ] as const)
    await world.server.put(`organizations/${name}`, { name, kind: 'company', country: 'GB', deadlines: own })
  for (const [id, organization] of Object.entries(PEOPLE))
    await world.putPerson(id, organization, id === 'ada' || id === 'gus' ? 'admin' : 'member')
})
afterAll(async () => {
  await world.close()
  world.webhooks.expectGood()
  expect(world.server.logged).toEqual([])
})

const tokenOf = (person: Person) =>
  world.person(person, PEOPLE[person], person === 'ada' || person === 'gus' ? 'admin' : 'member')
const message = (organization: string, text: string) =>
  eventOf('message.send', {
    organization,
    actor: { id: 'x-bad', kind: 'external', name: 'Larkspur' },
    audience: { kind: 'person', relation: 'contact', recipients: [organization === 'globex' ? 'gil' : 'alice'] },
    content: { text },
  })
const report = async (person: Person, word: string, more: object = {}) => {
  const body = { about: { account: 'x-bad' }, clause: 'conduct.i', text: `He insults me: ${word}.`, ...more }
  return world.ask('POST', '/v1/reports', await tokenOf(person), body)
}

it('plays from the first message to the last appeal', async () => {
  const threat = 'I will kill you tomorrow when you leave the office.'
  const held = await world.server.decide(message('northwind', `${threat} Juniper.`))
  expect(held.effect).toBe('hold')
  await world.server.decide(message('globex', `${threat} Marigold.`))

  const silent = await report('alice', 'saffron')
  await world.webhooks.waitFor('deadline.passed', 'account/alice')
  const confirmed = await report('gil', 'hyacinth')
  expect([silent['status'], confirmed['status']]).toEqual(['with-administrator', 'with-administrator'])
  const statement = { statement: 'I have seen it: oleander.' }
  await world.ask('POST', `/v1/reports/${confirmed['id']}/confirm`, await tokenOf('gus'), statement)

  const { items } = await world.ask('GET', '/v1/cases?subject=account/x-bad', world.staff.sol)
  const cases = items as readonly Body[]
  const decide = (found: Body, actions: readonly object[]) =>
    world.ask('POST', `/v1/cases/${found['id']}/decide`, world.staff.sol, {
      clause: 'conduct.i',
      actions,
      reason: 'They were insulted: tamarisk.',
    })
  const reported = cases.find(({ reports }) => (reports as readonly Body[]).length === 2)
  expect(reported).toBeDefined()
  const limit = { type: 'limit', capability: 'message.external', until: inMs(30 * DAY) }
  const { actions } = await decide(reported ?? {}, [limit])
  const action = (actions as readonly Body[])[0]?.['id'] as string
  for (const found of cases) if (found['id'] !== reported?.['id']) await decide(found, [{ type: 'warn' }])

  const mild = { action, text: 'Too mild: saffron.' }
  const asked = await world.ask('POST', '/v1/appeals', await tokenOf('alice'), mild)
  await world.ask('POST', `/v1/appeals/${asked['id']}/ask`, world.staff.sofia, { question: 'Why saffron?' })
  await world.ask('POST', `/v1/appeals/${asked['id']}/reply`, await tokenOf('alice'), { text: 'It goes on.' })
  const upheld = { outcome: 'uphold', reason: 'A month is long.' }
  await world.ask('POST', `/v1/appeals/${asked['id']}/decide`, world.staff.sofia, upheld)
  const notices = await world.ask('GET', '/v1/notices?subject=account/x-bad')
  const notice = (notices['items'] as readonly Body[]).find((each) => each['action'] === action)
  const own = { action, text: 'It was a joke: larkspur.', token: notice?.['appealToken'] as string }
  const filed = await world.server.ask('POST', '/v1/appeals', { token: null, body: own })
  expect(filed.status).toBe(201)
  const overturned = { outcome: 'overturn', reason: 'It was a play.' }
  await world.ask('POST', `/v1/appeals/${(filed.body as Body)['id']}/decide`, world.staff.sofia, overturned)
  await world.webhooks.waitFor('action.reversed', 'account/x-bad')
  await world.webhooks.waitFor('appeal.asked', 'account/alice')
  for (const subject of ['account/x-bad', 'account/alice']) await world.webhooks.waitFor('appeal.decided', subject)
  // Both reporters are told that what was done is undone.
  for (const [person, { id }] of [
    ['alice', silent],
    ['gil', confirmed],
  ] as const)
    await expect
      .poll(() => outcomesTold(person, String(id)), { timeout: 30_000 })
      .toEqual(expect.arrayContaining(['acted', 'reversed']))
})

const outcomesTold = (person: Person, report: string) =>
  world.webhooks.told.flatMap(({ type, subject, data }) =>
    type === 'report.answered' && subject === `account/${person}` && data['report'] === report ? [data['outcome']] : [],
  )

it('and tells nobody of anybody whom they may not read of', () => {
  const { told } = world.webhooks
  expect([...new Set(told.map(({ type }) => type))]).toEqual(
    expect.arrayContaining([
      ...['decision.made', 'hold.rejected', 'action.taken', 'action.reversed', 'standing.changed', 'report.answered'],
      ...['notice.sent', 'appeal.asked', 'appeal.decided', 'deadline.passed'],
    ]),
  )
  const others: Readonly<Record<string, readonly string[]>> = {
    'account/x-bad': ['alice', 'ada', 'gil', 'gus', 'northwind', 'globex'],
    'account/alice': ['x-bad', 'gil', 'gus', 'globex'],
    'account/gil': ['x-bad', 'alice', 'ada', 'northwind'],
  }
  for (const one of told) {
    const body = JSON.stringify(one)
    for (const word of WORDS) expect(body.toLowerCase()).not.toContain(word)
    const names = others[one.subject]
    expect(names, `${one.type} is about ${one.subject}`).toBeDefined()
    for (const name of names ?? [])
      expect(body, `${one.type} to ${one.subject}`).not.toMatch(new RegExp(`\\b${name}\\b`))
  }
})

it('and what it names is read by those alone whom it is about', async () => {
  const paths = (data: Readonly<Record<string, unknown>>) =>
    ['report', 'appeal', 'notice'].flatMap((name) =>
      typeof data[name] === 'string' ? [`/v1/${name}s/${data[name]}`] : [],
    )
  const read = async (person: Person, path: string): Promise<Answer> =>
    world.server.ask('GET', path, { token: await tokenOf(person) })
  const about = (person: Person) =>
    world.webhooks.told.flatMap(({ subject, data }) => (subject === `account/${person}` ? paths(data) : []))
  for (const [mine, theirs] of [
    ['alice', ['gil', 'gus']],
    ['gil', ['alice', 'ada']],
  ] as const)
    for (const path of new Set(about(mine))) {
      expect((await read(mine, path)).status, `${mine} ${path}`).toBe(200)
      for (const other of theirs) expect((await read(other, path)).status, `${other} ${path}`).toBe(404)
    }
})
