import { createPublicKey, randomUUID, verify } from 'node:crypto'
import { appendToCounterLog, erasePersonRows, listKnownAdministrators } from '@goodstanding/ledger'
import Value from 'typebox/value'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { FORGOTTEN_AFTER_MS } from '../../decide/forget-person.ts'
import { explanation, shownEvent } from '../../http/decision-answers.ts'
import { readDecision } from '../../vault/open-decisions.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { carryOutErasure } from './carry-out-erasure.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

/** Tokens end with time, so each use asks for a new one. */
const carl = () => world.staff('carl', 'counsel')
const cora = () => world.staff('cora', 'counsel')
const sofia = () => world.staff('sofia', 'senior')
const ask = async (person: string): Promise<string> => {
  const asked = await world.call(world.member(person, 'acme'), 'POST', '/v1/erasures', {})
  expect(asked).toMatchObject({ status: 201, body: { status: 'requested', person, organization: 'acme' } })
  return asked.body['id']
}
const read = async (id: string) => (await world.call(await carl(), 'GET', `/v1/erasures/${id}`)).body
const approve = async (id: string) => world.call(await carl(), 'POST', `/v1/erasures/${id}/approve`, {})

describe('a person who asks to be erased', () => {
  it('is asked for by themselves or by the service for them, and by nobody else', async () => {
    const url = '/v1/erasures'
    expect((await world.call(world.member('eve', 'acme'), 'POST', url, { person: 'li' })).status).toBe(404)
    expect((await world.call(world.service, 'POST', url, {})).status).toBe(422)
    const asked = await world.call(world.service, 'POST', url, { person: 'for-li', organization: 'acme' })
    expect(asked.status).toBe(201)
    expect(await world.call(world.service, 'POST', url, { person: 'for-li' })).toMatchObject({ status: 409 })
    expect((await world.call(await sofia(), 'POST', `${url}/${asked.body['id']}/approve`, {})).status).toBe(403)
    expect((await world.call(await carl(), 'POST', `${url}/${asked.body['id']}/refuse`, {})).status).toBe(422)
    const refused = await world.call(await carl(), 'POST', `${url}/${asked.body['id']}/refuse`, { reason: 'Not hers.' })
    expect(refused.body).toMatchObject({ status: 'refused', reason: 'Not hers.' })
    expect((await world.call(world.member('eve', 'acme'), 'GET', `${url}/${asked.body['id']}`)).status).toBe(404)
  })

  it('is gone afterwards: nothing of them can be read, the log still proves itself, and a signed receipt says what went', async () => {
    await world.call(world.service, 'PUT', '/v1/people/gone', {
      organization: 'acme',
      kind: 'member',
      name: 'Gone Girl',
    })
    const filed = await world.call(world.member('gone', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account: 'u-x' },
      text: 'My secret words.',
    })
    const about = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account: 'gone' },
      text: 'She wrote this.',
      evidence: [{ text: 'her words', at: new Date(world.now()).toISOString() }, { text: 'her words' }],
    })
    for (const { body } of [filed, about])
      await world.call(await sofia(), 'POST', `/v1/cases/${body['case']}/decide`, {
        outcome: 'no-violation',
        reason: 'No.',
      })
    const id = await ask('gone')
    expect((await approve(id)).body).toMatchObject({ status: 'erased' })

    const own = await world.call(await sofia(), 'GET', `/v1/reports/${filed.body['id']}`)
    expect(own).toMatchObject({ status: 200, body: { text: '[erased / 已删除]' } })
    const other = await world.call(await sofia(), 'GET', `/v1/reports/${about.body['id']}`)
    expect(other.body).toMatchObject({ text: 'She wrote this.', evidence: [], evidenceDisplay: 'erased' })
    // Who reported it reads why nothing is there any more, and not who asked for it or what it was.
    const told = (await world.call(world.member('wen', 'acme', 'external'), 'GET', `/v1/reports/${about.body['id']}`))
      .body
    expect(told['evidenceErased']).toMatchObject({ why: 'erasure', receipt: `erasure/${id}`, at: expect.any(String) })
    expect(JSON.stringify(told['evidenceErased'])).not.toMatch(/gone|her words/)
    expect(world.casework.desk.memory.peopleOf('acme')).not.toContainEqual(expect.objectContaining({ id: 'gone' }))
    const changes = await world.casework.desk.db.query(`select body from fact_change where key = 'gone'`)
    expect(changes).toEqual([{ body: null }])

    const { body } = await world.call(world.member('gone', 'acme'), 'GET', `/v1/erasures/${id}/receipt`)
    const receipt = JSON.parse(body['receipt'])
    expect(receipt).toMatchObject({ erasure: id, person: 'gone', destroyed: { facts: 1, evidence: 1 } })
    expect(receipt.keysDestroyed.length).toBeGreaterThanOrEqual(2)
    const spki = Buffer.concat([
      Buffer.from('302a300506032b6570032100', 'hex'),
      Buffer.from(body['publicKey'], 'base64'),
    ])
    const key = createPublicKey({ key: spki, format: 'der', type: 'spki' })
    expect(verify(null, Buffer.from(body['receipt']), key, Buffer.from(body['signature'], 'base64'))).toBe(true)
    expect(body['proof']).toMatchObject({
      index: receipt.entry,
      entry: { act: 'erasure.done', object: `erasure/${id}` },
    })
    expect(body['checkpoint'].split('\n')[2]).toBe(body['proof'].root)
  })

  it('takes along their sessions, what finds their decisions, and what knows them again, and says how many', async () => {
    const { db } = world.casework.desk
    for (const person of ['known', 'beside']) {
      await db.query(
        `insert into session (id, secret_hash, person, organization, created_at, idle_at, ends_at)
         values (gen_random_uuid(), convert_to($1::text, 'UTF8'), $1::text, 'acme', now(), now(), now())`,
        [person],
      )
      await db.query(`insert into account_identity (account, organization, tokens) values ($1, 'acme', '{}')`, [person])
      await db.query(
        `insert into idempotency_key (caller, key, request_hash, worked, claimed_until, expires_at)
         values ($1, 'k', '', true, now(), now())`,
        [`member/["acme","member","${person}"]`],
      )
      await db.query(
        `insert into decision_trace (trace, decision_id, organization, actor) values (1, gen_random_uuid(), 'acme', $1)`,
        [person],
      )
    }
    const sightings = ['known', 'beside'].map((key) => ({
      kind: 'account',
      key,
      value: { sightings: [], devices: ['d'], attested: [] },
    }))
    const bytes = Buffer.from(JSON.stringify(sightings))
    const at = world.casework.desk.now()
    await appendToCounterLog(db, [{ writer: randomUUID(), position: 1, keeper: 'sessions', names: [], bytes, at }])
    const id = await ask('known')
    await approve(id)
    await world.pass(FORGOTTEN_AFTER_MS)
    const [pack] = await db.query<{ bytes: Buffer }>(`select bytes from counter_log where keeper = 'sessions'`)
    expect(JSON.parse(String(pack?.bytes))).toEqual(sightings.slice(1))
    const { body } = await world.call(world.member('known', 'acme'), 'GET', `/v1/erasures/${id}/receipt`)
    expect(JSON.parse(body['receipt']).destroyed).toMatchObject({ sessions: 1, identities: 1, traces: 1, answers: 1 })
    const left = await db.query(
      `select person as name from session where person in ('known', 'beside')
       union all select account from account_identity where account in ('known', 'beside')
       union all select substr(caller, 26, 6) from idempotency_key where key = 'k'
       union all select actor from decision_trace where actor in ('known', 'beside')`,
    )
    expect(left).toEqual(Array.from({ length: 4 }, () => ({ name: 'beside' })))
  })

  it('leaves what knows them again where they were terminated: it bars their return', async () => {
    const { db } = world.casework.desk
    await db.query(`insert into account_identity (account, organization, tokens) values ('barred', 'acme', '{}')`)
    const about = { about: { account: 'barred' }, text: 'x' }
    const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', about)
    const decided = await world.call(await sofia(), 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      ...{ clause: 'conduct.i', reason: 'Because.' },
      actions: [{ type: 'terminate', subject: { type: 'account', id: 'barred' } }],
    })
    const action: string = decided.body['actions'][0].id
    const second = await world.call(await world.staff('omar', 'senior'), 'POST', `/v1/actions/${action}/approve`, {})
    expect(second.body).toMatchObject({ status: 'active' })
    await db.query(`delete from notice_view where recipient_key = 'account/barred'`)
    const id = await ask('barred')
    expect((await approve(id)).body).toMatchObject({ status: 'erased' })
    expect(await db.query(`select account from account_identity where account = 'barred'`)).toHaveLength(1)
  })

  it('takes their consents along, whatever characters those of others hold', async () => {
    const consent = (purpose: string) => ({
      ...{ organization: 'acme', purpose, recipients: ['x'], fields: ['email'], disclosureVersion: '1' },
      givenAt: new Date(world.now()).toISOString(),
    })
    for (const [id, person, purpose] of [
      ['of-her', 'consented', 'news'],
      ['of-another', 'other', 'a\0b \\u0000'],
    ] as const) {
      const put = await world.call(world.service, 'PUT', `/v1/consents/${id}`, { ...consent(purpose), person })
      expect(put.status).toBe(200)
    }
    expect((await approve(await ask('consented'))).body).toMatchObject({ status: 'erased' })
    const left = await world.casework.desk.db.query(`select id from consent where id in ('of-her', 'of-another')`)
    expect(left).toEqual([{ id: 'of-another' }])
  })

  it('waits to a date while a case is open or a notice can be appealed, and then it happens by itself', async () => {
    const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account: 'late' },
      text: 'x',
    })
    const id = await ask('late')
    const held = await approve(id)
    expect(held.body).toMatchObject({ status: 'held', heldBy: { open: [`case/${filed.body['case']}`] } })
    expect(Date.parse(held.body['until'])).toBeGreaterThan(world.now())
    const decided = await world.call(await sofia(), 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      clause: 'conduct.i',
      actions: [{ type: 'warn', subject: { type: 'account', id: 'late' } }],
      reason: 'Because.',
    })
    await world.pass(8 * DAY)
    const waits = await read(id)
    expect(waits).toMatchObject({ status: 'held', heldBy: { open: [`notice/${decided.body['notices'][0]}`] } })
    await world.pass(Date.parse(waits['until']) - world.now() + DAY)
    expect(await read(id)).toMatchObject({ status: 'erased' })
  })

  it('happens within the hour after what kept it has ended, however far its day was', async () => {
    const about = { about: { account: 'soon' }, text: 'x' }
    const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', about)
    const id = await ask('soon')
    const held = await approve(id)
    expect(held.body).toMatchObject({ status: 'held', heldBy: { open: [`case/${filed.body['case']}`] } })
    expect(Date.parse(held.body['until'])).toBeGreaterThan(world.now() + 2 * DAY)
    await world.pass(5 * HOUR)
    const waits = await read(id)
    expect(waits).toMatchObject({ status: 'held', version: held.body['version'] })
    const none = { outcome: 'no-violation', reason: 'Nothing.' }
    await world.call(await sofia(), 'POST', `/v1/cases/${filed.body['case']}/decide`, none)
    await world.pass(HOUR)
    expect(await read(id)).toMatchObject({ status: 'erased' })
  })

  it('waits while a second person is asked to terminate them: then what knows them again bars their return', async () => {
    const { db } = world.casework.desk
    await db.query(`insert into account_identity (account, organization, tokens) values ('fleeing', 'acme', '{}')`)
    const about = { about: { account: 'fleeing' }, text: 'x' }
    const filed = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', about)
    const decided = await world.call(await sofia(), 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      ...{ clause: 'conduct.i', reason: 'Because of it.' },
      actions: [{ type: 'terminate', subject: { type: 'account', id: 'fleeing' } }],
    })
    const action: string = decided.body['actions'][0].id
    const id = await ask('fleeing')
    expect((await approve(id)).body).toMatchObject({ status: 'held', heldBy: { open: [`action/${action}`] } })
    const second = await world.call(await world.staff('omar', 'senior'), 'POST', `/v1/actions/${action}/approve`, {})
    expect(second.body).toMatchObject({ status: 'active', reason: 'Because of it.' })
    await world.pass(8 * DAY)
    expect(await read(id)).toMatchObject({ status: 'held', heldBy: { open: [expect.stringMatching(/^notice\//)] } })
    await db.query(`delete from notice_view where recipient_key = 'account/fleeing'`)
    const { desk } = world.casework
    expect(await desk.run((unit) => carryOutErasure(desk, unit, id))).toMatchObject({ kind: 'erased' })
    const known = () => db.query(`select account from account_identity where account = 'fleeing'`)
    expect(await known()).toHaveLength(1)
    // Taken back, it bars nobody, and what was kept of them for that alone goes too.
    await world.call(await sofia(), 'POST', `/v1/actions/${action}/reverse`, { reason: 'It was not them.' })
    expect(await known()).toEqual([])
    await world.pass(1)
    // Whoever comes back is known again, and stays known when what they did then is taken back.
    await db.query(`insert into account_identity (account, organization, tokens) values ('fleeing', 'acme', '{}')`)
    const again = await world.call(world.member('wen', 'acme', 'external'), 'POST', '/v1/reports', about)
    const url = `/v1/cases/${String(again.body['case'])}/decide`
    const stated = { clause: 'conduct.i', reason: 'Again.', actions: [{ type: 'terminate' }] }
    const next = (await world.call(await sofia(), 'POST', url, stated)).body['actions'][0].id
    await world.call(await world.staff('omar', 'senior'), 'POST', `/v1/actions/${next}/approve`, {})
    await world.call(await sofia(), 'POST', `/v1/actions/${next}/reverse`, { reason: 'It was not them.' })
    expect(await known()).toHaveLength(1)
  })

  it('waits while administrators look at a report about them: what was shown of it is theirs to read', async () => {
    await world.call(world.service, 'PUT', '/v1/people/boss', {
      ...{ organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] },
    })
    const body = { about: { account: 'seen' }, clause: 'conduct.j', text: 'x', evidence: [{ text: 'her words' }] }
    const filed = await world.call(world.member('mia', 'acme'), 'POST', '/v1/reports', body)
    expect(filed.body).toMatchObject({ status: 'with-administrator' })
    const id = await ask('seen')
    const report = `report/${String(filed.body['id'])}`
    expect((await approve(id)).body).toMatchObject({ status: 'held', heldBy: { open: [report] } })
    const boss = () => world.member('boss', 'acme', 'admin')
    const shown = await world.call(boss(), 'GET', `/v1/reports/${String(filed.body['id'])}`)
    expect(shown.body).toMatchObject({ evidence: [{ versions: [{ text: 'her words' }] }] })
    const reason = { reason: 'It is nothing.' }
    await world.call(boss(), 'POST', `/v1/reports/${String(filed.body['id'])}/dismiss`, reason)
    await world.pass(2 * DAY)
    expect(await read(id)).toMatchObject({ status: 'erased' })
    await world.call(world.service, 'DELETE', '/v1/people/boss')
  })

  it('waits while whoever reported them appeals, so that somebody can look again at what was shown', async () => {
    const wen = () => world.member('wen', 'acme', 'external')
    const body = { about: { account: 'judged' }, text: 'x', evidence: [{ text: 'her words' }] }
    const filed = await world.call(wen(), 'POST', '/v1/reports', body)
    const closing = { outcome: 'no-violation', reason: 'No.' }
    await world.call(await sofia(), 'POST', `/v1/cases/${filed.body['case']}/decide`, closing)
    const appeal = await world.call(wen(), 'POST', '/v1/appeals', { case: filed.body['case'], text: 'Look again.' })
    const id = await ask('judged')
    expect((await approve(id)).body).toMatchObject({
      status: 'held',
      heldBy: { open: [`appeal/${String(appeal.body['id'])}`] },
    })
    const shown = async () => (await world.call(await sofia(), 'GET', `/v1/reports/${filed.body['id']}`)).body
    expect(await shown()).toMatchObject({ evidence: [{ versions: [{ text: 'her words' }] }] })
    const answer = { outcome: 'uphold', reason: 'It was right.' }
    const url = `/v1/appeals/${String(appeal.body['id'])}/decide`
    expect((await world.call(await world.staff('omar', 'senior'), 'POST', url, answer)).status).toBe(200)
    await world.pass(15 * DAY)
    expect(await read(id)).toMatchObject({ status: 'erased' })
    expect(await shown()).toMatchObject({ evidenceDisplay: 'erased' })
  })

  it('waits for the answer to their appeal against what the machine kept back, which needs what they sent', async () => {
    const sent = await world.send('late-too', 'MARKED')
    const closing = { outcome: 'no-violation', reason: 'No.' }
    await world.call(await sofia(), 'POST', `/v1/cases/${sent.body['case']}/decide`, closing)
    const appeal = { decision: sent.body['id'], text: 'A line of a play.' }
    const filed = await world.call(world.member('late-too', 'acme'), 'POST', '/v1/appeals', appeal)
    const id = await ask('late-too')
    const held = await approve(id)
    expect(held.body).toMatchObject({ status: 'held', heldBy: { open: [`appeal/${String(filed.body['id'])}`] } })
    const event = async () => (await readDecision(world.casework.desk.db, sent.body['id'].slice(4)))?.event
    await world.pass(Date.parse(held.body['until']) - world.now() + DAY)
    expect(await read(id)).toMatchObject({ status: 'held' })
    expect(await event()).toMatchObject({ data: { content: { text: 'MARKED' } } })
    const answer = { outcome: 'overturn', reason: 'It was let go.' }
    const url = `/v1/appeals/${String(filed.body['id'])}/decide`
    const omar = await world.staff('omar', 'senior')
    expect((await world.call(omar, 'POST', url, answer)).status).toBe(200)
    await world.pass(2 * DAY)
    expect(await read(id)).toMatchObject({ status: 'erased' })
    expect(await event()).toMatchObject({ erased: true })
  })

  it('is kept while a legal hold covers them, with the reason, and erased when the hold ends', async () => {
    const filed = await world.call(world.member('held', 'acme'), 'POST', '/v1/reports', {
      about: {},
      text: 'kept words',
    })
    await world.call(world.member('held', 'acme'), 'POST', `/v1/reports/${filed.body['id']}/withdraw`, {})
    const request = await world.call(await carl(), 'POST', '/v1/legal-requests', {
      authority: 'Court',
      basis: 'Order',
      scope: { subjects: ['account/held'] },
    })
    const url = `/v1/legal-requests/${request.body['id']}`
    await world.call(await carl(), 'POST', `${url}/validate`, { checked: CHECKED })
    await world.call(await carl(), 'POST', `${url}/hold`, {})
    const id = await ask('held')
    expect((await approve(id)).body).toMatchObject({ status: 'held', heldBy: { legalRequests: [request.body['id']] } })
    // An order may forbid to tell them of it, and what lacks a day is held by an authority.
    for (const who of [world.member('held', 'acme'), world.service])
      for (const path of [`/v1/erasures/${id}`, '/v1/erasures?person=held']) {
        const told = JSON.stringify((await world.call(who, 'GET', path)).body)
        expect(told).toContain('"status":"held"')
        expect(told).not.toMatch(/heldBy|until|lrq_/)
      }
    await world.pass(3 * DAY)
    expect(await read(id)).toMatchObject({ status: 'held' })
    expect((await world.call(await sofia(), 'GET', `/v1/reports/${filed.body['id']}`)).body['text']).toBe('kept words')
    await world.call(await cora(), 'POST', `${url}/refuse`, { reason: 'No basis after all.' })
    await world.pass(1)
    expect(await read(id)).toMatchObject({ status: 'erased' })
    expect((await world.call(await sofia(), 'GET', `/v1/reports/${filed.body['id']}`)).body['text']).toContain('erased')
  })

  it('can come back: what they write then is kept under a new key', async () => {
    const filed = await world.call(world.member('gone', 'acme'), 'POST', '/v1/reports', {
      about: {},
      text: 'I am back.',
    })
    expect((await world.call(await sofia(), 'GET', `/v1/reports/${filed.body['id']}`)).body['text']).toBe('I am back.')
  })

  it('who administered leaves nothing behind that only they could handle', async () => {
    const name = (id: string, roles: readonly string[]) =>
      world.call(world.service, 'PUT', `/v1/people/${id}`, { organization: 'left', kind: 'member', name: id, roles })
    for (const id of ['last', 'barred-beside']) await name(id, ['admin'])
    await name('anna', [])
    const limited = await world.call(world.member('wen', 'left', 'external'), 'POST', '/v1/reports', {
      ...{ about: { account: 'barred-beside' }, text: 'x' },
    })
    const until = new Date(world.now() + 20 * DAY).toISOString()
    await world.call(await sofia(), 'POST', `/v1/cases/${limited.body['case']}/decide`, {
      ...{ clause: 'conduct.i', reason: 'Because.', actions: [{ type: 'limit', capability: 'admin', until }] },
    })
    await world.pass(0)
    const body = { about: { account: 'u-77' }, clause: 'conduct.j', text: 'Look.' }
    const filed = await world.call(world.member('anna', 'left'), 'POST', '/v1/reports', body)
    expect(filed.body).toMatchObject({ status: 'with-administrator' })
    const asked = await world.call(world.member('last', 'left', 'admin'), 'POST', '/v1/erasures', {})
    expect((await approve(asked.body['id'])).body).toMatchObject({ status: 'erased' })
    await world.pass(10_000)
    const mine = await world.call(world.member('anna', 'left'), 'GET', `/v1/reports/${filed.body['id']}`)
    expect(mine.body).toMatchObject({ status: 'with-operator', why: 'no-administrator' })
    const jobs = await world.casework.desk.db.query(
      `select key from job where kind = 'organization.administrator' and key = 'left'`,
    )
    expect(jobs).toHaveLength(1)
  })

  it('can administer again: a node that knew them as an administrator before does not take that for known', async () => {
    const come = () => world.call(world.member('back', 'of-back', 'admin'), 'GET', '/v1/reports')
    const known = () => listKnownAdministrators(world.casework.desk.db, 'of-back')
    await come()
    expect(await known()).toEqual(['back'])
    await world.casework.desk.db.transaction((tx) =>
      erasePersonRows(tx, { person: 'back', keepIdentity: false, at: world.now() }),
    )
    expect(await known()).toEqual([])
    await come()
    expect(await known()).toEqual(['back'])
  })
})

describe('decisions about a person who was erased', () => {
  it('still say what was decided, and that what they were made from is gone', async () => {
    const sent = await world.send('writer', 'MARKED')
    const id = sent.body['id'].slice(4)
    const { db } = world.casework.desk
    const [kept] = await db.query<{ row: string }>('select d::text as row from decision d where id = $1', [id])
    expect(kept?.row).not.toContain('MARKED')
    expect((await readDecision(db, id))?.event).toMatchObject({ data: { content: { text: 'MARKED' } } })
    await db.transaction(async (tx) => {
      await tx.keys.destroy(['account/writer'])
    })
    const erased = await readDecision(db, id)
    expect(erased).toMatchObject({
      effect: 'hold',
      event: { erased: true },
      result: { id: `dec_${id}`, effect: 'hold' },
    })
    expect(JSON.stringify(erased?.explanation)).toContain('erased on the request of the person')
    const told = Object.keys(explanation.properties)
    expect(Object.keys(Object(erased?.explanation)).filter((name) => !told.includes(name))).toEqual([])
    expect(Value.Errors(shownEvent, erased?.event)).toEqual([])
  })
})
