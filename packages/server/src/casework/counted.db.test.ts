/** Numbers that people follow: each list behind one holds what it counts, for whoever may see that and nobody else. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

let world: TestCasework
let mei: string
let noah: string
let lead: string
let kept: string
let vera: string
let cara: string

const name = { en: 'Kept', zh: '保留' }
const look = async (who: string, url: string) => (await world.call(who, 'GET', url)).body
const decide = (id: string, body: object) => world.call(mei, 'POST', `/v1/cases/${id}/decide`, body)
const WARN = { clause: 'conduct.i', actions: [{ type: 'warn' }], reason: 'It breaks the clause.' }
const NONE = { outcome: 'no-violation', reason: 'It does not.' }

async function caseOf(actor: string, text: string): Promise<string> {
  return (await world.send(actor, text)).body['case'] as string
}

/** Tokens of staff end within a day. */
async function signIn(): Promise<void> {
  mei = await world.staff('mei', 'moderator')
  noah = await world.staff('noah', 'moderator')
  lead = await world.staff('lead', 'senior')
  vera = await world.staff('vera', 'auditor')
  cara = await world.staff('cara', 'counsel')
  kept = await world.staff('kept', 'moderator')
}

beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  const root = await world.staff('root', 'installation-admin')
  await world.call(root, 'PUT', '/v1/queues/kept', { name, filter: { severityFrom: 4 } })
  await world.call(root, 'PUT', '/v1/staff/kept/queues', { queues: ['kept'] })
})
afterAll(() => world.close())

const count = async (who: string, ...queries: readonly string[]): Promise<readonly number[]> =>
  (await world.call(who, 'POST', '/v1/cases/count', { queries })).body['items'].map(
    ({ cases }: { cases: number }) => cases,
  )

describe('the count of a view', () => {
  it('is that of the cases which its filter leaves, term by term, and of the negation of each', async () => {
    const insult = await caseOf('c-insult', 'INSULT')
    await caseOf('c-marked', 'MARKED')
    await caseOf('c-danger', 'DANGER')
    await world.call(world.service, 'POST', '/v1/reports', {
      about: { account: 'c-told' },
      clause: 'conduct.i',
      text: 'He insults.',
      reporter: { organization: 'nobody-there', id: 'r-1', kind: 'external' },
    })
    await world.call(mei, 'POST', `/v1/cases/${insult}/claim`)
    const counted = await count(
      mei,
      ...['', 'is:open', 'is:claimed', 'assignee:me', 'assignee:none', '-assignee:me', 'sev:4', 'sev:>=3'],
      ...[
        'clause:conduct',
        'clause:conduct.i',
        '-clause:conduct',
        'source:report',
        'source:rule',
        'c-mark',
        'org:ACME',
      ],
      ...['due:late', '-due:late', 'is:open is:claimed', 'subject:account/c-danger', 'is:decided', 'due:someday'],
    )
    expect(counted).toEqual([4, 3, 1, 1, 3, 3, 1, 3, 3, 2, 1, 1, 3, 1, 0, 0, 4, 0, 1, 0, 4])
    // The list is asked for the same, so that nobody has to look through all others for them.
    const listed = async (sources: string) => {
      const path = `/v1/cases?status=open,claimed,waiting&source=${sources}`
      return (await look(mei, path))['items'].map(({ subject }: { subject: { id: string } }) => subject.id)
    }
    expect(await listed('report')).toEqual(['c-told'])
    expect((await listed('rule,report')).length).toBe(4)
    expect(await listed('appeal')).toEqual([])
    expect((await world.call(mei, 'GET', '/v1/cases?source=mail')).status).toBe(422)
    await decide(insult, WARN)
    expect(await count(mei, 'is:decided outcome:violation', 'is:decided -outcome:violation', '')).toEqual([1, 0, 3])
    await world.pass(40 * 86_400_000)
    await signIn()
    expect(await count(mei, 'due:late', '-due:late', 'due:today')).toEqual([3, 0, 3])
  })

  it('is answered for as many views as one call takes', async () => {
    const counts = await count(mei, ...Array.from({ length: 250 }, (_, at) => (at % 2 === 0 ? 'sev:>=1' : 'is:none')))
    expect(counts).toHaveLength(250)
    expect(counts.slice(-2)).toEqual([expect.any(Number), 0])
    expect(counts.at(-2)).toBeGreaterThan(0)
  })

  it('is kept to the queues of whoever asks, and refused to whoever reads no case', async () => {
    expect(await count(kept, 'sev:>=1', 'queue:kept', 'queue:general', 'is:open')).toEqual([1, 1, 0, 1])
    expect((await world.call(cara, 'POST', '/v1/cases/count', { queries: [''] })).status).toBe(403)
    const boss = world.member('boss', 'acme', 'admin')
    expect((await world.call(boss, 'POST', '/v1/cases/count', { queries: [''] })).status).toBe(403)
    expect((await world.call(mei, 'POST', '/v1/cases/count', { queries: [] })).status).toBe(422)
    expect((await world.call(mei, 'POST', '/v1/cases/count', {})).body['pointer']).toBe('/queries')
  })
})

describe('the cases behind a number of a rule', () => {
  const outcomes = (who: string, verdict: string, rule = 'conduct.i/marked') =>
    look(who, `/v1/rules/${rule}/outcomes?verdict=${verdict}`)
  const measured = async () =>
    (await look(mei, '/v1/rules'))['items'].find((item: { clause: string }) => item.clause === 'conduct.i').measured

  it('are as many as it says: right, wrong, and disputed while two people differ', async () => {
    const right = await caseOf('o-right', 'INSULT')
    const wrong = await caseOf('o-wrong', 'INSULT')
    const disputed = await caseOf('o-disputed', 'INSULT')
    await decide(right, WARN)
    await decide(wrong, NONE)
    await decide(disputed, WARN)
    await world.pass(1_000)
    await world.call(lead, 'POST', '/v1/second-reviews/draw', { size: 100 })
    const review = `/v1/second-reviews/${disputed}.1`
    await world.call(noah, 'POST', `${review}/take`)
    // While noah judges it without knowing how it was decided, no list tells.
    const blind = await outcomes(noah, 'right')
    expect(blind['items'].map((item: { case: string }) => item.case)).not.toContain(disputed)
    expect(blind['withheld']).toBe(1)
    const listed = await look(noah, '/v1/cases?subject=account/o-disputed&status=decided')
    expect(listed).toMatchObject({ items: [], withheld: 1 })
    const judged = await world.call(noah, 'POST', `${review}/judge`, NONE)
    expect(judged.status).toBe(200)
    for (const verdict of ['right', 'wrong', 'disputed'] as const) {
      const { items } = await outcomes(mei, verdict)
      expect(items).toHaveLength((await measured())[verdict])
    }
    expect((await outcomes(mei, 'disputed'))['items']).toMatchObject([
      { case: disputed, subject: { id: 'o-disputed' }, outcome: 'violation', takenBack: false },
    ])
    expect((await outcomes(mei, 'wrong'))['items']).toMatchObject([{ case: wrong, outcome: 'no-violation' }])
  })

  it('are shown to whoever reads cases, and who has seen one judges it no second time', async () => {
    expect((await world.call(vera, 'GET', '/v1/rules/conduct.i/marked/outcomes?verdict=right')).status).toBe(403)
    expect((await world.call(mei, 'GET', '/v1/rules/conduct.i/marked/outcomes')).body['pointer']).toBe('?verdict')
    expect((await world.call(mei, 'GET', '/v1/rules/conduct.i/nothing/outcomes?verdict=right')).status).toBe(404)
    const nina = await world.staff('nina', 'moderator')
    const takeable = async () =>
      (await look(nina, '/v1/second-reviews?status=open'))['items'].filter(
        ({ mayTake }: { mayTake: boolean }) => mayTake,
      ).length
    expect(await takeable()).toBeGreaterThan(0)
    await outcomes(nina, 'right')
    await outcomes(nina, 'wrong')
    expect(await takeable()).toBe(0)
  })

  it('are the second reviews that the table of agreement counts, cell by cell', async () => {
    const table = await look(lead, '/v1/second-reviews/agreement')
    for (const { clause, ...shares } of table['clauses'])
      for (const agreement of ['full', 'partly', 'none'] as const) {
        const of = `status=judged,settled&agreement=${agreement}&clause=${clause ?? ''}&from=${table['from']}`
        expect((await look(lead, `/v1/second-reviews?${of}`))['items']).toHaveLength(shares[agreement])
      }
    const [tenth] = table['calibration'].filter(({ reviewed }: { reviewed: number }) => reviewed > 0)
    const sure = `status=judged,settled&tenth=${Math.round(tenth.from * 10)}`
    expect((await look(lead, `/v1/second-reviews?${sure}`))['items']).toHaveLength(tenth.reviewed)
    expect((await look(lead, `/v1/second-reviews?${sure}&second=violation`))['items']).toHaveLength(tenth.violations)
    expect((await look(lead, '/v1/second-reviews?from=soon'))['pointer']).toBe('?from')
    expect((await look(lead, '/v1/second-reviews?tenth=all'))['pointer']).toBe('?tenth')
    expect((await look(lead, '/v1/second-reviews?second=perhaps'))['pointer']).toBe('?second')
  })
})

describe('the entries behind a number of the transparency report', () => {
  const entries = (who: string, more: string) =>
    world.call(who, 'GET', `/v1/transparency/${new Date(world.now()).getUTCFullYear()}/entries?${more}`)

  it('are what it counts, the suppressed ones too, each with its place', async () => {
    const year = new Date(world.now()).getUTCFullYear()
    const { tables } = await look(lead, `/v1/transparency/${year}`)
    for (const table of ['actionsByClause', 'actionsByType', 'reportsByOutcome', 'appealsByOutcome'])
      for (const { key, count: stated } of tables[table].cells) {
        const { items } = (await entries(lead, `table=${table}&cell=${key}`)).body
        expect(stated === null ? items.length < 5 : items.length === stated).toBe(true)
      }
    const { body } = await entries(lead, 'table=actionsByType&cell=warn')
    expect(body['items'][0]).toMatchObject({
      kind: 'action',
      of: expect.stringMatching(/^action\/act_/),
      case: expect.stringMatching(/^case_/),
      subject: expect.stringMatching(/^account\//),
    })
    const page = (await entries(lead, 'table=actionsByType&limit=1')).body
    expect([page['items'].length, page['next']]).toEqual([1, '1'])
    expect((await entries(lead, 'table=actionsByType&limit=1&cursor=1')).body['items']).not.toEqual(page['items'])
  })

  it('are shown to whoever may read each kind of them, and within granted queues', async () => {
    expect((await entries(vera, 'table=actionsByType')).status).toBe(403)
    expect((await entries(world.member('boss', 'acme', 'admin'), 'table=reportsByOutcome')).status).not.toBe(200)
    expect((await entries(lead, 'table=legalRequestsByOutcome')).status).toBe(403)
    expect((await entries(cara, 'table=legalRequestsByOutcome')).status).toBe(200)
    expect((await entries(lead, 'table=gossip')).body['pointer']).toBe('?table')
    expect((await entries(lead, 'table=actionsByType&cursor=later')).body['pointer']).toBe('?cursor')
    const all = (await entries(mei, 'table=actionsByType')).body
    const within = (await entries(kept, 'table=actionsByType')).body
    expect(within['items']).toEqual([])
    expect([all['withheld'], within['withheld']]).toEqual([0, all['items'].length])
  })
})
