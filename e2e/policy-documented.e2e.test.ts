/** The OpenAPI document says what the calls about the policy and its working answer, and they answer it: from a change to two people. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SHIPPED_POLICY } from '@goodstanding/server'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Asked, eventOf } from './server/client.ts'
import { drawPicture } from './server/draw-picture.ts'
import { type Documented, readDocument } from './server/expect-documented.ts'
import { hireStaff } from './server/hire-staff.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

const TRAPS = 'conduct/e-deceptive-use.yaml'
const APPS = 'service/j-unpermitted-apps.yaml'

let server: LocalServer
let documented: Documented
let staff: Readonly<Record<'eva' | 'emil' | 'sol' | 'root', string>>
beforeAll(async () => {
  server = await startServer()
  documented = await readDocument(server)
  const link = { token: null, body: { token: server.running.signInToken } }
  const { body } = await server.ask('POST', '/v1/sign-in', link)
  const { token } = body as { readonly token: string }
  staff = await hireStaff(server, token, { eva: 'policy-editor', emil: 'policy-editor', sol: 'senior' })
})
afterAll(async () => {
  await server.close()
  expect(server.logged).toEqual([])
})

// biome-ignore lint: tests read answers freely
type Body = Readonly<Record<string, any>> // eslint-disable-line @typescript-eslint/no-explicit-any -- tests read answers freely

const ask = async (method: string, path: string, asked: Asked = {}): Promise<Body> =>
  (await documented.expectDocumented(method, path, asked)) as Body
const get = (path: string, token: string) => ask('get', path, { token })
const post = (path: string, token: string, body: object = {}) => ask('post', path, { token, body })

const shipped = (name: string) => readFileSync(join(SHIPPED_POLICY, name), 'utf8')
/** The shipped policy as another version, under which unknown apps are held and not blocked. */
const files = {
  'policy.yaml': shipped('policy.yaml').replace(/^version: .*$/m, 'version: "2099.1"'),
  [APPS]: shipped(APPS).replace('decide: block', 'decide: hold').replace('must: block', 'must: hold'),
}
const call = () => eventOf('api.call', { app: { id: 'unheard-of' }, actor: { id: 'unheard-of', kind: 'app' } })

it('of a change that is checked, tried, replayed and published by two people', async () => {
  await server.decide(call())
  await get('/v1/policy', staff.eva)
  await get('/v1/policy/clauses/conduct.j', staff.eva)
  await get('/v1/policy/files', staff.eva)
  expect((await post('/v1/policy/check', staff.eva, { files }))['difference'].changed).not.toEqual([])
  expect(await post('/v1/policy/test', staff.eva, { files })).toMatchObject({ ok: true })
  const broken = { ...files, [APPS]: shipped(APPS).replace('decide: block', 'decide: flag') }
  expect((await post('/v1/policy/test', staff.eva, { files: broken }))['failures']).not.toEqual([])
  expect(await post('/v1/policy/try', staff.eva, { files, event: call() })).toMatchObject({ effect: 'hold' })
  expect(await post('/v1/policy/gates', staff.eva, { files })).toMatchObject({ ready: false })
  expect((await post('/v1/policy/backtest', staff.eva, { files }))['changes']).not.toEqual([])
  await post('/v1/policy/publish', staff.eva, { files })
  await get('/v1/policy', staff.eva)
  expect(await post('/v1/policy/publish', staff.emil, { version: '2099.1' })).toMatchObject({ status: 'published' })
  await get('/v1/policy/versions', staff.eva)
  await get('/v1/policy/versions/2099.1', staff.eva)
})

it('of rules that people lower and raise', async () => {
  const { items } = await get('/v1/rules', staff.eva)
  await get('/v1/rules/activity', staff.eva)
  const { clause, rule } = items.find(({ guarded, mode }: Body) => guarded === false && mode === 'on')
  const path = `/v1/rules/${clause}/${rule}`
  await post(`${path}/lower`, staff.eva, { mode: 'watch', reason: 'It finds too much.' })
  expect((await get('/v1/rules?attention=true', staff.eva))['items']).toHaveLength(1)
  await post(`${path}/raise`, staff.eva, { reason: 'It is mended.' })
  await post(`${path}/withdraw`, staff.eva)
  await post(`${path}/raise`, staff.eva, { reason: 'It is mended now.' })
  await post(`${path}/approve`, staff.emil)
  await get('/v1/rules', staff.eva)
})

it('of what was counted and recorded, and of what is linked', async () => {
  const { bytes, sha256 } = drawPicture()
  await server.ask('PUT', `/v1/files/${sha256}`, { raw: bytes, mediaType: 'application/octet-stream' })
  const links = [{ text: 'bank.example', target: 'https://bank-example.test/x' }]
  const sent = [{ name: 'a.png', mediaType: 'image/png', size: bytes.length, sha256 }]
  const audience = { kind: 'person', relation: 'stranger', recipients: ['x-1'] }
  const data = { audience, content: { text: 'Log in here', links, files: sent } }
  const { case: found, findings } = await server.decide(eventOf('message.send', data))
  for (const id of ['kim', 'kit'])
    await server.decide(
      eventOf('account.register', { account: { id, kind: 'member', name: id, email: 'k@k.example' } }),
    )
  await server.ask('POST', `/v1/cases/${found ?? ''}/decide`, {
    token: staff.sol,
    body: { clause: 'conduct.e', actions: [{ type: 'warn' }], reason: 'A trap.' },
  })
  const [finding] = findings.filter(({ clause }) => clause === 'conduct.e')
  const outcomes = `/v1/rules/conduct.e/${finding?.rule ?? ''}/outcomes?verdict=right`
  expect((await get(outcomes, staff.sol))['items']).toHaveLength(1)
  const ladder = 'ladder:\n  - { points: 1, action: terminate }\n'
  const stricter = { [TRAPS]: shipped(TRAPS).replace(/^ladder:\n(?: .*\n)+/m, ladder) }
  expect((await post('/v1/policy/rehearse', staff.eva, { files: stricter }))['samples']).toHaveLength(1)
  expect((await get('/v1/recorded-decisions', staff.sol))['items']).not.toEqual([])
  expect((await get(`/v1/links/file/${sha256}`, staff.sol))['items']).toHaveLength(1)
  expect((await get('/v1/links/account/kim', staff.sol))['accounts']).toMatchObject([{ account: 'kit' }])
  await get('/v1/operations/summary', staff.sol)
  const volumes = async () => (await get('/v1/operations/volumes?days=3', staff.sol))['items'] as readonly unknown[]
  await expect.poll(volumes, { timeout: 30_000 }).not.toEqual([])
  await get('/v1/retention', staff.root)
})

it('and leaves none of what it describes unasked', () => {
  expect(documented.unmet('policy')).toEqual([])
})
