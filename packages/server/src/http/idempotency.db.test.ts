import { claimIdempotencyKey, erasePersonRows } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'

let world: TestCasework
let root: string
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  root = await world.staff('root', 'installation-admin')
  sofia = await world.staff('sofia', 'senior')
})
afterAll(() => world.close())

type Sent = {
  readonly who: string
  readonly method: 'POST' | 'PUT' | 'DELETE'
  readonly url: string
  readonly body?: object
}

async function send({ who, method, url, body }: Sent, key: string) {
  const answer = await world.app.inject({
    method,
    url,
    headers: {
      authorization: `Bearer ${who}`,
      'idempotency-key': key,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { payload: JSON.stringify(body) }),
  })
  const read = answer.body === '' ? null : answer.json<Record<string, unknown>>()
  return { status: answer.statusCode, wait: answer.headers['retry-after'], body: read }
}

const AT_WORK = 'idempotency.in-progress'

describe('an Idempotency-Key', () => {
  it('gives the first answer to a repeat, whatever changes state: reports, facts, staff, queues', async () => {
    const calls: readonly Sent[] = [
      {
        who: world.member('ann', 'acme'),
        method: 'POST',
        url: '/v1/reports',
        body: { about: { account: 'li' }, text: 'x' },
      },
      {
        who: world.service,
        method: 'PUT',
        url: '/v1/people/pat',
        body: { organization: 'acme', kind: 'member', name: 'Pat' },
      },
      {
        who: world.service,
        method: 'PUT',
        url: '/v1/registers/clients/web',
        body: { name: 'web', status: 'approved' },
      },
      { who: world.service, method: 'DELETE', url: '/v1/registers/clients/web' },
      {
        who: root,
        method: 'POST',
        url: '/v1/staff',
        body: { id: 'new', name: 'New', email: 'new@operator.example', roles: ['moderator'] },
      },
    ]
    for (const [at, call] of calls.entries()) {
      const first = await send(call, `repeat-${at}`)
      expect([call.url, first.status < 300]).toEqual([call.url, true])
      expect(await send(call, `repeat-${at}`)).toEqual(first)
    }
    const reports = await world.call(world.member('ann', 'acme'), 'GET', '/v1/reports')
    expect(reports.body['items']).toHaveLength(1)
  })

  it('is another one where only the end of a long one differs', async () => {
    const call = (name: string): Sent => ({
      who: world.service,
      method: 'PUT',
      url: `/v1/registers/clients/${name}`,
      body: { name, status: 'approved' },
    })
    const [one, other] = [`${'k'.repeat(600)}1`, `${'k'.repeat(600)}2`]
    const first = await send(call('long-1'), one)
    expect(first.status).toBe(200)
    expect((await send(call('long-2'), other)).status).toBe(200)
    expect(await send(call('long-1'), one)).toEqual(first)
  })

  it('is refused with another body, and free again after a refusal', async () => {
    const who = world.member('bea', 'acme')
    const call = { who, method: 'POST', url: '/v1/reports' } as const
    expect((await send({ ...call, body: { about: {}, text: '' } }, 'other')).status).toBe(422)
    expect((await send({ ...call, body: { about: {}, text: 'y' } }, 'other')).status).toBe(201)
    expect(await send({ ...call, body: { about: {}, text: 'z' } }, 'other')).toMatchObject({
      status: 409,
      body: { kind: 'idempotency.reused' },
    })
  })

  it('is refused where it is empty, for it would let a repeat take effect twice; what takes none heeds none', async () => {
    const who = world.member('eli', 'acme')
    const report = { who, method: 'POST', url: '/v1/reports', body: { about: {}, text: 'w' } } as const
    for (const empty of ['', ' '])
      expect(await send(report, empty)).toMatchObject({ status: 422, body: { kind: 'idempotency.empty' } })
    expect((await world.call(who, 'GET', '/v1/reports')).body['items']).toEqual([])
    const asking = { who: world.service, method: 'POST', url: '/v1/signals', body: { text: 'hello' } } as const
    expect((await send(asking, '')).status).not.toBe(422)
  })

  it('means nothing for another caller', async () => {
    const body = { about: {}, text: 'mine' }
    const [one, two] = await Promise.all(
      ['cal', 'dan'].map((id) =>
        send({ who: world.member(id, 'acme'), method: 'POST', url: '/v1/reports', body }, 'shared'),
      ),
    )
    expect(one?.body?.['id']).not.toBe(two?.body?.['id'])
  })

  it("means nothing for the same person in another organization, who does not read the first one's answer", async () => {
    const filed = (organization: string): Sent => ({
      who: world.member('ann', organization),
      method: 'POST',
      url: '/v1/reports',
      body: { about: { account: 'somebody' }, text: 'The same words.' },
    })
    const first = await send(filed('acme'), 'two-organizations')
    const second = await send(filed('other'), 'two-organizations')
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.body?.['id']).not.toBe(first.body?.['id'])
    expect(await send(filed('acme'), 'two-organizations')).toEqual(first)
  })

  it('knows a body again whose members come in another order', async () => {
    const filed = (body: object): Sent => ({
      who: world.member('ann', 'acme'),
      method: 'POST',
      url: '/v1/reports',
      body,
    })
    const first = await send(filed({ about: { account: 'li' }, text: 'In order.' }), 'in-order')
    expect(await send(filed({ text: 'In order.', about: { account: 'li' } }), 'in-order')).toEqual(first)
    expect(await send(filed({ text: 'In order!', about: { account: 'li' } }), 'in-order')).toMatchObject({
      status: 409,
    })
  })

  it('does the work once when many send it at the same time, and gives all of them its answer', async () => {
    const who = world.member('eli', 'acme')
    const call: Sent = { who, method: 'POST', url: '/v1/reports', body: { about: {}, text: 'at once' } }
    const answers = await Promise.all(Array.from({ length: 40 }, () => send(call, 'at-once')))
    const [made] = answers
    expect(made?.status).toBe(201)
    for (const other of answers) expect(other).toEqual(made)
    const reports = await world.call(who, 'GET', '/v1/reports')
    expect(reports.body['items']).toHaveLength(1)
  })

  it('keeps no secret: a token or a webhook is shown once, and its repeat is told that it was made', async () => {
    const hook: Sent = { who: root, method: 'POST', url: '/v1/webhooks', body: { url: 'http://127.0.0.1:9/' } }
    const token: Sent = { who: root, method: 'POST', url: '/v1/staff/sofia/tokens' }
    for (const call of [hook, token]) {
      expect((await send(call, `secret-${call.url}`)).status).toBeLessThan(300)
      expect((await send(call, `secret-${call.url}`)).status).toBe(409)
    }
    const kept = await world.casework.desk.db.query<{ response: unknown }>(
      `select response from idempotency_key where key like 'secret-%'`,
    )
    expect(kept.every(({ response }) => response === null)).toBe(true)
  })

  it('holds back no member token, which nobody keeps: whoever lost one in the answer is minted another at once', async () => {
    const body = { sub: 'lin', organization: 'acme', role: 'member', ttl: 60 }
    const mint: Sent = { who: world.service, method: 'POST', url: '/v1/member-tokens', body }
    const [first, second] = [await send(mint, 'mint'), await send(mint, 'mint')]
    expect([first.status, second.status]).toEqual([201, 201])
    const reads = await world.call(String(second.body?.['token']), 'GET', '/v1/reports')
    expect(reads.status).toBe(200)
  })

  it('of a call that shows a secret is never done again either, however many came at once and however late its repeat', async () => {
    const { db } = world.casework.desk
    const hook = (at: number): Sent => ({
      who: root,
      method: 'POST',
      url: '/v1/webhooks',
      body: { url: `http://127.0.0.1:9/late-${at}` },
    })
    const made = await Promise.all([1, 2, 3, 4].map((at) => send(hook(at), `late-${at}`)))
    const calls: readonly Sent[] = [
      ...[1, 2, 3, 4].map(hook),
      ...made.map(
        ({ body }): Sent => ({ who: root, method: 'POST', url: `/v1/webhooks/${String(body?.['id'])}/rotate` }),
      ),
    ]
    await Promise.all(calls.slice(4).map((rotate, at) => send(rotate, `late-${at + 5}`)))
    const read = () => db.query(`select id, secrets from webhook_subscription where url like '%/late-%' order by id`)
    const before = await read()
    expect(before).toHaveLength(4)
    await db.query(
      `update idempotency_key set claimed_until = claimed_until - interval '2 min' where key like 'late-%'`,
    )
    for (const [at, call] of calls.entries())
      expect(await send(call, `late-${at + 1}`)).toMatchObject({ status: 409, body: { kind: 'idempotency.done' } })
    expect(await read()).toEqual(before)
  })

  it('keeps no words of an answer: it opens to whoever sends the same request again, and to nobody else', async () => {
    const { db } = world.casework.desk
    const who = world.member('gil', 'acme')
    const call: Sent = { who, method: 'POST', url: '/v1/reports', body: { about: {}, text: 'WORDS-OF-GIL' } }
    const first = await send(call, 'sealed')
    expect(first.body?.['text']).toBe('WORDS-OF-GIL')
    const [kept] = await db.query<{ row: string }>(
      `select k::text as row from idempotency_key k where key = 'sealed' and response is not null`,
    )
    expect(kept?.row).toBeDefined()
    expect(kept?.row).not.toMatch(/WORDS-OF-GIL|rcpt_/)
    expect(await send(call, 'sealed')).toEqual(first)
    // As an earlier version kept it, it is not read; nor is what was sealed for another request.
    await db.query(`update idempotency_key set response = '{"text":"WORDS-OF-GIL"}'::json where key = 'sealed'`)
    expect(await send(call, 'sealed')).toMatchObject({ status: 409, body: { kind: 'idempotency.done' } })
    const other = { ...call, body: { about: {}, text: 'OTHER-WORDS' } }
    await send(other, 'sealed-other')
    await db.query(`update idempotency_key set response = (select response from idempotency_key where key = 'sealed-other')
                    where key = 'sealed'`)
    expect(await send(call, 'sealed')).toMatchObject({ status: 409, body: { kind: 'idempotency.done' } })
  })

  it('goes with the person whose it is, when they are erased, and with nobody else', async () => {
    const { db } = world.casework.desk
    const filed = (id: string): Sent => ({
      who: world.member(id, 'acme'),
      method: 'POST',
      url: '/v1/reports',
      body: { about: {}, text: 'x' },
    })
    await send(filed('hal'), 'erased')
    await send(filed('not-hal'), 'erased')
    const { rows } = await db.transaction((tx) =>
      erasePersonRows(tx, { person: 'hal', keepIdentity: false, at: world.now() }),
    )
    expect(rows.answers).toBe(1)
    const left = await db.query<{ caller: string }>(`select caller from idempotency_key where key = 'erased'`)
    expect(left.map(({ caller }) => caller)).toEqual([expect.stringContaining('"not-hal"')])
  })

  it('of a call whose process died after the commit is never done again', async () => {
    const who = world.member('fay', 'acme')
    const call: Sent = { who, method: 'POST', url: '/v1/reports', body: { about: {}, text: 'and then it died' } }
    expect((await send(call, 'died')).status).toBe(201)
    const again = () => send({ ...call, who: world.member('fay', 'acme') }, 'died')
    await world.casework.desk.db.query(`update idempotency_key set status = null, response = null where key = 'died'`)
    await world.pass(120_000)
    expect(await again()).toMatchObject({ status: 409, wait: '1', body: { kind: AT_WORK } })
    await world.casework.desk.db.query(
      `update idempotency_key set claimed_until = claimed_until - interval '2 min' where key = 'died'`,
    )
    expect(await again()).toMatchObject({
      status: 409,
      wait: undefined,
      body: { kind: 'idempotency.done' },
    })
    expect((await world.call(world.member('fay', 'acme'), 'GET', '/v1/reports')).body['items']).toHaveLength(1)
  })

  it('is held while its call works on another node, however far ahead the clock of this one is', async () => {
    const call: Sent = {
      who: world.member('oda', 'acme'),
      method: 'POST',
      url: '/v1/reports',
      body: { about: {}, text: 'still on its way' },
    }
    expect((await send(call, 'elsewhere')).status).toBe(201)
    await world.casework.desk.db.query(
      `update idempotency_key set status = null, response = null, worked = false where key = 'elsewhere'`,
    )
    await world.pass(600_000)
    const again = { ...call, who: world.member('oda', 'acme') }
    expect(await send(again, 'elsewhere')).toMatchObject({ status: 409, body: { kind: AT_WORK } })
    expect((await world.call(world.member('oda', 'acme'), 'GET', '/v1/reports')).body['items']).toHaveLength(1)
  })

  it('of a call whose process died before the commit is free again after a minute', async () => {
    const claim = { caller: 'staff/sofia', key: 'early', requestHash: '0'.repeat(64), claimMs: 60_000, keepMs: 9e7 }
    await claimIdempotencyKey(world.casework.desk.db, claim)
    const call: Sent = { who: sofia, method: 'POST', url: '/v1/cases/nothing/claim' }
    expect((await send(call, 'early')).body?.['kind']).toBe('idempotency.reused')
    await world.casework.desk.db.query(
      `update idempotency_key set claimed_until = claimed_until - interval '1 min' where key = 'early'`,
    )
    expect(await claimIdempotencyKey(world.casework.desk.db, claim)).toMatchObject({ kind: 'claimed' })
  })
})
