import type { Db } from '@goodstanding/ledger'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'

let world: TestCasework
let sofia: string
beforeAll(async () => {
  world = await openTestCasework()
  sofia = await world.staff('sofia', 'senior')
  await setLockTimeout(20)
})
afterAll(() => world.close())

/** As an operator may set it: whoever waits for a lock is ended, and soon. New sessions have it, so that the others end. */
async function setLockTimeout(ms: number): Promise<void> {
  await world.shared.database.db.transaction(async (tx) => {
    await tx.query('set local role none') // who owns the database
    await tx.query(
      `do $$ begin execute format('alter database %I set lock_timeout = ${ms}', current_database()); end $$`,
    )
    const others = 'datname = current_database() and pid <> pg_backend_pid()'
    await tx.query(`select pg_terminate_backend(pid, 10000) from pg_stat_activity where ${others}`)
  })
}

/** A case about somebody, of a report. */
async function caseAbout(account: string): Promise<string> {
  const body = { about: { account }, clause: 'conduct.j', text: account }
  const filed = await world.call(world.member('rex', 'acme', 'external'), 'POST', '/v1/reports', body)
  return String(filed.body['case'])
}

/** Does it while somebody else has the row, and keeps it. */
async function meanwhile<Value>(
  table: 'case_view' | 'person',
  where: string,
  work: () => Promise<Value>,
): Promise<Value> {
  return world.shared.database.db.transaction(async (tx: Db) => {
    await tx.query(`select from ${table} where ${where} for update`)
    return work()
  })
}

const ask = (headers: object, url: string, payload: object, method: 'POST' | 'PUT' = 'POST') =>
  world.app.inject({ method, url, headers: { authorization: `Bearer ${sofia}`, ...headers }, payload })

it('what others keep from being done is asked for again, and is no fault of ours', async () => {
  const id = await caseAbout('eve')
  const url = `/v1/cases/${id}/claim`
  const headers = { 'idempotency-key': 'claim-eve' }
  const refused = await meanwhile('case_view', `id = '${id}'`, () => ask(headers, url, {}))
  expect(refused.headers).toMatchObject({ 'retry-after': '1' })
  expect(refused.json()).toMatchObject({
    status: 503,
    kind: 'server.busy',
    detail: 'Others changed the same at this moment. Nothing of this is stored. Try again.',
  })
  expect((await ask(headers, url, {})).statusCode).toBe(200)
  const chinese = await meanwhile('case_view', `id = '${id}'`, () =>
    ask({ 'accept-language': 'zh' }, `/v1/cases/${id}/release`, {}),
  )
  expect(chinese.json().detail).toBe('其他人此刻正在更改同一内容。此次提交的内容均未保存，请重试。')
})

it('so is a fact', async () => {
  const headers = { authorization: `Bearer ${world.service}` }
  const url = '/v1/people/ina'
  const person = { organization: 'acme', kind: 'member', name: 'Ida', roles: [] }
  expect((await ask(headers, url, person, 'PUT')).statusCode).toBe(200)
  const refused = await meanwhile('person', `id = 'ina'`, () => ask(headers, url, { ...person, name: 'Ina' }, 'PUT'))
  expect(refused.json()).toMatchObject({ status: 503, kind: 'server.busy' })
  expect((await ask(headers, url, { ...person, name: 'Ina' }, 'PUT')).statusCode).toBe(200)
})

it('a statement that takes too long is told as such', async () => {
  const id = await caseAbout('ned')
  const { db } = world.shared.database
  await setLockTimeout(0)
  const cancel = () =>
    db.transaction(async (tx) => {
      await tx.query('set local role none')
      await tx.query('select pg_cancel_backend(pid) from pg_locks where not granted')
    })
  const refused = await meanwhile('case_view', `id = '${id}'`, async () => {
    const asked = { isOver: false }
    const answer = ask({}, `/v1/cases/${id}/claim`, {}).finally(() => {
      asked.isOver = true
    })
    while (!asked.isOver) await cancel()
    return answer
  })
  expect(refused.json()).toMatchObject({
    status: 503,
    kind: 'server.busy',
    detail: 'The database took too long for this. Nothing of it is stored. Try again.',
  })
})

it('cases that others hold are decided later, and the batch is answered as taken', async () => {
  const held = await caseAbout('una')
  const free = await caseAbout('ugo')
  await setLockTimeout(20)
  const body = { cases: [free, held], outcome: 'no-violation', reason: 'Nothing in it.' }
  const taken = await meanwhile('case_view', `id = '${held}'`, () => ask({}, '/v1/cases/decide', body))
  expect([taken.statusCode, taken.json()]).toMatchObject([202, { items: [] }])
  await world.pass(61_000)
  expect((await world.call(sofia, 'GET', `/v1/batches/${taken.json().batch}`)).body).toMatchObject({
    status: 'decided',
    counts: { decided: 2 },
  })
})
