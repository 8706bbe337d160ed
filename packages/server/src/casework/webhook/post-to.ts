/**
 * One POST to an address that somebody else named. The address is resolved once, and the connection goes to exactly what was
 * resolved: a name cannot point inside after it was looked at. Private and local addresses are refused.
 */
import { lookup } from 'node:dns'
import { request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { BlockList, isIP, type LookupFunction } from 'node:net'

export type Posting = {
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  readonly private: 'allowed' | 'refused'
}

const inside = new BlockList()
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside.addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  ['::', 128],
  ['::1', 128],
  ['64:ff9b::', 96],
  ['fc00::', 7],
  ['fe80::', 10],
  ['ff00::', 8],
] as const)
  inside.addSubnet(network, prefix, 'ipv6')

/** Whether an address belongs to this machine or to a private network, also when it is written as IPv6. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPrivateAddress(mapped)
  const version = isIP(address)
  return version === 0 || inside.check(address, version === 6 ? 'ipv6' : 'ipv4')
}

/** Whether webhooks may go to this URL at all: HTTPS, without a user, not to an address that is plainly private. */
export function isAllowedUrl(text: string, privately: Posting['private']): boolean {
  if (!URL.canParse(text)) return false
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return false
  if (privately === 'allowed') return url.protocol === 'https:' || url.protocol === 'http:'
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return url.protocol === 'https:' && host !== 'localhost' && (isIP(host) === 0 || !isPrivateAddress(host))
}

/** Posts, and answers the status code. Redirects are not followed. Rejects when there is no answer. */
export function postTo(address: string, { body, headers, private: privately }: Posting): Promise<number> {
  return new Promise((resolve, reject) => {
    if (!isAllowedUrl(address, privately)) {
      reject(new Error('The address is not allowed.'))
      return
    }
    const url = new URL(address)
    const send = url.protocol === 'https:' ? requestHttps : requestHttp
    const options = {
      method: 'POST',
      headers,
      timeout: 10_000,
      ...(privately === 'allowed' ? {} : { lookup: publicLookup }),
    }
    const request = send(url, options, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('timeout', () => request.destroy(new Error('The address did not answer in time.')))
    request.on('error', reject)
    request.end(body)
  })
}

const publicLookup: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (fault, addresses) => {
    const [first] = addresses
    if (fault !== null || first === undefined) {
      callback(fault ?? new Error('The name has no address.'), '', 4)
      return
    }
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      callback(new Error('The name leads to a private address.'), '', 4)
      return
    }
    if (options.all === true) callback(null, addresses)
    else callback(null, first.address, first.family)
  })
}
