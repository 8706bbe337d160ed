/** What is told after the fact is judged by the standing of its time: what was sent before a suspension is no breach of it, and is looked at. */
import { createGoodstanding } from '@goodstanding/sdk'
import { rmSync } from 'node:fs'
import { makeDataFolder } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { message, must } from './pages/seed-traffic.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from './server/start-server.ts'

const SCAM = 'Earn 3000 EUR a day from home, guaranteed returns, join our stock group now: https://rich.example'

let folder: string
let server: LocalServer
const as = (token: string) => createGoodstanding({ url: server.url, token })

beforeAll(async () => {
  folder = await makeDataFolder()
  server = await startServer({ GOODSTANDING_DATA: folder })
}, 60_000)
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

async function senior(): Promise<string> {
  const signedIn = await server.ask('POST', '/v1/sign-in', { token: null, body: { token: server.running.signInToken } })
  const { token } = signedIn.body as { readonly token: string }
  const body = { id: 'sol', name: 'Sol', email: 'sol@staff.example', roles: ['senior'] }
  await server.ask('POST', '/v1/staff', { token, body })
  const minted = await server.ask('POST', '/v1/staff/sol/tokens', { token })
  return (minted.body as { readonly token: string }).token
}

it('finds what was sent before a suspension, and refuses what was sent after it and what is asked now', {
  timeout: 60_000,
}, async () => {
  const sent = (at: number) => ({ ...message('acme', 'lou', SCAM), time: new Date(at).toISOString() })
  const service = as(SERVICE_TOKEN)
  const { case: id } = must(await service.decide(sent(Date.now())))
  const sol = as(await senior())
  must(await sol.cases.claim(id ?? ''))
  const subject = { type: 'account', id: 'lou' } as const
  const { actions } = must(
    await sol.cases.decide(id ?? '', {
      clause: 'conduct.e',
      actions: [{ type: 'suspend', until: new Date(Date.now() + 7 * 86_400_000).toISOString(), subject }],
      reason: 'It invites strangers into a scam.',
    }),
  )
  const suspended = { effect: 'block', standing: { state: 'suspended', action: actions[0]?.id } }
  const told = async (at: number) => {
    const { decision } = must(await service.observe(sent(at)))
    return vi.waitFor(async () => must(await service.decision(decision)), { timeout: 20_000, interval: 200 })
  }
  const before = await told(Date.now() - 3_600_000)
  expect(before.standing).toBeUndefined()
  expect(before.findings.map(({ clause }) => clause)).toContain('conduct.e')
  expect(await told(Date.now())).toMatchObject(suspended)
  expect(must(await service.decide(sent(Date.now() - 3_600_000)))).toMatchObject(suspended)
})
