/** Compound files (MS-CFB), which documents of Office before 2007 are, and which macros and embedded objects still are. */
import { joinBytes } from '../../join-bytes.ts'

export type OleEntry = {
  /** Names of its storages and its own, e.g. `['Macros', 'VBA', 'Module1']`. */
  readonly path: readonly string[]
  readonly size: number
  /** At most so many bytes of it; fewer where the file is damaged. */
  readonly read: (most: number) => Uint8Array
}

const HEADER = 512
const ENTRY = 128
const MOST_ENTRIES = 100_000
/** Storages in one another; macros lie in the second, what is deeper is a mail in a mail in a mail. */
const DEEPEST = 48
const STORAGE = 1
const STREAM = 2
const ROOT = 5

/** Streams that together are longer than their file several times over lie in one another: nobody writes that, and reading each takes for ever. */
export const isTangled = (entries: readonly OleEntry[], fileSize: number): boolean =>
  entries.reduce((sum, { size }) => sum + Math.min(size, fileSize), 0) > TIMES_LONGER * fileSize + HEADER
const TIMES_LONGER = 4

/** Every stream of a compound file; null when it is none, or too damaged. Bounded by the size of the file, whatever it says of itself. */
export function readOle(bytes: Uint8Array): readonly OleEntry[] | null {
  if (bytes.length < HEADER || bytes[0] !== 0xd0 || bytes[1] !== 0xcf) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const shift = view.getUint16(30, true)
  if (shift !== 9 && shift !== 12) return null
  const sectorSize = 1 << shift
  const most = Math.ceil(bytes.length / sectorSize)
  const sector = (at: number): Uint8Array => bytes.subarray((at + 1) << shift, (at + 2) << shift)
  const numbers = (part: Uint8Array): Uint32Array => {
    const read = new Uint32Array(part.length >> 2)
    for (let at = 0; at < read.length; at++)
      read[at] =
        (part[at * 4] ?? 0) |
        ((part[at * 4 + 1] ?? 0) << 8) |
        ((part[at * 4 + 2] ?? 0) << 16) |
        ((part[at * 4 + 3] ?? 0) << 24)
    return read
  }
  const table = numbers(joinBytes(tableSectors(view, most, sector, numbers).map(sector)))
  const chain = (start: number): Uint8Array[] => followed(table, start, most).map(sector)

  const directory = joinBytes(chain(view.getUint32(48, true)))
  const root = entryAt(directory, 0)
  if (root?.type !== ROOT) return null
  const cutoff = view.getUint32(56, true)
  const small = joinBytes(chain(root.start))
  const smallTable = numbers(joinBytes(chain(view.getUint32(60, true))))
  const readStream = (start: number, size: number, bound: number): Uint8Array => {
    const wanted = Math.min(size, bound)
    if (size >= cutoff)
      return joinBytes(followed(table, start, Math.ceil(wanted / sectorSize)).map(sector)).subarray(0, wanted)
    const parts = followed(smallTable, start, Math.ceil(wanted / 64)).map((at) => small.subarray(at * 64, at * 64 + 64))
    return joinBytes(parts).subarray(0, wanted)
  }
  const found: OleEntry[] = []
  const seen = new Set<number>()
  const open = [{ at: root.child, storages: [] as readonly string[] }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { at, storages } = next
    const entry = seen.has(at) || seen.size > MOST_ENTRIES ? null : entryAt(directory, at)
    seen.add(at)
    if (entry === null) continue
    const path = [...storages, entry.name]
    open.push({ at: entry.left, storages }, { at: entry.right, storages })
    if (entry.type === STORAGE && path.length < DEEPEST) open.push({ at: entry.child, storages: path })
    const { start, size } = entry
    if (entry.type === STREAM) found.push({ path, size, read: (bound) => readStream(start, size, bound) })
  }
  return found
}

/** Where the table of sectors lies: the first 109 sectors of it stand in the header, the others in a chain of their own. */
function tableSectors(
  view: DataView,
  most: number,
  sector: (at: number) => Uint8Array,
  numbers: (part: Uint8Array) => Uint32Array,
): readonly number[] {
  const found: number[] = []
  for (let at = 0; at < 109 && found.length < most; at++) found.push(view.getUint32(76 + at * 4, true))
  let next = view.getUint32(68, true)
  for (let turn = 0; next < most && turn < most; turn++) {
    const part = numbers(sector(next))
    for (const value of part.subarray(0, -1)) if (found.length < most) found.push(value)
    next = part.at(-1) ?? most
  }
  return found.filter((at) => at < most)
}

function followed(table: Uint32Array, start: number, most: number): readonly number[] {
  const found: number[] = []
  for (let at = start; at < table.length && found.length < most; at = table[at] ?? table.length) found.push(at)
  return found
}

function entryAt(directory: Uint8Array, index: number) {
  const at = index * ENTRY
  if (at + ENTRY > directory.length) return null
  const view = new DataView(directory.buffer, directory.byteOffset + at, ENTRY)
  const length = Math.min(64, view.getUint16(64, true))
  let name = ''
  for (let place = 0; place + 2 < length; place += 2) name += String.fromCharCode(view.getUint16(place, true))
  return {
    name,
    type: view.getUint8(66),
    left: view.getUint32(68, true),
    right: view.getUint32(72, true),
    child: view.getUint32(76, true),
    start: view.getUint32(116, true),
    size: view.getUint32(120, true),
  }
}
