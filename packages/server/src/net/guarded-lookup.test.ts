import { createServer } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { describe, expect, it } from 'vitest'
import { isAllowedUrl, postTo } from '../casework/webhook/post-to.ts'
import { isPrivateAddress } from './guarded-lookup.ts'

describe('an address that somebody else named', () => {
  it.each([
    ...['127.0.0.1', '10.1.2.3', '100.64.0.1', '169.254.169.254', '192.88.99.1', '0.0.0.0', '255.255.255.255'],
    ...['::', '::1', 'fe80::1', 'fec0::1', 'fd00:ec2::254', 'ff02::1', '100::1', '5f00::1'],
    // This machine, as IPv4 is written in IPv6: mapped, compatible, translated, and through tunnels.
    ...['::ffff:127.0.0.1', '::ffff:7f00:1', '::127.0.0.1', '::7f00:1', '::ffff:0:127.0.0.1', '64:ff9b::7f00:1'],
    ...['64:ff9b:1::7f00:1', '2002:7f00:1::', '2001::7f00:1'],
  ])('leads inside: %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
    const host = address.includes(':') ? `[${address}]` : address
    expect(isAllowedUrl(`https://${host}/`, 'refused')).toBe(false)
  })

  it.each(['8.8.8.8', '203.0.114.1', '192.88.98.1', '2001:4860:4860::8888', '2606:4700::1111', '2a00:1450::1'])(
    'leads outside: %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false)
    },
  )
})

describe('a webhook', () => {
  it('reads no answer that never ends', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(200)
      const more = setInterval(() => response.write('x'.repeat(1_000)), 20)
      response.on('close', () => {
        clearInterval(more)
        server.emit('left')
      })
    }).listen(0, '127.0.0.1')
    const left = once(server, 'left')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    const posting = { body: '{}', headers: {}, private: 'allowed', withinMs: 10_000 } as const
    expect(await postTo(`http://127.0.0.1:${port}/`, posting)).toMatchObject({ status: 200 })
    await left
    server.close()
  })
})
