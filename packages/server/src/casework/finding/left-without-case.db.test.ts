/** Decisions that name a case and were left without it: by a node that died, or by a fault of the database. */
import { appendDecisions, beatNode, type DecisionRow } from '@goodstanding/ledger'
import { withDefaults } from '@goodstanding/model'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { sealText } from '../../vault/sealed-text.ts'
import { storedDecision } from '../../decide/read-stored-decision.ts'
import { readEvent } from '../../http/read-event.ts'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { createDecisionFollower } from './follow-decisions.ts'

let world: TestCasework
let mei: string
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
})
afterAll(() => world.close())

let serial = 0

/** `ahead`: by the clock of whoever decided. */
function rowOf(actor: string, ahead = 0): { readonly row: DecisionRow; readonly caseId: string } {
  const { newId } = world.casework.desk
  const now = world.now() + ahead
  const id = newId(now)
  const caseId = `case_${newId(now)}`
  serial += 1
  const event = {
    specversion: '1.0',
    id: `left-${serial}`,
    source: 'https://chat.example',
    type: 'message.send',
    time: new Date(now).toISOString(),
    data: withDefaults('message.send', { actor: { id: actor, kind: 'member' }, content: { text: 'MARKED' } }),
  }
  const finding = { clause: 'conduct.j', rule: 'marked', severity: 2, confidence: 1, effect: 'hold', evidence: [] }
  const policy = { id: 'test', version: '1' }
  const result = {
    id: `dec_${id}`,
    effect: 'hold',
    findings: [finding],
    message: null,
    case: caseId,
    appealUntil: null,
    policy,
  }
  const row: DecisionRow = {
    id,
    organization: 'acme',
    actor,
    eventType: event.type,
    source: event.source,
    eventId: event.id,
    bodyHash: serial.toString(16).padStart(64, '0'),
    effect: 'hold',
    clauses: ['conduct.j'],
    event,
    result,
    explanation: {},
    policyVersion: '1',
    observed: false,
    degraded: false,
    eventTime: now,
    decidedAt: now,
  }
  return { row, caseId }
}

/** Stores decisions as a node does that dies before it writes their cases; answers the case of each. */
async function leave(actors: readonly string[]): Promise<readonly string[]> {
  const made = actors.map((actor) => rowOf(actor))
  await appendDecisions(
    world.casework.desk.db,
    made.map(({ row }) => row),
  )
  return made.map(({ caseId }) => caseId)
}

const caseOf = (id: string) => world.call(mei, 'GET', `/v1/cases/${id}`)

describe('a case that a decision named', () => {
  it('is not there yet where it is not written, for minutes; then there is none, as there is none that nobody named', async () => {
    const [left = ''] = await leave(['late'])
    const { newId } = world.casework.desk
    expect((await caseOf(left)).body).toMatchObject({
      kind: 'server.not-ready',
      detail: 'This case is still being written. Ask again.',
    })
    expect((await caseOf(`case_${newId(world.now())}`)).body).toMatchObject({ kind: 'case.not-found' })
    await world.pass(11 * 60_000)
    expect((await caseOf(left)).body).toMatchObject({ kind: 'case.not-found' })
  })
})

describe('decisions that were left without their case', () => {
  it('are joined to it when casework starts, however many there are', async () => {
    const left = await leave(Array.from({ length: 1_100 }, (_, at) => `many-${at}`))
    const early = await caseOf(left[0] ?? '')
    expect(early).toMatchObject({ status: 503, body: { kind: 'server.not-ready' } })
    await world.restart()
    for (const id of [left[0], left[600], left[1_099]]) {
      expect(await caseOf(id ?? '')).toMatchObject({ status: 200, body: { status: 'open' } })
    }
  })

  it('keep neither each other nor a start from it where an event is one that this version does not take', async () => {
    const { row: foreign, caseId: lost } = rowOf('foreign')
    const { row, caseId } = rowOf('native')
    await appendDecisions(world.casework.desk.db, [{ ...foreign, event: { type: 'of.another.version' } }, row])
    await world.restart()
    expect([(await caseOf(lost)).status, (await caseOf(caseId)).status]).toEqual([503, 200])
  })

  it('keep no other from its case where they cannot be read or written', async () => {
    const { db } = world.casework.desk
    const [before, unreadable, unwritable, after] = ['before', 'unreadable', 'unwritable', 'after'].map((actor) =>
      rowOf(actor),
    )
    const key = (await db.keys.ofOwners(['account/unreadable'])).get('account/unreadable')
    expect.assert(before && unreadable && unwritable && after && key)
    const damaged = { ...unreadable.row, event: `${sealText(key, '[]', '').slice(0, -4)}AAAA` }
    const { findings: _, ...broken } = { findings: [], ...(unwritable.row.result as object) }
    await appendDecisions(db, [before.row, damaged, { ...unwritable.row, result: broken }, after.row])
    await world.restart()
    const all = [before, unreadable, unwritable, after]
    const statuses = async () => Promise.all(all.map(async ({ caseId }) => (await caseOf(caseId)).status))
    expect(await statuses()).toEqual([200, 503, 503, 200])
    await world.casework.joinLeft()
    expect(await statuses()).toEqual([200, 503, 503, 200])
  })

  it('are joined by a node that lives when another has died, and not before', async () => {
    const [left = ''] = await leave(['orphan'])
    const ahead = rowOf('of-a-clock-ahead', 600_000)
    await appendDecisions(world.casework.desk.db, [ahead.row])
    await world.casework.joinLeft()
    expect((await caseOf(left)).status).toBe(503)
    world.casework.missNode(world.now())
    await world.casework.joinLeft()
    const found = await caseOf(left)
    expect(found.body).toMatchObject({ id: left, findings: [{ rule: 'marked' }] })
    expect((await caseOf(ahead.caseId)).status).toBe(200)
    await world.casework.joinLeft()
    expect((await caseOf(left)).body['version']).toBe(found.body['version'])
  })
})

describe('a case that is damaged', () => {
  const FINDINGS = 12

  it('is told of once a minute however many findings belong to it, and takes them all when it is mended', async () => {
    const { desk } = world.casework
    const told: Readonly<Record<string, unknown>>[] = []
    const follower = createDecisionFollower({ ...desk, log: (line) => told.push(line) }, () => false)
    const follow = async (): Promise<string> => {
      const { row } = rowOf('of-a-damaged-case')
      const decision = { ...storedDecision(row), case: null }
      const followed = follower.follow(readEvent(row.event, row.decidedAt), decision)
      expect.assert(followed?.decision.case)
      await appendDecisions(desk.db, [{ ...row, result: followed.decision }])
      await followed.write()?.catch(() => undefined) // an answer that waits is refused
      await follower.settled()
      return followed.decision.case
    }
    const id = await follow()
    const [whole] = await desk.db.query<{ state: unknown }>('select state from case_view where id = $1', [id])
    const put = (state: unknown) =>
      desk.db.query('update case_view set state = $2 where id = $1', [id, JSON.stringify(state)])
    await put({ kind: 'open', items: 'damaged' })
    for (let at = 0; at < FINDINGS; at++) expect(await follow()).toBe(id)
    expect([told.length, follower.waiting()]).toEqual([1, FINDINGS])
    expect(told[0]).toMatchObject({ level: 'error', decision: expect.stringMatching(/^dec_/) })
    await put(whole?.state)
    await world.pass(6_000)
    await follower.joinFailed()
    expect([follower.waiting(), (await caseOf(id)).body['findings'].length]).toEqual([0, FINDINGS + 1])
    await follower.close()
  })
})

describe('a node that died', () => {
  const beat = (node: string, clock = world.now()) =>
    beatNode(world.casework.desk.db, node, { now: clock, withinMs: 15_000 })
  /** Nothing was heard of it for 20 s. */
  const silence = (node: string) =>
    world.casework.desk.db.query(`update node set seen_at = seen_at - interval '20 s' where id = $1`, [node])
  beforeEach(() => world.casework.desk.db.query('delete from node'))

  it('is told to one of those that live, with when it was last heard of; one that said goodbye to none', async () => {
    await beat('dying')
    await silence('dying')
    const beats = await Promise.all(['one', 'two', 'three'].map((node) => beat(node)))
    const gone = beats.flatMap(({ goneSince }) => goneSince ?? [])
    expect(gone.map((at) => Math.abs(at - world.now() + 20_000) <= 1)).toEqual([true])
    expect(await beat('one')).toMatchObject({ others: 2, goneSince: null })
  })

  it('is none whose clock is off; by that clock what it left is sought', async () => {
    const behind = world.now() - 600_000
    await beat('behind', behind)
    await beat('ahead', world.now() + 600_000)
    expect(await beat('one')).toMatchObject({ others: 2, goneSince: null })
    const beaten = await beat('behind', behind)
    expect(beaten).toMatchObject({ others: 2, goneSince: null })
    // By the database's clock, which is not the one of this test.
    const real = Date.now() - world.now() + 600_000
    expect(Math.abs(beaten.aheadMs + real)).toBeLessThan(60_000)
    await silence('behind')
    const { others, goneSince } = await beat('one')
    expect([others, Math.abs((goneSince ?? 0) - behind + 20_000) <= 1]).toEqual([1, true])
  })
})
