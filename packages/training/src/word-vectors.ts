/** The vectors of English words, as `make-word-vectors.ts` keeps them: hashes of words, then one byte a dimension and word. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { hashOf } from '@goodstanding/detectors'

export const VECTORS_FILE = fileURLToPath(new URL('../vectors/words.en.bin', import.meta.url))
export const DIMENSIONS = 64

export type WordVectors = {
  readonly count: number
  /** Ascending. */
  readonly hashes: Int32Array
  /** `DIMENSIONS` a word; the first dimension spreads by about one. */
  readonly values: Float32Array
}

/** Standard deviations that a byte holds. */
const REACH = 4

export function writeVectors(words: readonly string[], points: readonly Float32Array[]): Uint8Array {
  const rows = words
    .map((word, at) => ({ hash: hashOf(word), point: points[at] ?? new Float32Array(DIMENSIONS) }))
    .sort((a, b) => a.hash - b.hash)
    .filter(({ hash }, at, all) => at === 0 || all[at - 1]?.hash !== hash)
  const unit = Math.sqrt(rows.reduce((sum, { point }) => sum + (point[0] ?? 0) ** 2, 0) / Math.max(1, rows.length))
  const bytes = new Uint8Array(4 + rows.length * (4 + DIMENSIONS))
  const view = new DataView(bytes.buffer)
  view.setUint32(0, rows.length, true)
  rows.forEach(({ hash, point }, row) => {
    view.setInt32(4 + row * 4, hash, true)
    for (let at = 0; at < DIMENSIONS; at += 1)
      view.setInt8(4 + rows.length * 4 + row * DIMENSIONS + at, toByte((point[at] ?? 0) / unit))
  })
  return bytes
}

const toByte = (value: number): number => Math.max(-127, Math.min(127, Math.round((value / REACH) * 127)))

export function readVectors(): WordVectors {
  const bytes = readFileSync(VECTORS_FILE)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const count = view.getUint32(0, true)
  const values = new Float32Array(count * DIMENSIONS)
  for (let at = 0; at < values.length; at += 1) values[at] = (view.getInt8(4 + count * 4 + at) / 127) * REACH
  return { count, hashes: Int32Array.from({ length: count }, (_, row) => view.getInt32(4 + row * 4, true)), values }
}
