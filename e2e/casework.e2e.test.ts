/**
 * Casework from end to end over HTTP, on the embedded database and on one of the operator's own with two nodes on it: the
 * scripted journey as anybody runs it, two people for a termination, an authority's request, and a log that proves itself.
 */
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from './server/client.ts'
import { eventOf } from './server/client.ts'
import { runCommand, runNode } from './server/run-command.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from './server/start-server.ts'

const CHECKED = ['authority-identified', 'jurisdiction', 'legal-basis', 'authentic', 'scope-specific', 'proportionate']
/** Hours: some seconds. */
const SHORT = 0.0008

// biome-ignore lint: tests read answers freely
type Body = Readonly<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely
const bodyOf = ({ body }: Answer): Body => body as Body

describe.each(['embedded', 'external'] as const)('casework on an %s database', (kind) => {
  const folders = [makeTestFolder(), makeTestFolder()] as const
  let database: TestDatabase | null = null
  let here: LocalServer
  /** The other node, where there is one; else the same. */
  let there: LocalServer
  let staff: Readonly<Record<'sam' | 'sofia' | 'carl' | 'cora' | 'ada', string>>

  const settingsOf = (folder: string) => ({
    GOODSTANDING_DATA: folder,
    ...(database === null
      ? {}
      : { GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_KEY: 'one-key-for-both-nodes-of-this-test-0' }),
  })

  beforeAll(async () => {
    if (kind === 'external') database = await openTestDatabase()
    here = await startServer(settingsOf(folders[0]))
    there = kind === 'external' ? await startServer(settingsOf(folders[1])) : here
  })
  afterAll(async () => {
    await here.close()
    if (there !== here) await there.close()
    await database?.close()
    expect([...here.logged, ...there.logged]).toEqual([])
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })

  async function eventually(what: string, isSo: () => Promise<boolean>): Promise<void> {
    for (let turn = 0; turn < 300; turn += 1) {
      if (await isSo()) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error(`It never came: ${what}.`)
  }

  it('plays the scripted journey: report, administrator, complaint, limit, notice, block, appeal, overturn, allow', async () => {
    const told = await runNode(['scripts/journey.mjs', here.url, SERVICE_TOKEN, here.running.signInToken])
    expect(told).toMatchObject({ code: 0, err: '' })
    const shown = told.out.split('\n').map((line) => line.slice(60).trim())
    const [allowed, due, complaint, , , blocked, answered, , pending, refused, overturned, again] = shown.slice(1)
    expect([allowed, blocked?.split(':')[0], again]).toEqual(['allow', 'block', 'allow'])
    expect(due).toMatch(/^with-administrator, answer due \d{4}-/)
    expect(complaint).toMatch(/^cmp_/)
    expect([answered, pending, refused, overturned]).toEqual([
      'answered',
      'pending',
      'appeal.same-person',
      'overturned',
    ])
  })

  it('names its staff by an administrator of the installation', async () => {
    const link = await startedLink()
    const signed = await here.ask('POST', '/v1/sign-in', { body: { token: link }, token: null })
    const token = bodyOf(signed)['token'] as string
    const hire = async (id: string, role: string): Promise<string> => {
      const body = { id, name: id, email: `${id}@operator.example`, roles: [role] }
      await here.ask('POST', '/v1/staff', { token, body })
      return bodyOf(await here.ask('POST', `/v1/staff/${id}/tokens`, { token }))['token'] as string
    }
    staff = {
      sam: await hire('sam', 'senior'),
      sofia: await hire('sofia', 'senior'),
      carl: await hire('carl', 'counsel'),
      cora: await hire('cora', 'counsel'),
      ada: await hire('ada', 'auditor'),
    }
    expect(Object.values(staff).every((each) => each.startsWith('gs'))).toBe(true)
  })

  /** A sign-in link as a restart prints it: the journey has used the first one. */
  async function startedLink(): Promise<string> {
    await here.close()
    here = await startServer(settingsOf(folders[0]))
    if (kind === 'embedded') there = here
    return here.running.signInToken
  }

  it('lets two people end an account, bars its return on every node, and undoes all of it', async () => {
    const account = { id: 'zed', kind: 'member', name: 'Zed Gray', email: 'zed@mail.example', country: 'GB' }
    const register = (id: string) =>
      eventOf('account.register', {
        organization: 'lathe',
        actor: { id, kind: 'anonymous' },
        account: { ...account, id },
      })
    expect((await here.decide(register('zed'))).effect).toBe('allow')
    const report = bodyOf(
      await here.ask('POST', '/v1/reports', {
        body: {
          about: { account: 'zed' },
          clause: 'content.h',
          text: 'He calls for an attack.',
          reporter: { organization: 'lathe', id: 'rob', kind: 'member' },
        },
      }),
    )
    const body = { clause: 'content.h', actions: [{ type: 'terminate' }], reason: 'He did.' }
    const decided = await here.ask('POST', `/v1/cases/${report['case']}/decide`, { token: staff.sam, body })
    expect(decided.status).toBe(202)
    const [{ id: action }] = bodyOf(decided)['actions']
    expect((await here.ask('POST', `/v1/actions/${action}/approve`, { token: staff.sam })).status).toBe(403)
    expect((await there.ask('POST', `/v1/actions/${action}/approve`, { token: staff.sofia })).status).toBe(200)
    const standing = async () => bodyOf(await here.ask('GET', '/v1/standing/account/zed'))['state'] as string
    expect(await standing()).toBe('terminated')
    await eventually(
      'the bar on the other node',
      async () => (await there.decide(register('zed-2'))).effect !== 'allow',
    )
    const undone = await there.ask('POST', `/v1/actions/${action}/reverse`, {
      token: staff.sofia,
      body: { reason: 'It was another Zed.' },
    })
    expect(undone.status).toBe(200)
    expect(await standing()).toBe('good')
    await eventually('the way back', async () => (await here.decide(register('zed-3'))).effect === 'allow')
  })

  it('lets each deadline pass once, whichever node looks first', async () => {
    await here.put('organizations/silent', {
      name: 'Silent',
      kind: 'company',
      country: 'GB',
      domains: [],
      deadlines: { 1: SHORT, 2: SHORT, 3: SHORT },
    })
    await here.put('people/hush', { organization: 'silent', kind: 'admin', name: 'Hush', roles: ['admin'] })
    const reports: string[] = []
    for (let number = 0; number < 30; number += 1) {
      const reporter = { organization: 'silent', id: `s-${number}`, kind: 'member' }
      const body = { about: { account: `loud-${number}` }, clause: 'conduct.j', text: 'Spam.', reporter }
      const filed = bodyOf(await (number % 2 === 0 ? here : there).ask('POST', '/v1/reports', { body }))
      reports.push(filed['id'] as string)
    }
    for (const [number, report] of reports.entries()) {
      await eventually(`the deadline of report ${number}`, async () => {
        const found = bodyOf(await here.ask('GET', `/v1/reports/${report}`, { token: staff.sam }))
        return found['status'] === 'with-operator'
      })
      const { items } = bodyOf(await here.ask('GET', `/v1/cases?subject=account/loud-${number}`, { token: staff.sam }))
      expect(items.map((found: Body) => found['reports'].map(({ id }: Body) => id))).toEqual([[report]])
    }
  })

  it('knows who sent a plainly allowed message that is reported by its id alone, on whichever node; what nobody sent goes to the operator', async () => {
    await here.put('people/chief', { organization: 'mill', kind: 'admin', name: 'Chief', roles: ['admin'] })
    const said = async (at: string, actor: string): Promise<Readonly<Record<'source' | 'id', string>>> => {
      const event = eventOf('message.send', {
        organization: 'mill',
        actor: { id: actor, kind: 'member' },
        conversation: { id: 'c1', kind: 'group' },
        audience: { kind: 'group', relation: 'colleague', size: 4 },
        content: { text: `The meeting is at ${at}.` },
      })
      expect((await here.decide(event)).effect).toBe('allow')
      return { source: event.source, id: event.id }
    }
    // Each by somebody else: who reports again and again is slowed down.
    let reporters = 0
    const report = async (server: LocalServer, event: object): Promise<Body> => {
      const reporter = { organization: 'mill', id: `rob-${reporters++}`, kind: 'member' }
      const body = { about: { event }, clause: 'conduct.j', text: 'Look at this.', reporter }
      return bodyOf(await server.ask('POST', '/v1/reports', { body }))
    }
    const ofMember = await report(here, await said('ten', 'moe'))
    expect(ofMember).toMatchObject({ status: 'with-administrator', about: { account: 'moe' } })
    const ofChief = await report(here, await said('noon', 'chief'))
    expect(ofChief).toMatchObject({ status: 'with-operator', why: 'administrator-accused' })
    // The nodes answer each other within a second or two; on one that was not answered in time the report goes to the operator.
    const elsewhere = await said('three', 'chief')
    let asked = await report(there, elsewhere)
    for (let turn = 0; turn < 20 && asked['why'] !== 'administrator-accused'; turn++)
      asked = await report(there, elsewhere)
    expect(asked).toMatchObject({ status: 'with-operator', why: 'administrator-accused' })
    const unknown = await report(there, { source: 'https://chat.example/e2e', id: 'never-seen' })
    expect(unknown).toMatchObject({ status: 'with-operator', why: 'author-unknown' })
  })

  it('produces a package for an authority by two people, which verifies offline, and tells its subject', async () => {
    const asked = { authority: 'Court', basis: 'Order', scope: { subjects: ['account/eve'] } }
    const { id } = bodyOf(await here.ask('POST', '/v1/legal-requests', { token: staff.carl, body: asked }))
    const step = (name: string, token: string, body: object = {}) =>
      there.ask('POST', `/v1/legal-requests/${id}/${name}`, { token, body })
    await step('validate', staff.carl, { checked: CHECKED })
    await step('hold', staff.carl)
    expect((await step('approve', staff.carl)).status).toBe(403)
    await step('approve', staff.cora)
    expect((await step('produce', staff.carl)).status).toBe(200)
    const to = join(folders[0], 'package')
    const words = ['--url', here.url, '--token', staff.cora, '--to', to]
    expect(await runCommand('evidence', 'export', id as string, ...words)).toMatchObject({ code: 0, err: '' })
    expect(await runCommand('audit', 'verify', to)).toMatchObject({ code: 0, err: '' })
    const told = bodyOf(await here.ask('GET', '/v1/disclosures?subject=account/eve'))
    expect(told['items']).toMatchObject([{ authority: 'Court', counts: { actions: 1, notices: 1, appeals: 1 } }])
  })

  it('exports a log that verifies against a checkpoint of before', async () => {
    const checkpoint = await here.ask('GET', '/v1/audit/checkpoint', { token: staff.ada })
    writeFileSync(join(folders[0], 'checkpoint'), String(checkpoint.body))
    await there.put('people/late', { organization: 'lathe', kind: 'member', name: 'Late' })
    const log = join(folders[0], 'log.jsonl')
    const key = checkpoint.headers.get('audit-key') ?? ''
    expect(await runCommand('audit', 'export', '--url', there.url, '--token', staff.ada, '--to', log)).toMatchObject({
      code: 0,
    })
    const verified = await runCommand(
      'audit',
      'verify',
      log,
      '--checkpoint',
      join(folders[0], 'checkpoint'),
      '--key',
      key,
    )
    expect(verified).toMatchObject({ code: 0, err: '' })
    expect(verified.out).toContain('The checkpoint given is one of this log.')
  })
})
