/** Everything in one file, taken while the product runs, and brought elsewhere: to a new data directory, to an external PostgreSQL. */
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeTestFolder, openTestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Answer, type Data, eventOf } from './server/client.ts'
import { runCommandIn } from './server/run-command.ts'
import { type SpawnedServer, spawnServer } from './server/spawn-server.ts'

const folder = makeTestFolder()
const home = join(folder, 'home')
const file = join(folder, 'all.export.gz')
const KEY_FILE = 'installation-keys.json'
const PATIENCE_MS = 120_000

const bodyOf = (answer: Answer): Data => {
  expect(answer).toMatchObject({ status: expect.toSatisfy((status: number) => status < 300) })
  return answer.body as Data
}

let server: SpawnedServer
let mei: string
let admin: string
const asked = eventOf('message.send', {
  actor: { id: 'eve', kind: 'member' },
  content: { text: 'Log in', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
})

/** What must be the same wherever the file was brought. */
async function lookAt({ ask, decide }: SpawnedServer): Promise<Data> {
  const cases = bodyOf(await ask('GET', '/v1/cases', { token: mei }))
  return {
    decision: await decide(asked),
    cases,
    standing: bodyOf(await ask('GET', '/v1/standing/account/eve')),
    organization: bodyOf(await ask('GET', '/v1/organizations/northwind')),
    blocked: (
      await decide(eventOf('message.send', { organization: 'northwind', actor: { id: 'eve', kind: 'member' } }))
    ).effect,
  }
}

beforeAll(async () => {
  server = await spawnServer({ GOODSTANDING_DATA: home })
  const { ask, put } = server
  const signIn = new URL(String(server.ready['signIn'])).searchParams.get('token')
  admin = String(bodyOf(await ask('POST', '/v1/sign-in', { body: { token: signIn }, token: null }))['token'])
  await ask('POST', '/v1/staff', {
    body: { id: 'mei', name: 'Mei', email: 'mei@operator.example', roles: ['senior', 'auditor'] },
    token: admin,
  })
  mei = String(bodyOf(await ask('POST', '/v1/staff/mei/tokens', { body: {}, token: admin }))['token'])
  await put('organizations/northwind', { name: 'Northwind Carpentry', kind: 'company', country: 'GB' })
  const decision = await server.decide(asked)
  const held = bodyOf(await ask('POST', `/v1/cases/${decision.case ?? ''}/claim`, { body: {}, token: mei }))
  const decided = await ask('POST', `/v1/cases/${decision.case ?? ''}/decide`, {
    body: {
      clause: decision.findings[0]?.clause,
      actions: [{ type: 'suspend', subject: { type: 'account', id: 'eve' } }],
      reason: 'A link that deceives.',
      ifMatch: held['version'],
    },
    token: mei,
  })
  bodyOf(decided)
}, PATIENCE_MS)
afterAll(async () => {
  await server.end('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

describe('an export', { timeout: PATIENCE_MS }, () => {
  let before: Data
  it('is taken while the product runs, and overwrites nothing', async () => {
    before = await lookAt(server)
    expect(before).toMatchObject({ standing: { state: 'suspended' }, blocked: 'block' })
    const told = await runCommandIn({}, 'export', '--to', file, '--data', home)
    expect(told).toMatchObject({ code: 0, out: expect.stringMatching(/installation-keys\.json/) })
    const again = await runCommandIn({}, 'export', '--to', file, '--data', home)
    expect(again).toMatchObject({ code: 1, err: expect.stringMatching(/there already/) })
  })

  it('is the same product in a new data directory that was given the keys', async () => {
    const there = join(folder, 'there')
    mkdirSync(there)
    copyFileSync(join(home, KEY_FILE), join(there, KEY_FILE))
    expect(await runCommandIn({}, 'import', file, '--data', there)).toMatchObject({
      code: 0,
      err: expect.stringMatching(/audit_log/),
    })
    const moved = await spawnServer({ GOODSTANDING_DATA: there })
    try {
      expect(await lookAt(moved)).toEqual(before)
      const log = join(folder, 'log.jsonl')
      expect(await runCommandIn({}, 'audit', 'export', '--to', log, '--url', moved.url, '--token', mei)).toMatchObject({
        code: 0,
      })
      expect(await runCommandIn({}, 'audit', 'verify', log)).toMatchObject({ code: 0 })
    } finally {
      await moved.end('SIGTERM')
    }
    expect(await runCommandIn({}, 'import', file, '--data', there)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/in use/),
    })
  })

  it('is the road to an external PostgreSQL', async () => {
    const database = await openTestDatabase()
    const there = join(folder, 'node')
    mkdirSync(there)
    copyFileSync(join(home, KEY_FILE), join(there, KEY_FILE))
    try {
      const settings = { GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: there }
      expect(await runCommandIn(settings, 'import', file)).toMatchObject({ code: 0 })
      const moved = await spawnServer(settings)
      try {
        expect(await lookAt(moved)).toEqual(before)
        // From a place that is no node's: what it names must be what holds the keys.
        const url = { GOODSTANDING_DATABASE_URL: database.url }
        const elsewhere = join(folder, 'elsewhere')
        const taken = (name: string, data: string) =>
          runCommandIn(url, 'export', '--to', join(folder, name), '--data', data)
        expect((await taken('b.export.gz', elsewhere)).out).toContain(`not in it, and not in ${elsewhere}`)
        expect((await taken('c.export.gz', there)).out).toContain(`installation-keys.json of ${there} too`)
      } finally {
        await moved.end('SIGTERM')
      }
    } finally {
      await database.close()
    }
  })

  it('without its keys opens nothing, and says which file to bring', async () => {
    const there = join(folder, 'keyless')
    expect(await runCommandIn({}, 'import', file, '--data', there)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Bring installation-keys\.json/),
    })
    await expect(spawnServer({ GOODSTANDING_DATA: there })).rejects.toThrow(/installation-keys\.json/)
  })

  it('that is no export is refused in words', async () => {
    const other = join(folder, 'other.gz')
    writeFileSync(other, 'hello')
    expect(await runCommandIn({}, 'import', other, '--data', join(folder, 'fresh'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/is no export/),
    })
    const cut = join(folder, 'cut.gz')
    const whole = readFileSync(file)
    writeFileSync(cut, whole.subarray(0, Math.trunc(whole.length * 0.7)))
    const refused = await runCommandIn({}, 'import', cut, '--data', join(folder, 'fresh'))
    expect([refused.code, refused.err.trimEnd().split('\n').at(-1)]).toEqual([
      1,
      `${cut} is no export, or was cut off: unexpected end of file. Nothing was imported.`,
    ])
    expect(await runCommandIn({}, 'import', folder)).toMatchObject({
      code: 1,
      err: `${folder} is a folder, not a file.\n`,
    })
    expect(await runCommandIn({}, 'import', join(folder, 'nowhere'))).toMatchObject({
      code: 1,
      err: expect.stringMatching(/There is no file/),
    })
  })
})
