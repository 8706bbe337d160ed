/** An artifact of fewer heads, or of shorter rows, with room for those that were added since: they say nothing until they are taught. */
import { HEADS, KNOTS, LANES, MODEL_VERSION } from '@goodstanding/detectors'

const HEADER = 16
const VERSION_AT = 4
const HEADS_AT = 8
const BITS_AT = 12
const FLOAT = 4
/** Bytes of a row, by the version of the artifact. */
const ROWS: Readonly<Record<number, number>> = { 4: 16, [MODEL_VERSION]: LANES }
/** The byte of a weight of nothing. */
const NOTHING = 128

/** The bytes of an artifact of `HEADS`; those that have all heads come back as they are. New heads weigh and score nothing. Throws for a version that it does not know. */
export function growModel(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const version = view.getUint32(VERSION_AT, true)
  const row = ROWS[version]
  if (row === undefined) throw new Error(`No artifact of version ${version} is known.`)
  const heads = view.getUint32(HEADS_AT, true)
  const more = HEADS.length - heads
  if (more <= 0 && row === LANES) return bytes
  const parts: Uint8Array[] = []
  let at = 0
  const take = (size: number): void => {
    parts.push(bytes.subarray(at, at + size))
    at += size
  }
  const add = (floats: number): void => {
    parts.push(new Uint8Array(floats * FLOAT))
  }
  const takeRows = (count: number): void => {
    const rows = new Uint8Array(LANES * count).fill(NOTHING)
    for (let of = 0; of < count; of += 1) rows.set(bytes.subarray(at + of * row, at + of * row + row), of * LANES)
    parts.push(rows)
    at += row * count
  }
  take(HEADER)
  for (const perHead of [1, 1, 2 * KNOTS]) {
    take(heads * perHead * FLOAT)
    add(more * perHead)
  }
  takeRows(2 ** view.getUint32(BITS_AT, true))
  const words = view.getUint32(at, true)
  take(FLOAT)
  take(heads * FLOAT)
  add(more)
  take(words * FLOAT)
  takeRows(words)
  const grown = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let to = 0
  for (const part of parts) {
    grown.set(part, to)
    to += part.length
  }
  const header = new DataView(grown.buffer)
  header.setUint32(VERSION_AT, MODEL_VERSION, true)
  header.setUint32(HEADS_AT, HEADS.length, true)
  return grown
}
