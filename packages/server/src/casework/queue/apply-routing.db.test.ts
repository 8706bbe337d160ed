import { DatabaseFault } from '@goodstanding/ledger'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { Overtaken } from '../overtaken.ts'
import { applyRouting } from './route-cases.ts'

let world: TestCasework
let root: string
let senior: string
beforeAll(async () => {
  world = await openTestCasework()
  root = await world.staff('root', 'installation-admin')
  senior = await world.staff('lead', 'senior')
})
afterAll(() => world.close())

const casesIn = async (queue: string) => {
  const { body } = await world.call(senior, 'GET', `/v1/cases?queue=${queue}`)
  return body['items'].map(({ id }: { id: string }) => id).sort()
}

it('moves every case but one that cannot be read, which is told', async () => {
  const ids: string[] = []
  for (const actor of ['u1', 'u2', 'u3', 'u4', 'u5']) {
    const id = String((await world.send(actor, 'MARKED')).body['case'])
    await world.call(senior, 'POST', `/v1/cases/${id}/note`, { text: 'Looked at.' })
    ids.push(id)
  }
  const { desk } = world.casework
  const [bad] = ids.splice(2, 1)
  const states = await desk.db.query<{ state: string }>('select state::text from case_view where id = $1', [bad])
  const write = (state = '') => desk.db.query('update case_view set state = $2::json where id = $1', [bad, state])
  const sealed = states[0]?.state ?? ''
  await write(sealed.replace(/("text":"gs1\.[\w-]{16}\.)..../, '$1AAAA'))
  const marked = { en: 'Marked', zh: '标记' }
  await world.call(root, 'PUT', '/v1/queues/marked', { name: marked, filter: { sections: ['conduct'] } })
  const told: object[] = []
  await applyRouting({ ...desk, log: (line) => told.push(line) })
  expect(await casesIn('marked')).toEqual(ids.sort())
  expect(told).toMatchObject([{ level: 'error', work: 'route a case', case: bad }])
  await write(sealed)
})

it('comes again where the database is away, or others write a case all the time: no case is passed over for that', async () => {
  await world.send('u6', 'MARKED')
  const { desk } = world.casework
  for (const fault of [new DatabaseFault('unavailable', 'ECONNRESET', new Error('cut')), new Overtaken('case/x')]) {
    const told: object[] = []
    const routing = applyRouting({ ...desk, run: () => Promise.reject(fault), log: (line) => told.push(line) })
    await expect(routing).rejects.toBe(fault)
    expect(told).toEqual([])
  }
})
