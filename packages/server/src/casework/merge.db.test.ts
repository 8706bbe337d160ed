import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

type Case = TestCasework extends { call: (...asked: never[]) => Promise<infer Answer> } ? Answer : never

let world: TestCasework
let mei: string
let sofia: string
let root: string
let serial = 0
beforeAll(async () => {
  world = await openTestCasework()
  mei = await world.staff('mei', 'moderator')
  sofia = await world.staff('sofia', 'senior')
  root = await world.staff('root', 'installation-admin')
  for (const id of ['names', 'spam'])
    await world.call(root, 'PUT', `/v1/queues/${id}`, {
      name: { en: id, zh: id },
      filter: { organizations: ['nobody'] },
    })
  await world.call(root, 'PUT', '/v1/routing', { rules: [] })
})
afterAll(() => world.close())

let people: readonly [string, string]
beforeEach(() => {
  serial += 1
  people = [`a${serial}`, `b${serial}`]
})

const read = async (id: string) => (await world.call(sofia, 'GET', `/v1/cases/${id}`)).body
const act = (who: string, id: string, verb: string, body: object = {}): Promise<Case> =>
  world.call(who, 'POST', `/v1/cases/${id}/${verb}`, { reason: 'One person behind both.', ...body })
const caseOf = async (actor: string, text = 'INSULT') => (await world.send(actor, text)).body['case'] as string

/** An external contact's report, which goes straight to the operator: [report, case]. */
async function reported(account: string, by = `x-${account}`): Promise<readonly [string, string]> {
  const { body } = await world.call(world.member(by, 'acme', 'external'), 'POST', '/v1/reports', {
    about: { account },
    clause: 'conduct.i',
    text: 'They insult me.',
  })
  return [body['id'], body['case']]
}

const readReport = async (account: string, id: string) =>
  (await world.call(world.member(`x-${account}`, 'acme', 'external'), 'GET', `/v1/reports/${id}`)).body

describe('a merge', () => {
  it('lets one decision answer what was reported in both, and act on the people of both', async () => {
    const [one, other] = people
    const into = await caseOf(one)
    const [report, from] = await reported(other)
    const merged = await act(mei, from, 'merge', { into })
    expect(merged).toMatchObject({
      status: 200,
      body: { case: { status: 'merged', mergedInto: into }, into: { merged: [{ case: from, by: 'mei' }] } },
    })
    expect(await readReport(other, report)).toMatchObject({ status: 'with-operator', case: into })
    expect(await act(sofia, from, 'decide', { outcome: 'no-violation' })).toMatchObject({
      status: 409,
      body: { kind: 'case.merged', case: into },
    })
    const decided = await act(mei, into, 'decide', {
      clause: 'conduct.i',
      actions: [{ type: 'warn' }, { type: 'warn', subject: { type: 'account', id: other } }],
    })
    expect(decided.body['actions']).toMatchObject([{ subject: { id: one } }, { subject: { id: other } }])
    expect(await readReport(other, report)).toMatchObject({ status: 'answered', outcome: 'acted' })
    expect(await read(from)).toMatchObject({ status: 'settled', mergedInto: into })
    expect(await act(mei, from, 'unmerge')).toMatchObject({ status: 409, body: { kind: 'case.decided' } })
    expect(await caseOf(other)).not.toBe(from)
  })

  it('lets the reporter of what was merged appeal against the decision that answered it', async () => {
    const [one, other] = people
    const into = await caseOf(one)
    const [, from] = await reported(other)
    await act(mei, from, 'merge', { into })
    await act(mei, into, 'decide', { outcome: 'no-violation' })
    const reporter = world.member(`x-${other}`, 'acme', 'external')
    // As they were told of it when they reported, too.
    const appealed = await world.call(reporter, 'POST', '/v1/appeals', { case: from, text: 'They did.' })
    expect(appealed).toMatchObject({ status: 201, body: { status: 'pending', case: into } })
    const again = await world.call(reporter, 'POST', '/v1/appeals', { case: into, text: 'They did.' })
    expect(again).toMatchObject({ status: 409, body: { kind: 'appeal.already-filed' } })
  })

  it('ends what was held back in both', async () => {
    const [one, other] = people
    const hook = { url: 'http://127.0.0.1:1/hook', types: ['hold.released'] }
    const subscription = (await world.call(root, 'POST', '/v1/webhooks', hook)).body['id'] as string
    const [into, from] = [await caseOf(one, 'MARKED'), await caseOf(other, 'MARKED')]
    await act(mei, from, 'merge', { into })
    await act(mei, into, 'decide', { outcome: 'no-violation' })
    const { body } = await world.call(root, 'GET', `/v1/webhooks/${subscription}/deliveries`)
    const told = body['items'].map(({ subject }: { subject: string }) => subject).sort()
    expect(told).toEqual([`account/${one}`, `account/${other}`])
  })

  it('is joined by what comes later about either, and shows the evidence of both', async () => {
    const [one, other] = people
    const [into, from] = [await caseOf(one), await caseOf(other)]
    await act(mei, from, 'merge', { into })
    const { version } = await read(into)
    expect(await caseOf(other, 'INSULT')).toBe(from)
    const [report, joined] = await reported(other)
    expect(joined).toBe(into)
    expect(await read(into)).toMatchObject({ reports: [{ id: report }] })
    expect((await read(into))['version']).toBeGreaterThan(version)
    const evidence = (await world.call(mei, 'GET', `/v1/cases/${into}/evidence`)).body
    const actors = evidence['findings'].map(
      (found: { event: { data: { actor: { id: string } } } }) => found.event.data.actor.id,
    )
    expect(new Set(actors)).toEqual(new Set([one, other]))
    expect(evidence['copies']).toMatchObject([{ source: `report/${report}` }])
  })

  it('is undone: each case has its own again, and its reports name it', async () => {
    const [one, other] = people
    const into = await caseOf(one)
    const [report, from] = await reported(other)
    const before = [await read(into), await read(from)]
    await act(mei, from, 'merge', { into })
    const [late] = await reported(other, `y-${other}`)
    const parted = await act(sofia, from, 'unmerge', { reason: 'Two people after all.' })
    expect(parted).toMatchObject({ status: 200, body: { case: { status: 'open' }, into: { merged: [] } } })
    const after = [await read(into), await read(from)]
    expect(after[0]!['findings']).toEqual(before[0]!['findings'])
    expect(after[1]!['reports'].map(({ id }: { id: string }) => id)).toEqual([report, late])
    expect(await readReport(other, report)).toMatchObject({ case: from })
    expect(after[1]!['turns']).toMatchObject([
      { kind: 'merged', by: 'mei', object: into, text: 'One person behind both.' },
      { kind: 'unmerged', by: 'sofia', object: into, text: 'Two people after all.' },
    ])
    expect(await act(mei, from, 'unmerge')).toMatchObject({ status: 409, body: { kind: 'case.not-merged' } })
  })

  it('is refused on an old version of either, past a claim, with another organization and without a reason', async () => {
    const [one, other] = people
    const [into, from] = [await caseOf(one), await caseOf(other)]
    for (const [body, kind] of [
      [{ into, ifMatch: 9 }, 'case.stale'],
      [{ into, intoIfMatch: 9 }, 'case.stale'],
      [{ into: 'case_none' }, 'case.not-found'],
      [{ into: from }, 'case.same'],
      [{ into, reason: ' ' }, 'case.words-missing'],
    ] as const)
      expect((await act(mei, from, 'merge', body)).body['kind'], kind).toBe(kind)
    await act(sofia, into, 'claim')
    expect(await act(mei, from, 'merge', { into })).toMatchObject({
      status: 409,
      body: { kind: 'case.claimed', by: 'sofia' },
    })
    expect((await read(from))['status']).toBe('open')
    const elsewhere = (
      await world.decide('message.send', `z${serial}`, {
        organization: 'hengyuan',
        conversation: { id: 'c1', kind: 'direct' },
        audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
        content: { text: 'INSULT' },
      })
    ).body['case']
    expect((await act(mei, from, 'merge', { into: elsewhere })).body['kind']).toBe('case.other-organization')
  })

  it('outlives a restart', async () => {
    const [one, other] = people
    const [into, from] = [await caseOf(one), await caseOf(other)]
    await act(mei, from, 'merge', { into })
    await world.restart()
    expect(await caseOf(other)).toBe(from)
    expect((await read(into))['findings']).toHaveLength(3)
    expect(await act(mei, from, 'unmerge')).toMatchObject({ status: 200 })
  })
})

describe('a case put into another queue', () => {
  it('is there for whoever works there, and stays when the rules are applied anew', async () => {
    const id = await caseOf(people[0])
    await act(mei, id, 'claim')
    expect(await act(mei, id, 'move', { queue: 'nothing' })).toMatchObject({
      status: 404,
      body: { kind: 'queue.unknown', pointer: '/queue' },
    })
    expect(await act(mei, id, 'move', { queue: 'names' })).toMatchObject({
      status: 200,
      body: { queue: 'names', queuedBy: 'mei', status: 'open', lease: null },
    })
    const granted = await world.staff('nora', 'moderator')
    await world.call(root, 'PUT', '/v1/staff/nora/queues', { queues: ['spam'] })
    expect(await act(granted, id, 'move', { queue: 'spam' })).toMatchObject({
      status: 403,
      body: { kind: 'permission.queue' },
    })
    await world.call(root, 'POST', '/v1/routing/apply')
    await world.pass(1)
    expect((await read(id))['queue']).toBe('names')
    const { body } = await world.call(root, 'POST', '/v1/routing/dry-run', {})
    expect(body['moves'].map(({ case: moved }: { case: string }) => moved)).not.toContain(id)
  })
})

describe('a case left to a senior', () => {
  it('is decided by a senior, or given back by one; both are entries of the log', async () => {
    const id = await caseOf(people[0])
    expect(await act(mei, id, 'escalate', { ifMatch: 9 })).toMatchObject({ status: 409, body: { kind: 'case.stale' } })
    const left = await act(mei, id, 'escalate', { reason: 'May be a minister.', ifMatch: 1 })
    expect(left).toMatchObject({ status: 200, body: { forSenior: { by: 'mei', text: 'May be a minister.' } } })
    expect(await act(mei, id, 'claim')).toMatchObject({ status: 403, body: { kind: 'case.with-senior' } })
    expect(await act(mei, id, 'return')).toMatchObject({ status: 403, body: { kind: 'permission.role' } })
    expect(await act(sofia, id, 'return')).toMatchObject({ status: 200, body: { forSenior: null } })
    await act(mei, id, 'escalate')
    expect((await act(sofia, id, 'decide', { outcome: 'no-violation' })).status).toBe(200)
    const auditor = await world.staff('ora', 'auditor')
    const { body } = await world.call(auditor, 'GET', '/v1/audit/entries?limit=500')
    const acts = body['items'].flatMap(({ entry }: { entry: { act: string; object: string } }) =>
      entry.object === `case/${id}` ? [entry.act] : [],
    )
    expect(acts.filter((name: string) => name !== 'case.read')).toEqual(
      expect.arrayContaining(['case.escalate', 'case.return', 'case.decide']),
    )
  })
})
