/** Files that were put into a `winmail.dat`, as Outlook and Exchange send them: attributes one behind the other (MS-OXTNEF). */
import { latin1 } from '../file-types.ts'
import type { MailFiles, MailPart } from './read-mail.ts'

/** Attributes by their number: a new attachment, its short name, its content, its further properties. */
const BEGINS = 0x00069002
const TITLE = 0x00018010
const CONTENT = 0x0006800f
const PROPERTIES = 0x00069005

/** Properties of an attachment: its long name, its short one, and what it is where it is no plain file. */
const LONG_NAME = 0x3707
const SHORT_NAME = 0x3704
const OBJECT = 0x3701

const AS_BYTES = 0x0102
const AS_OBJECT = 0x000d
const AS_LETTERS = 0x001e
const AS_WIDE_LETTERS = 0x001f
const MANY = 0x1000
/** Bytes that a value of a type takes, filled up to four; those that are not here state their length. */
const SIZES: ReadonlyMap<number, number> = new Map([
  [0x0002, 4],
  [0x0003, 4],
  [0x0004, 4],
  [0x0005, 8],
  [0x0006, 8],
  [0x0007, 8],
  [0x000a, 4],
  [0x000b, 4],
  [0x0014, 8],
  [0x0040, 8],
  [0x0048, 16],
])
const STATED: ReadonlySet<number> = new Set([AS_OBJECT, AS_LETTERS, AS_WIDE_LETTERS, AS_BYTES])
/** Numbers from here on are followed by what they are called. */
const NAMED_FROM = 0x8000
/** What stands before an object says how it is read. */
const OBJECT_HEAD = 16

const HEAD = 6
const MOST_PARTS = 1_000
const MOST_DEPTH = 12
const MOST_PROPERTIES = 10_000
const MOST_NAME = 2_000

type Attachment = { title: string; longName: string; content: Uint8Array | null; object: Uint8Array | null }
type Gathered = { readonly files: MailPart[]; isWhole: boolean }

class Reader {
  at = 0
  readonly bytes: Uint8Array
  private readonly view: DataView
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  /** False where so many bytes are not there any more. */
  has(count: number): boolean {
    return this.at + count <= this.bytes.length
  }
  number(size: 2 | 4): number {
    const value = size === 2 ? this.view.getUint16(this.at, true) : this.view.getUint32(this.at, true)
    this.at += size
    return value
  }
  take(count: number): Uint8Array {
    const taken = this.bytes.subarray(this.at, this.at + count)
    this.at += count
    return taken
  }
}

const NOTHING = new Uint8Array()

const filledUp = (length: number): number => Math.ceil(length / 4) * 4

function textOf(bytes: Uint8Array, isWide: boolean): string {
  const some = bytes.subarray(0, MOST_NAME)
  const text = isWide ? new TextDecoder('utf-16le').decode(some) : latin1(some, 0, some.length)
  return text.replace(/\0.*$/s, '')
}

/** One value, or null where the properties end or are damaged. */
function readValue(from: Reader, type: number): Uint8Array | null {
  const size = SIZES.get(type)
  if (size !== undefined) return from.has(size) ? from.take(size) : null
  if (!STATED.has(type) || !from.has(4)) return null
  const length = from.number(4)
  const value = from.take(length)
  from.at += filledUp(length) - length
  return value
}

/** Passes what a named property is called; false where it is not whole. */
function passName(from: Reader): boolean {
  if (!from.has(24)) return false
  from.take(16)
  const isNumber = from.number(4) === 0
  const length = from.number(4)
  if (!isNumber) from.take(filledUp(length))
  return true
}

function readProperties(bytes: Uint8Array, attachment: Attachment): void {
  const from = new Reader(bytes)
  const count = from.has(4) ? Math.min(from.number(4), MOST_PROPERTIES) : 0
  for (let at = 0; at < count && from.has(4); at++) {
    const type = from.number(2)
    const id = from.number(2)
    if (id >= NAMED_FROM && !passName(from)) return
    const plain = type & ~MANY
    const isCounted = (type & MANY) !== 0 || STATED.has(plain)
    if (isCounted && !from.has(4)) return
    const values = isCounted ? Math.min(from.number(4), MOST_PROPERTIES) : 1
    for (let value = 0; value < values; value++) {
      const read = readValue(from, plain)
      if (read === null) return
      if (value === 0) note(attachment, id, plain, read)
    }
  }
}

function note(attachment: Attachment, id: number, type: number, value: Uint8Array): void {
  if (id === LONG_NAME) attachment.longName = textOf(value, type === AS_WIDE_LETTERS)
  if (id === SHORT_NAME && attachment.title === '') attachment.title = textOf(value, type === AS_WIDE_LETTERS)
  if (id !== OBJECT) return
  if (type === AS_OBJECT) attachment.object = value.subarray(OBJECT_HEAD)
  else attachment.content ??= value
}

export const isTnef = (bytes: Uint8Array): boolean =>
  bytes[0] === 0x78 && bytes[1] === 0x9f && bytes[2] === 0x3e && bytes[3] === 0x22

function keep({ title, longName, content, object }: Attachment, depth: number, found: Gathered): void {
  const name = longName === '' ? title : longName
  if (object !== null && isTnef(object)) {
    gather(object, depth + 1, found)
    return
  }
  const bytes = content === null || content.length === 0 ? object : content
  found.files.push({ name, bytes: bytes ?? NOTHING })
}

function gather(bytes: Uint8Array, depth: number, found: Gathered): void {
  if (depth > MOST_DEPTH) {
    found.isWhole = false
    return
  }
  const from = new Reader(bytes)
  from.at = HEAD
  let attachment: Attachment | null = null
  const isFull = (): boolean => found.files.length >= MOST_PARTS
  while (from.has(9) && !isFull()) {
    from.at += 1
    const attribute = from.number(4)
    const content = from.take(from.number(4))
    // A sum of the bytes, which nobody checks who opens one.
    from.at += 2
    if (attribute === BEGINS) {
      if (attachment !== null) keep(attachment, depth, found)
      attachment = { title: '', longName: '', content: null, object: null }
    }
    if (attachment === null) continue
    if (attribute === TITLE) attachment.title = textOf(content, false)
    if (attribute === CONTENT) attachment.content = content
    if (attribute === PROPERTIES) readProperties(content, attachment)
  }
  if (isFull()) found.isWhole = false
  else if (attachment !== null) keep(attachment, depth, found)
}

/** Attachments of a `winmail.dat` and of the messages in it, in their order. Bodies are none. */
export function readTnef(bytes: Uint8Array): MailFiles {
  const found: Gathered = { files: [], isWhole: true }
  gather(bytes, 0, found)
  return found
}
