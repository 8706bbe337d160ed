/** The list of a 7z archive, by the published description of the format (7zFormat.txt): what it holds, and how that is packed. */
import { type Budget, budgetFor } from './archive-limits.ts'
import {
  Damaged,
  pass,
  passSums,
  readBits,
  readByte,
  readCount,
  type Reader,
  readNumber,
  times,
} from './seven-zip-reader.ts'
import { type SevenZipCoder, type SevenZipFolder, unpackFolder } from './unpack-7z.ts'

export type SevenZipEntry = {
  readonly name: string
  readonly size: number
  /** Where it lies; null: it is empty, or a folder. */
  readonly place: { readonly folder: number; readonly from: number } | null
}

export type SevenZipListing = {
  /** True when the list or the content needs a password. */
  readonly encrypted: boolean
  readonly entries: readonly SevenZipEntry[]
  readonly folders: readonly SevenZipFolder[]
}

const ENCODED = 0x17
const HEADER = 0x01
const MOST_ENTRIES = 5_000
/** A packed list may lie in a packed list. */
const MOST_LISTS = 4
/** AES-256 with SHA-256. */
const SEALED = '06f10701'
/** Of one folder: the most that a filter reads is four. */
const MOST_INPUTS = 32
const NOTHING: SevenZipListing = { encrypted: false, entries: [], folders: [] }

type Coder = { readonly method: string; readonly properties: Uint8Array; readonly inputs: number }

/** How a folder is unpacked: inputs are counted through all coders, each of which has one output. */
type Recipe = {
  readonly coders: readonly Coder[]
  /** Which input reads what which coder wrote. */
  readonly joined: readonly { readonly input: number; readonly wrote: number }[]
  /** The inputs that read packed bytes, one stream each. */
  readonly packed: readonly number[]
}

function readCoder(reader: Reader): Coder {
  const flags = readByte(reader)
  const start = reader.at
  pass(reader, flags & 15)
  const digits = Array.from(reader.list.subarray(start, reader.at), (byte) => byte.toString(16).padStart(2, '0'))
  const isComplex = (flags & 16) !== 0
  const inputs = isComplex ? readCount(reader) : 1
  if (isComplex && readCount(reader) !== 1) throw new Damaged()
  const length = (flags & 32) === 0 ? 0 : readCount(reader)
  const from = reader.at
  pass(reader, length)
  return { method: digits.join(''), properties: reader.list.subarray(from, from + length), inputs }
}

function readRecipe(reader: Reader): Recipe {
  const coders = times(readCount(reader), () => readCoder(reader))
  const inputs = coders.reduce((sum, coder) => sum + coder.inputs, 0)
  const streams = inputs - coders.length + 1
  if (coders.length === 0 || streams < 1 || inputs > MOST_INPUTS) throw new Damaged()
  const joined = times(coders.length - 1, () => ({ input: readNumber(reader), wrote: readNumber(reader) }))
  const isFree = (input: number): boolean => !joined.some((join) => join.input === input)
  const packed =
    streams > 1
      ? times(streams, () => readNumber(reader))
      : Array.from({ length: inputs }, (_, input) => input).filter(isFree)
  return { coders, joined, packed }
}

/** The coder that nobody reads from writes the files. */
const lastOf = ({ coders, joined }: Recipe): number =>
  coders.findIndex((_, at) => !joined.some(({ wrote }) => wrote === at))

/**
 * From the packed bytes to the files, and which stream those are. Of a filter for programs that parts calls from all else, what it reads
 * first is all else, which shows what a program is.
 */
function inOrder(
  recipe: Recipe,
  sizes: readonly number[],
): { readonly steps: SevenZipCoder[]; readonly stream: number } {
  const steps: SevenZipCoder[] = []
  const firstInput = (coder: number): number =>
    recipe.coders.slice(0, coder).reduce((sum, { inputs }) => sum + inputs, 0)
  for (let at = lastOf(recipe); steps.length < recipe.coders.length; ) {
    const coder = recipe.coders[at]
    if (coder === undefined) throw new Damaged()
    steps.unshift({ method: coder.method, properties: coder.properties, size: sizes[at] ?? 0 })
    const input = firstInput(at)
    const join = recipe.joined.find((one) => one.input === input)
    if (join === undefined) return { steps, stream: recipe.packed.indexOf(input) }
    at = join.wrote
  }
  throw new Damaged()
}

type Streams = { folders: SevenZipFolder[]; sizes: (readonly number[])[] }

function readStreams(reader: Reader, bytes: Uint8Array): Streams {
  let packed: readonly Uint8Array[] = []
  const streams: Streams = { folders: [], sizes: [] }
  let summed: readonly boolean[] = []
  for (;;) {
    const part = readByte(reader)
    if (part === 0) return streams
    if (part === 0x06) packed = readPacked(reader, bytes)
    else if (part === 0x07) {
      const read = readFolders(reader, packed)
      summed = read.summed
      streams.folders = read.folders
      streams.sizes = read.folders.map(({ size }) => [size])
    } else if (part === 0x08) streams.sizes = readSizes(reader, streams.folders, summed)
    else throw new Damaged()
  }
}

function readPacked(reader: Reader, bytes: Uint8Array): readonly Uint8Array[] {
  let start = readNumber(reader) + 32
  const count = readCount(reader)
  let sizes: readonly number[] = []
  for (;;) {
    const part = readByte(reader)
    if (part === 0) break
    if (part === 0x09) sizes = times(count, () => readNumber(reader))
    else if (part === 0x0a) passSums(reader, count)
    else throw new Damaged()
  }
  return sizes.map((size) => {
    const from = start
    start += size
    return bytes.subarray(Math.min(from, bytes.length), Math.min(from + size, bytes.length))
  })
}

function readFolders(
  reader: Reader,
  packed: readonly Uint8Array[],
): { readonly folders: SevenZipFolder[]; readonly summed: readonly boolean[] } {
  if (readByte(reader) !== 0x0b) throw new Damaged()
  const count = readCount(reader)
  // What lies elsewhere is written by no program that is about.
  if (readByte(reader) !== 0) throw new Damaged()
  const recipes = times(count, () => readRecipe(reader))
  if (readByte(reader) !== 0x0c) throw new Damaged()
  let before = 0
  const folders = recipes.map((recipe): SevenZipFolder => {
    const sizes = times(recipe.coders.length, () => readNumber(reader))
    const { steps, stream } = inOrder(recipe, sizes)
    const own = packed[before + stream] ?? new Uint8Array()
    before += recipe.packed.length
    return {
      steps,
      sealed: recipe.coders.some(({ method }) => method === SEALED),
      packed: own,
      size: sizes[lastOf(recipe)] ?? 0,
    }
  })
  let summed: readonly boolean[] = folders.map(() => false)
  for (let part = readByte(reader); part !== 0; part = readByte(reader)) {
    if (part !== 0x0a) throw new Damaged()
    summed = passSums(reader, count)
  }
  return { folders, summed }
}

/** The sizes of the files in each folder. */
function readSizes(
  reader: Reader,
  folders: readonly SevenZipFolder[],
  summed: readonly boolean[],
): (readonly number[])[] {
  let part = readByte(reader)
  let counts: readonly number[] = folders.map(() => 1)
  if (part === 0x0d) {
    counts = times(folders.length, () => readCount(reader))
    part = readByte(reader)
  }
  const isStated = part === 0x09
  const sizes = folders.map(({ size }, at) => {
    const files = counts[at] ?? 0
    if (files === 0) return []
    const stated = times(isStated ? files - 1 : 0, () => readNumber(reader))
    return [...stated, Math.max(0, size - stated.reduce((sum, one) => sum + one, 0))]
  })
  if (isStated) part = readByte(reader)
  const unsummed = counts.reduce((sum, files, at) => sum + (files === 1 && summed[at] === true ? 0 : files), 0)
  for (; part !== 0; part = readByte(reader)) {
    if (part !== 0x0a) throw new Damaged()
    passSums(reader, unsummed)
  }
  return sizes
}

/** Names stand one after the other, two bytes a letter, each ended by a zero. */
function readFiles(reader: Reader, { sizes }: Streams): readonly SevenZipEntry[] {
  const count = readCount(reader)
  let names: readonly string[] = []
  const most = Math.min(count, MOST_ENTRIES)
  let isEmpty: readonly boolean[] = []
  for (let property = readByte(reader); property !== 0; property = readByte(reader)) {
    const size = readNumber(reader)
    const from = reader.at
    pass(reader, size)
    const within: Reader = { list: reader.list.subarray(0, reader.at), at: from }
    if (property === 0x0e) isEmpty = readBits(within, count)
    if (property === 0x11 && readByte(within) === 0)
      names = new TextDecoder('utf-16le').decode(within.list.subarray(within.at)).split('\0', most)
  }
  const places = sizes.flatMap((files, folder) => {
    let from = 0
    return files.map((size) => {
      const place = { folder, from }
      from += size
      return { size, place }
    })
  })
  let next = 0
  return Array.from({ length: most }, (_, at) => {
    const name = names[at] ?? ''
    const stream = isEmpty[at] === true ? undefined : places[next++]
    return { name, size: stream?.size ?? 0, place: stream?.place ?? null }
  })
}

type Lists = Pick<Budget, 'lists'>

function readList(bytes: Uint8Array, list: Uint8Array, lists: number, budget: Lists): SevenZipListing {
  budget.lists -= list.length
  if (budget.lists < 0) throw new Damaged()
  const reader: Reader = { list, at: 0 }
  const kind = readByte(reader)
  if (kind === ENCODED) {
    const [folder] = readStreams(reader, bytes).folders
    if (folder === undefined || lists >= MOST_LISTS || folder.size > budget.lists) throw new Damaged()
    if (folder.sealed) return { ...NOTHING, encrypted: true }
    const { bytes: unpacked, spent } = unpackFolder(folder, folder.size)
    budget.lists -= Math.max(0, spent - folder.size)
    if (unpacked === null || unpacked.length < folder.size) throw new Damaged()
    return readList(bytes, unpacked, lists + 1, budget)
  }
  if (kind !== HEADER) throw new Damaged()
  let streams: Streams = { folders: [], sizes: [] }
  let entries: readonly SevenZipEntry[] = []
  for (let part = readByte(reader); part !== 0; part = readByte(reader)) {
    if (part === 0x02) while (readByte(reader) !== 0) pass(reader, readCount(reader))
    else if (part === 0x03) readStreams(reader, bytes)
    else if (part === 0x04) streams = readStreams(reader, bytes)
    else if (part === 0x05) entries = readFiles(reader, streams)
    else throw new Damaged()
  }
  return { encrypted: streams.folders.some(({ sealed }) => sealed), entries, folders: streams.folders }
}

/** Null when the archive is cut off or its list cannot be read. */
export function readSevenZip(bytes: Uint8Array, budget: Lists = budgetFor(bytes.length)): SevenZipListing | null {
  if (bytes.length < 32) return null
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const offset = Number(data.getBigUint64(12, true)) + 32
  const size = Number(data.getBigUint64(20, true))
  if (size === 0) return NOTHING
  if (offset + size > bytes.length) return null
  try {
    return readList(bytes, bytes.subarray(offset, offset + size), 0, budget)
  } catch (fault) {
    if (fault instanceof Damaged) return null
    throw fault
  }
}
