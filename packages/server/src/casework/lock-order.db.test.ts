import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { prepareCases } from './case/join-case.ts'
import { type Answered, openTestCasework, type TestCasework } from './open-test-casework.ts'
import { Overtaken } from './overtaken.ts'
import { ACTIONS, CASES } from './streams.ts'

let world: TestCasework
let seniors: readonly string[]
beforeAll(async () => {
  world = await openTestCasework()
  seniors = await Promise.all(['sofia', 'omar'].map((id) => world.staff(id, 'senior')))
})
afterAll(() => world.close())

const database = () => world.shared.database.db

/** An action and its case, with an appeal that waits. */
async function appealed(account: string) {
  const { body: held } = await world.send(account, 'MARKED')
  const caseId: string = held['case']
  const [taker = ''] = seniors
  const decided = await world.call(taker, 'POST', `/v1/cases/${caseId}/decide`, {
    clause: 'conduct.j',
    actions: [{ type: 'suspend', until: null }],
    reason: 'Because.',
  })
  const action: string = decided.body['actions'][0].id
  const filed = await world.call(world.member(account, 'acme'), 'POST', '/v1/appeals', { action, text: 'Not me.' })
  expect(filed.status).toBe(201)
  return { caseId, action, appeal: String(filed.body['id']) }
}

/** How many rows somebody else may lock now. */
async function free(
  view: `${'action' | 'appeal' | 'case' | 'report' | 'reporter'}_view`,
  where: string,
  value: string,
): Promise<number> {
  const rows = await database().query(`select id from ${view} where ${where} = $1 for update skip locked`, [value])
  return rows.length
}

async function isStandingFree(subject: string): Promise<boolean> {
  const [row] = await database().query<{ free: boolean }>(
    `select pg_try_advisory_xact_lock(hashtext('goodstanding standing of'), hashtext($1)) as free`,
    [subject],
  )
  return row?.free ?? false
}

/** How many wait for a lock of somebody else. */
const waiting = async (): Promise<number> => {
  const [row] = await database().query<{ waits: number }>(
    'select count(*)::integer as waits from pg_locks where not granted',
  )
  return row?.waits ?? 0
}

describe('who waits for whom', () => {
  it.each([
    ['decide', { outcome: 'uphold', reason: 'It stays.' }],
    ['ask', { question: 'Who was it?' }],
  ])('of an appeal it waits for what it is against, and holds no appeal meanwhile: %s', async (act, body) => {
    const { action, appeal } = await appealed(`sue-${act}`)
    const answer = await database().transaction(async (tx) => {
      await tx.query('select from action_view where id = $1 for update', [action])
      const answering = world.call(seniors[1] ?? '', 'POST', `/v1/appeals/${appeal}/${act}`, body)
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), { timeout: 20_000 })
      expect(await free('appeal_view', 'public_id', appeal)).toBe(1)
      return { answering }
    })
    expect((await answer.answering).status).toBe(200)
  })

  it('who reports waits for the case, and keeps nothing of its reporter or of the standing from whoever decides it', async () => {
    const rex = world.member('rex', 'acme', 'external')
    const file = () =>
      world.call(rex, 'POST', '/v1/reports', { about: { account: 'una' }, clause: 'conduct.i', text: 'Look at this.' })
    const caseId: string = (await file()).body['case']
    const { filing } = await database().transaction(async (tx) => {
      await tx.query('select from case_view where id = $1 for update', [caseId])
      const filing = file()
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), { timeout: 20_000 })
      expect(await free('reporter_view', 'id', 'rex')).toBe(1)
      expect(await isStandingFree('account/una')).toBe(true)
      return { filing }
    })
    expect((await filing).status).toBe(201)
  })

  it('who takes an action back waits for its case, and keeps no standing meanwhile', async () => {
    const { action, caseId } = await appealed('vic')
    const { reversing } = await database().transaction(async (tx) => {
      await tx.query('select from case_view where id = $1 for update', [caseId])
      const reversing = world.call(seniors[1] ?? '', 'POST', `/v1/actions/${action}/reverse`, {
        reason: 'It was wrong.',
      })
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), { timeout: 20_000 })
      expect(await isStandingFree('account/vic')).toBe(true)
      return { reversing }
    })
    expect((await reversing).status).toBe(200)
  })

  /** Does it while somebody else has a row, or the standing of somebody, until it waits for that; looks then, and answers what came of it. */
  async function whileTaken(
    taken: { readonly sql: string; readonly value: string },
    work: () => Promise<Answered>,
    look: () => Promise<void>,
  ): Promise<number> {
    const { working } = await database().transaction(async (tx) => {
      await tx.query(taken.sql, [taken.value])
      const working = work()
      await vi.waitFor(async () => expect(await waiting()).toBeGreaterThan(0), { timeout: 20_000 })
      await look()
      return { working }
    })
    return (await working).status
  }
  const rowOf = (view: 'action' | 'case', value: string) => ({
    sql: `select from ${view}_view where id = $1 for update`,
    value,
  })
  const standingOf = (account: string) => ({
    sql: `select pg_advisory_xact_lock(hashtext('goodstanding standing of'), hashtext($1))`,
    value: `account/${account}`,
  })
  const reported = (account: string, reporter: string, to = 'operator') =>
    world.call(world.member(reporter, 'acme', 'external'), 'POST', '/v1/reports', {
      about: { account },
      clause: 'conduct.i',
      text: 'Look at this.',
      to,
    })

  it('who reports, and who answers reports, waits for the standing and keeps no reporter from the other', async () => {
    const look = async () => expect(await free('reporter_view', 'id', 'roy')).toBe(1)
    const { body } = await reported('uma', 'roy')
    expect(await whileTaken(standingOf('uma'), () => reported('uma', 'roy'), look)).toBe(201)
    const decide = () =>
      world.call(seniors[0] ?? '', 'POST', `/v1/cases/${body['case']}/decide`, {
        outcome: 'no-violation',
        reason: 'Nothing in it.',
      })
    expect(await whileTaken(standingOf('uma'), decide, look)).toBe(200)
  })

  it('who confirms a report waits for its case, and keeps the report from nobody', async () => {
    await world.call(world.service, 'PUT', '/v1/people/ada', {
      organization: 'acme',
      kind: 'admin',
      name: 'Ada',
      roles: ['admin'],
    })
    const { case: caseId } = (await reported('ugo', 'rob')).body
    const filing = { about: { account: 'ugo' }, clause: 'conduct.i', text: 'This as well.' }
    const filed = await world.call(world.member('ron', 'acme'), 'POST', '/v1/reports', filing)
    expect(filed.body).toMatchObject({ status: 'with-administrator' })
    const id = String(filed.body['id'])
    const confirm = () =>
      world.call(world.member('ada', 'acme', 'admin'), 'POST', `/v1/reports/${id}/confirm`, { statement: 'I saw it.' })
    const look = async () => expect(await free('report_view', 'id', id)).toBe(1)
    expect(await whileTaken(rowOf('case', caseId), confirm, look)).toBe(200)
  })

  it('who complains of reports waits for whom they are about, and keeps none of them from whoever handles one', async () => {
    const ada = world.member('ada', 'acme', 'admin')
    const filed = await Promise.all(
      ['una-b', 'una-a'].map((account) =>
        world.call(world.member(`of-${account}`, 'acme'), 'POST', '/v1/reports', {
          about: { account },
          clause: 'conduct.i',
          text: 'Look at this.',
        }),
      ),
    )
    const reports = filed.map(({ body }) => String(body['id']))
    const complain = () => world.call(ada, 'POST', '/v1/complaints', { reports, statement: 'I saw both.' })
    const look = async () => {
      for (const id of reports) expect(await free('report_view', 'id', id)).toBe(1)
      // The first in the order of all, whichever report is named first.
      expect(await isStandingFree('account/una-b')).toBe(true)
    }
    expect(await whileTaken(standingOf('una-a'), complain, look)).toBe(201)
  })

  it('who brings something to a case that is merged waits for that, and keeps from nobody what it is merged into', async () => {
    const into = String((await reported('yan', 'of-yan')).body['case'])
    const from = String((await reported('yun', 'of-yun')).body['case'])
    const merged = await world.call(seniors[0] ?? '', 'POST', `/v1/cases/${from}/merge`, { into, reason: 'The same.' })
    expect(merged.status).toBe(200)
    const bring = async () => {
      await world.casework.desk.run((unit) =>
        prepareCases(
          unit,
          ['yan', 'yun'].map((account) => ({ key: `account/${account}`, family: 'conduct', chosen: null })),
        ),
      )
      return { status: 200, body: {} }
    }
    const look = async () => expect(await free('case_view', 'id', into)).toBe(1)
    expect(await whileTaken(rowOf('case', from), bring, look)).toBe(200)
  })

  it('who undoes a decision waits for what it did, and keeps its case from nobody', async () => {
    const { action, caseId } = await appealed('wes')
    const undo = () => world.call(seniors[0] ?? '', 'POST', `/v1/cases/${caseId}/undo`, { reason: 'It was wrong.' })
    const look = async () => expect(await free('case_view', 'id', caseId)).toBe(1)
    expect(await whileTaken(rowOf('action', action), undo, look)).toBe(200)
  })

  it('who decides a case waits for what was merged into it, and keeps it from nobody meanwhile', async () => {
    const [from, into] = await Promise.all(
      ['xia', 'xao'].map(async (account): Promise<string> => (await reported(account, `of-${account}`)).body['case']),
    )
    if (from === undefined || into === undefined) throw new Error('Two cases were reported.')
    const merged = await world.call(seniors[0] ?? '', 'POST', `/v1/cases/${from}/merge`, { into, reason: 'The same.' })
    expect(merged.status).toBe(200)
    const decide = () =>
      world.call(seniors[0] ?? '', 'POST', `/v1/cases/${into}/decide`, { outcome: 'no-violation', reason: 'Nothing.' })
    const look = async () => expect(await free('case_view', 'id', into)).toBe(1)
    expect(await whileTaken(rowOf('case', from), decide, look)).toBe(200)
  })

  it('a unit that was overtaken opens what it asked for before anything else, in one order', async () => {
    const { caseId, action } = await appealed('tom')
    const seen: (readonly [number, number])[] = []
    await world.casework.desk.run(async ({ load }) => {
      seen.push([await free('action_view', 'id', action), await free('case_view', 'id', caseId)])
      await load(CASES, caseId)
      await load(ACTIONS, action)
      if (seen.length === 1) throw new Overtaken('by a test')
    })
    expect(seen).toEqual([
      [1, 1],
      [0, 0],
    ])
  })
})
