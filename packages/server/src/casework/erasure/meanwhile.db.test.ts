import { untilWaiting } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { readStream } from '../read-stream.ts'
import { CASES } from '../streams.ts'

const DAY = 86_400_000
const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

const carl = () => world.staff('carl', 'counsel')
const sofia = () => world.staff('sofia', 'senior')
const query = <Row extends object>(sql: string, values: readonly unknown[] = []) =>
  world.casework.desk.db.query<Row>(sql, values)

async function reported(account: string, by = 'wen'): Promise<{ readonly caseId: string; readonly source: string }> {
  const { body } = await world.call(world.member(by, 'acme', 'external'), 'POST', '/v1/reports', {
    about: { account },
    text: 'Look.',
    evidence: [{ text: 'what they wrote' }],
  })
  return { caseId: body['case'], source: `report/${String(body['id'])}` }
}
const close = async (caseId: string) => {
  const closing = { outcome: 'no-violation', reason: `What ${caseId} says.` }
  expect((await world.call(await sofia(), 'POST', `/v1/cases/${caseId}/decide`, closing)).status).toBe(200)
}
async function validated(subject: string): Promise<string> {
  const asked = { authority: 'Court', basis: 'Order', scope: { subjects: [subject] } }
  const url = `/v1/legal-requests/${String((await world.call(await carl(), 'POST', '/v1/legal-requests', asked)).body['id'])}`
  await world.call(await carl(), 'POST', `${url}/validate`, { checked: CHECKED })
  return url
}
const hold = async (url: string) => {
  expect((await world.call(await carl(), 'POST', `${url}/hold`, {})).status).toBe(200)
}
async function erasing(person: string): Promise<() => Promise<string>> {
  const asked = await world.call(world.member(person, 'acme'), 'POST', '/v1/erasures', {})
  const token = await carl()
  return async () => {
    const url = `/v1/erasures/${String(asked.body['id'])}/approve`
    return (await world.call(token, 'POST', url, {})).body['status']
  }
}

/** Does `late` while `erase` is under way: it has looked what keeps the rows, and waits for the one that `row` locks. */
async function meanwhile<Erased>(
  row: readonly [string, readonly unknown[]],
  erase: () => Promise<Erased>,
  late: () => Promise<void>,
): Promise<Erased> {
  const { db } = world.casework.desk
  let begun: Promise<Erased> | undefined
  let done: Promise<void> | undefined
  let isDone = false
  await db.transaction(async (tx) => {
    expect(await tx.query(...row)).toHaveLength(1)
    begun = erase()
    await untilWaiting(db, 1)
    done = late().then(() => {
      isDone = true
    })
    await untilWaiting(db, 2, () => isDone)
  })
  await done
  if (begun === undefined) throw new Error('not begun')
  return begun
}
const keyOf = (person: string) =>
  ['select from data_key where owner = $1 and wrapped is not null for update', [`account/${person}`]] as const

/** The last two of these acts, in the order of the log. */
async function lastActs(...named: readonly string[]): Promise<readonly string[]> {
  const rows = await query<{ act: string }>(
    `select entry ->> 'act' as act from audit_log where entry ->> 'act' = any($1::text[]) order by log, sequence`,
    [named],
  )
  return rows.map(({ act }) => act).slice(-2)
}

describe('a legal hold that is placed while a person is being erased', () => {
  it('stands when a person whom nothing kept is gone', async () => {
    const { caseId } = await reported('u-x', 'u-asked')
    await close(caseId)
    const url = await validated('account/u-asked')
    expect(await meanwhile(keyOf('u-asked'), await erasing('u-asked'), () => hold(url))).toBe('erased')
    expect(await lastActs('erasure.done', 'legal-request.hold')).toEqual(['erasure.done', 'legal-request.hold'])
  })
})

describe('a case that is opened while a person is being erased', () => {
  it('comes after it: what it says of them is kept', async () => {
    const { caseId } = await reported('u-y', 'u-came-up')
    await close(caseId)
    let opened = ''
    const status = await meanwhile(keyOf('u-came-up'), await erasing('u-came-up'), async () => {
      opened = (await world.send('u-came-up', 'MARKED')).body['case']
    })
    expect(status).toBe('erased')
    const [row] = await query<{ isLater: boolean }>(
      `select (select max(l.position) from ledger l where l.stream = $1)
            > (select max(l.position) from ledger l where l.stream like 'erasure/%') as "isLater"`,
      [`case/${opened}`],
    )
    expect(row).toEqual({ isLater: true })
  })

  it('has no words of theirs that it had read before: they would be sealed anew', async () => {
    const { caseId } = await reported('u-read')
    await close(caseId)
    const erase = await erasing('u-read')
    let tried = 0
    await world.casework.desk.run(async (unit) => {
      const found = await unit.load(CASES, caseId)
      tried += 1
      if (tried === 1) {
        expect(JSON.stringify(found)).toContain(`What ${caseId} says.`)
        expect(await erase()).toBe('erased')
      }
      const reopened = {
        kind: 'case.reopened',
        why: 'appeal-overturned',
        deadline: unit.now + DAY,
        at: unit.now,
      } as const
      unit.add(CASES, caseId, [reopened])
    })
    expect(tried).toBe(2)
    expect(JSON.stringify(await readStream(world.casework.desk.db, CASES, caseId))).not.toContain('says.')
  })
})

describe('an erasure', () => {
  it('waits for a hold on an organization where they were, though it is asked for in another one', async () => {
    await world.send('u-moved', 'MARKED')
    await query(`update case_view set status = 'decided' where subject_key = 'account/u-moved'`)
    const asked = await world.call(world.service, 'POST', '/v1/erasures', { person: 'u-moved', organization: 'new' })
    const request = await validated('organization/acme')
    await hold(request)
    const url = `/v1/erasures/${String(asked.body['id'])}/approve`
    const held = await world.call(await carl(), 'POST', url, {})
    expect(held.body).toMatchObject({ status: 'held', heldBy: { legalRequests: [expect.any(String)] } })
    await world.call(await carl(), 'POST', `${request}/refuse`, { reason: 'No basis.' })
  })
})

// Last, for the clock moves on.
describe('while evidence is being erased that was seen to be needed by nothing', () => {
  it('a legal hold is placed when it is gone, and is never said to keep it', async () => {
    const { caseId, source } = await reported('u-due')
    await close(caseId)
    const url = await validated('account/u-due')
    await world.pass(200 * DAY)
    const row = ['select from evidence where source = $1 for update', [source]] as const
    await meanwhile(row, world.casework.keepEvidence, () => hold(url))
    expect(await lastActs('evidence.erase', 'legal-request.hold')).toEqual(['evidence.erase', 'legal-request.hold'])
  })

  it('a complaint that names its report is filed when it is gone: none rests on what goes right after', async () => {
    const boss = { organization: 'acme', kind: 'member', name: 'Boss', roles: ['admin'] }
    await world.call(world.service, 'PUT', '/v1/people/boss', boss)
    const about = { about: { account: 'x-77' }, text: 'In spring.', evidence: [{ text: 'what they wrote' }] }
    const report = String((await world.call(world.member('mia', 'acme'), 'POST', '/v1/reports', about)).body['id'])
    const url = `/v1/reports/${report}/dismiss`
    await world.call(world.member('boss', 'acme', 'admin'), 'POST', url, { reason: 'Once is no pattern.' })
    await world.pass(200 * DAY)
    const admin = world.member('boss', 'acme', 'admin')
    const state = async () =>
      query<{ erased: boolean }>(`select erased_at is not null as erased from evidence where source = $1`, [
        `report/${report}`,
      ])
    let then: unknown
    const row = ['select from evidence where source = $1 for update', [`report/${report}`]] as const
    await meanwhile(row, world.casework.keepEvidence, async () => {
      const complaint = { statement: 'It is a pattern now.', reports: [report] }
      expect((await world.call(admin, 'POST', '/v1/complaints', complaint)).status).toBe(201)
      then = await state()
    })
    expect(then).toEqual([{ erased: true }])
  })
})

it('somebody asks to be erased twice at once, and is asked for once', async () => {
  for (const person of ['once', 'once-more', 'once-again']) {
    const ask = () => world.call(world.member(person, 'acme'), 'POST', '/v1/erasures', {})
    const answers = await Promise.all([ask(), ask(), ask()])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409])
  }
})
