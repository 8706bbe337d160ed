import { addSession } from '@goodstanding/ledger'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'

let world: TestCasework
let root: string
let lead: string
let mei: string
let bo: string
let insult: string
let danger: string

beforeAll(async () => {
  world = await openTestCasework()
  root = await world.staff('root', 'installation-admin')
  lead = await world.staff('lead', 'senior')
  mei = await world.staff('mei', 'moderator')
  bo = await world.staff('bo', 'moderator')
  insult = String((await world.send('u1', 'MARKED')).body['case'])
  danger = String((await world.send('u2', 'DANGER')).body['case'])
})
afterAll(() => world.close())

const put = (who: string, staff: string, setAside: readonly string[]) =>
  world.call(who, 'PUT', `/v1/staff/${staff}/set-aside`, { setAside })
const listed = async (who: string, query: string) =>
  (await world.call(who, 'GET', `/v1/cases?${query}`)).body['items'].map(({ id }: { id: string }) => id).sort()
const clauseOf = async (id: string): Promise<string> =>
  (await world.call(lead, 'GET', `/v1/cases/${id}`)).body['clauses'][0]

/** Somebody signed in a while ago, and did something then. */
async function signIn(staff: string, agoMs: number): Promise<void> {
  const at = world.now() - agoMs
  const ends = { createdAt: at, idleAt: at + 30 * 60_000, endsAt: at + 12 * 3_600_000 }
  const secretHash = Buffer.from(staff.padEnd(32, '.')).toString('hex')
  await addSession(world.casework.desk.db, {
    id: crypto.randomUUID(),
    secretHash,
    holder: { kind: 'staff', staff },
    fromHash: null,
    ...ends,
  })
}

describe('setting a kind of content aside', () => {
  it('is somebody’s own to say, a senior’s and an installation administrator’s to say for them, and nobody else’s', async () => {
    expect(await put(mei, 'mei', ['conduct'])).toMatchObject({
      status: 200,
      body: { staff: 'mei', setAside: ['conduct'] },
    })
    expect((await put(bo, 'mei', [])).status).toBe(404)
    expect((await world.call(bo, 'GET', '/v1/staff/mei/set-aside')).status).toBe(404)
    expect((await put(lead, 'mei', ['conduct', 'conduct'])).body).toMatchObject({ staff: 'mei', setAside: ['conduct'] })
    expect((await put(root, 'mei', ['conduct'])).status).toBe(200)
    const lex = await world.staff('lex', 'counsel')
    expect((await put(lex, 'lex', ['conduct'])).status).toBe(403)
    expect((await world.call(world.service, 'GET', '/v1/staff/mei/set-aside')).status).toBe(403)
    expect((await put(root, 'nobody', [])).status).toBe(404)
  })

  it('refuses what the policy does not have: it would set nothing aside', async () => {
    const wrong = await put(mei, 'mei', ['conduct', 'conduct.zz'])
    expect(wrong).toMatchObject({ status: 422, body: { kind: 'case.clause-unknown', pointer: '/setAside/1' } })
    expect((await world.call(mei, 'GET', '/v1/staff/mei/set-aside')).body['setAside']).toEqual(['conduct'])
  })

  it('is seen whole by whoever answers for the work, and its entry in the log says of whom and never which kinds', async () => {
    for (const who of [mei, bo]) expect((await world.call(who, 'GET', '/v1/set-aside')).status).toBe(403)
    const shown = { staff: 'mei', name: 'mei', setAside: ['conduct'], version: 3 }
    for (const who of [lead, root])
      expect((await world.call(who, 'GET', '/v1/set-aside')).body).toEqual({
        items: expect.arrayContaining([shown]),
        next: null,
      })
    const ora = await world.staff('ora', 'auditor')
    const { body } = await world.call(ora, 'GET', '/v1/audit/entries?limit=500')
    const acts = body['items'].filter(({ entry }: { entry: { act: string } }) => entry.act === 'set-aside.put')
    expect(
      acts.map(({ entry, opening, why }: { entry: { object: string }; opening: { by: string }; why: null }) => [
        opening.by,
        entry.object,
        why,
      ]),
    ).toEqual([
      ['staff/mei', 'staff/mei', null],
      ['staff/lead', 'staff/mei', null],
      ['staff/root', 'staff/mei', null],
    ])
    expect(JSON.stringify(acts)).not.toContain('conduct')
    const readings = body['items'].filter(({ entry }: { entry: { object: string } }) =>
      entry.object.includes('set-aside'),
    )
    expect(readings.length).toBeGreaterThan(0)
  })

  it('is not set over what somebody else set meanwhile, and is told so; what stands already is no conflict', async () => {
    const path = '/v1/staff/bo/set-aside'
    const read = async () => {
      const { body } = await world.call(bo, 'GET', path)
      return { ...body, version: Number(body['version']) }
    }
    const set = (who: string, setAside: readonly string[], ifMatch: number) =>
      world.call(who, 'PUT', path, { setAside, ifMatch })
    const { version } = await read()
    expect(await set(bo, ['conduct'], version)).toMatchObject({ status: 200, body: { version: version + 1 } })
    const late = await set(lead, [await clauseOf(insult)], version)
    expect(late).toMatchObject({ status: 409, body: { kind: 'set-aside.stale', version: version + 1 } })
    expect(await read()).toEqual({ staff: 'bo', setAside: ['conduct'], version: version + 1 })
    expect((await set(bo, ['conduct'], version)).status).toBe(200)
    expect((await set(lead, [], version + 2)).status).toBe(200)
  })

  it('leaves such cases out of what is offered, in lists and counts, marks them elsewhere, and refuses the claim', async () => {
    await put(mei, 'mei', [await clauseOf(insult)])
    expect(await listed(mei, '')).toEqual([insult, danger].sort())
    expect(await listed(mei, 'setAside=without')).toEqual([danger])
    expect(await listed(mei, 'setAside=only')).toEqual([insult])
    expect(await listed(bo, 'setAside=without')).toEqual([insult, danger].sort())
    expect(await listed(bo, 'setAside=only')).toEqual([])
    expect((await world.call(mei, 'GET', '/v1/cases?setAside=some')).status).toBe(422)
    const queries = ['', 'is:set-aside', '-is:set-aside', 'is:open']
    const counted = await world.call(mei, 'POST', '/v1/cases/count', { queries })
    expect(counted.body['items'].map(({ cases }: { cases: number }) => cases)).toEqual([1, 1, 1, 1])
    expect(await world.call(mei, 'POST', `/v1/cases/${insult}/claim`)).toMatchObject({
      status: 409,
      body: { kind: 'case.set-aside' },
    })
    expect((await world.call(mei, 'POST', `/v1/cases/${danger}/claim`)).status).toBe(200)
    await world.call(mei, 'POST', `/v1/cases/${danger}/release`)
  })

  it('says beside such a case who takes it, those at work first, and of no other case', async () => {
    await signIn('bo', 0)
    const { body } = await world.call(mei, 'GET', `/v1/cases/${insult}`)
    expect([body['setAside'], body['takers']]).toEqual([
      true,
      [
        { id: 'bo', name: 'bo', isPresent: true },
        { id: 'lead', name: 'lead', isPresent: false },
      ],
    ])
    const other = await world.call(mei, 'GET', `/v1/cases/${danger}`)
    expect([other.body['setAside'], other.body['takers']]).toEqual([undefined, undefined])
    expect((await world.call(bo, 'GET', `/v1/cases/${insult}`)).body['setAside']).toBeUndefined()
  })

  it('shows whoever answers for the work what nobody else at work takes, without a name', async () => {
    const clause = await clauseOf(insult)
    await signIn('mei', 0)
    expect((await world.call(mei, 'GET', '/v1/coverage')).status).toBe(403)
    const covered = async () => (await world.call(lead, 'GET', '/v1/coverage')).body
    const rows = await covered()
    expect(rows['atWork']).toBe(2)
    expect(rows['items'].every(({ waiting }: { waiting: number }) => waiting === 0)).toBe(true)
    await put(lead, 'bo', [clause])
    expect(JSON.stringify(await covered())).not.toMatch(/"(bo|mei)"/)
    expect((await covered())['items']).toContainEqual(expect.objectContaining({ waiting: 1, yours: 1, orphaned: 0 }))
    await put(root, 'lead', [clause])
    expect((await covered())['items']).toContainEqual(expect.objectContaining({ waiting: 1, yours: 0, orphaned: 1 }))
    await put(root, 'lead', [])
    await put(root, 'bo', [])
    // Nobody acted for a quarter of an hour.
    await world.pass(16 * 60_000)
    expect((await covered())['atWork']).toBe(0)
  })

  it('keeps second reviews and appeals of such cases from them too', async () => {
    const decided = await world.call(bo, 'POST', `/v1/cases/${insult}/decide`, {
      clause: await clauseOf(insult),
      actions: [{ type: 'warn' }],
      reason: 'Once is enough.',
    })
    const action = decided.body['actions'][0]['id'] as string
    await world.pass(1_000)
    const drawn = await world.call(lead, 'POST', '/v1/second-reviews/draw', { size: 1 })
    const review = drawn.body['reviews'][0] as string
    const mayTake = async () =>
      (await world.call(mei, 'GET', '/v1/second-reviews')).body['items'].map(
        (each: { mayTake: boolean }) => each.mayTake,
      )
    expect(await mayTake()).toEqual([false])
    const take = () => world.call(mei, 'POST', `/v1/second-reviews/${review}/take`)
    expect(await take()).toMatchObject({ status: 409, body: { kind: 'case.set-aside' } })
    await world.call(world.member('u1', 'acme'), 'POST', '/v1/appeals', { action, text: 'It was a joke.' })
    const appeals = async (query: string) =>
      (await world.call(mei, 'GET', `/v1/appeals?${query}`)).body['items'].map(
        ({ setAside }: { setAside?: true }) => setAside,
      )
    expect([await appeals(''), await appeals('setAside=without'), await appeals('setAside=only')]).toEqual([
      [true],
      [],
      [true],
    ])
    await put(mei, 'mei', [])
    expect([await mayTake(), await appeals('setAside=without'), await appeals('setAside=only')]).toEqual([
      [true],
      [undefined],
      [],
    ])
    expect((await take()).status).toBe(200)
  })
})
