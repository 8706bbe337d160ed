import { createServer, request, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { createLastAnswers, type LastAnswers } from './last-answers.ts'

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections()
})

async function listen(lastAnswers: LastAnswers): Promise<Server> {
  const server = createServer((_request, response) => {
    lastAnswers.see(response, () => response.end('answered'))
  })
  servers.push(server)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  return server
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port

const ask = (server: Server, port = portOf(server)): Promise<string | undefined> =>
  new Promise((resolve, reject) => {
    const asking = request({ host: '127.0.0.1', port, headers: { connection: 'keep-alive' } }, (response) => {
      response.resume().on('end', () => resolve(response.headers.connection))
    })
    asking.on('error', reject).end()
  })

describe('the last answers of a server', () => {
  it('come while it says that it is not ready, over connections that end with them', async () => {
    let isOver = (): void => undefined
    const waited: number[] = []
    const lastAnswers = createLastAnswers({
      withinMs: 60_000,
      drainMs: 5_000,
      wait: (ms) => {
        waited.push(ms)
        return new Promise<void>((resolve) => {
          isOver = resolve
        })
      },
    })
    const server = await listen(lastAnswers)
    expect([lastAnswers.isEnding(), await ask(server)]).toEqual([false, 'keep-alive'])
    const drained = lastAnswers.drain()
    expect(lastAnswers.isEnding()).toBe(true)
    expect([await ask(server), await ask(server), server.listening]).toEqual(['close', 'close', true])
    isOver()
    await drained
    expect(waited).toEqual([5_000])
    await lastAnswers.end(server)
    expect(server.listening).toBe(false)
  })

  it('wait for nothing where nobody distributes requests, and are given to whoever asked in that moment', async () => {
    const lastAnswers = createLastAnswers({
      withinMs: 60_000,
      drainMs: 0,
      wait: () => Promise.reject(new Error('It waited.')),
    })
    const server = await listen(lastAnswers)
    await lastAnswers.drain()
    const asked = [1, 2, 3].map(() => ask(server))
    await lastAnswers.end(server)
    expect(await Promise.all(asked)).toEqual(['close', 'close', 'close'])
  })

  it('cut nobody off who asks again with each answer: what comes once they are given finds the door closed, and was never sent', async () => {
    const lastAnswers = createLastAnswers({ withinMs: 60_000, drainMs: 0 })
    const server = await listen(lastAnswers)
    const port = portOf(server)
    let answers = 0
    const askOnAndOn = async (): Promise<string> => {
      for (;;) {
        try {
          await ask(server, port)
          answers += 1
        } catch (fault) {
          return (fault as { code: string }).code
        }
      }
    }
    const ends = Array.from({ length: 64 }, askOnAndOn)
    await expect.poll(() => answers).toBeGreaterThan(64)
    await lastAnswers.end(server)
    expect(await Promise.all(ends)).toEqual(ends.map(() => 'ECONNREFUSED'))
  })
})
