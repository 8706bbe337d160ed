/** A draft of the policy never overwrites unseen what was published after it was begun: it takes it in, or waits until both were read. */
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED_POLICY } from '@goodstanding/server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { eventOf } from './server/client.ts'
import { copyClauses } from './server/copy-clauses.ts'
import { expectProblem } from './server/expect-problem.ts'
import { hireStaff } from './server/hire-staff.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const APPS = 'service/j-unpermitted-apps.yaml'
const AID = 'conduct/o-aid-campaigns.yaml'
const HEAD = 'policy.yaml'
const DAY = 86_400_000
const event = eventOf('message.send')
/** The gates are the matter of other tests. */
const emergency = 'This is tried out of turn.'

const folder = copyClauses([APPS, AID])
let server: LocalServer
let staff: Readonly<Record<'ed' | 'li', string>>
beforeAll(async () => {
  server = await startServer({ GOODSTANDING_POLICY: folder })
  const link = { token: null, body: { token: server.running.signInToken } }
  const { body } = await server.ask('POST', '/v1/sign-in', link)
  staff = await hireStaff(server, (body as { readonly token: string }).token, {
    ed: 'policy-editor',
    li: 'policy-editor',
  })
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
  rmSync(folder, { recursive: true, force: true })
})

type Files = Readonly<Record<string, string>>
const shipped = (name: string) => readFileSync(join(SHIPPED_POLICY, name), 'utf8')
/** A clause file with a line that no other version has. */
const marked = (name: string, mark: string) => `# ${mark}\n${shipped(name)}`
const named = (version: string, head = shipped(HEAD)) => head.replace(/^version: .*$/m, `version: "${version}"`)

const publish = (who: 'ed' | 'li', body: object) =>
  server.ask('POST', '/v1/policy/publish', { token: staff[who], body: { emergency, ...body } })
const draft = (version: string, files: Files, more: object = {}) =>
  publish('ed', { files: { [HEAD]: named(version), ...files }, ...more })
const filesOf = async (version: string): Promise<Files> => {
  const { body } = await server.ask('GET', `/v1/policy/versions/${version}`, { token: staff.ed })
  return (body as { readonly files: Files }).files
}
const markOf = async (version: string, name: string) => (await filesOf(version))[name]?.split('\n', 1)[0]
/** Drafted by one, put in force by the other. */
const release = async (version: string, files: Files, more: object = {}) => {
  const { body } = await server.ask('GET', '/v1/policy/files', { token: staff.ed })
  expect(await draft(version, files, { base: (body as { version: string }).version, ...more })).toMatchObject({
    status: 202,
  })
  expect(await publish('li', { version })).toMatchObject({ status: 200 })
}

describe('a draft that was begun on a version that is past', () => {
  it('is told what somebody else changed in the same file, since when and by whom, wherever it is sent', async () => {
    await release('3001.1', { [APPS]: marked(APPS, 'by ed and li') })
    const files = { [HEAD]: named('3001.2'), [APPS]: marked(APPS, 'mine') }
    const asked = { token: staff.ed, body: { files, base: '2026.11.1' } }
    const answers = [await publish('ed', asked.body)]
    const { body: document } = await server.ask('GET', '/openapi.json')
    for (const call of ['check', 'test', 'backtest', 'gates', 'rehearse', 'try']) {
      answers.push(await server.ask('POST', `/v1/policy/${call}`, { ...asked, body: { ...asked.body, event } }))
      expect(document).toHaveProperty(['paths', `/v1/policy/${call}`, 'post', 'responses', '409'])
    }
    for (const answer of answers) {
      expectProblem(answer, 409, 'policy.stale', '/files/service~1j-unpermitted-apps.yaml')
      expect(answer.body).toMatchObject({
        detail: expect.stringMatching(
          /^service\/j-unpermitted-apps\.yaml was changed in version 3001\.1 by ed, .*"3001\.1"\.$/,
        ),
        base: '2026.11.1',
        version: '3001.1',
        changed: [{ file: APPS, clause: 'service.j', version: '3001.1', draftedBy: 'ed', approvedBy: 'li' }],
      })
    }
    const chinese = await fetch(`${server.url}/v1/policy/check`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${staff.ed}`,
        'content-type': 'application/json',
        'accept-language': 'zh',
      },
      body: JSON.stringify(asked.body),
    })
    expect(await chinese.json()).toMatchObject({
      detail: expect.stringMatching(/^版本 2026\.11\.1 之后，.*ed 起草，li 批准/),
    })

    // Whoever has read both may go over it: theirs is what the draft is then begun on.
    expect(await publish('ed', { files, base: '3001.1' })).toMatchObject({ status: 202 })
    expect(await markOf('3001.2', APPS)).toBe('# mine')
  })

  it('takes in what others changed elsewhere without asking, and keeps its own', async () => {
    await release('3002.1', { [HEAD]: `${named('3002.1')}# of theirs\n` })
    const begun = { files: { [HEAD]: named('3002.2'), [AID]: marked(AID, 'mine') }, base: '2026.11.1' }
    expect(await publish('ed', begun)).toMatchObject({ status: 202 })
    const { [HEAD]: head = '', ...made } = await filesOf('3002.2')
    expect(head).toMatch(/^version: "3002\.2"$/m)
    expect(head).toContain('# of theirs')
    expect([made[APPS], made[AID]].map((text) => text?.split('\n', 1)[0])).toEqual(['# by ed and li', '# mine'])
  })

  it('names a version that was published, or is refused', async () => {
    for (const base of ['no-such', '3002.2'])
      expectProblem(await draft('3003.1', { [AID]: marked(AID, 'x') }, { base }), 422, 'body.invalid', '/base')
  })
})

describe('a draft that waited for its second person', () => {
  it('is told what was published meanwhile in the same file, and goes over it only on purpose', async () => {
    const base = '3002.1'
    expect(await draft('3004.1', { [APPS]: marked(APPS, 'early') }, { base })).toMatchObject({ status: 202 })
    await release('3004.2', { [APPS]: marked(APPS, 'later') })
    await release('3004.3', { [AID]: marked(AID, 'other') })
    const { body: versions } = await server.ask('GET', '/v1/policy/versions', { token: staff.li })
    expect((versions as { items: object[] }).items).toContainEqual(expect.objectContaining({ version: '3004.1', base }))
    const late = await publish('li', { version: '3004.1' })
    expectProblem(late, 409, 'policy.stale')
    expect(late.body).toMatchObject({ base, version: '3004.3', changed: [{ file: APPS, version: '3004.2' }] })
    expectProblem(await publish('li', { version: '3004.1', base: '3004.2' }), 409, 'policy.stale')
    expect(await publish('li', { version: '3004.1', base: '3004.3' })).toMatchObject({ status: 200 })
    expect(await markOf('3004.1', APPS)).toBe('# early')
    expect(await markOf('3004.1', AID)).toBe('# other')
  })

  it('merges without asking where it touches another clause, and is tried as it would be put in force', async () => {
    const base = '3004.1'
    expect(await draft('3005.1', { [APPS]: marked(APPS, 'waits') }, { base })).toMatchObject({ status: 202 })
    await release('3005.2', { [AID]: marked(AID, 'meanwhile') })
    const body = { version: '3005.1' }
    const backtest = await server.ask('POST', '/v1/policy/backtest', { token: staff.li, body })
    expect(backtest.body).toMatchObject({ from: '3005.2', to: '3005.1' })
    for (const call of ['rehearse', 'try'])
      expect(
        await server.ask('POST', `/v1/policy/${call}`, { token: staff.li, body: { ...body, event } }),
      ).toMatchObject({
        status: 200,
        body: call === 'try' ? { policy: { version: '3005.1' } } : { violations: 0 },
      })
    // That replay is the one that the gates ask for: no emergency is needed.
    const plain = await server.ask('POST', '/v1/policy/publish', { token: staff.li, body })
    expect(plain).toMatchObject({ status: 200, body: { status: 'published' } })
    expect([await markOf('3005.1', APPS), await markOf('3005.1', AID)]).toEqual(['# waits', '# meanwhile'])
  })

  it('is seen by the other of two that are put in force at once', async () => {
    for (const version of ['3006.1', '3006.2'])
      expect(await draft(version, { [APPS]: marked(APPS, version) }, { base: '3005.1' })).toMatchObject({ status: 202 })
    const answers = await Promise.all(['3006.1', '3006.2'].map((version) => publish('li', { version })))
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  })
})

describe('a version that waits for its day', () => {
  it('takes in what is published before it, and is told of where both changed one file', async () => {
    const { body } = await server.ask('GET', '/v1/policy/files', { token: staff.ed })
    const { version: base } = body as { readonly version: string }
    const effectiveFrom = new Date(Date.now() + DAY).toISOString()
    await release('3007.9', { [APPS]: marked(APPS, 'for its day') }, { effectiveFrom })
    await release('3007.1', { [AID]: marked(AID, 'before it') })
    expect([await markOf('3007.9', APPS), await markOf('3007.9', AID)]).toEqual(['# for its day', '# before it'])

    expect(await draft('3007.2', { [APPS]: marked(APPS, 'until then') }, { base })).toMatchObject({ status: 202 })
    const told = await publish('li', { version: '3007.2' })
    expectProblem(told, 409, 'policy.stale')
    expect(told.body).toMatchObject({
      detail: expect.stringContaining(`3007.9 too, which counts from ${effectiveFrom} on`),
      version: '3007.9',
      changed: [{ file: APPS, version: '3007.9', waitsUntil: effectiveFrom }],
    })
    expect(await publish('li', { version: '3007.2', base: '3007.9' })).toMatchObject({ status: 200 })
    expect([await markOf('3007.2', APPS), await markOf('3007.9', APPS)]).toEqual(['# until then', '# for its day'])
  })
})
