import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VaultDb } from '../vault/open-vault.ts'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'
import { readPeriod, readTransparencyEntries } from './transparency/read-transparency.ts'

let world: TestCasework
let mei: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
})
afterAll(() => world.close())

const warn = (id: string, clause = 'conduct.i') =>
  world.call(mei, 'POST', `/v1/cases/${id}/decide`, { clause, actions: [{ type: 'warn' }], reason: 'Seen.' })

describe('the transparency report', () => {
  it('tells by whom it was found and how much of it a machine did, and publishes no small number', async () => {
    const boss = world.member('boss', 'acme', 'admin')
    for (let number = 0; number < 6; number += 1) {
      await warn((await world.send(`found-${number}`, 'INSULT')).body['case'])
      const report = await world.call(world.service, 'POST', '/v1/reports', {
        about: { account: `told-${number}` },
        clause: 'conduct.i',
        text: 'He insults.',
        reporter: { organization: 'nobody-there', id: `r-${number}`, kind: 'external' },
      })
      await warn(report.body['case'])
      const complaint = await world.call(boss, 'POST', '/v1/complaints', {
        about: { account: `complained-${number}` },
        clause: 'conduct.i',
        statement: 'We saw it.',
      })
      if (number > 0) await warn(complaint.body['case'])
    }
    // Two points and one more copy: the machine limits by itself.
    for (let number = 0; number < 2; number += 1)
      for (let copy = 0; copy < 2; copy += 1) {
        const { body } = await world.send(`spam-${number}`, 'MARKED')
        if (copy === 0) await warn(body['case'], 'conduct.j')
      }
    const url = `/v1/transparency/${new Date(world.now()).getUTCFullYear()}`
    const { tables } = (await world.call(mei, 'GET', url)).body
    const cells = (table: string) =>
      Object.fromEntries(tables[table].cells.map(({ key, count }: { key: string; count: number }) => [key, count]))
    expect(cells('actionsBySource')).toMatchObject({ report: 6, complaint: 5 })
    expect(cells('actionsBySource')['detection']).toBeGreaterThanOrEqual(8)
    expect(cells('actionsByAutomation')).toMatchObject({ not: 11 })
    expect(cells('reportsByOutcome')).toMatchObject({ acted: 6 })
    // One complaint is open: alone it would tell by subtraction, so its neighbour is held back with it.
    expect(cells('complaintsByOutcome')).toEqual({ acted: null, open: null })
    const csv = await world.app.inject({
      url,
      headers: { authorization: `Bearer ${mei}`, accept: 'text/csv, */*' },
    })
    expect(csv.headers['vary']).toBe('accept, accept-language')
    expect(csv.headers['content-type']).toMatch(/^text\/csv/)
    expect(csv.body).toContain('actionsBySource,report,6\r\n')
    expect(csv.body).toContain('complaintsByOutcome,open,"suppressed')
  })

  it('reads what lies in its period, and of what lies before what was taken back in it', async () => {
    const { db } = world.casework.desk
    const taken = (await warn((await world.send('of-last-month', 'INSULT')).body['case'])).body
    const before = new Date(world.now())
    await world.pass(40 * 86_400_000)
    const senior = await world.staff('sol', 'senior')
    const [action] = taken['actions'] as readonly { readonly id: string }[]
    const reversal = { why: 'error', reason: 'It was a quotation.' }
    const reversed = await world.call(senior, 'POST', `/v1/actions/${action?.id ?? ''}/reverse`, reversal)
    expect(reversed.status).toBe(200)
    const entriesOf = async (at: Date) => {
      let rows = 0
      let states = 0
      const query: VaultDb['query'] = async (statement, values) => {
        const found = await db.query<never>(statement, values)
        rows += found.length
        states += found.filter((row) => 'state' in row).length
        return found
      }
      const period = readPeriod(at.toISOString().slice(0, 7))
      expect.assert(period)
      const entries = await readTransparencyEntries({ ...db, query }, period)
      return {
        rows,
        states,
        entries: entries.filter(({ of }) => of === `action/${action?.id ?? ''}`).map(({ kind }) => kind),
      }
    }
    // Some fields of each, never all that a case is made of: a year of them is hundreds of megabytes.
    expect(await entriesOf(before)).toMatchObject({ entries: ['action'], states: 0 })
    expect((await entriesOf(new Date(world.now()))).entries).toEqual(['reversal'])
    expect((await entriesOf(new Date(world.now() + 366 * 86_400_000))).rows).toBe(0)
    expect((await entriesOf(new Date(before.getTime() - 366 * 86_400_000))).rows).toBe(0)
  })
})
