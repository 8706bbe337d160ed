/** An artifact of fewer heads, with room for those that were added since: they say nothing until they are taught. */
import { HEADS, KNOTS, LANES } from '@goodstanding/detectors'

const HEADER = 16
const HEADS_AT = 8
const BITS_AT = 12
const FLOAT = 4

/** The bytes of an artifact of `HEADS`; those that have all heads come back as they are. New heads weigh and score nothing. */
export function growModel(bytes: Uint8Array): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const heads = view.getUint32(HEADS_AT, true)
  const more = HEADS.length - heads
  if (more <= 0) return bytes
  const parts: Uint8Array[] = []
  let at = 0
  const take = (size: number): void => {
    parts.push(bytes.subarray(at, at + size))
    at += size
  }
  const add = (floats: number): void => {
    parts.push(new Uint8Array(floats * FLOAT))
  }
  take(HEADER)
  for (const perHead of [1, 1, 2 * KNOTS]) {
    take(heads * perHead * FLOAT)
    add(more * perHead)
  }
  take(LANES * 2 ** view.getUint32(BITS_AT, true) + FLOAT)
  take(heads * FLOAT)
  add(more)
  take(bytes.length - at)
  const grown = new Uint8Array(parts.reduce((size, part) => size + part.length, 0))
  let to = 0
  for (const part of parts) {
    grown.set(part, to)
    to += part.length
  }
  new DataView(grown.buffer).setUint32(HEADS_AT, HEADS.length, true)
  return grown
}
