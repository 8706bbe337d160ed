/**
 * Checks an export of the log without asking anybody: each line's writing, each entry against its hash, the tree against every
 * signed checkpoint, and an older checkpoint against the tree. What does not fit is told with its place.
 */
import { isOpenedBy } from './commitment.ts'
import { leafHash } from './write-audit.ts'
import { createLeafStore, type LeafStore } from './leaf-store.ts'
import { rootOf } from './merkle-tree.ts'
import { openNote, parseVerifier, type Verifier } from './read-note.ts'

export type ExportProblem = {
  /** Line of the file, from 1. */
  readonly line: number
  /** Bytes before that line. */
  readonly offset: number
  /** The entries that it concerns, both included; null when it concerns none. */
  readonly entries: readonly [number, number] | null
  readonly says: string
}

export type ExportVerified = {
  readonly entries: number
  readonly checkpoints: number
  /** Hex; null when there is no whole tree. */
  readonly root: string | null
  readonly verifier: string | null
  readonly problems: readonly ExportProblem[]
}

/** What is trusted beside the export: the key that signs, and a checkpoint that was seen before. */
export type Trusted = {
  readonly verifier: string | null
  readonly checkpoint: string | null
  /** The key that signed that checkpoint, where it has been changed since; absent: that of the export. */
  readonly checkpointVerifier?: string | null
}

type Reading = {
  readonly leaves: LeafStore
  readonly problems: ExportProblem[]
  readonly trusted: Trusted
  verifier: Verifier | null
  stated: string | null
  checkpoints: number
  /** Entries under the last checkpoint that was good. */
  proven: number
  /** Whether the line before was a checkpoint over everything before it. */
  isClosed: boolean
  /** The first line says that no commitment is opened. */
  isUnopened: boolean
  /** The file is no export at all; what else is in it says nothing. */
  isForeign: boolean
}

const MOST_PROBLEMS = 100
const FORMAT = 'goodstanding-audit'
const OPENED = `${FORMAT}/2`
/** Exports from before 2026-11-30: their entries hold no commitments. */
const UNOPENED = `${FORMAT}/1`
const FORMAT_BYTES = 200
const HEX_HASH = /^[0-9a-f]{64}$/

export async function verifyExport(bytes: AsyncIterable<Buffer>, trusted: Trusted): Promise<ExportVerified> {
  const reading: Reading = {
    leaves: createLeafStore(),
    problems: [],
    trusted,
    verifier: trusted.verifier === null ? null : parseVerifier(trusted.verifier),
    stated: null,
    checkpoints: 0,
    proven: 0,
    isClosed: false,
    isUnopened: false,
    isForeign: false,
  }
  let line = 0
  let offset = 0
  for await (const { text, isWhole } of linesOf(bytes)) {
    line += 1
    const at = { line, offset }
    if (reading.problems.length < MOST_PROBLEMS) readLine(reading, at, { text, isWhole })
    if (reading.isForeign) return { entries: 0, checkpoints: 0, root: null, verifier: null, problems: reading.problems }
    offset += text.length + 1
  }
  finish(reading, { line, offset })
  return {
    entries: reading.leaves.size(),
    checkpoints: reading.checkpoints,
    root: reading.problems.length === 0 ? rootOf(reading.leaves.now()).toString('hex') : null,
    verifier: reading.stated,
    problems: reading.problems,
  }
}

type At = { readonly line: number; readonly offset: number }
type Line = { readonly text: Buffer; readonly isWhole: boolean }

async function* linesOf(bytes: AsyncIterable<Buffer>): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0)
  for await (const chunk of bytes) {
    rest = Buffer.concat([rest, chunk])
    let start = 0
    for (let end = rest.indexOf(10); end !== -1; end = rest.indexOf(10, start)) {
      yield { text: rest.subarray(start, end), isWhole: true }
      start = end + 1
    }
    rest = rest.subarray(start)
  }
  if (rest.length > 0) yield { text: rest, isWhole: false }
}

function tell(reading: Reading, { line, offset }: At, says: string, entries: ExportProblem['entries'] = null): void {
  reading.problems.push({ line, offset, entries, says })
}

function readLine(reading: Reading, at: At, { text, isWhole }: Line): void {
  const value = isWhole ? parseExactly(text) : null
  const next = reading.leaves.size()
  if (value === null && at.line === 1 && !text.subarray(0, FORMAT_BYTES).includes(FORMAT)) {
    reading.isForeign = true
    tell(reading, at, 'The file is no export of the log: its first line names no such format.')
    return
  }
  if (value === null) {
    tell(
      reading,
      at,
      'The line is not as it was written: a byte of it was changed.',
      at.line === 1 ? null : [next, next],
    )
    return
  }
  if (at.line === 1) {
    readHead(reading, at, value)
    return
  }
  if (hasKeys(value, ['index', 'entry', 'leafHash']) || hasKeys(value, ['index', 'entry', 'leafHash', 'opening'])) {
    readEntry(reading, at, value)
    return
  }
  if (hasKeys(value, ['checkpoint'])) {
    readCheckpoint(reading, at, String(value['checkpoint']))
    return
  }
  tell(reading, at, 'The line is neither an entry nor a checkpoint.', [next, next])
}

type Fields = Readonly<Record<string, unknown>>

/** A line that reads as JSON and would be written the same again; null for any other. */
function parseExactly(bytes: Buffer): Fields | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
    const value: unknown = JSON.parse(text)
    if (typeof value !== 'object' || value === null || JSON.stringify(value) !== text) return null
    return Object.fromEntries(Object.entries(value))
  } catch {
    return null // neither UTF-8 nor JSON: told by the caller with its place
  }
}

const hasKeys = (value: Fields, keys: readonly string[]): boolean => Object.keys(value).join() === keys.join()

function readHead(reading: Reading, at: At, value: Fields): void {
  const { trusted } = reading
  reading.isUnopened = value['format'] === UNOPENED
  reading.stated = typeof value['verifier'] === 'string' ? value['verifier'] : null
  if (
    !hasKeys(value, ['format', 'origin', 'verifier']) ||
    (value['format'] !== OPENED && value['format'] !== UNOPENED)
  ) {
    tell(reading, at, 'The first line is not that of an export of the log.')
    return
  }
  if (trusted.verifier !== null && trusted.verifier !== reading.stated)
    tell(reading, at, 'The export names another key than the one that is trusted.')
  reading.verifier ??= reading.stated === null ? null : parseVerifier(reading.stated)
  if (reading.verifier === null) {
    tell(reading, at, 'The key of the checkpoints is not as it was written.')
    return
  }
  if (value['origin'] !== reading.verifier.name) tell(reading, at, 'The log is not the one that the key signs for.')
}

function readEntry(reading: Reading, at: At, value: Fields): void {
  const next = reading.leaves.size()
  const { index, entry, leafHash: stated, opening } = value
  reading.isClosed = false
  if (index !== next)
    tell(reading, at, `Entry ${next} is missing or out of order: the line says ${String(index)}.`, [next, next])
  if (typeof entry !== 'string' || typeof stated !== 'string' || !HEX_HASH.test(stated)) {
    tell(reading, at, `Entry ${next} is not as it was written.`, [next, next])
    return
  }
  if (opening !== undefined && reading.isUnopened) {
    reading.isUnopened = false
    tell(reading, { line: 1, offset: 0 }, `The first line says ${UNOPENED}, and commitments are opened.`)
  }
  const made = leafHash(entry)
  if (made !== stated) tell(reading, at, `Entry ${next} is not what its hash was made of.`, [next, next])
  else {
    const written = parseExactly(Buffer.from(entry)) ?? {}
    if (opening === undefined ? written['staff'] !== undefined : !isOpenedBy(written, opening))
      tell(reading, at, opening === undefined ? unnamed(next) : `Entry ${next} is not opened by what the line says.`, [
        next,
        next,
      ])
  }
  reading.leaves.add(Buffer.from(made, 'hex'))
}

/** Whoever took the opening out of the database, or out of the file, hides who it was: the entry alone stands. */
const unnamed = (index: number): string =>
  `Who did entry ${index} is missing: what opens its commitment was taken away.`

function readCheckpoint(reading: Reading, at: At, note: string): void {
  const { leaves, verifier, proven } = reading
  const size = leaves.size()
  reading.checkpoints += 1
  const signed = verifier === null ? null : openNote(note, verifier)
  if (signed === null) {
    tell(reading, at, 'The signature of the checkpoint is not good.')
    return
  }
  if (signed.origin !== verifier?.name) {
    tell(reading, at, 'The checkpoint is one of another log.')
    return
  }
  reading.isClosed = true
  if (signed.size !== size) {
    tell(reading, at, `The checkpoint was signed over ${signed.size} entries, and ${size} are here.`, [proven, size])
    return
  }
  // What is told of an entry explains the root; without it, the place is between two checkpoints.
  if (!rootOf(leaves.now()).equals(signed.root) && !reading.problems.some(({ entries }) => entries !== null)) {
    tell(reading, at, `Something in the entries ${proven} to ${size - 1} is not what was signed.`, [proven, size - 1])
    return
  }
  reading.proven = size
}

function finish(reading: Reading, at: At): void {
  const { leaves, trusted, verifier } = reading
  if (at.line === 0) {
    tell(reading, at, 'The export is empty.')
    return
  }
  const size = leaves.size()
  if (!reading.isClosed && reading.problems.length === 0)
    tell(reading, at, 'The export ends without a checkpoint over its last entries.', [reading.proven, size])
  if (trusted.checkpoint === null) return
  const before = trusted.checkpointVerifier ?? null
  const signer = before === null ? verifier : parseVerifier(before)
  const known = signer === null ? null : openNote(trusted.checkpoint, signer)
  if (known === null) {
    const whose = before === null ? 'the key of the export' : 'the key that is given for it'
    tell(reading, at, `The checkpoint given is not signed by ${whose}.`)
    return
  }
  if (known.size > size) {
    tell(reading, at, `The checkpoint given was signed over ${known.size} entries; the export has ${size}.`, [
      size,
      known.size - 1,
    ])
    return
  }
  if (!rootOf(leaves.now(), 0, known.size).equals(known.root))
    tell(reading, at, `The first ${known.size} entries are not those that the checkpoint given was signed over.`, [
      0,
      known.size - 1,
    ])
}
