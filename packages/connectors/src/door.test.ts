import { once } from 'node:events'
import { createServer, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, it } from 'vitest'
import { endServer, listenAt } from './door.ts'

const HOST = '127.0.0.1'
const LONG_MS = 60_000

async function asked() {
  const server = createServer()
  const url = await listenAt(server, { host: HOST, port: 0 }, 'X')
  const socket = connect(Number(new URL(url).port), HOST)
  const parts: Buffer[] = []
  socket.on('data', (part: Buffer) => parts.push(part))
  const answer = once(socket, 'close').then(() => Buffer.concat(parts).toString())
  const request = once(server, 'request')
  socket.write('POST / HTTP/1.1\r\nhost: connector\r\ncontent-length: 0\r\n\r\n')
  const [, response] = (await request) as [unknown, ServerResponse]
  return { server, socket, answer, response }
}

describe('the door of a connector', () => {
  it('answers what is under way when it ends, and keeps nobody waiting after that', async () => {
    const { server, answer, response } = await asked()
    const ended = endServer(server, LONG_MS)
    response.end('{"decided":true}')
    await ended
    expect(await answer).toContain('{"decided":true}')
  })

  it('cuts off what takes too long', async () => {
    const { server, answer } = await asked()
    await endServer(server, 1)
    expect(await answer).toBe('')
  })

  it('says in words that a port is taken, and where to name another', async () => {
    const { server, socket } = await asked()
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    await expect(listenAt(createServer(), { host: HOST, port }, 'WECOM_PORT')).rejects.toThrow(
      `127.0.0.1:${port} is taken by another process. Name another port by WECOM_PORT.`,
    )
    socket.destroy()
    await endServer(server, 1)
  })
})
