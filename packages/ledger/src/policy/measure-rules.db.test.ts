import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addCaseDecisions } from '../casework/cases.ts'
import { putViews, type ViewName } from '../casework/view.ts'
import { listJudged, measureRules, noteWordings, ruleModeRevision } from './measure-rules.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const DAY = 86_400_000
const CLAUSE = 'content.c'

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

type Row = { readonly id: string; readonly status: string; readonly sort?: number; readonly state?: unknown }

async function put(view: ViewName, { id, status, sort = 0, state = {} }: Row, columns: object = {}): Promise<void> {
  const row = { organization: 'acme', status, sort, columns: { ...columns } }
  await putViews(database.db, view, [{ seen: { id, version: 1, state }, row }])
}

/** `by`: the decisions that found it, each once. */
type Found = { readonly rule: string; readonly at?: number; readonly times?: number; readonly by?: readonly string[] }

/** A case with findings, as the view has it. `kind` null: not decided. */
async function putCase(id: string, kind: 'violation' | 'no-violation' | null, found: Found, decidedAt = NOW) {
  const { rule, at = NOW - DAY, times = 1, by = Array.from({ length: times }, () => '') } = found
  const item = { kind: 'finding', clause: CLAUSE, rule, at }
  const items = [...by.map((decision) => ({ ...item, decision })), { kind: 'report', clause: CLAUSE, at }]
  const state = { items, ...(kind === null ? {} : { decision: { at: decidedAt, outcome: { kind } } }) }
  const columns = { subject_key: `account/${id}`, family: 'content', clauses: [CLAUSE], severity: 1, queue: 'general' }
  const decided = { ...columns, decided_at: kind === null ? null : decidedAt }
  await put('case_view', { id, status: kind === null ? 'open' : 'decided', state }, decided)
}

const known = (rule: string, wording = 'first', at = NOW - 30 * DAY) =>
  noteWordings(database.db, [{ clause: CLAUSE, rule, wording }], at)

async function outcomes(rule: string, from = NOW - 90 * DAY) {
  const found = (await measureRules(database.db, from)).find((one) => one.rule === rule)
  return found === undefined ? null : { right: found.right, wrong: found.wrong, disputed: found.disputed }
}

type Acted = { readonly case: string; readonly status: string; readonly why?: string; readonly at?: number }

async function putAction(id: string, { case: caseId, status, why, at = NOW }: Acted) {
  const columns = {
    subject_key: 'account/u',
    holder_key: null,
    type: 'warn',
    clause: CLAUSE,
    case_id: caseId,
    batch: null,
  }
  await put('action_view', { id, status, sort: -at, state: { why: why ?? null } }, columns)
}

const putAppeal = (against: string, status: string) =>
  put('appeal_view', { id: against, status }, { public_id: against, against, filed_by: 'u' })

/** An answered appeal against a decision, and the case that the decision is in. */
async function putAppealed(
  decision: string,
  status: 'upheld' | 'overturned',
  { rule, at = NOW - DAY }: Found,
  caseId?: string,
) {
  const columns = { public_id: decision, against: `decision/${decision}/subject`, filed_by: 'u' }
  const keptBackBy = { at, rules: [{ clause: CLAUSE, rule }] }
  const state = { against: { kind: 'decision', decision }, keptBackBy, decidedAt: NOW }
  if (caseId !== undefined)
    await addCaseDecisions(database.db, [{ decision, organization: 'acme', caseId, effect: 'block' }])
  await put('appeal_view', { id: columns.against, status, state }, columns)
}

async function putReview(caseId: string, status: string, agreement: string, settled: string | null = null) {
  const state = settled === null ? {} : { settled: { outcome: settled } }
  const columns = { case_id: caseId, decided_at: NOW, queue: 'general', known_to: [], agreement }
  await put('second_review_view', { id: `${caseId}.1`, status, state }, columns)
}

describe('what people judged of a rule', () => {
  it('is one outcome a case, however often the rule found the same, and none before it is decided', async () => {
    await known('plain')
    await putCase('p1', 'violation', { rule: 'plain', times: 3 })
    await putCase('p2', 'no-violation', { rule: 'plain' })
    await putCase('p3', null, { rule: 'plain' })
    expect(await outcomes('plain')).toEqual({ right: 1, wrong: 1, disputed: 0 })
  })

  it('follows a case that is opened again and decided anew', async () => {
    await known('again')
    await putCase('a1', 'violation', { rule: 'again' })
    await putCase('a1', null, { rule: 'again' })
    expect(await outcomes('again')).toEqual({ right: 0, wrong: 0, disputed: 0 })
    await putCase('a1', 'no-violation', { rule: 'again' }, NOW + 1)
    expect(await outcomes('again')).toEqual({ right: 0, wrong: 1, disputed: 0 })
  })

  it('counts findings since the period began, the rule was worded anew or was raised again', async () => {
    await known('dated')
    await putCase('d1', 'violation', { rule: 'dated', at: NOW - 20 * DAY })
    await putCase('d2', 'violation', { rule: 'dated', at: NOW - 5 * DAY })
    expect(await outcomes('dated')).toMatchObject({ right: 2 })
    expect(await outcomes('dated', NOW - 10 * DAY)).toMatchObject({ right: 1 })
    expect(await known('dated', 'first', NOW - 10 * DAY)).toBe(0)
    expect(await outcomes('dated')).toMatchObject({ right: 2 })
    expect(await known('dated', 'second', NOW - 10 * DAY)).toBe(1)
    expect(await outcomes('dated')).toMatchObject({ right: 1 })
    const raised = { raised: { at: NOW - DAY } }
    await put('rule_mode_view', { id: `${CLAUSE}/dated`, status: 'as-written', state: raised })
    expect(await outcomes('dated')).toMatchObject({ right: 0 })
  })

  it('is wrong when nothing of what the case did stands, and right when some of it does', async () => {
    for (const rule of ['overturned', 'reduced', 'in-part', 'in-error', 'by-law']) {
      await known(rule)
      await putCase(rule, 'violation', { rule })
      const why = rule === 'in-error' ? 'error' : rule === 'by-law' ? 'legal' : 'appeal'
      await putAction(`${rule}-1`, { case: rule, status: 'reversed', why })
    }
    await putAppeal('action/overturned-1/subject', 'overturned')
    await putAppeal('action/reduced-1/subject', 'reduced')
    await putAppeal('action/in-part-1/subject', 'overturned')
    await putAction('in-part-2', { case: 'in-part', status: 'active' })
    expect(await outcomes('overturned')).toMatchObject({ right: 0, wrong: 1 })
    expect(await outcomes('reduced')).toMatchObject({ right: 1, wrong: 0 })
    expect(await outcomes('in-part')).toMatchObject({ right: 1, wrong: 0 })
    expect(await outcomes('in-error')).toMatchObject({ right: 0, wrong: 1 })
    expect(await outcomes('by-law')).toMatchObject({ right: 1, wrong: 0 })
  })

  it('is not made wrong by what a machine did before a person decided', async () => {
    await known('machine')
    await putCase('m1', 'violation', { rule: 'machine' })
    await putAction('machine-limit', { case: 'm1', status: 'reversed', why: 'error', at: NOW - 1 })
    expect(await outcomes('machine')).toMatchObject({ right: 1, wrong: 0 })
  })

  it('counts for nothing while two people differ, and as the third has settled it', async () => {
    for (const rule of ['differs', 'stands', 'reopens', 'partly', 'granted']) {
      await known(rule)
      await putCase(rule, 'no-violation', { rule })
    }
    await putReview('differs', 'judged', 'none')
    await putReview('stands', 'settled', 'none', 'stands')
    await putReview('reopens', 'settled', 'none', 'reopen')
    await putReview('partly', 'judged', 'partly')
    await putAppeal('case/granted/reporter/bob', 'overturned')
    expect(await outcomes('differs')).toEqual({ right: 0, wrong: 0, disputed: 1 })
    expect(await outcomes('stands')).toEqual({ right: 0, wrong: 1, disputed: 0 })
    expect(await outcomes('reopens')).toEqual({ right: 0, wrong: 0, disputed: 1 })
    expect(await outcomes('partly')).toEqual({ right: 0, wrong: 1, disputed: 0 })
    expect(await outcomes('granted')).toEqual({ right: 0, wrong: 0, disputed: 1 })
  })
})

describe('what senders appealed', () => {
  const right = { right: 1, wrong: 0, disputed: 0 }
  const wrong = { right: 0, wrong: 1, disputed: 0 }
  const none = { right: 0, wrong: 0, disputed: 0 }

  it('is an outcome of what is in no case, and counts from when it was found', async () => {
    for (const rule of ['let-pass', 'kept-back', 'long-ago']) await known(rule)
    await putAppealed('dec-1', 'overturned', { rule: 'let-pass' })
    await putAppealed('dec-2', 'upheld', { rule: 'kept-back' })
    await putAppealed('dec-3', 'overturned', { rule: 'long-ago', at: NOW - 40 * DAY })
    expect(await outcomes('let-pass')).toEqual(wrong)
    expect(await outcomes('kept-back')).toEqual(right)
    expect(await outcomes('long-ago')).toEqual(none)
    const asked = { clause: CLAUSE, rule: 'let-pass', verdict: 'wrong' } as const
    expect(await listJudged(database.db, asked, { from: NOW - 90 * DAY, limit: 9 })).toEqual([
      { caseId: null, decision: 'dec-1', decidedAt: NOW, upheld: false, takenBack: false },
    ])
  })

  it('is one outcome a case, until that is decided, and never a second one', async () => {
    await known('waiting')
    const found = { rule: 'waiting', by: ['w-1', 'w-2'] }
    await putCase('waiting', null, found)
    await putAppealed('w-1', 'overturned', found, 'waiting')
    expect(await outcomes('waiting')).toEqual(wrong)
    await putCase('waiting', 'no-violation', found)
    expect(await outcomes('waiting')).toEqual(wrong)
    await putAppealed('w-2', 'overturned', found, 'waiting')
    expect(await outcomes('waiting')).toEqual(wrong)
  })

  it('makes a case wrong of which everything that the rule found was let pass, and none of which some stands', async () => {
    await known('some')
    const found = { rule: 'some', by: ['s-1', 's-2'] }
    await putCase('some', 'violation', found)
    await putAppealed('s-1', 'overturned', found, 'some')
    expect(await outcomes('some')).toEqual(right)
    await putAppealed('s-2', 'overturned', found, 'some')
    expect(await outcomes('some')).toEqual(wrong)
  })

  it('counts in the case that its own was merged into', async () => {
    await known('merged')
    await putCase('into', 'violation', { rule: 'merged', by: ['m-1', 'm-2'] })
    await putCase('first', null, { rule: 'merged', by: ['m-1'] })
    await put(
      'case_view',
      { id: 'first', status: 'settled', state: { items: [], into: 'into' } },
      { subject_key: 'account/first', family: 'content', clauses: [CLAUSE], severity: 1, queue: 'general' },
    )
    await putAppealed('m-1', 'overturned', { rule: 'merged' }, 'first')
    expect(await outcomes('merged')).toEqual(right)
  })
})

describe('the revision of rule modes', () => {
  it('grows with every change of any rule', async () => {
    const before = await ruleModeRevision(database.db)
    await put('rule_mode_view', { id: 'x/y', status: 'lowered' })
    const after = await ruleModeRevision(database.db)
    expect(after).toBe(before + 1)
  })
})
