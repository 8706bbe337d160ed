/** Words of the cells of a workbook before 2007 (MS-XLS 2.4.265): one table of texts, over as many records as it needs. */
import type { Gathered } from './gather-words.ts'

const TEXTS = 0xfc
const GOES_ON = 0x3c
const WIDE = 1
const SPOKEN = 4
const FORMED = 8

/** Bytes behind one another, and where a record ends: a text that goes on in the next begins there with its kind again. */
type Table = { readonly bytes: Uint8Array; readonly ends: readonly number[] }

function tableOf(book: Uint8Array): Table | null {
  const view = new DataView(book.buffer, book.byteOffset, book.byteLength)
  const parts: Uint8Array[] = []
  const ends: number[] = []
  let length = 0
  for (let at = 0; at + 4 <= book.length; ) {
    const [kind, size] = [view.getUint16(at, true), view.getUint16(at + 2, true)]
    if (kind === TEXTS || (kind === GOES_ON && parts.length > 0)) {
      const part = book.subarray(at + 4, at + 4 + size)
      parts.push(part)
      length += part.length
      ends.push(length)
    } else if (parts.length > 0) break
    at += 4 + size
  }
  if (parts.length === 0) return null
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return { bytes, ends }
}

export function gatherBook(book: Uint8Array, words: Gathered): void {
  const table = tableOf(book)
  if (table === null) return
  const { bytes, ends } = table
  const view = new DataView(bytes.buffer)
  let [at, record] = [8, 0]
  while (at + 3 <= bytes.length && !words.isFull()) {
    let left = view.getUint16(at, true)
    let kind = view.getUint8(at + 2)
    at += 3
    const isWhole = at + 6 <= bytes.length
    const forms = (kind & FORMED) !== 0 && isWhole ? view.getUint16(at, true) * 4 : 0
    at += (kind & FORMED) === 0 ? 0 : 2
    const spoken = (kind & SPOKEN) !== 0 && isWhole ? view.getUint32(at, true) : 0
    at += (kind & SPOKEN) === 0 ? 0 : 4
    while (left > 0 && at < bytes.length) {
      while (record < ends.length - 1 && (ends[record] ?? 0) <= at) record++
      const size = (kind & WIDE) === 0 ? 1 : 2
      const end = ends[record] ?? bytes.length
      const here = Math.min(left, Math.floor((end - at) / size))
      const text = bytes.subarray(at, at + here * size)
      words.add(new TextDecoder(size === 2 ? 'utf-16le' : 'windows-1252').decode(text))
      left -= here
      at += here * size
      if (left > 0) {
        // Half a letter before the end of a record is damage.
        at = end
        kind = bytes[at++] ?? 0
        if (record >= ends.length - 1) return
      }
    }
    words.add('\n')
    at += forms + spoken
  }
}
