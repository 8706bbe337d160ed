/** An end in order: what is under way is answered, and nobody who sends nothing more holds it. */
import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { connect, type Socket } from 'node:net'
import { makeTestFolder } from '@goodstanding/testkit'
import { describe, expect, it, vi } from 'vitest'
import { spawnServer } from './server/spawn-server.ts'
import { type LocalServer, SERVICE_TOKEN, startServer } from './server/start-server.ts'

const BODY = JSON.stringify({
  specversion: '1.0',
  id: 'under-way',
  source: 'https://chat.example/eu',
  type: 'message.send',
  data: {
    organization: 'acme',
    actor: { id: 'u77', kind: 'member' },
    conversation: { id: 'c1', kind: 'direct' },
    audience: { kind: 'person', relation: 'stranger', recipients: ['x-1'], size: 1 },
    content: { text: 'Log in here', links: [{ text: 'bank.example', target: 'https://bank-example.test/x' }] },
  },
})
const HALF = 40

/** Sends the head of a request and half of its body; the server has seen it when this resolves. */
async function begin({ running }: LocalServer, path: string): Promise<{ socket: Socket; answer: Promise<string> }> {
  const { port } = new URL(running.url)
  const socket = connect(Number(port), '127.0.0.1')
  const parts: Buffer[] = []
  socket.on('data', (part: Buffer) => parts.push(part))
  socket.on('error', () => undefined) // what is cut off tells so by what came
  const answer = once(socket, 'close').then(() => Buffer.concat(parts).toString())
  const seen = once(running.app.server, 'request')
  const head = [`POST ${path} HTTP/1.1`, 'host: goodstanding', `authorization: Bearer ${SERVICE_TOKEN}`]
  const about = ['content-type: application/json', `content-length: ${Buffer.byteLength(BODY)}`]
  socket.write([...head, ...about, '', BODY.slice(0, HALF)].join('\r\n'))
  const [request] = (await seen) as [IncomingMessage]
  expect(request.complete).toBe(false)
  return { socket, answer }
}

const takesNobody = ({ running }: LocalServer): Promise<void> =>
  vi.waitFor(() => {
    expect(running.app.server.listening).toBe(false)
  })

describe('a product that is told to stop', () => {
  it.each(['/v1/decisions', '/v1/decisions?by=fastify'])('answers what is under way: %s', async (path) => {
    const server = await startServer()
    const { socket, answer } = await begin(server, path)
    const closed = server.close()
    await takesNobody(server)
    socket.write(BODY.slice(HALF))
    const text = await answer
    expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
    expect(text.toLowerCase()).toContain('\r\nconnection: close\r\n')
    expect(text).toContain('"effect":"hold"')
    await closed
    expect(server.logged).toEqual([])
  })

  it('is held by nothing that was asked behind it over the same connection', async () => {
    const server = await startServer()
    const { socket, answer } = await begin(server, '/v1/decisions')
    const closed = server.close()
    await takesNobody(server)
    socket.write(`${BODY.slice(HALF)}GET /v1/nothing HTTP/1.1\r\nhost: goodstanding\r\n\r\n`)
    expect(await answer).toContain('"effect":"hold"')
    await closed
  })

  it('waits for nobody who does not send the rest', async () => {
    const server = await startServer({ GOODSTANDING_STOP_WITHIN: '3' })
    const { answer } = await begin(server, '/v1/decisions')
    await server.close()
    expect(await answer).toBe('')
  })

  it('answers what has reached the machine and was not read yet, in new connections and in those that wait', async () => {
    const server = await spawnServer({ GOODSTANDING_DATA: makeTestFolder() })
    const agent = new Agent({ keepAlive: true, maxSockets: 8 })
    const sent: Promise<unknown>[] = []
    const ask = (): Promise<number | undefined> =>
      new Promise((resolve, reject) => {
        const asking = request(new URL('/healthz', server.url), { agent }, (response) => {
          response.resume().on('end', () => resolve(response.statusCode))
        })
        sent.push(
          new Promise<void>((isSent) => {
            asking.once('socket', (socket) => {
              if (socket.connecting) socket.once('connect', isSent)
              else isSent()
            })
          }),
        )
        asking.on('error', reject).end()
      })
    expect(await Promise.all([ask(), ask()])).toEqual([200, 200])
    // As if it had been busy: whatever comes meanwhile lies with the system, and it hears of all of it at once.
    process.kill(server.pid, 'SIGSTOP')
    const answers = Promise.allSettled(Array.from({ length: 6 }, ask))
    await Promise.all(sent)
    const ended = server.end('SIGTERM')
    process.kill(server.pid, 'SIGCONT')
    expect(
      (await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason))),
    ).toEqual(Array.from({ length: 6 }, () => 200))
    expect(await ended).toBe(0)
    agent.destroy()
  })
})
