/**
 * The one text that was seen under a key, with its signature, in one record: most keys of most windows have no second text, and
 * so need none of the ten records by which texts find one another.
 *
 * Words of a record after the head: the lanes of the exact key, then the bands. All of them 0: several texts were seen.
 */
import { RECORD_HEAD } from './record-head.ts'
import type { RecordTable } from './record-table.ts'
import { BANDS, type TextSignature } from './text-signature.ts'

export const LONE_TEXT_WORDS = RECORD_HEAD + 2 + BANDS

/** Keeps the signature in the record at `offset`. */
export function putSignature({ words }: RecordTable, offset: number, signature: TextSignature): void {
  const first = offset + RECORD_HEAD
  words[first] = signature.exactHigh
  words[first + 1] = signature.exactLow
  for (let band = 0; band < BANDS; band++) {
    words[first + 2 + band] = signature.banded ? (signature.bands[band] ?? 0) : 0
  }
}

/** Reads back what was put; false when the record stands for several texts. */
export function takeSignature({ words }: RecordTable, offset: number, signature: TextSignature): boolean {
  const first = offset + RECORD_HEAD
  signature.exactHigh = (words[first] ?? 0) | 0
  signature.exactLow = (words[first + 1] ?? 0) | 0
  let any = 0
  for (let band = 0; band < BANDS; band++) {
    signature.bands[band] = words[first + 2 + band] ?? 0
    any |= words[first + 2 + band] ?? 0
  }
  signature.banded = any !== 0
  return (any | signature.exactHigh | signature.exactLow) !== 0
}

/** Says that several texts were seen. */
export function forgetSignature({ words }: RecordTable, offset: number): void {
  words.fill(0, offset + RECORD_HEAD, offset + LONE_TEXT_WORDS)
}
