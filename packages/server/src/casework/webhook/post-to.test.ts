import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, createServer as createTcpServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isAllowedUrl, postTo } from './post-to.ts'

const PRIVATE = [
  'http://chat.example/hook',
  'https://localhost/hook',
  'https://localhost./hook',
  'https://hooks.localhost/hook',
  'https://127.0.0.1/hook',
  'https://10.0.0.1/hook',
  'https://169.254.169.254/latest',
  'https://[::1]/hook',
  'https://[fd00::1]/hook',
]
const NEVER = ['', 'chat.example', 'https://user@chat.example/', 'https://:secret@chat.example/', 'file:///etc/passwd']

describe('an address that webhooks go to', () => {
  it('is public, by HTTPS and without a user', () => {
    for (const url of ['https://chat.example/hook', 'https://chat.example:8443/', 'https://93.184.216.34/'])
      expect([url, isAllowedUrl(url, 'refused')]).toEqual([url, true])
    for (const url of [...PRIVATE, ...NEVER]) expect([url, isAllowedUrl(url, 'refused')]).toEqual([url, false])
  })

  it('may be one of the own network where the operator says so, and is never of another kind', () => {
    for (const url of ['http://127.0.0.1:9/hook', 'https://10.0.0.1/hook'])
      expect([url, isAllowedUrl(url, 'allowed')]).toEqual([url, true])
    for (const url of NEVER) expect([url, isAllowedUrl(url, 'allowed')]).toEqual([url, false])
  })

  it('is one of this machine where that is allowed, and no other of the own network', () => {
    for (const url of [
      'http://127.0.0.1:9/hook',
      'http://localhost:9/hook',
      'http://[::1]:9/',
      'https://chat.example/',
    ])
      expect([url, isAllowedUrl(url, 'this-machine')]).toEqual([url, true])
    const others = PRIVATE.filter((url) => !/127\.0\.0\.1|localhost\/|::1/.test(url))
    for (const url of [...others, ...NEVER, 'http://10.0.0.1/hook', 'http://127.0.0.1.chat.example/'])
      expect([url, isAllowedUrl(url, 'this-machine')]).toEqual([url, false])
  })

  it('is asked for nothing where it is not allowed, whatever was kept when it was', async () => {
    let asked = 0
    const server = createServer((_request, response) => {
      asked += 1
      response.end()
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
    const { port } = server.address() as AddressInfo
    const posting = { body: '{}', headers: {}, withinMs: 10_000 }
    try {
      for (const host of ['127.0.0.1', 'localhost'])
        await expect(postTo(`http://${host}:${port}/`, { ...posting, private: 'refused' })).rejects.toThrow()
      expect(asked).toBe(0)
      for (const allowed of ['allowed', 'this-machine'] as const)
        expect(await postTo(`http://127.0.0.1:${port}/`, { ...posting, private: allowed })).toEqual({
          status: 200,
          waitMs: 0,
        })
    } finally {
      server.close()
    }
    await expect(postTo(`http://127.0.0.1:${port}/`, { ...posting, private: 'allowed' })).rejects.toThrow()
  })

  it.each([
    ['though its answer goes on to come byte by byte', 'HTTP/1.1 200 OK\r\nx-slow: ', 'h'],
    ['where it says nothing at all', '', ''],
  ])('is left once its time is over, and no sooner, %s', async (_how, first, more) => {
    const server = createTcpServer((socket) => {
      const drip = setInterval(() => socket.write(more), 5)
      socket.write(first)
      socket.resume().on('error', () => undefined)
      socket.on('close', () => {
        clearInterval(drip)
        server.emit('left')
      })
    })
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()))
    const { port } = server.address() as AddressInfo
    const posting = { body: '{}', headers: {}, private: 'allowed', withinMs: 100 } as const
    const left = once(server, 'left')
    await expect(postTo(`http://127.0.0.1:${port}/`, posting)).rejects.toThrow('in time')
    await left
    server.close()
  })
})
