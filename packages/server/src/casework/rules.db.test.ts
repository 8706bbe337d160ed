import { ruleModeRevision } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readDecisionsOf } from '../vault/open-decisions.ts'
import { type Answered, openTestCasework, type TestCasework } from './open-test-casework.ts'

/** Five outcomes are enough here; three standard deviations below 90 % is what no right one in five is. */
const FLOOR = '{ precision: 0.9, judged: 5, over: P30D }'
const DAY = 86_400_000
const SPAM = 'conduct.j/marked'
const DANGER = 'content.h/marked'
const TEXTS = { [SPAM]: 'MARKED', [DANGER]: 'DANGER' } as const

let world: TestCasework
let mei: string
let eva: string
let emil: string
let vera: string
let people = 0

beforeAll(async () => {
  world = await openTestCasework({ floor: FLOOR })
  await signIn()
})
afterAll(() => world.close())

async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator', 'senior')
  eva = await world.staff('eva', 'policy-editor')
  emil = await world.staff('emil', 'policy-editor')
  vera = await world.staff('vera', 'auditor')
}

/** Tokens of staff end within a day. */
async function passDay(): Promise<void> {
  await world.pass(DAY)
  await signIn()
}

/** Somebody says it, and a person finds nothing wrong with it. */
async function findNothing(rule: keyof typeof TEXTS): Promise<string> {
  const found = (await world.send(`u${people++}`, TEXTS[rule])).body['case'] as string
  const outcome = { outcome: 'no-violation', reason: 'An invoice, as every month.' }
  expect((await world.call(mei, 'POST', `/v1/cases/${found}/decide`, outcome)).status).toBe(200)
  return found
}

async function misfire(rule: keyof typeof TEXTS, times = 5): Promise<void> {
  for (let at = 0; at < times; at++) await findNothing(rule)
  await world.pass(20_000)
  await world.casework.followRules()
}

const ask = (who: string, rule: string, act: string, body?: object) =>
  world.call(who, 'POST', `/v1/rules/${rule}/${act}`, body)
const reason = 'It holds every invoice.'

async function shown(rule: string): Promise<Readonly<Record<string, unknown>>> {
  const { body } = await world.call(eva, 'GET', '/v1/rules')
  const items = body['items'] as readonly Readonly<Record<string, unknown>>[]
  const found = items.find((item) => `${String(item['clause'])}/${String(item['rule'])}` === rule)
  if (found === undefined) throw new Error(`No rule ${rule} is shown.`)
  return found
}

const effectOf = async (text: string): Promise<unknown> => (await world.send(`u${people++}`, text)).body['effect']

async function audited(act: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const { body } = await world.call(vera, 'GET', '/v1/audit/entries?limit=500')
  return (body['items'] as readonly { entry: { act: string }; why: string | null }[])
    .map(({ entry, why }) => ({ ...entry, why }))
    .filter((entry) => entry.act === act)
}

async function hook(...types: readonly string[]): Promise<() => Promise<readonly Readonly<Record<string, unknown>>[]>> {
  const root = await world.staff('root', 'installation-admin')
  const url = 'http://127.0.0.1:9/hook'
  const { id } = (await world.call(root, 'POST', '/v1/webhooks', { url, types })).body
  return async () => {
    const { db } = world.casework.desk
    const rows = await db.query<{ body: Record<string, unknown> }>(
      `select body from webhook_delivery where subscription = $1 order by id`,
      [id],
    )
    return rows.map(({ body }) => body)
  }
}

describe('a rule whose precision is surely below its floor', () => {
  it('is switched to watch by the machine, recorded with its numbers, and told', async () => {
    const told = await hook('rule.lowered')
    expect(await effectOf('MARKED')).toBe('hold')
    await misfire(SPAM, 4)
    expect(await shown(SPAM)).toMatchObject({ mode: 'on', measured: { wrong: 4, verdict: 'too few' }, lowered: null })
    await misfire(SPAM, 1)
    expect(await shown(SPAM)).toMatchObject({
      written: 'on',
      mode: 'watch',
      floor: 0.9,
      guarded: false,
      measured: { right: 0, wrong: 5, precision: 0, verdict: 'below' },
      lowered: { mode: 'watch', by: 'machine', reason: null, measured: { right: 0, wrong: 5, floor: 0.9 } },
    })
    expect(await effectOf('MARKED')).toBe('allow')
    expect(await audited('rule.lower')).toMatchObject([
      {
        by: 'machine',
        object: `rule/${SPAM}`,
        why: '0 of 5 judged outcomes right (0 %), 0 disputed; floor 90 %',
      },
    ])
    expect(await told()).toMatchObject([
      {
        type: 'rule.lowered',
        subject: `rule/${SPAM}`,
        data: { clause: 'conduct.j', rule: 'marked', mode: 'watch', by: 'machine', measured: { wrong: 5 } },
      },
    ])
  })

  it('is switched once, whoever looks again and however often, and stays so over a restart', async () => {
    const revision = await ruleModeRevision(world.casework.desk.db)
    await Promise.all([world.pass(20_000), world.casework.runDue(), world.casework.runDue()])
    await world.restart()
    await world.pass(20_000)
    expect(await ruleModeRevision(world.casework.desk.db)).toBe(revision)
    expect(await audited('rule.lower')).toHaveLength(1)
    expect(await effectOf('MARKED')).toBe('allow')
  })

  it('still says in each decision what it would have found, and why that acts on nothing', async () => {
    const { id } = (await world.send('watched', 'MARKED')).body
    const [row] = await readDecisionsOf(world.casework.desk.db, [String(id).slice(4)])
    expect(row?.explanation).toMatchObject({
      watch: [{ clause: 'conduct.j', rule: 'marked', effect: 'hold' }],
      inputs: { lowered: { [SPAM]: 'watch' } },
    })
  })

  it('acts again when two policy editors have said so, and is then judged by what comes after', async () => {
    const told = await hook('rule.raised')
    expect(await ask(eva, SPAM, 'raise', {})).toMatchObject({ status: 422, body: { kind: 'rule.reason-missing' } })
    const asked = await ask(eva, SPAM, 'raise', { reason: 'The detector is mended.' })
    expect(asked).toMatchObject({ status: 202, body: { mode: 'watch', asked: { to: 'as-written', by: 'eva' } } })
    expect(await ask(eva, SPAM, 'approve')).toMatchObject({ status: 403, body: { kind: 'rule.same-person' } })
    expect(await ask(mei, SPAM, 'approve')).toMatchObject({ status: 403, body: { kind: 'permission.role' } })
    expect(await ask(emil, SPAM, 'approve')).toMatchObject({
      status: 200,
      body: { mode: 'on', lowered: null, raised: { by: 'eva', second: 'emil' }, measured: { right: 0, wrong: 0 } },
    })
    expect(await effectOf('MARKED')).toBe('hold')
    await world.pass(20_000)
    expect(await shown(SPAM)).toMatchObject({ mode: 'on' })
    expect(await told()).toMatchObject([{ type: 'rule.raised', data: { rule: 'marked', by: 'people' } }])
    await passDay()
    await misfire(SPAM)
    expect(await shown(SPAM)).toMatchObject({ mode: 'watch', lowered: { by: 'machine' } })
  })
})

describe('a rule that guards life', () => {
  it('acts on below its floor; everybody is told, loudly and again', async () => {
    const told = await hook('rule.below-floor')
    await misfire(DANGER)
    const found = { mode: 'on', guarded: true, lowered: null, alarm: { measured: { right: 0, wrong: 5 } } }
    expect(await shown(DANGER)).toMatchObject(found)
    expect(await effectOf('DANGER')).toBe('block')
    await world.pass(20_000)
    expect(await told()).toHaveLength(1)
    await passDay()
    expect(await told()).toMatchObject([
      { type: 'rule.below-floor', subject: `rule/${DANGER}` },
      { type: 'rule.below-floor' },
    ])
    expect(await audited('rule.alarm')).toHaveLength(2)
  })

  it('is lowered by two people, never by one', async () => {
    expect(await ask(eva, DANGER, 'lower', { mode: 'watch', reason })).toMatchObject({
      status: 202,
      body: { mode: 'on', asked: { to: 'watch', by: 'eva' } },
    })
    expect((await ask(eva, DANGER, 'approve')).body['kind']).toBe('rule.same-person')
    expect(await ask(emil, DANGER, 'approve')).toMatchObject({
      status: 200,
      body: { mode: 'watch', lowered: { by: 'eva', second: 'emil', reason }, alarm: null },
    })
    expect(await effectOf('DANGER')).toBe('allow')
    expect((await ask(emil, DANGER, 'raise', { reason: 'Mended.' })).status).toBe(202)
    expect((await ask(eva, DANGER, 'withdraw')).body).toMatchObject({ mode: 'watch', asked: null })
  })
})

describe('a rule that does harm', () => {
  const INSULT = 'conduct.i/marked'
  it('is stopped by the policy editor who sees it first, and acts no more from then on', async () => {
    expect(await effectOf('INSULT')).toBe('flag')
    const refusals: readonly (readonly [Answered, number, string])[] = [
      [await ask(mei, INSULT, 'lower', { mode: 'off', reason }), 403, 'permission.role'],
      [await ask(world.service, INSULT, 'lower', { mode: 'off', reason }), 403, 'permission.role'],
      [await ask(world.member('bob', 'acme'), INSULT, 'lower', {}), 403, 'permission.role'],
      [await ask(eva, INSULT, 'lower', { mode: 'on', reason }), 422, 'body.invalid'],
      [await ask(eva, 'conduct.i/nothing', 'lower', { mode: 'off', reason }), 404, 'rule.not-found'],
      [await ask(eva, INSULT, 'raise', { reason }), 409, 'rule.not-lowered'],
      [await ask(eva, INSULT, 'withdraw'), 409, 'rule.not-asked'],
    ]
    for (const [answer, status, kind] of refusals) expect(answer).toMatchObject({ status, body: { kind } })
    expect(await ask(eva, INSULT, 'lower', { mode: 'off', reason })).toMatchObject({
      status: 200,
      body: { mode: 'off', lowered: { by: 'eva', second: null, reason } },
    })
    expect(await effectOf('INSULT')).toBe('allow')
    expect((await ask(emil, INSULT, 'lower', { mode: 'off', reason })).body['kind']).toBe('rule.no-change')
    expect((await ask(emil, INSULT, 'lower', { mode: 'watch', reason })).body).toMatchObject({ mode: 'watch' })
  })

  it('is not shown to whoever runs no part of the service', async () => {
    for (const who of [world.service, world.member('bob', 'acme'), world.member('ada', 'acme', 'admin')])
      expect((await world.call(who, 'GET', '/v1/rules')).status).toBe(403)
    expect((await world.call(mei, 'GET', '/v1/rules')).status).toBe(200)
  })
})
