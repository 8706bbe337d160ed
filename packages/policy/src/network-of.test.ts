import { expect, it } from 'vitest'
import { networkOf } from './network-of.ts'

it('takes IPv4 for itself, however it is written', () => {
  for (const written of [
    '192.0.2.1',
    ' 192.0.2.1 ',
    '::ffff:192.0.2.1',
    '::FFFF:c000:201',
    '::ffff:c000:0201',
    '0:0:0:0:0:ffff:192.0.2.1',
    '0000:0000:0000:0000:0000:ffff:c000:0201',
    '64:ff9b::192.0.2.1',
    '64:ff9b::c000:201',
    '192.0.2.1:50123',
    '[::ffff:192.0.2.1]:443',
  ])
    expect(networkOf(written), written).toBe('192.0.2.1')
  // Else all who come by IPv4 would be one network.
  expect(networkOf('::ffff:c000:202')).toBe('192.0.2.2')
})

it('takes all addresses of a household of IPv6 for one network, and no others', () => {
  const own = networkOf('2001:db8:0:7:aaaa::1')
  for (const written of [
    '2001:0DB8:0000:0007::',
    '2001:db8::7:0:1:2:3',
    '2001:db8:0:7:0:0:192.0.2.1',
    '[2001:db8:0:7::9]:443',
    '[2001:db8:0:7::9]',
  ])
    expect(networkOf(written), written).toBe(own)
  for (const written of ['2001:db8:0:8::1', '2001:db8:7::1', '64:ff9b:1::1', '::1', '::ffff:0:c000:201'])
    expect(networkOf(written), written).not.toBe(own)
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0')
})

it('leaves what is no address as it is', () => {
  for (const written of ['', 'unknown', '192.0.2.1:443:1', '[]:443', '[192.0.2.1', 'a:b'])
    expect(networkOf(written)).toBe(written)
  expect(networkOf(undefined)).toBe('')
})
