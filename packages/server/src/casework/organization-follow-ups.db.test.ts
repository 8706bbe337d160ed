import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from './open-test-casework.ts'

const DAY = 86_400_000

let world: TestCasework
let sofia: string
let omar: string
let hook: string
beforeAll(async () => {
  world = await openTestCasework()
  await signIn()
  const admin = await world.staff('root', 'installation-admin')
  hook = (await world.call(admin, 'POST', '/v1/webhooks', { url: 'http://127.0.0.1:9/nobody' })).body['id']
})
afterAll(() => world.close())

async function signIn(): Promise<void> {
  sofia = await world.staff('sofia', 'senior')
  omar = await world.staff('omar', 'senior')
}

/** Lets time pass; tokens of the staff end after some hours. */
async function wait(ms: number): Promise<void> {
  await world.pass(ms)
  await signIn()
}

/** What the service was told about a subject, in order, by the types that are asked for. */
async function told(
  subject: string,
  ...types: readonly string[]
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows = await world.casework.desk.db.query<{ type: string; data: Readonly<Record<string, unknown>> }>(
    `select type, body -> 'data' as data from webhook_delivery
     where subscription = $1 and subject_key = $2 and type = any($3) order by id`,
    [hook, subject, types],
  )
  return rows.map(({ type, data }) => ({ ...data, type }))
}

async function name(person: string, organization: string, roles: readonly string[]): Promise<void> {
  const body = { organization, kind: 'member', name: person, roles }
  expect((await world.call(world.service, 'PUT', `/v1/people/${person}`, body)).status).toBe(200)
}

let reports = 0
async function decide(about: object, actions: readonly object[], clause = 'conduct.i'): Promise<string> {
  reports += 1
  const reporter = world.member(`x-${reports}`, 'elsewhere', 'external')
  const filed = await world.call(reporter, 'POST', '/v1/reports', { about, clause, text: 'x' })
  const decided = await world.call(sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
    clause,
    actions,
    reason: 'Because.',
  })
  expect(decided.status).toBeLessThan(300)
  return decided.body['actions'][0].id
}
async function terminate(about: object, clause?: string): Promise<string> {
  const id = await decide(about, [{ type: 'terminate' }], clause)
  expect((await world.call(omar, 'POST', `/v1/actions/${id}/approve`)).status).toBe(200)
  return id
}
const standingOf = async (type: string, id: string) =>
  (await world.call(world.service, 'GET', `/v1/standing/${type}/${id}`)).body
const reverse = async (id: string) =>
  expect((await world.call(omar, 'POST', `/v1/actions/${id}/reverse`, { reason: 'Wrong.' })).status).toBe(200)

describe('an organization whose last administrator is suspended', () => {
  it('has seven days to name one, then loses `admin`, and has it back when one is named', async () => {
    await name('ada', 'solo', ['admin'])
    await name('bob', 'solo', [])
    await decide({ account: 'ada' }, [{ type: 'suspend' }])
    expect(await told('organization/solo', 'administrator.missing')).toMatchObject([
      { organization: 'solo', until: new Date(world.now() + 7 * DAY).toISOString() },
    ])
    await world.restart()
    await wait(7 * DAY - 1_000)
    expect((await standingOf('organization', 'solo'))['limits']).toEqual([])
    await wait(1_000)
    expect(await standingOf('organization', 'solo')).toMatchObject({
      state: 'limited',
      points: 0,
      limits: [{ capability: 'admin', until: null }],
    })
    const notices = await world.call(world.service, 'GET', '/v1/notices?subject=organization/solo')
    expect(notices.body['items']).toMatchObject([{ automated: true, clause: 'conduct.i' }])
    expect(notices.body['items'][0].message.en).toContain('none was named in time')
    await wait(20 * DAY)
    expect(await told('organization/solo', 'action.taken')).toHaveLength(1)
    await name('bob', 'solo', ['admin'])
    expect(await standingOf('organization', 'solo')).toMatchObject({ state: 'good', limits: [] })
    expect(await told('organization/solo', 'action.ended', 'administrator.named')).toMatchObject([
      { type: 'action.ended', capability: 'admin' },
      { type: 'administrator.named' },
    ])
  })

  it('is left alone while another administrator is left, and when the suspension is reversed in time', async () => {
    await name('eve', 'pair', ['admin'])
    await name('fay', 'pair', ['admin'])
    await decide({ account: 'eve' }, [{ type: 'suspend' }])
    expect(await told('organization/pair', 'administrator.missing')).toEqual([])
    const second = await decide({ account: 'fay' }, [{ type: 'suspend' }])
    expect(await told('organization/pair', 'administrator.missing')).toHaveLength(1)
    await wait(3 * DAY)
    await reverse(second)
    expect(await told('organization/pair', 'administrator.named')).toHaveLength(1)
    await wait(30 * DAY)
    expect(await standingOf('organization', 'pair')).toMatchObject({ state: 'good' })
  })

  it('has them as well when whoever was left besides is taken out, or the only one who is named is suspended already', async () => {
    for (const id of ['gus', 'hal']) await name(id, 'trio', ['admin'])
    await decide({ account: 'gus' }, [{ type: 'suspend' }])
    await name('hal', 'trio', [])
    const missing = [{ organization: 'trio', until: new Date(world.now() + 7 * DAY).toISOString() }]
    expect(await told('organization/trio', 'administrator.missing')).toMatchObject(missing)
    await wait(7 * DAY)
    expect(await standingOf('organization', 'trio')).toMatchObject({ limits: [{ capability: 'admin' }] })
    await name('hal', 'trio', ['admin'])
    expect(await standingOf('organization', 'trio')).toMatchObject({ state: 'good' })
    await name('ivo', 'uno', [])
    await decide({ account: 'ivo' }, [{ type: 'suspend' }])
    await name('ivo', 'uno', ['admin'])
    expect(await told('organization/uno', 'administrator.missing')).toHaveLength(1)
    // Where nobody is barred the service has taken its administrators out itself.
    await name('jon', 'none', ['admin'])
    await name('jon', 'none', [])
    expect(await told('organization/none', 'administrator.missing')).toEqual([])
  })

  it('of an end that comes by itself needs nobody to lift anything', async () => {
    await name('hal', 'short', ['admin'])
    const until = new Date(world.now() + 10 * DAY).toISOString()
    await decide({ account: 'hal' }, [{ type: 'suspend', until }])
    await wait(8 * DAY)
    expect((await standingOf('organization', 'short'))['limits']).toMatchObject([{ capability: 'admin' }])
    await wait(2 * DAY)
    expect((await standingOf('organization', 'short'))['limits']).toEqual([])
  })
})

describe('a terminated organization', () => {
  it('leaves its people thirty days to export, reminds, then closes, once', async () => {
    await name('ida', 'closing', ['admin'])
    await terminate({ organization: 'closing' })
    const closesAt = new Date(world.now() + 30 * DAY).toISOString()
    const read = () =>
      world.decide('directory.export', 'ida', {
        organization: 'closing',
        count: 1,
        kind: 'member',
        purpose: 'own data',
      })
    expect((await read()).body['standing'] ?? null).toBeNull()
    expect((await world.send('ida', 'Hello', { organization: 'closing' })).body).toMatchObject({ effect: 'block' })
    expect(await standingOf('account', 'ida')).toMatchObject({
      state: 'good',
      organization: { id: 'closing', state: 'terminated', until: null, limits: [] },
      summary: {
        en: expect.stringMatching(/^Your own account is in good standing\. Your organization is terminated: .* export/),
      },
    })
    await wait(23 * DAY)
    await world.restart()
    expect((await read()).body['standing'] ?? null).toBeNull()
    await wait(6 * DAY)
    await wait(DAY)
    expect(await told('organization/closing', 'organization.closing', 'organization.closed')).toMatchObject([
      { type: 'organization.closing', closesAt },
      { type: 'organization.closing', closesAt },
      { type: 'organization.closing', closesAt },
      { type: 'organization.closed' },
    ])
    expect((await read()).body).toMatchObject({ effect: 'block', standing: { state: 'terminated' } })
    expect((await standingOf('account', 'ida'))['summary'].zh).toBe('您的账号本身状态良好。您所在的组织已终止。')
    await wait(30 * DAY)
    expect(await told('organization/closing', 'organization.closed')).toHaveLength(1)
  })

  it('closes at once where the clause is one of danger', async () => {
    await terminate({ organization: 'peril' }, 'content.h')
    await wait(1_000)
    expect(await told('organization/peril', 'organization.closing')).toEqual([])
    expect(await told('organization/peril', 'organization.closed')).toHaveLength(1)
  })

  it('closes at once when it is terminated again under one, and has its time again when that is reversed', async () => {
    const closed = (organization: string) => told(`organization/${organization}`, 'organization.closed')
    const window = async (organization: string) => (await standingOf('organization', organization))['exportUntil']
    await terminate({ organization: 'twice' })
    const until = await window('twice')
    await wait(DAY)
    const graver = await terminate({ organization: 'twice' }, 'content.h')
    expect(await window('twice')).toBeNull()
    await reverse(graver)
    expect(await window('twice')).toBe(until)
    await wait(20 * DAY)
    expect(await closed('twice')).toEqual([])
    await terminate({ organization: 'twice' }, 'content.h')
    await wait(1_000)
    expect(await closed('twice')).toHaveLength(1)
  })

  it('does not close when the termination is reversed, and the service is told', async () => {
    const id = await terminate({ organization: 'spared' })
    await wait(10 * DAY)
    await reverse(id)
    await wait(60 * DAY)
    expect(await told('organization/spared', 'organization.closed')).toEqual([])
    expect(await told('organization/spared', 'effect.undone')).toContainEqual({
      type: 'effect.undone',
      effect: 'accounts.cancel-closing',
    })
  })
})

describe('a terminated account', () => {
  it('hands its contacts over to the organization, the member is told, and a reversal hands them back', async () => {
    await name('joe', 'acme', [])
    const id = await terminate({ account: 'joe' })
    expect(await told('account/joe', 'effect.begun', 'notice.sent')).toMatchObject([
      { type: 'notice.sent' },
      { type: 'effect.begun', effect: 'sessions.end' },
      { type: 'effect.begun', effect: 'contacts.hand-over' },
    ])
    await reverse(id)
    expect((await told('account/joe', 'effect.undone')).map(({ effect }) => effect)).toEqual([
      'sessions.allow',
      'contacts.hand-back',
    ])
  })
})

describe('a suspended organization', () => {
  it("has its external contacts told that it can't be reached, once for two suspensions, until the last one ends", async () => {
    const first = await decide({ organization: 'quiet' }, [{ type: 'suspend' }])
    const second = await decide({ organization: 'quiet' }, [{ type: 'suspend' }])
    const effects = () => told('organization/quiet', 'effect.begun', 'effect.undone')
    expect(await effects()).toHaveLength(2)
    await reverse(first)
    expect(await effects()).toHaveLength(2)
    await reverse(second)
    expect((await effects()).slice(2).map(({ effect }) => effect)).toEqual([
      'content.open-to-outside',
      'contacts.tell-reachable',
    ])
  })

  it('is open again when the suspension ends by itself, and its service is told, once', async () => {
    const until = new Date(world.now() + 10 * DAY).toISOString()
    await decide({ organization: 'away' }, [{ type: 'suspend', until }])
    await wait(10 * DAY)
    expect((await told('organization/away', 'effect.undone')).map(({ effect }) => effect)).toEqual([
      'content.open-to-outside',
      'contacts.tell-reachable',
    ])
    expect(await told('organization/away', 'standing.changed')).toMatchObject([
      { state: 'suspended' },
      { state: 'good', limits: [] },
    ])
    await wait(60 * DAY)
    expect(await told('organization/away', 'effect.undone')).toHaveLength(2)
    expect(await told('organization/away', 'standing.changed')).toHaveLength(2)
  })
})

describe('an account', () => {
  it('that is suspended or limited for a time is told to be in good standing when it is over', async () => {
    const until = new Date(world.now() + 10 * DAY).toISOString()
    await decide({ account: 'tim' }, [{ type: 'suspend', until }])
    await decide({ account: 'lou' }, [{ type: 'limit', capability: 'live', until }])
    await wait(10 * DAY)
    expect(await told('account/tim', 'effect.undone')).toMatchObject([{ effect: 'sessions.allow' }])
    expect(await told('account/tim', 'standing.changed')).toMatchObject([{ state: 'suspended' }, { state: 'good' }])
    expect(await told('account/lou', 'standing.changed')).toMatchObject([{ state: 'limited' }, { state: 'good' }])
  })
})

describe('limits of an organization', () => {
  const limit = () => [{ type: 'limit', capability: 'live', until: new Date(world.now() + 30 * DAY).toISOString() }]
  const ask = (action: string) =>
    world.call(world.member('kay', 'thrice', 'admin'), 'POST', '/v1/appeals', {
      action,
      text: 'We have trained everybody.',
      kind: 'early-release',
    })

  it('end early on request the first time, not the second, and the third one stays', async () => {
    await name('kay', 'thrice', ['admin'])
    const first = await decide({ organization: 'thrice' }, limit())
    const notices = await world.call(world.service, 'GET', '/v1/notices?subject=organization/thrice')
    expect(notices.body['items'][0].message.en).toContain('an administrator may ask for it to end early')
    const sentTo = async (role: 'member' | 'admin') =>
      (await world.call(world.member(role === 'admin' ? 'kay' : 'kim', 'thrice', role), 'GET', '/v1/notices')).body[
        'items'
      ]
    expect(await sentTo('admin')).toMatchObject([{ action: first, appealToken: expect.any(String) }])
    expect(await sentTo('member')).toEqual([])
    expect(
      (
        await world.call(world.member('kim', 'thrice'), 'POST', '/v1/appeals', {
          action: first,
          text: 'Please.',
          kind: 'early-release',
        })
      ).status,
    ).toBe(403)
    const asked = await ask(first)
    expect(asked).toMatchObject({ status: 201, body: { party: 'early-release', status: 'pending' } })
    expect((await ask(first)).status).toBe(409)
    const grant = { outcome: 'overturn', reason: 'The training is done.' }
    const answer = (who: string) => world.call(who, 'POST', `/v1/appeals/${asked.body['id']}/decide`, grant)
    expect((await answer(sofia)).status).toBe(403)
    expect((await answer(omar)).status).toBe(200)
    expect(await standingOf('organization', 'thrice')).toMatchObject({ state: 'good', points: 4 })
    expect((await world.call(omar, 'GET', `/v1/actions/${first}`)).body).toMatchObject({ status: 'ended' })
    await wait(1_000)

    const second = await decide({ organization: 'thrice' }, limit())
    expect(await ask(second)).toMatchObject({ status: 409, body: { kind: 'appeal.no-early-release' } })
    await wait(31 * DAY)

    const reporter = world.member('x-third', 'elsewhere', 'external')
    const about = { about: { organization: 'thrice' }, clause: 'conduct.i', text: 'third' }
    const filed = await world.call(reporter, 'POST', '/v1/reports', about)
    const found = await world.call(sofia, 'GET', `/v1/cases/${filed.body['case']}`)
    expect(found.body['recommended']).toMatchObject([{ action: 'limit', until: null }])
    const third = await world.call(sofia, 'POST', `/v1/cases/${filed.body['case']}/decide`, {
      clause: 'conduct.i',
      actions: limit(),
      reason: 'Again.',
    })
    expect(await ask(third.body['actions'][0].id)).toMatchObject({ status: 409 })
    const told3 = await world.call(world.service, 'GET', '/v1/notices?subject=organization/thrice')
    expect(told3.body['items'][0].message.en).toContain('this limit stays')
  })
})

describe('a revoked verification', () => {
  it('has the name screened again, as an event of our own, once', async () => {
    await world.call(world.service, 'PUT', '/v1/organizations/badge', {
      name: 'Badge Bank',
      kind: 'company',
      country: 'DE',
    })
    await decide({ organization: 'badge' }, [{ type: 'revoke-verification' }])
    const rows = await world.casework.desk.db.query<{ event: { type: string; data: { subject: object } } }>(
      `select event from observed_event where organization = 'badge'`,
    )
    expect(rows).toMatchObject([
      { event: { type: 'organization.rename', data: { subject: { id: 'badge', name: 'Badge Bank' } } } },
    ])
  })
})

describe('a name that comes under protection', () => {
  const protect = (id: string, entry: object) =>
    world.call(world.service, 'PUT', `/v1/registers/protected-names/${id}`, { kind: 'business', ...entry })
  const screened = async () => {
    const rows = await world.casework.desk.db.query<{ organization: string; domain: string | null }>(
      `select organization, event #>> '{data,subject,domain}' as domain from observed_event
       where event ->> 'id' like 'screen/protected/%' order by organization`,
    )
    return rows.map(({ organization, domain }) => [organization, domain])
  }

  it('has the names of those who bear it, or one like it, screened again, and not that of its owner', async () => {
    const firms = { tarn: 'Tarnwell Optik', tarm: 'Tarnwel Optik', own: 'Tarnwell Optik', far: 'Bakery Pewter' }
    for (const [id, called] of Object.entries(firms)) {
      const domains = id === 'tarn' ? ['other.example', 'Tarnwell.example'] : []
      await world.call(world.service, 'PUT', `/v1/organizations/${id}`, {
        ...{ name: called, kind: 'company', country: 'DE', domains },
      })
    }
    await protect('tw', { name: 'Tarnwell Optik', owner: { organization: 'own', domains: ['tarnwell.example'] } })
    const found = [
      ['tarm', null],
      ['tarn', 'Tarnwell.example'],
    ]
    expect(await screened()).toEqual(found)
    // Lists are stated again and again.
    await world.pass(1_000)
    await protect('tw', { name: 'Tarnwell Optik' })
    expect(await screened()).toEqual(found)
    await protect('tw', { name: 'Tarnwell Optik', aliases: ['Pewter Bakery'] })
    expect((await screened()).map(([organization]) => organization)).toEqual(['far', 'tarm', 'tarn'])
  })
})

describe('after a jump of the clock', () => {
  it('an organization without administrators is limited once, though two nodes look at the same time', async () => {
    await name('gil', 'jump', ['admin'])
    await decide({ account: 'gil' }, [{ type: 'suspend' }])
    await Promise.all([wait(400 * DAY), world.casework.runDue(), world.casework.runDue()])
    expect(await told('organization/jump', 'action.taken')).toHaveLength(1)
  })

  it('a terminated organization is closed once, by whichever node', async () => {
    await terminate({ organization: 'jumped' })
    await Promise.all([wait(400 * DAY), world.casework.runDue(), world.casework.runDue()])
    expect(await told('organization/jumped', 'organization.closed')).toHaveLength(1)
  })
})
