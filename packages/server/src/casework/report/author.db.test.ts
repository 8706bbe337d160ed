/** Who sent a reported message decides who may handle the report, also where nobody kept the message. */
import { createRecentAuthors } from '@goodstanding/engine'
import { createIdSource } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type AuthorDesk, createAuthorDesk } from '../../decide/author-desk.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const authors = createRecentAuthors()
const SOURCE = 'https://chat.example'
let world: TestCasework
let ann: string
let boss: string
let mei: string

beforeAll(async () => {
  world = await openTestCasework({ authorOf: authors.find })
  ;[ann, boss] = [world.member('ann', 'acme'), world.member('boss', 'acme', 'admin')]
  mei = await world.staff('mei', 'moderator')
  // Whoever came with an administrator's token is known as one.
  await world.call(boss, 'GET', '/v1/reports')
})
afterAll(() => world.close())

const report = (id: string, more: object = {}) =>
  world.call(ann, 'POST', '/v1/reports', {
    about: { event: { source: SOURCE, id }, ...more },
    clause: 'conduct.j',
    text: `About ${id}.`,
  })
const isSeenBy = async (who: string, id: unknown): Promise<boolean> =>
  (await world.call(who, 'GET', `/v1/reports/${String(id)}`)).status === 200
const aboutFor = async (who: string, id: unknown) =>
  (await world.call(who, 'GET', `/v1/reports/${String(id)}`)).body['about']

describe('a report that names only a plainly allowed message', () => {
  it('is about who sent it, as the node remembers: the subject of its case, and for the administrator to handle', async () => {
    authors.remember({ source: SOURCE, id: 'plain-1' }, { account: 'li', organization: 'acme' }, world.now())
    const { body } = await report('plain-1')
    expect(body).toMatchObject({ status: 'with-administrator' })
    expect(await aboutFor(boss, body['id'])).toMatchObject({ account: 'li' })
    const confirmed = await world.call(boss, 'POST', `/v1/reports/${body['id']}/confirm`, { statement: 'Seen.' })
    const { case: found } = confirmed.body['complaint']
    expect((await world.call(mei, 'GET', `/v1/cases/${found}`)).body).toMatchObject({
      subject: { type: 'account', id: 'li', organization: 'acme' },
    })
  })

  it('never reaches the administrator who sent it, though nobody named them', async () => {
    authors.remember({ source: SOURCE, id: 'plain-2' }, { account: 'boss', organization: 'acme' }, world.now())
    const { body } = await report('plain-2')
    expect(body).toMatchObject({ status: 'with-operator' })
    expect((await world.call(mei, 'GET', `/v1/reports/${body['id']}`)).body['why']).toBe('administrator-accused')
    expect(await isSeenBy(boss, body['id'])).toBe(false)
    expect(JSON.stringify((await world.call(boss, 'GET', '/v1/reports')).body)).not.toContain(body['id'])
  })

  it('tells its reporter no more than of one that nobody knows: that an administrator sent it is nearly who did', async () => {
    const unknown = (await report('nobody-knows')).body
    const accused = (await report('plain-2')).body
    const read = (await world.call(ann, 'GET', `/v1/reports/${accused['id']}`)).body
    expect([unknown, accused, read].map(({ why }) => why)).toEqual(Array(3).fill('author-unknown'))
    expect(Object.keys(accused)).toEqual(Object.keys(unknown))
    const seen = { source: SOURCE, id: 'seen-by-ann' }
    const audience = { kind: 'person', relation: 'stranger', recipients: ['ann'], size: 1 }
    const conversation = { id: 'c1', kind: 'direct' }
    const sent = await world.call(world.service, 'POST', '/v1/decisions', {
      ...{ specversion: '1.0', ...seen, type: 'message.send', time: new Date(world.now()).toISOString() },
      data: {
        ...{ organization: 'acme', actor: { id: 'boss', kind: 'admin' }, conversation, audience },
        content: { text: 'MARKED' },
      },
    })
    expect(sent.body).toMatchObject({ effect: 'hold' })
    const { body } = await world.call(ann, 'POST', '/v1/reports', { about: { event: seen }, text: 'I saw it.' })
    expect(body).toMatchObject({ why: 'administrator-accused', about: { account: 'boss' } })
  })

  it('never reaches them either when its reporter names somebody else as the author', async () => {
    const { body } = await report('plain-2', { account: 'li' })
    expect(body).toMatchObject({ status: 'with-operator', about: { account: 'li' } })
    expect(await aboutFor(mei, body['id'])).toMatchObject({ account: 'boss', named: 'li' })
    expect(await isSeenBy(boss, body['id'])).toBe(false)
  })

  it('keeps beside who sent it whom its reporter named, for whoever decides', async () => {
    authors.remember({ source: SOURCE, id: 'plain-3' }, { account: 'kai', organization: 'acme' }, world.now())
    const wrong = (await report('plain-3', { account: 'li' })).body['id']
    expect(await aboutFor(boss, wrong)).toMatchObject({ account: 'kai', named: 'li' })
    const right = (await report('plain-3', { account: 'kai' })).body['id']
    expect(await aboutFor(boss, right)).toEqual({ event: { source: SOURCE, id: 'plain-3' }, account: 'kai' })
  })

  it('tells nobody who sent it who only had its id: neither in a report nor in a complaint', async () => {
    authors.remember({ source: SOURCE, id: 'plain-4' }, { account: 'secret-li', organization: 'other' }, world.now())
    const about = { event: { source: SOURCE, id: 'plain-4' } }
    const { body } = await report('plain-4')
    const read = await world.call(ann, 'GET', `/v1/reports/${String(body['id'])}`)
    const byBoss = await world.call(boss, 'GET', `/v1/reports/${String(body['id'])}`)
    const complaint = await world.call(boss, 'POST', '/v1/complaints', { about, statement: 'Look at this.' })
    const upon = await world.call(boss, 'POST', '/v1/complaints', { reports: [body['id']], statement: 'And this.' })
    expect([byBoss.status, complaint.status, upon.status]).toEqual([200, 201, 201])
    expect(JSON.stringify([body, read.body, byBoss.body, complaint.body, upon.body])).not.toContain('secret-li')
    expect(await aboutFor(mei, body['id'])).toEqual({ ...about, account: 'secret-li' })
    const { id } = complaint.body
    expect((await world.call(mei, 'GET', `/v1/complaints/${String(id)}`)).body['about']).toMatchObject({
      account: 'secret-li',
    })
    // Whom they name is their own word, right or wrong.
    for (const account of ['secret-li', 'kai']) {
      const named = await report('plain-4', { account })
      expect(named.body['about']).toEqual({ ...about, account })
    }
    const mine = await world.call(world.member('secret-li', 'other'), 'POST', '/v1/reports', { about, text: 'Mine.' })
    expect(mine.body['about']).toEqual({ ...about, account: 'secret-li' })
  })

  it('goes to the operator when nobody knows who sent it: it may have been an administrator', async () => {
    const { body } = await report('of-another-node')
    expect(body).toMatchObject({ status: 'with-operator', why: 'author-unknown' })
    expect(await isSeenBy(boss, body['id'])).toBe(false)
    expect((await world.call(boss, 'POST', `/v1/reports/${body['id']}/dismiss`, { reason: 'No.' })).status).toBe(404)
    expect(await isSeenBy(mei, body['id'])).toBe(true)
  })

  it('goes to the administrator when the service or the reporter says who sent it', async () => {
    expect((await report('of-another-node', { account: 'li' })).body).toMatchObject({ status: 'with-administrator' })
  })
})

describe('what is copied of a plainly allowed message', () => {
  it('is every edit of it that was kept, for a complaint as for a report', async () => {
    authors.remember({ source: SOURCE, id: 'plain-edited' }, { account: 'kai', organization: 'acme' }, world.now())
    await world.decide('message.edit', 'kai', {
      edits: { source: SOURCE, id: 'plain-edited' },
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'person', relation: 'stranger', recipients: ['ann'], size: 1 },
      content: { text: 'MARKED' },
    })
    const { body: reported } = await report('plain-edited')
    const event = { source: SOURCE, id: 'plain-edited' }
    const direct = await world.call(boss, 'POST', '/v1/complaints', { about: { event }, statement: 'Look.' })
    const named = { statement: 'The same.', reports: [reported['id']] }
    const attached = await world.call(boss, 'POST', '/v1/complaints', named)
    expect([direct.status, attached.status]).toEqual([201, 201])
    const sources = [
      `report/${String(reported['id'])}`,
      ...[direct, attached].map(({ body }) => `complaint/${String(body['id'])}`),
    ]
    const rows = await world.casework.desk.db.query<{ id: string; source: string }>(
      'select id, source from evidence where source = any($1)',
      [sources],
    )
    expect(rows.map(({ source }) => source).sort()).toEqual([...sources].sort())
    const sofia = await world.staff('sofia', 'senior')
    for (const { id } of rows) {
      const { body } = await world.call(sofia, 'GET', `/v1/evidence/${id}?purpose=look`)
      expect(body['evidence']).toMatchObject([{ event, versions: [{ text: 'MARKED' }] }])
    }
  })
})

describe('who receives a report', () => {
  it('mastodon#3885: is the choice of the reporter: the administrator first, or the operator past them', async () => {
    const about = { account: 'li' }
    const first = await world.call(ann, 'POST', '/v1/reports', { about, text: 'To whom it goes.' })
    expect(first.body).toMatchObject({ status: 'with-administrator' })
    const past = await world.call(ann, 'POST', '/v1/reports', { about, text: 'Not to them.', to: 'operator' })
    expect(past.body).toMatchObject({ status: 'with-operator', why: 'reporter-chose' })
    expect(await isSeenBy(boss, past.body['id'])).toBe(false)
    expect(await isSeenBy(mei, past.body['id'])).toBe(true)
    const nowhere = await world.call(ann, 'POST', '/v1/reports', { about, text: 'x', to: 'the-police' })
    expect(nowhere).toMatchObject({ status: 422, body: { pointer: '/to' } })
  })

  it('is never the administrator whom it is about, whatever the reporter chose', async () => {
    const about = { account: 'boss' }
    const asked = await world.call(ann, 'POST', '/v1/reports', { about, text: 'He shouts.', to: 'administrator' })
    expect(asked.body).toMatchObject({ status: 'with-operator', why: 'administrator-accused' })
  })
})

it('is asked about on other nodes before anything is written: reports that come at once do not wait for each other', async () => {
  let here: AuthorDesk | null = null
  const own = await openTestCasework({ authorOf: (event) => here?.find(event) ?? null })
  const { db } = own.casework.desk
  const nodeWith = (known = createRecentAuthors()) =>
    createAuthorDesk({ db, authors: known, now: Date.now, newId: createIdSource() })
  here = await nodeWith()
  const elsewhere = createRecentAuthors()
  elsewhere.remember({ source: SOURCE, id: 'm-0' }, { account: 'li', organization: 'acme' }, Date.now())
  const there = await nodeWith(elsewhere)
  await here.beat()
  const filing = Array.from({ length: 24 }, (_, at) =>
    own.call(own.member(`u${at}`, 'acme'), 'POST', '/v1/reports', {
      about: { event: { source: SOURCE, id: `m-${at}` } },
      clause: 'conduct.j',
      text: `About ${at}.`,
    }),
  )
  const state = { isOver: false }
  const filed = Promise.all(filing).finally(() => {
    state.isOver = true
  })
  while (!state.isOver) await there.answer()
  const answers = await filed
  expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201))
  expect(answers[0]?.body).toMatchObject({ status: 'with-operator', why: 'no-administrator' })
  expect(answers[1]?.body).toMatchObject({ why: 'author-unknown' })
  await there.close()
  await here.close()
  await own.close()
})
