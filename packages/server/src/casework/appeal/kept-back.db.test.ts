/** What the machine kept back says until when it can be appealed: its sender can, once, and somebody who had no part in it answers. */
import { dropExpiredPartitions } from '@goodstanding/ledger'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
let staff: Readonly<Record<'sofia' | 'omar' | 'ida', string>>
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  hook = (await world.call(staff.ida, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
beforeEach(() => signIn())
afterAll(() => world.close())

async function signIn(): Promise<void> {
  staff = {
    sofia: await world.staff('sofia', 'senior'),
    omar: await world.staff('omar', 'senior'),
    ida: await world.staff('ida', 'installation-admin'),
  }
}

async function blocked(actor: string, text = 'DANGER'): Promise<{ readonly decision: string; readonly case: string }> {
  const { body } = await world.send(actor, text)
  expect(body).toMatchObject({ effect: text === 'DANGER' ? 'block' : 'hold', message: { en: expect.any(String) } })
  return { decision: body['id'], case: body['case'] }
}
const appeal = (who: string | null, decision: string, more: object = {}) =>
  world.call(who, 'POST', '/v1/appeals', { decision, text: 'It was a QUOTE from the news.', ...more })
const answer = (who: string, id: string, body: object) =>
  world.call(who, 'POST', `/v1/appeals/${id}/decide`, { reason: 'Looked at.', ...body })

describe('an appeal against what the machine kept back', () => {
  it('is filed once by its sender, stands in the queue with what it is about, and is answered in words', async () => {
    const { decision, case: about } = await blocked('dee')
    const filed = await appeal(world.member('dee', 'acme'), decision)
    expect(filed).toMatchObject({ status: 201, body: { status: 'pending', decision, party: 'subject', by: 'dee' } })
    expect(await appeal(world.service, decision)).toMatchObject({ status: 409, body: { kind: 'appeal.already-filed' } })
    const id: string = filed.body['id']
    const queue = await world.call(staff.omar, 'GET', '/v1/appeals?status=pending')
    expect(queue.body['items']).toContainEqual(
      expect.objectContaining({
        ...{ id, decision, clauses: ['content.h'], severity: 4 },
        subject: { type: 'account', id: 'dee', organization: 'acme' },
      }),
    )
    expect(about).toMatch(/^case_/)
    const { kind: refused } = (await answer(staff.omar, id, { outcome: 'reduce', actions: [{ type: 'warn' }] })).body
    expect(refused).toBe('appeal.actions')
    expect((await answer(staff.omar, id, { outcome: 'overturn' })).status).toBe(200)
    expect((await world.call(world.member('dee', 'acme'), 'GET', `/v1/appeals/${id}`)).body).toMatchObject({
      ...{ status: 'overturned', decision, answer: { en: expect.stringContaining('Looked at.') } },
    })
    const told = await world.casework.desk.db.query<{ data: Readonly<Record<string, unknown>> }>(
      `select body -> 'data' as data from webhook_delivery
       where subscription = $1 and type = 'appeal.decided' and subject_key = 'account/dee'`,
      [hook],
    )
    expect(told).toMatchObject([{ data: { appeal: id, outcome: 'overturn', action: null, decision } }])
  })

  it('that is granted lets go on what is held, also where its case rejected it meanwhile, and the service is told', async () => {
    for (const [actor, isRejected] of [
      ['hal', false],
      ['hob', true],
    ] as const) {
      const { decision, case: about } = await blocked(actor, 'MARKED')
      const filed = await appeal(world.member(actor, 'acme'), decision)
      const warning = { clause: 'conduct.j', actions: [{ type: 'warn' }], reason: 'Looked at.' }
      if (isRejected)
        expect((await world.call(staff.sofia, 'POST', `/v1/cases/${about}/decide`, warning)).status).toBe(200)
      expect((await answer(staff.omar, filed.body['id'], { outcome: 'overturn' })).status).toBe(200)
      const kept = await world.call(world.member(actor, 'acme'), 'GET', `/v1/kept-back/${decision}`)
      expect(kept.body).toMatchObject({ status: 'released', appeal: { status: 'overturned' } })
      const told = await world.casework.desk.db.query<{ data: Readonly<Record<string, unknown>> }>(
        `select body -> 'data' as data from webhook_delivery
         where subscription = $1 and type = 'hold.released' and subject_key = $2`,
        [hook, `account/${actor}`],
      )
      expect(told).toMatchObject([{ data: { decision, case: about } }])
    }
  })

  it('that is granted closes its case where that is about nothing else, and leaves it to whoever has it in hand', async () => {
    const mia = await world.staff('mia', 'moderator')
    const caseNow = async (id: string) => (await world.call(staff.sofia, 'GET', `/v1/cases/${id}`)).body
    const grant = async (actor: string, decision: string) => {
      const { body } = await appeal(world.member(actor, 'acme'), decision)
      expect((await answer(staff.omar, body['id'], { outcome: 'overturn' })).status).toBe(200)
    }
    const [first, second] = [await blocked('two', 'MARKED'), await blocked('two', 'MARKED')]
    expect(second.case).toBe(first.case)
    await grant('two', first.decision)
    expect(await caseNow(first.case)).toMatchObject({ status: 'open' })
    await grant('two', second.decision)
    expect(await caseNow(first.case)).toMatchObject({
      ...{ status: 'decided', decision: { by: 'omar', outcome: { kind: 'no-violation' }, reason: 'Looked at.' } },
    })
    const log = await world.call(await world.staff('aud', 'auditor'), 'GET', '/v1/audit/entries?limit=500')
    const acts = log.body['items'].flatMap(({ entry }: { entry: { act: string; by: string; object: string } }) =>
      entry.object === `case/${first.case}` && entry.act !== 'case.read' ? [`${entry.act} ${entry.by}`] : [],
    )
    expect(acts).toEqual(['case.decide operator'])
    const reported = await blocked('rep', 'MARKED')
    const words = { about: { account: 'rep' }, clause: 'conduct.j', text: 'They wrote to me too.' }
    const filed = await world.call(world.member('out', 'elsewhere', 'external'), 'POST', '/v1/reports', words)
    expect(filed.body['case']).toBe(reported.case)
    await grant('rep', reported.decision)
    expect(await caseNow(reported.case)).toMatchObject({ status: 'open' })
    const claimed = await blocked('cla', 'MARKED')
    await world.call(mia, 'POST', `/v1/cases/${claimed.case}/claim`, {})
    await grant('cla', claimed.decision)
    expect(await caseNow(claimed.case)).toMatchObject({ status: 'claimed', lease: { by: 'mia' } })
  })

  it('is talked about with its sender alone', async () => {
    const { decision } = await blocked('tea', 'MARKED')
    const { body } = await appeal(world.service, decision)
    expect(body).toMatchObject({ by: 'tea', decision })
    const id: string = body['id']
    const asked = await world.call(staff.omar, 'POST', `/v1/appeals/${id}/ask`, { question: 'From where?' })
    expect(asked.status).toBe(200)
    const reply = (who: string) => world.call(who, 'POST', `/v1/appeals/${id}/reply`, { text: 'The paper.' })
    expect((await reply(world.member('boss', 'acme', 'admin'))).status).toBe(404)
    expect((await reply(world.member('tea', 'acme'))).status).toBe(200)
  })

  it('is there for nobody else, nor against what passed, nor when its time is over', async () => {
    const { decision } = await blocked('uma')
    for (const who of [
      world.member('ned', 'acme'),
      world.member('boss', 'acme', 'admin'),
      world.member('uno', 'globex'),
    ])
      expect(await appeal(who, decision)).toMatchObject({ status: 404, body: { kind: 'decision.unknown' } })
    expect(await appeal(null, decision)).toMatchObject({ status: 401 })
    expect(await appeal(null, decision, { token: 'made up' })).toMatchObject({ status: 403 })
    const uma = world.member('uma', 'acme')
    for (const unknown of ['dec_00000000-0000-7000-8000-000000000000', 'anything'])
      expect(await appeal(uma, unknown)).toMatchObject({ status: 404, body: { kind: 'decision.unknown' } })
    const passed = (await world.send('uma', 'INSULT')).body
    expect(passed['effect']).toBe('flag')
    expect(await appeal(uma, passed['id'])).toMatchObject({ status: 409, body: { kind: 'appeal.not-appealable' } })
    expect(await appeal(uma, decision, { kind: 'early-release' })).toMatchObject({ status: 409 })
    await world.pass(181 * DAY)
    await signIn()
    expect(await appeal(world.member('uma', 'acme'), decision)).toMatchObject({ body: { kind: 'appeal.too-late' } })
  })

  it('is not answered by whoever has decided its case', async () => {
    const { decision, case: about } = await blocked('vera')
    const decided = { clause: 'content.h', reason: 'Seen.', actions: [{ type: 'warn' }] }
    expect((await world.call(staff.sofia, 'POST', `/v1/cases/${about}/decide`, decided)).status).toBe(200)
    const { body } = await appeal(world.member('vera', 'acme'), decision)
    expect(await answer(staff.sofia, body['id'], { outcome: 'uphold' })).toMatchObject({
      ...{ status: 403, body: { kind: 'appeal.same-person' } },
    })
    expect((await answer(staff.omar, body['id'], { outcome: 'uphold' })).status).toBe(200)
  })

  it('is not answered, or asked about, by whoever decided its case after it was filed; who let it go may grant it', async () => {
    const [refused, released] = [await blocked('wim', 'MARKED'), await blocked('wes', 'MARKED')]
    const first = (await appeal(world.member('wim', 'acme'), refused.decision)).body['id']
    const second = (await appeal(world.member('wes', 'acme'), released.decision)).body['id']
    const decide = (about: string, decided: object) =>
      world.call(staff.sofia, 'POST', `/v1/cases/${about}/decide`, { reason: 'Seen.', ...decided })
    await decide(refused.case, { clause: 'conduct.j', actions: [{ type: 'warn' }] })
    await decide(released.case, { outcome: 'no-violation' })
    const same = { status: 403, body: { kind: 'appeal.same-person' } }
    expect(await answer(staff.sofia, first, { outcome: 'uphold' })).toMatchObject(same)
    const question = { question: 'Why?' }
    expect(await world.call(staff.sofia, 'POST', `/v1/appeals/${first}/ask`, question)).toMatchObject(same)
    expect((await answer(staff.omar, first, { outcome: 'uphold' })).status).toBe(200)
    expect((await answer(staff.sofia, second, { outcome: 'overturn' })).status).toBe(200)
  })

  it('weighs on the rule that kept it back as a decided case does, and leads from its number to the appeal', async () => {
    const rule = 'content.h/marked'
    type Measured = { readonly right: number; readonly wrong: number }
    const measured = async (): Promise<Measured> => {
      const { body } = await world.call(staff.omar, 'GET', '/v1/rules')
      const found = body['items'].find((one: { clause: string }) => one.clause === 'content.h')
      return { right: found.measured.right, wrong: found.measured.wrong }
    }
    const before = await measured()
    const [yes, no] = [await blocked('yan'), await blocked('zoe')]
    // It is about more than the message, and stays open.
    const words = { about: { account: 'yan' }, clause: 'content.h', text: 'They wrote to me too.' }
    const filed = await world.call(world.member('out', 'elsewhere', 'external'), 'POST', '/v1/reports', words)
    expect(filed.body['case']).toBe(yes.case)
    const appeals: string[] = []
    for (const [actor, { decision }, outcome] of [
      ['yan', yes, 'overturn'],
      ['zoe', no, 'uphold'],
    ] as const) {
      const { body } = await appeal(world.member(actor, 'acme'), decision)
      appeals.push(body['id'])
      expect((await answer(staff.omar, body['id'], { outcome })).status).toBe(200)
    }
    expect(await measured()).toEqual({ right: before.right + 1, wrong: before.wrong + 1 })
    const list = async (verdict: string) =>
      (await world.call(staff.omar, 'GET', `/v1/rules/${rule}/outcomes?verdict=${verdict}`)).body['items']
    expect(await list('wrong')).toContainEqual(
      expect.objectContaining({
        ...{ case: yes.case, appeal: appeals[0], outcome: 'let-pass', takenBack: false, severity: 4 },
        subject: { type: 'account', id: 'yan', organization: 'acme' },
      }),
    )
    expect(await list('right')).toContainEqual(expect.objectContaining({ appeal: appeals[1], outcome: 'kept-back' }))
    // The case says more once it is decided, and is no second outcome.
    const decided = { outcome: 'no-violation', reason: 'A quote.' }
    expect((await world.call(staff.sofia, 'POST', `/v1/cases/${yes.case}/decide`, decided)).status).toBe(200)
    expect(await measured()).toEqual({ right: before.right + 1, wrong: before.wrong + 1 })
    const shown = (await list('wrong')).find((one: { case: string }) => one.case === yes.case)
    expect(shown).toMatchObject({ outcome: 'no-violation', takenBack: false })
    expect(shown).not.toHaveProperty('appeal')
  })

  it('keeps the decision from retention while it waits', async () => {
    const [asked, other] = [await blocked('wim'), await blocked('xen')]
    for (const { case: about } of [asked, other])
      await world.call(staff.sofia, 'POST', `/v1/cases/${about}/decide`, { outcome: 'no-violation', reason: 'Fine.' })
    const { body } = await appeal(world.member('wim', 'acme'), asked.decision)
    const { db } = world.casework.desk
    const expire = async (): Promise<readonly string[]> => {
      const later = world.now() + 500 * DAY
      await dropExpiredPartitions(db, later)
      const rows = await db.query<{ id: string }>(`select 'dec_' || id as id from decision`)
      return rows.map(({ id }) => id)
    }
    const left = await expire()
    expect(left).toContain(asked.decision)
    expect(left).not.toContain(other.decision)
    expect((await answer(staff.omar, body['id'], { outcome: 'uphold' })).status).toBe(200)
    expect(await expire()).not.toContain(asked.decision)
  })
})
