/** Rows of samples as they were before each was written as what it differs by from its neighbours (ISO 32000-1, 7.4.4.4). */
import type { PdfDictionary } from './read-values.ts'

const MOST_ROW = 1_000_000
/** From here on it is the prediction of PNG, whose rows say each how they are written. */
const OF_PNG = 10
const OF_TIFF = 2

function numberIn(entries: PdfDictionary, key: string, fallback: number): number {
  const value = entries.get(key)
  return value?.kind === 'number' && Number.isInteger(value.value) && value.value > 0 ? value.value : fallback
}

/** What a byte was predicted from: the one before it, the one above, and that before the one above. */
function paeth(before: number, above: number, corner: number): number {
  const [toBefore, toAbove, toCorner] = [
    Math.abs(above - corner),
    Math.abs(before - corner),
    Math.abs(before + above - 2 * corner),
  ]
  if (toBefore <= toAbove && toBefore <= toCorner) return before
  return toAbove <= toCorner ? above : corner
}

function predicted(way: number, before: number, above: number, corner: number): number {
  if (way === 1) return before
  if (way === 2) return above
  if (way === 3) return (before + above) >> 1
  return way === 4 ? paeth(before, above, corner) : 0
}

function fromPng(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const rows = Math.ceil(bytes.length / (row + 1))
  const out = new Uint8Array(rows * row)
  for (let y = 0; y < rows; y++) {
    const from = y * (row + 1)
    const way = bytes[from] ?? 0
    const to = y * row
    for (let x = 0; x < row; x++) {
      const above = y === 0 ? 0 : (out[to - row + x] ?? 0)
      const before = x < pixel ? 0 : (out[to + x - pixel] ?? 0)
      const corner = y === 0 || x < pixel ? 0 : (out[to - row + x - pixel] ?? 0)
      out[to + x] = ((bytes[from + 1 + x] ?? 0) + predicted(way, before, above, corner)) & 0xff
    }
  }
  return out
}

function fromTiff(bytes: Uint8Array, row: number, pixel: number): Uint8Array {
  const out = Uint8Array.from(bytes)
  for (let at = 0; at < out.length; at++)
    if (at % row >= pixel) out[at] = ((out[at] ?? 0) + (out[at - pixel] ?? 0)) & 0xff
  return out
}

/** `parameters`: those of the filter that packed it. Rows that nobody predicted stay. */
export function withoutPrediction(bytes: Uint8Array, parameters: PdfDictionary): Uint8Array {
  const way = numberIn(parameters, 'Predictor', 1)
  const bits = numberIn(parameters, 'Colors', 1) * numberIn(parameters, 'BitsPerComponent', 8)
  const row = Math.ceil((numberIn(parameters, 'Columns', 1) * bits) / 8)
  const pixel = Math.max(1, bits >> 3)
  if (row > MOST_ROW) return bytes
  if (way >= OF_PNG) return fromPng(bytes, row, pixel)
  return way === OF_TIFF && bits % 8 === 0 ? fromTiff(bytes, row, pixel) : bytes
}
