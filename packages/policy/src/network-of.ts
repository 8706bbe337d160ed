/** Who an address belongs to: what is counted by address is counted by network. */

const DOTTED = /^(\d+)\.(\d+)\.(\d+)\.(\d+)$/
/** With a port behind it, as some proxies say who asks: each connection has another one. */
const WITH_PORT = /^(?:(\d{1,3}(?:\.\d{1,3}){3}):\d{1,5}|\[([^[\]]{1,64})\](?::\d{1,5})?)$/
/** Before an address of IPv4 that is written as IPv6: mapped (RFC 4291), or translated (RFC 6052). */
const BEFORE_IPV4 = ['0:0:0:0:0:ffff', '64:ff9b:0:0:0:0']

/**
 * A network of IPv6 is one household, which has all addresses of its `/64`; IPv4 may come written as IPv6. What is no address stays as it
 * is; a caller who has gone has none.
 */
export function networkOf(address: string | undefined): string {
  const stated = address?.trim() ?? ''
  const [, ipv4, ipv6] = WITH_PORT.exec(stated) ?? []
  const bare = ipv4 ?? ipv6 ?? stated
  if (!bare.includes(':')) return bare
  const [before = '', after] = (bare.split('%', 1)[0] ?? '').toLowerCase().split('::', 2)
  const head = groupsOf(before)
  const tail = groupsOf(after ?? '')
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail]
  if (groups.length !== 8) return bare
  const isIpv4 = BEFORE_IPV4.includes(groups.slice(0, 6).join(':'))
  return isIpv4 ? groups.slice(6).flatMap(bytesOf).join('.') : groups.slice(0, 4).join(':')
}

/** Groups of four digits without zeros ahead; IPv4 at the end is two of them. */
function groupsOf(part: string): readonly string[] {
  if (part === '') return []
  return part.split(':').flatMap((group) => {
    const [, ...bytes] = DOTTED.exec(group) ?? []
    const [a, b, c, d] = bytes.map(Number)
    if (a === undefined || b === undefined || c === undefined || d === undefined) return [group.replace(/^0+(?=.)/, '')]
    return [(a * 256 + b).toString(16), (c * 256 + d).toString(16)]
  })
}

function bytesOf(group: string): readonly [number, number] {
  const both = Number.parseInt(group, 16)
  return [both >> 8, both & 0xff]
}
