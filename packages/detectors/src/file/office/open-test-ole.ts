/** Compound files for tests, as Office and Outlook write them. */

const SECTOR = 512
const END = 0xfffffffe
const NONE = 0xffffffff

/** A compound file with these streams: those of at least 4,096 bytes in sectors of their own, the others in small ones. */
export function oleOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  type Made = { name: string; type: number; child: number; right: number; start: number; size: number }
  const made: Made[] = [{ name: 'Root Entry', type: 5, child: NONE, right: NONE, start: END, size: 0 }]
  const table: number[] = []
  const sectors: Uint8Array[] = []
  const put = (bytes: Uint8Array): number => {
    const start = sectors.length
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const sector = new Uint8Array(SECTOR)
      sector.set(bytes.subarray(at, at + SECTOR))
      sectors.push(sector)
      table.push(at + SECTOR < bytes.length ? sectors.length : END)
    }
    return bytes.length === 0 ? END : start
  }
  const small: number[] = []
  const smallTable: number[] = []
  const under = (parent: number, entry: Made): number => {
    const at = made.push(entry) - 1
    const owner = made[parent]
    if (owner !== undefined) [entry.right, owner.child] = [owner.child, at]
    return at
  }
  const storages = new Map<string, number>([['', 0]])
  for (const [path, bytes] of Object.entries(streams)) {
    const parts = path.split('/')
    const name = parts.pop() ?? ''
    let parent = 0
    for (let depth = 1; depth <= parts.length; depth++) {
      const key = parts.slice(0, depth).join('/')
      const storage = { name: parts[depth - 1] ?? '', type: 1, child: NONE, right: NONE, start: 0, size: 0 }
      const known = storages.get(key) ?? under(parent, storage)
      storages.set(key, known)
      parent = known
    }
    let start = END
    if (bytes.length >= 4_096) start = put(bytes)
    else {
      start = smallTable.length
      const count = Math.ceil(bytes.length / 64)
      for (let at = 0; at < count; at++) smallTable.push(at + 1 < count ? start + at + 1 : END)
      small.push(...bytes, ...new Array<number>(count * 64 - bytes.length).fill(0))
    }
    under(parent, { name, type: 2, child: NONE, right: NONE, start, size: bytes.length })
  }
  const root = made[0]
  if (root !== undefined) [root.start, root.size] = [put(Uint8Array.from(small)), small.length]
  const numbers = (values: readonly number[]): Uint8Array => new Uint8Array(Uint32Array.from(values).buffer)
  const padded = [...smallTable, ...new Array<number>((128 - (smallTable.length % 128)) % 128).fill(NONE)]
  const smallAt = put(numbers(padded))
  const directory = new Uint8Array(Math.ceil(made.length / 4) * SECTOR)
  made.forEach((entry, index) => {
    const view = new DataView(directory.buffer, index * 128, 128)
    Array.from(entry.name, (letter, at) => view.setUint16(at * 2, letter.charCodeAt(0), true))
    view.setUint16(64, (entry.name.length + 1) * 2, true)
    view.setUint8(66, entry.type)
    const links = [NONE, entry.right, entry.child]
    links.forEach((link, at) => view.setUint32(68 + at * 4, link, true))
    view.setUint32(116, entry.start, true)
    view.setUint32(120, entry.size, true)
  })
  const directoryAt = put(directory)
  const tableAt = sectors.length
  table.push(0xfffffffd)
  const header = new Uint8Array(SECTOR)
  header.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const view = new DataView(header.buffer)
  view.setUint16(30, 9, true)
  view.setUint16(32, 6, true)
  view.setUint32(44, 1, true)
  view.setUint32(48, directoryAt, true)
  view.setUint32(56, 4_096, true)
  view.setUint32(60, smallAt, true)
  view.setUint32(68, END, true)
  for (let at = 0; at < 109; at++) view.setUint32(76 + at * 4, at === 0 ? tableAt : NONE, true)
  const last = numbers([...table, ...new Array<number>(128 - table.length).fill(NONE)])
  return Uint8Array.from([...header, ...sectors.flatMap((sector) => [...sector]), ...last])
}
