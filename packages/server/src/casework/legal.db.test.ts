import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answered, openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000
const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']

let world: TestCasework
let mei: string
let carl: string
let cora: string
beforeAll(async () => {
  world = await openTestCasework()
  await hire()
})
afterAll(() => world.close())

/** Tokens of staff end after a while; the clock of these tests goes far. */
async function hire(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
  carl = await world.staff('carl', 'counsel')
  cora = await world.staff('cora', 'counsel')
}

const at = (ms: number) => new Date(world.now() + ms).toISOString()
const ids = ({ body }: Answered) => body['items'].map(({ id }: { id: string }) => id) as readonly string[]

async function warned(actor: string, subject: object = { type: 'account', id: actor }, type = 'warn') {
  const { body } = await world.send(actor, 'INSULT')
  const target = 'type' in subject && subject.type === 'content' ? { type: 'content', id: body['id'] } : subject
  const decided = await world.call(mei, 'POST', `/v1/cases/${body['case']}/decide`, {
    clause: 'conduct.i',
    actions: [{ type, subject: target }],
    reason: 'It insults.',
  })
  expect(decided.status).toBe(200)
  return decided.body['actions'][0]['id'] as string
}

const receive = (subjects: readonly string[], more: object = {}, scope: object = {}) =>
  world.call(carl, 'POST', '/v1/legal-requests', {
    authority: 'District Court',
    country: 'DE',
    basis: 'Order 12/26',
    scope: { subjects, ...scope },
    ...more,
  })
const step = (who: string, id: string, name: string, body: object = {}) =>
  world.call(who, 'POST', `/v1/legal-requests/${id}/${name}`, body)

async function produced(id: string): Promise<Answered> {
  await step(carl, id, 'validate', { checked: CHECKED })
  await step(cora, id, 'approve')
  return step(carl, id, 'produce')
}

const disclosedTo = (person: string, role: 'member' | 'admin' = 'member') =>
  world.call(world.member(person, 'acme', role), 'GET', '/v1/disclosures')

describe('a legal request', () => {
  it('says who asks and on which ground: an empty word is none', async () => {
    for (const field of ['authority', 'basis'])
      for (const word of ['', '  ']) {
        const body = {
          authority: 'Court of Elster',
          basis: 'StPO 95',
          scope: { subjects: ['account/li'] },
          [field]: word,
        }
        expect(await world.call(carl, 'POST', '/v1/legal-requests', body), field).toMatchObject({
          status: 422,
          body: { kind: 'body.invalid', pointer: `/${field}` },
        })
      }
  })

  it('names a country by its two letters, so that one country is one row of the report', async () => {
    for (const [country, kept] of [
      ['de', 'DE'],
      [' DE ', 'DE'],
      ['', ''],
    ])
      expect(await receive(['account/li'], { country })).toMatchObject({ status: 201, body: { country: kept } })
    for (const country of ['Germany', 'DEU', '德国', 'D'])
      expect(await receive(['account/li'], { country })).toMatchObject({
        status: 422,
        body: { kind: 'body.invalid', pointer: '/country' },
      })
  })

  it('is not valid before its whole checklist is met: the refusal names the points that are not', async () => {
    const { body } = await receive(['account/listed'])
    expect(await step(carl, body['id'], 'validate', { checked: [...CHECKED.slice(0, 2), CHECKED[3]] })).toMatchObject({
      status: 422,
      body: {
        kind: 'legal-request.checklist',
        pointer: '/checked',
        missing: ['legal-basis', 'scope-specific', 'proportionate'],
      },
    })
    expect((await step(carl, body['id'], 'validate', { checked: CHECKED })).status).toBe(200)
  })
})

describe('the scope of a legal request', () => {
  it('names accounts and organizations: a subject that is neither would be held in name only', async () => {
    for (const subject of ['li', 'person/li', 'account/', 'content/dec_1'])
      expect(await receive(['account/li', subject]), subject).toMatchObject({
        status: 422,
        body: { kind: 'legal-request.scope', pointer: '/scope/subjects/1' },
      })
    const { body } = await receive(['account/li', 'organization/acme'])
    const wider = await step(carl, body['id'], 'narrow', { scope: { subjects: ['li'] } })
    expect(wider).toMatchObject({ status: 422, body: { pointer: '/scope/subjects/0' } })
  })

  it('is counted by kind, and only ever narrowed: in time and kind too, nothing outside is produced', async () => {
    await warned('n1')
    await world.pass(2 * DAY)
    await hire()
    await warned('n1')
    await warned('n2')
    const all = await receive(['account/n1', 'account/n2'])
    expect(all.body['scope']).toMatchObject({
      records: 9,
      counts: { decisions: 3, actions: 3, notices: 3, reports: 0, appeals: 0 },
    })
    const { id } = all.body
    const scope = { subjects: ['account/n1'], kinds: ['actions', 'decisions'], from: at(-DAY) }
    const narrowed = await step(carl, id, 'narrow', { scope })
    expect(narrowed.body['scope']).toMatchObject({ records: 2, counts: { actions: 1, decisions: 1 } })
    for (const wider of [
      { ...scope, kinds: [] },
      { ...scope, from: at(-9 * DAY) },
      { ...scope, subjects: ['account/n1', 'account/n2'] },
    ])
      expect(await step(carl, id, 'narrow', { scope: wider })).toMatchObject({
        status: 422,
        body: { kind: 'legal-request.scope' },
      })
    const { files, manifest } = (await produced(id)).body['package']
    const named = files.map(({ name }: { name: string }) => name)
    expect(named).toEqual(['decisions.json', 'decisions.csv', 'actions.json'])
    const [decisions, , actions] = files.map(({ text }: { text: string }) => text)
    expect([JSON.parse(decisions).length, JSON.parse(actions).length]).toEqual([1, 1])
    expect(JSON.parse(manifest)).toMatchObject({ counts: { decisions: 1, actions: 1 }, subjects: ['account/n1'] })
  })

  it('holds what its subjects reported, and nothing that others reported about them', async () => {
    const report = (reporter: string, about: string) =>
      world.call(world.service, 'POST', '/v1/reports', {
        about: { account: about },
        clause: 'conduct.i',
        text: `Words of ${reporter}`,
        reporter: { organization: 'acme', id: reporter, kind: 'member' },
      })
    await report('w1', 'w2')
    await report('w2', 'w1')
    const { body } = await receive(['account/w1'], {}, { kinds: ['reports'] })
    const shown = await produced(body['id'])
    expect(shown.body['package'].files[0].text).toContain('Words of w1')
    expect(shown.body['package'].files[0].text).not.toContain('Words of w2')
  })

  it('tells of somebody who was erased meanwhile that their words are gone, since when and by which receipt', async () => {
    const report = { about: { account: 'stays' }, clause: 'conduct.i', text: 'Words of who is gone' }
    const filed = await world.call(world.member('gone', 'acme'), 'POST', '/v1/reports', report)
    await world.call(world.member('gone', 'acme'), 'POST', `/v1/reports/${filed.body['id']}/withdraw`)
    const asked = await world.call(world.member('gone', 'acme'), 'POST', '/v1/erasures', {})
    const erased = await world.call(cora, 'POST', `/v1/erasures/${asked.body['id']}/approve`)
    expect(erased.body).toMatchObject({ status: 'erased' })
    const { body } = await receive(['account/gone', 'account/stays'], {}, { kinds: ['reports'] })
    const { files, manifest } = (await produced(body['id'])).body['package']
    expect(files[0].text).not.toContain('Words of who is gone')
    expect(JSON.parse(manifest)['erased']).toEqual([
      { subject: 'account/gone', at: erased.body['erasedAt'], receipt: erased.body['receipt'] },
    ])
    const other = await receive(['account/stays'], {}, { kinds: ['reports'] })
    expect(JSON.parse((await produced(other.body['id'])).body['package'].manifest)).not.toHaveProperty('erased')
  })

  it('says that its package is kept no longer, once it was let go', async () => {
    const { body } = await receive(['account/over'])
    const { id } = body
    const open = () => world.call(carl, 'GET', `/v1/legal-requests/${id}/package`)
    const gone = expect.stringContaining('is kept no longer')
    expect(await open()).toMatchObject({ status: 404, body: { detail: expect.not.stringContaining('no longer') } })
    await produced(id)
    await world.casework.desk.db.query(
      `update evidence set body = null, erased_at = now(), erased_for = 'retention' where source = $1`,
      [`legal-request/${id}`],
    )
    expect(await open()).toMatchObject({ status: 404, body: { kind: 'evidence.not-found', detail: gone } })
  })

  it('is refused with reasons, and what was held is free again', async () => {
    const { body } = await receive(['account/r1'])
    await step(carl, body['id'], 'validate', { checked: CHECKED })
    expect((await step(carl, body['id'], 'hold')).body).toMatchObject({ held: 'held' })
    expect((await step(carl, body['id'], 'refuse', { reason: ' ' })).status).toBe(422)
    expect((await step(carl, body['id'], 'refuse', { reason: 'No basis in law.' })).body).toMatchObject({
      status: 'refused',
      reason: 'No basis in law.',
      held: 'released',
    })
  })
})

describe('whoever is the subject of a production', () => {
  it('is told of it at once, and nobody else is: not even their administrator', async () => {
    await world.send('t1', 'MARKED')
    const { body } = await receive(['account/t1'])
    await produced(body['id'])
    const told = await disclosedTo('t1')
    expect(told.body['items']).toMatchObject([
      {
        subject: 'account/t1',
        authority: 'District Court',
        counts: { decisions: 1 },
        route: 'usual',
        message: { en: expect.stringContaining('District Court (DE)'), zh: expect.stringContaining('District Court') },
      },
    ])
    const [id] = ids(told)
    expect((await disclosedTo('t2')).body['items']).toEqual([])
    const boss = world.member('boss', 'acme', 'admin')
    expect((await world.call(boss, 'GET', '/v1/disclosures?subject=account/t1')).status).toBe(404)
    expect((await world.call(boss, 'GET', `/v1/disclosures/${id}`)).status).toBe(404)
    expect((await world.call(mei, 'GET', `/v1/disclosures/${id}`)).status).toBe(403)
    expect((await world.call(world.service, 'GET', '/v1/disclosures?subject=account/t1')).body['items']).toHaveLength(1)
  })

  it('is told how many of their own records were given, and not how many of others', async () => {
    for (const of of ['q1', 'q2', 'q2']) await world.send(of, 'MARKED')
    await produced((await receive(['account/q1', 'account/q2'], {}, { kinds: ['decisions'] })).body['id'])
    for (const [person, decisions] of [
      ['q1', 1],
      ['q2', 2],
    ] as const)
      expect((await disclosedTo(person)).body['items'], person).toMatchObject([
        { counts: { decisions }, message: { en: expect.stringContaining(`: ${decisions} decision`) } },
      ])
  })

  it('is told when the order that forbids it is over, and not before when a new order extends it', async () => {
    const { body } = await receive(['account/g1', 'organization/acme'], { gag: { order: 'G-1', until: at(3 * DAY) } })
    await produced(body['id'])
    const action = await warned('g1')
    const boss = () => world.member('boss', 'acme', 'admin')
    const notices = () => world.call(world.service, 'GET', `/v1/notices?action=${action}`)
    const ofAcme = () => world.call(boss(), 'GET', '/v1/disclosures?subject=organization/acme')
    expect((await step(carl, body['id'], 'extend-gag', { gag: { order: 'G-1', until: at(9 * DAY) } })).status).toBe(422)
    expect((await step(carl, body['id'], 'extend-gag', { gag: { order: 'G-2', until: at(9 * DAY) } })).status).toBe(200)
    await world.pass(4 * DAY)
    await hire()
    for (const answer of [await disclosedTo('g1'), await ofAcme(), await notices()])
      expect(answer.body['items']).toEqual([])
    const owed = await world.call(carl, 'GET', `/v1/disclosures?request=${body['id']}`)
    expect(owed.body['items']).toMatchObject([{ status: 'owed' }, { status: 'owed' }])
    await world.pass(5 * DAY)
    await hire()
    for (const answer of [await disclosedTo('g1'), await ofAcme(), await notices()])
      expect(answer.body['items']).toHaveLength(1)
    expect((await disclosedTo('boss', 'admin')).body['items']).toEqual([])
    // What was given about an organization is told to its administrators: to no colleague, and to nobody of another.
    const [told] = (await ofAcme()).body['items'] as readonly { readonly id: string }[]
    for (const other of [world.member('colleague', 'acme', 'member'), world.member('boss', 'globex', 'admin')])
      for (const path of ['?subject=organization/acme', `/${told?.id}`])
        expect([path, (await world.call(other, 'GET', `/v1/disclosures${path}`)).status]).toEqual([path, 404])
    expect((await world.call(boss(), 'GET', `/v1/disclosures/${told?.id}`)).status).toBe(200)
  })

  it('hears nothing of the removal of their content either, while an order forbids it', async () => {
    await receive(['account/c1'], { gag: { order: 'G-3', until: at(2 * DAY) } })
    const action = await warned('c1', { type: 'content' }, 'remove')
    const notices = () => world.call(world.service, 'GET', `/v1/notices?action=${action}`)
    expect((await notices()).body['items']).toEqual([])
    await world.pass(2 * DAY)
    await hire()
    expect((await notices()).body['items']).toMatchObject([{ recipient: 'account/c1' }])
  })

  it('hears of what was taken back while an order forbade to tell of it that nothing of it counts any more', async () => {
    await receive(['account/c2'], { gag: { order: 'G-4', until: at(2 * DAY) } })
    const action = await warned('c2')
    const sofia = await world.staff('sofia', 'senior')
    const reversed = await world.call(sofia, 'POST', `/v1/actions/${action}/reverse`, { reason: 'Not them.' })
    expect(reversed.status).toBe(200)
    await world.pass(2 * DAY)
    await hire()
    const { items } = (await world.call(world.service, 'GET', `/v1/notices?action=${action}`)).body
    expect(items).toMatchObject([{ message: { en: expect.stringContaining('taken back before you could be told') } }])
    expect(items[0].appealUntil).toBe(items[0].sentAt)
  })
})

describe('an emergency', () => {
  it('is produced by one at once, reviewed by a second, and counted as one for good', async () => {
    await world.send('e1', 'MARKED')
    const { body } = await receive(['account/e1'])
    const { id } = body
    expect((await step(carl, id, 'produce', { emergency: true })).status).toBe(422)
    const done = await step(carl, id, 'produce', { emergency: true, reason: 'A life is in danger tonight.' })
    expect(done.body).toMatchObject({ status: 'emergency', held: 'held', package: { files: expect.any(Array) } })
    expect((await disclosedTo('e1')).body['items']).toMatchObject([{ route: 'emergency' }])
    expect((await step(carl, id, 'review', { finding: 'justified', reason: 'Mine.' })).status).toBe(403)
    const reviewed = await step(cora, id, 'review', { finding: 'unjustified', reason: 'There was time for a judge.' })
    expect(reviewed.body).toMatchObject({
      status: 'produced',
      emergency: { finding: 'unjustified', by: 'cora', words: 'There was time for a judge.' },
    })
    // They were told that it would be reviewed, and hear what was found.
    expect((await disclosedTo('e1')).body['items']).toMatchObject([
      { counts: { decisions: 1 }, message: { en: expect.stringContaining('found it not justified') } },
    ])
    for (let more = 0; more < 4; more += 1) {
      const { id: next } = (await receive([`account/e${more + 2}`])).body
      await step(carl, next, 'produce', { emergency: true, reason: 'A life is in danger tonight.' })
    }
    // What lies behind the number: the number itself is held back when this year, which may be new, has few others.
    const behind = `/v1/transparency/${new Date(world.now()).getUTCFullYear()}/entries?table=legalRequestsByOutcome&cell=emergency`
    expect((await world.call(carl, 'GET', behind)).body['items']).toHaveLength(5)
  })
})
