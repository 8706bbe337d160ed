import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  addCaseAlias,
  addCaseDecisions,
  endHolds,
  findCaseOfDecision,
  findHoldsOf,
  findOpenCase,
  findOpenCases,
  findOpenCasesAbout,
  isCaseKnown,
  listCaseDecisions,
  listOpenCases,
  resolveCaseAlias,
} from './cases.ts'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  for (const [id, status, subject, family] of [
    ['c-spam', 'open', 'account/u1', 'spam'],
    ['c-threat', 'claimed', 'account/u1', 'threat'],
    ['c-other', 'open', 'account/u2', 'spam'],
    ['c-decided', 'decided', 'account/u1', 'hate'],
    ['c-settled', 'settled', 'account/u1', 'fraud'],
  ] as const)
    await database.db.query(
      `insert into case_view (id, organization, status, sort, stream_version, state, subject_key, family, clauses, severity)
       values ($1, 'acme', $2, 0, 1, '{}', $3, $4, array[]::text[], 1)`,
      [id, status, subject, family],
    )
})
afterAll(() => database.close())

describe('the open case', () => {
  it('is the one about this subject and this family, and none that is over', async () => {
    const { db } = database
    expect(await findOpenCase(db, 'account/u1', 'spam')).toBe('c-spam')
    expect(await findOpenCase(db, 'account/u1', 'threat')).toBe('c-threat')
    for (const family of ['hate', 'fraud', 'nothing']) expect(await findOpenCase(db, 'account/u1', family)).toBeNull()
    const keys = ['spam', 'hate', 'fraud'].map((family) => ({ subjectKey: 'account/u1', family }))
    expect((await findOpenCases(db, keys)).map(({ id }) => id)).toEqual(['c-spam'])
    expect(await findOpenCasesAbout(db, 'account/u1')).toEqual([
      { id: 'c-spam', subjectKey: 'account/u1', family: 'spam' },
      { id: 'c-threat', subjectKey: 'account/u1', family: 'threat' },
    ])
    expect((await listOpenCases(db)).map(({ id }) => id).sort()).toEqual(['c-other', 'c-spam', 'c-threat'])
  })

  it('is known under another name that a decision was answered with, and whatever is no case is not', async () => {
    const { db } = database
    await addCaseAlias(db, 'c-alias', 'c-spam')
    await addCaseAlias(db, 'c-alias', 'c-other')
    expect(await resolveCaseAlias(db, 'c-alias')).toBe('c-spam')
    expect(await resolveCaseAlias(db, 'c-threat')).toBe('c-threat')
    expect(await Promise.all(['c-alias', 'c-threat', 'c-nothing'].map((id) => isCaseKnown(db, id)))).toEqual([
      true,
      true,
      false,
    ])
  })
})

describe('what a case holds back', () => {
  it('goes on or never will with its own case, once, and with no other', async () => {
    const { db } = database
    const row = (decision: string, caseId: string, effect: string) => ({
      decision,
      organization: 'acme',
      caseId,
      effect,
    })
    await addCaseDecisions(db, [
      row('dec_1', 'c-spam', 'hold'),
      row('dec_2', 'c-spam', 'hold'),
      row('dec_3', 'c-spam', 'block'),
      row('dec_4', 'c-other', 'hold'),
    ])
    await addCaseDecisions(db, [row('dec_1', 'c-other', 'flag')])
    expect(await findCaseOfDecision(db, 'dec_1')).toBe('c-spam')
    expect(await listCaseDecisions(db, 'c-spam', 2)).toEqual(['dec_3', 'dec_2'])
    expect([...(await endHolds(db, { caseId: 'c-spam', ends: 'released', at: 1 }))].sort()).toEqual(['dec_1', 'dec_2'])
    expect(await endHolds(db, { caseId: 'c-spam', ends: 'rejected', at: 2 })).toEqual([])
    const holds = await findHoldsOf(db, ['dec_1', 'dec_2', 'dec_3', 'dec_4'])
    expect(holds.map(({ decision, hold }) => `${decision} ${hold}`).sort()).toEqual([
      'dec_1 released',
      'dec_2 released',
      'dec_4 held',
    ])
  })
})
