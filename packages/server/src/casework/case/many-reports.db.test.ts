/** A campaign brings hundreds of reports into one case: what is done with the case asks the database no more often for it. */
import { createIdSource } from '@goodstanding/ledger'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { createUnits } from '../run-unit.ts'
import type { Unit } from '../unit.ts'
import { decideOnCase } from './decide-case.ts'
import { mergeCases } from './merge-cases.ts'
import { undoOneDecision } from './undo-decision.ts'

let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
  await world.staff('sol', 'senior')
})
afterAll(() => world.close())

const sol = { id: 'sol', roles: ['senior'] } as never

/** A case of so many reports about one account, each by somebody else. */
async function caseOf(account: string, reports: number): Promise<{ readonly id: string; readonly reports: string[] }> {
  const filed: string[] = []
  let id = ''
  for (let at = 0; at < reports; at += 1) {
    const body = { about: { account }, clause: 'conduct.i', text: `Number ${at} about ${account}.` }
    const answer = await world.call(world.member(`x-${account}-${at}`, 'acme', 'external'), 'POST', '/v1/reports', body)
    filed.push(answer.body['id'])
    id = answer.body['case']
  }
  return { id, reports: filed }
}

async function statementsOf(work: (unit: Unit) => Promise<unknown>): Promise<number> {
  const { db } = world.casework.desk
  let statements = 0
  const transaction: typeof db.transaction = (inside) =>
    db.transaction((tx) => {
      const query: typeof tx.query = (statement, values) => {
        statements += 1
        return tx.query(statement, values)
      }
      return inside({ ...tx, query })
    })
  await createUnits({ db: { ...db, transaction }, now: world.now, newId: createIdSource() })(work)
  return statements
}

it('answers them, takes that back and merges them in as many statements, however many reports lie in the case', async () => {
  const { desk } = world.casework
  const asked: number[][] = []
  for (const size of [2, 12]) {
    const { id, reports } = await caseOf(`crowd-${size}`, size)
    const { id: other } = await caseOf(`other-${size}`, 1)
    const stated = {
      ...{ outcome: { kind: 'no-violation' as const, unfounded: reports }, reason: 'A campaign.', facts: null },
      ...{ immediate: null, ifMatch: null, batch: null },
    } as const
    const merging = { id, into: other, by: sol, reason: 'One campaign.', ifMatch: null, intoIfMatch: null }
    const undoing = { id, by: sol, reason: 'It was none.', ifMatch: null, may: () => undefined }
    asked.push([
      await statementsOf((unit) => decideOnCase(desk, unit, { id, by: sol, stated })),
      await statementsOf((unit) => undoOneDecision(desk, unit, undoing)),
      await statementsOf((unit) => mergeCases(desk, unit, merging)),
    ])
    const { items } = (await world.call(world.service, 'GET', `/v1/reports?reporter=x-crowd-${size}-1`)).body
    expect(items[0]).toMatchObject({ status: 'with-operator', case: other })
  }
  expect(asked[1]).toEqual(asked[0])
})
