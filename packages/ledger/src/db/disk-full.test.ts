import { afterAll, expect, it } from 'vitest'
import { DatabaseFault, isDiskFull } from './db.ts'
import { openPool } from './open-pool.ts'

const ended = {
  url: 'postgres://nobody@%2Fno%2Fsuch%2Ffolder/none',
  role: null,
  connections: 1,
  scope: 'system',
  statementTimeoutMs: 1_000,
} as const
let isFull = true
const pool = openPool({ ...ended, isFull: () => isFull })
afterAll(() => pool.close())

const faultOf = (): Promise<unknown> => pool.db.query('select 1').catch((fault: unknown) => fault)

it('a database that ended for want of room is told from one that is away', async () => {
  const fault = await faultOf()
  expect(fault).toMatchObject({ kind: 'unavailable', code: '53100' })
  expect(isDiskFull(fault)).toBe(true)
  isFull = false
  expect(await faultOf()).toMatchObject({ kind: 'unavailable', code: 'ENOENT' })
})

it('a commit that nobody heard of is not said to be nothing, whatever ended the database', () => {
  expect(isDiskFull(new DatabaseFault('unavailable', '53100', new Error('gone')).asUnsure())).toBe(false)
})
