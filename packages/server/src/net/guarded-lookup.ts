/**
 * Names that somebody else gave us are resolved once, and the connection goes to exactly what was resolved: a name cannot point
 * inside after it was looked at. Private and local addresses are refused unless they are allowed for a closed network.
 */
import { promises } from 'node:dns'
import { BlockList, isIP, type LookupFunction } from 'node:net'
import { NetFault } from './net-fault.ts'

export type Address = { readonly address: string; readonly family: 4 | 6 }

/** The addresses of a name. Rejects when it has none. */
export type Resolve = (name: string) => Promise<readonly Address[]>

/** Whether private addresses may be reached. */
export type Privately = 'allowed' | 'refused'

/** One list for each version: an address of IPv4 is found in networks of IPv6 as well, as if it were written so. */
const inside = { 4: new BlockList(), 6: new BlockList() }
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  inside[4].addSubnet(network, prefix, 'ipv4')
for (const [network, prefix] of [
  // What is not global unicast - this machine, local networks, addresses of IPv4 in whatever form - lies below 2000:: or above 3fff::.
  ['::', 3],
  ['4000::', 2],
  ['8000::', 1],
  // Tunnels: their last part is an IPv4 address that a gateway of ours may reach.
  ['2001::', 32],
  ['2002::', 16],
] as const)
  inside[6].addSubnet(network, prefix, 'ipv6')

/** Whether an address belongs to this machine or to a private network, also when it is written as IPv6. */
export function isPrivateAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return isPrivateAddress(mapped)
  switch (isIP(address)) {
    case 4:
      return inside[4].check(address, 'ipv4')
    case 6:
      return inside[6].check(address, 'ipv6')
    default:
      return true
  }
}

/** Whether a host, by name or address, is the machine this runs on and reached by nobody else. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** As the operating system resolves names. */
export const systemAddresses: Resolve = async (name) => {
  const found = await promises.lookup(name, { all: true })
  return found.map(({ address, family }) => ({ address, family: family === 6 ? 6 : 4 }))
}

/** As the name servers say that the operator configured; none configured: as the operating system does. */
export function createResolver(servers: readonly string[]): {
  readonly addresses: Resolve
  readonly texts: (name: string) => Promise<readonly string[]>
} {
  const resolver = new promises.Resolver({ timeout: 3_000, tries: 2 })
  if (servers.length > 0) resolver.setServers([...servers])
  return {
    addresses: async (name) => {
      if (servers.length === 0) return systemAddresses(name)
      const [four, six] = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)])
      if (four.status === 'rejected' && six.status === 'rejected') throw four.reason
      return [
        ...(four.status === 'fulfilled' ? four.value.map((address) => ({ address, family: 4 }) as const) : []),
        ...(six.status === 'fulfilled' ? six.value.map((address) => ({ address, family: 6 }) as const) : []),
      ]
    },
    texts: async (name) => (await resolver.resolveTxt(name)).map((parts) => parts.join('')),
  }
}

/** For a connection: resolves, checks every address, and gives out what was checked. */
export function guardedLookup(resolve: Resolve, privately: Privately): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        const [first] = addresses
        if (first === undefined) callback(new NetFault('no-address', 'The name has no address.'), '', 4)
        else if (privately === 'refused' && addresses.some(({ address }) => isPrivateAddress(address)))
          callback(new NetFault('private', 'The name leads to a private address.'), '', 4)
        else if (options.all === true) callback(null, [...addresses])
        else callback(null, first.address, first.family)
      },
      (fault: unknown) => callback(fault instanceof Error ? fault : new Error(String(fault)), '', 4),
    )
  }
}
