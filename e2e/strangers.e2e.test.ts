/** What somebody can have the server hold, or do, before it knows who they are. */
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { expectProblem } from './server/expect-problem.ts'
import { type LocalServer, startServer } from './server/start-server.ts'

let server: LocalServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(async () => {
  await server.close()
})

/** Says how long a body will be, sends nothing of it, and reads what is answered. */
function announce(path: string, bytes: number, mediaType = 'application/json'): Promise<string> {
  const { hostname, port } = new URL(server.url)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () =>
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: ${mediaType}\r\ncontent-length: ${bytes}\r\n\r\n`,
      ),
    )
    socket.setEncoding('utf8').once('data', (said: string) => {
      socket.destroy()
      resolve(said)
    })
    socket.once('error', reject)
  })
}

describe('a body of somebody unknown', () => {
  it('is refused before it comes when it is larger than what they may say', async () => {
    const form = 'application/x-www-form-urlencoded'
    for (const path of ['/v1/sign-in', '/v1/session']) expect(await announce(path, 20_000)).toMatch(/^HTTP\/1\.1 413 /)
    for (const path of ['/v1/appeals', '/v1/appeals/app_x/reply'])
      expect(await announce(path, 200_000)).toMatch(/^HTTP\/1\.1 413 /)
    for (const path of ['/sign-in', '/sign-out', '/notices/ntc_x/appeal', '/notices/ntc_x/reply', '/me/report'])
      expect(await announce(path, 200_000, form)).toMatch(/^HTTP\/1\.1 413 /)
    const files = 'multipart/form-data; boundary=b'
    expect(await announce('/notices/ntc_x/appeal', 20_000_000, files)).toMatch(/^HTTP\/1\.1 404 /)
    for (const path of ['/me/report', '/me/kept-back/dec_x/appeal'])
      expect(await announce(path, 20_000_000, files)).toMatch(/^HTTP\/1\.1 401 /)
    for (const path of ['/v1/cases/case_x/note', '/v1/decisions', '/v1/reports'])
      expect(await announce(path, 2_000_000)).toMatch(/^HTTP\/1\.1 401 /)
  })

  it('may hold an appeal as long as one may be, in letters that are all escaped', async () => {
    const raw = `{"action":"act_x","token":"apt_x","text":"${'\\u4f60'.repeat(16_384)}"}`
    const answer = await server.ask('POST', '/v1/appeals', { token: null, raw })
    expectProblem(answer, 404, 'action.not-found')
  })
})
