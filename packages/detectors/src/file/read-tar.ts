/** The files in a tar archive: blocks of 512 bytes, a header before each file. Nothing is packed, so nothing is inflated. */

export type TarEntry = { readonly name: string; readonly bytes: Uint8Array }

export type TarListing = {
  readonly entries: readonly TarEntry[]
  /** A file that a link before it takes out of the folder that all is unpacked in; null: none. */
  readonly outside: string | null
  /** False: what comes is no header, of a link that has content, or one more file than are looked at. Some programs read on behind it. */
  readonly whole: boolean
}

const BLOCK = 512
const MOST_ENTRIES = 20_000
const LONGEST_NAME = 65_536
const CHECKSUM_AT = 148

/** Kinds by their letter: links, devices and folders have no content. Of what nobody knows programs make a file. */
const WITHOUT_CONTENT = '123456'
const LINKS = '12'
const LONG_NAME = 'L'
const NEXT = 'xX'
const NO_FILES = 'gxXLKDVM'

function textAt(bytes: Uint8Array, from: number, length: number): string {
  const end = bytes.subarray(from, from + length).indexOf(0)
  return new TextDecoder().decode(bytes.subarray(from, from + (end < 0 ? length : end)))
}

/** In octal digits, or as a number of 256 where that does not suffice; NaN: it is none. */
function numberAt(bytes: Uint8Array, from: number, length: number): number {
  if (((bytes[from] ?? 0) & 0x80) === 0) return Number.parseInt(textAt(bytes, from, length).trim() || '0', 8)
  let value = (bytes[from] ?? 0) & 0x7f
  for (let at = from + 1; at < from + length; at++) value = value * 256 + (bytes[at] ?? 0)
  return value
}

/** Whether the sum in a header is that of its bytes, of which those of the sum itself count as blanks. */
function isHeader(bytes: Uint8Array, at: number): boolean {
  if (at + BLOCK > bytes.length) return false
  let [sum, above] = [0, 0]
  for (let place = 0; place < BLOCK; place++) {
    const byte = place >= CHECKSUM_AT && place < CHECKSUM_AT + 8 ? 0x20 : (bytes[at + place] ?? 0)
    sum += byte
    if (byte > 127) above++
  }
  // Old programs take bytes above 127 for numbers below zero.
  const stated = numberAt(bytes, at + CHECKSUM_AT, 8)
  return stated === sum || stated === sum - 256 * above
}

/** Archives of before 1988, and of programs that write such, have no other sign than the sum of their first header. */
export const startsAsTar = (bytes: Uint8Array): boolean =>
  bytes[0] !== 0 &&
  /^[0-7 ]{5}/.test(String.fromCharCode(...bytes.subarray(CHECKSUM_AT, CHECKSUM_AT + 5))) &&
  isHeader(bytes, 0)

const isEnd = (bytes: Uint8Array, at: number): boolean => bytes.subarray(at, at + BLOCK).every((byte) => byte === 0)

type Stated = { path: string | null; size: number | null }

const MOST_RECORDS = 100

/** Lines `25 path=plan.txt`, each with its own length before it (POSIX.1-2001, pax). */
function readPax(content: Uint8Array): Stated {
  const stated: Stated = { path: null, size: null }
  for (let at = 0, records = 0; at < content.length && records < MOST_RECORDS; records++) {
    const length = Number.parseInt(textAt(content, at, 12), 10)
    if (!(length > 0)) break
    const line = textAt(content, at, length)
    const [from, equals] = [line.indexOf(' ') + 1, line.indexOf('=')]
    const value = line.slice(equals + 1).replace(/\n$/, '')
    if (line.slice(from, equals) === 'path') stated.path = value
    if (line.slice(from, equals) === 'size') stated.size = Number.parseInt(value, 10)
    at += length
  }
  return stated
}

/** How far a link leads out of where it lies: at a root, or by more steps up than it lies deep. */
function leadsOut(link: string, target: string, isHard: boolean): boolean {
  if (target.startsWith('/')) return true
  let depth = isHard ? 0 : link.split('/').filter((step) => step !== '' && step !== '.').length - 1
  for (const step of target.split('/')) {
    if (step === '' || step === '.') continue
    depth += step === '..' ? -1 : 1
    if (depth < 0) return true
  }
  return false
}

const plainName = (name: string): string => name.replace(/^(?:\.?\/)+/, '').replace(/\/$/, '')

const MOST_FOLDERS = 64

/** Whether one of the folders that a name goes through is such a link. */
function goesThrough(name: string, links: ReadonlySet<string>): boolean {
  if (links.size === 0) return false
  const plain = plainName(name)
  let slash = plain.indexOf('/')
  for (let folders = 0; slash >= 0 && folders < MOST_FOLDERS; folders++, slash = plain.indexOf('/', slash + 1))
    if (links.has(plain.slice(0, slash))) return true
  return false
}

function ownName(bytes: Uint8Array, at: number): string {
  // Where no standard is named, other things stand in the place of what comes before a name.
  const prefix = textAt(bytes, at + 257, 5) === 'ustar' && bytes[at + 262] === 0 ? textAt(bytes, at + 345, 155) : ''
  const name = textAt(bytes, at, 100)
  return prefix === '' ? name : `${prefix}/${name}`
}

/** The entries until the data stops making sense; content that is cut off is given as far as it goes. */
export function readTar(bytes: Uint8Array): TarListing {
  const entries: TarEntry[] = []
  const links = new Set<string>()
  let [outside, whole]: [string | null, boolean] = [null, true]
  let stated: Stated = { path: null, size: null }
  for (let at = 0; at + BLOCK <= bytes.length && !isEnd(bytes, at); ) {
    const start = at
    const own = numberAt(bytes, start + 124, 12)
    if (!(own >= 0) || entries.length >= MOST_ENTRIES) return { entries, outside, whole: false }
    const kind = String.fromCharCode(bytes[start + 156] ?? 0)
    const size = stated.size !== null && stated.size >= 0 ? stated.size : own
    // Of a header that is damaged, and of a link with content, some programs read what follows elsewhere.
    whole &&= isHeader(bytes, start) && !(WITHOUT_CONTENT.includes(kind) && size > 0)
    const content = bytes.subarray(start + BLOCK, start + BLOCK + size)
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK
    if (kind === LONG_NAME) stated = { ...stated, path: textAt(content, 0, LONGEST_NAME) }
    else if (NEXT.includes(kind)) stated = readPax(content.subarray(0, 4 * LONGEST_NAME))
    if (NO_FILES.includes(kind)) continue
    const name = stated.path ?? ownName(bytes, start)
    stated = { path: null, size: null }
    if (goesThrough(name, links)) outside ??= name
    if (LINKS.includes(kind) && leadsOut(plainName(name), textAt(bytes, start + 157, 100), kind === '1'))
      links.add(plainName(name))
    if (!WITHOUT_CONTENT.includes(kind)) entries.push({ name, bytes: content })
  }
  return { entries, outside, whole }
}
