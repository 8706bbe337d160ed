/** Bodies of many megabytes: whoever may not make the call is refused before a byte of theirs is held. */
import { request } from 'node:http'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
let member: string
beforeAll(async () => {
  server = await startServer()
  const minted = await server.ask('POST', '/v1/member-tokens', {
    body: { sub: 'eve', organization: 'acme', role: 'member' },
  })
  member = (minted.body as { token: string }).token
})
afterAll(() => server.close())

const SHA256 = 'a'.repeat(64)

/** Says that five megabytes follow, and sends nothing: an answer tells that they were not waited for. */
function announce(method: string, path: string, token: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': 5_000_000,
    }
    const sending = request(`${server.running.url}${path}`, { method, headers }, (answer) => {
      resolve(answer.statusCode ?? 0)
      sending.destroy()
    })
    sending.once('error', reject)
    sending.flushHeaders()
  })
}

it.each([
  ['POST', '/v1/decisions'],
  ['POST', '/v1/events'],
  ['POST', '/v1/signals'],
  ['PUT', `/v1/files/${SHA256}`],
  ['PUT', `/v1/own-organization/documents/${SHA256}`],
  ['POST', '/v1/policy/check'],
  ['POST', '/v1/policy/test'],
  ['POST', '/v1/policy/backtest'],
  ['POST', '/v1/policy/gates'],
  ['POST', '/v1/policy/publish'],
  ['POST', '/v1/policy/rehearse'],
  ['POST', '/v1/policy/try'],
])('%s %s refuses somebody whose call it is not before their body comes', async (method, path) => {
  expect(await announce(method, path, member)).toBe(403)
})
