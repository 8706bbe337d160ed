/** A message is looked at once, by one person: also where somebody reports it, under whichever clause. */
import type { Reporter } from '@goodstanding/casework'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { asId } from '../read-id.ts'
import { fileReportIn } from '../report/file-report.ts'

let world: TestCasework
let mei: string

beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  await world.call(world.member('boss', 'acme', 'admin'), 'GET', '/v1/reports')
})
afterAll(() => world.close())

let sent = 0
/** Sends it; answers the id of the event and the case of what was found. */
async function say(actor: string, text: string) {
  const id = `said-${++sent}`
  const { body } = await world.call(world.service, 'POST', '/v1/decisions', {
    specversion: '1.0',
    id,
    source: 'https://chat.example',
    type: 'message.send',
    time: new Date(world.now()).toISOString(),
    data: {
      organization: 'acme',
      actor: { id: actor, kind: 'member' },
      conversation: { id: 'c1', kind: 'direct' },
      audience: { kind: 'person', relation: 'colleague', recipients: ['bob'], size: 1 },
      content: { text },
    },
  })
  return { about: { event: { source: 'https://chat.example', id }, account: actor }, case: body['case'] }
}

const report = (who: string, about: object, more: object) =>
  world.call(world.member(who, 'acme'), 'POST', '/v1/reports', { about, text: 'Look at this.', ...more })
const caseOf = async (id: string) => (await world.call(mei, 'GET', `/v1/cases/${id}`)).body

describe('a report of a message', () => {
  it('lies in the open case of what the machine found in it', async () => {
    const { about, case: found } = await say('eve', 'MARKED')
    const filed = await report('bob', about, { clause: 'content.n', to: 'operator' })
    expect(filed).toMatchObject({ status: 201, body: { status: 'with-operator', case: found } })
    expect(await caseOf(found)).toMatchObject({
      clauses: ['conduct.j', 'content.n'],
      findings: [{ clause: 'conduct.j' }],
      reports: [{ id: filed.body['id'], clause: 'content.n' }],
    })
    const other = await report('bob', { account: 'eve' }, { clause: 'content.n', to: 'operator' })
    expect(other.body['case']).not.toBe(found)
  })

  it('and the complaint that it becomes lie in that case, and are answered with it', async () => {
    const { about, case: found } = await say('ivo', 'MARKED')
    const filed = await report('bob', about, { clause: 'content.n' })
    expect(filed.body).toMatchObject({ status: 'with-administrator', case: null })
    const confirm = `/v1/reports/${filed.body['id']}/confirm`
    const confirmed = await world.call(world.member('boss', 'acme', 'admin'), 'POST', confirm, {
      statement: 'I saw it.',
    })
    expect(confirmed.body).toMatchObject({ report: { case: found }, complaint: { case: found } })
    const decide = `/v1/cases/${found}/decide`
    const body = { clause: 'conduct.j', actions: [{ type: 'warn' }], reason: 'It was.' }
    expect((await world.call(mei, 'POST', decide, body)).status).toBe(200)
    const read = await world.call(world.member('bob', 'acme'), 'GET', `/v1/reports/${filed.body['id']}`)
    expect(read.body).toMatchObject({ status: 'answered', outcome: 'acted' })
  })

  it('lies with the others that an administrator names in one complaint', async () => {
    const { about } = await say('kim', 'hello')
    const filed = [
      await report('bob', about, { clause: 'conduct.i' }),
      await report('cat', about, { clause: 'content.n' }),
    ].map(({ body }) => String(body['id']))
    const boss = world.member('boss', 'acme', 'admin')
    const complaint = await world.call(boss, 'POST', '/v1/complaints', { reports: filed, statement: 'Both are right.' })
    expect(complaint.status).toBe(201)
    const found = await caseOf(String(complaint.body['case']))
    expect(found['reports'].map(({ id }: { readonly id: string }) => id)).toEqual(filed)
  })

  it('lies with another of the same message under another clause, until that case is decided', async () => {
    const { about } = await say('ada', 'hello')
    const first = await report('bob', about, { clause: 'conduct.i', to: 'operator' })
    const second = await report('cat', about, { clause: 'content.n', to: 'operator' })
    expect(second.body['case']).toBe(first.body['case'])
    expect(await caseOf(String(first.body['case']))).toMatchObject({
      clauses: ['conduct.i', 'content.n'],
      exhibits: [{ copies: 2, reporters: 2 }],
    })
    const other = await say('ada', 'hello again')
    const apart = await report('cat', other.about, { clause: 'content.n', to: 'operator' })
    expect(apart.body['case']).not.toBe(first.body['case'])
    await world.call(mei, 'POST', `/v1/cases/${first.body['case']}/decide`, {
      outcome: 'no-violation',
      reason: 'None.',
    })
    const third = await report('dan', about, { clause: 'conduct.i', to: 'operator' })
    expect(third.body['case']).not.toBe(first.body['case'])
  })

  it('lies with another that comes at the same moment under another clause, whichever node takes it', async () => {
    const { about } = await say('lea', 'hello')
    const { desk } = world.casework
    const reporter: Reporter = { kind: 'member', id: asId('bob'), organization: asId('acme') }
    const filing = { about, clause: 'conduct.i', text: 'Look at this.', evidence: [], to: 'operator' } as const
    const [isFiled, mayEnd] = [gate(), gate()]
    const first = desk.run(async (unit) => {
      const { report } = await fileReportIn(desk, unit, { asker: reporter, reporter, filing })
      isFiled.open()
      await mayEnd.passed
      return report.case
    })
    await Promise.race([isFiled.passed, first])
    const second = report('cat', about, { clause: 'content.n', to: 'operator' })
    await Promise.race([second, untilSomebodyWaits()])
    mayEnd.open()
    expect((await second).body['case']).toBe(await first)
    expect((await world.call(mei, 'GET', '/v1/cases?subject=account/lea')).body['items']).toHaveLength(1)
  })
})

function gate(): { readonly passed: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const passed = new Promise<void>((resolve) => {
    open = resolve
  })
  return { passed, open: () => open() }
}

/** Until somebody waits for a lock of the database that another holds. */
async function untilSomebodyWaits(): Promise<void> {
  await expect
    .poll(
      async () => {
        const rows = await world.casework.desk.db.query(
          `select 1 from pg_locks where not granted and locktype = 'advisory'
           and database = (select oid from pg_database where datname = current_database())`,
        )
        return rows.length
      },
      { timeout: 20_000 },
    )
    .toBeGreaterThan(0)
}
