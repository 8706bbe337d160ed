/** Who an address belongs to: what is counted by address is counted by network. */

/**
 * A network of IPv6 is one household, which has all addresses of its `/64`; IPv4 may come written as IPv6. What is no address stays as it
 * is; a caller who has gone has none.
 */
export function networkOf(address: string | undefined): string {
  const bare = address?.trim() ?? ''
  if (!bare.includes(':')) return bare
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(bare)?.[1]
  if (mapped !== undefined) return mapped
  const [before = '', after] = (bare.split('%', 1)[0] ?? '').toLowerCase().split('::', 2)
  const head = before === '' ? [] : before.split(':')
  const tail = after === undefined || after === '' ? [] : after.split(':')
  const zeros = after === undefined ? 0 : Math.max(0, 8 - head.length - tail.length)
  const groups = [...head, ...Array.from({ length: zeros }, () => '0'), ...tail]
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':')
}
