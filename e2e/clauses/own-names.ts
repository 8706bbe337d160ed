/**
 * Examples of clauses share one server, and its counters. Each gets ids of its own: every id field of its events and facts
 * carries the example's mark, and its networks are moved to a range that no other example uses.
 */

/** Fields that hold an id or a list of ids, wherever they stand. */
const ID_FIELDS = new Set([
  'id',
  'ids',
  'organization',
  'account',
  'actor',
  'person',
  'people',
  'holder',
  'recipient',
  'recipients',
  'payer',
  'seat',
  'permit',
  'device',
  'documentNumber',
])

export type OwnNames = {
  readonly data: <Value>(value: Value) => Value
  /** `permits/p1` -> the same with the mark. */
  readonly path: (path: string) => string
}

let networks = 0

/** Marks are letters only, so that ids that count up still count up. */
function markOf(serial: number): string {
  return serial
    .toString(26)
    .padStart(3, '0')
    .split('')
    .map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 26)))
    .join('')
}

export function createOwnNames(serial: number): OwnNames {
  const mark = `${markOf(serial)}-`
  const moved = new Map<string, string>()
  const moveNetwork = (ip: string): string => {
    const [first, second, ...host] = ip.split('.')
    if (second === undefined || host.length !== 2) return ip
    const key = `${first}.${second}`
    if (!moved.has(key)) {
      networks += 1
      moved.set(key, `${20 + (networks >> 8)}.${networks & 255}`)
    }
    return [moved.get(key), ...host].join('.')
  }
  const rename = (name: string, value: unknown): unknown => {
    if (typeof value === 'string') {
      if (ID_FIELDS.has(name)) return `${mark}${value}`
      return name === 'ip' ? moveNetwork(value) : value
    }
    if (Array.isArray(value)) return value.map((item: unknown) => rename(name, item))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, rename(key, member)]))
  }
  return {
    data: (value) => rename('', value) as typeof value,
    path: (path) => path.replace(/[^/]+$/, (id) => `${mark}${id}`),
  }
}
