/**
 * A file line by line, by its bytes: memory holds one line, and none that is longer than any message. Lines end where those of files do, and nowhere
 * else: JSON may hold signs that other readers take for the end of one.
 */
import { createReadStream } from 'node:fs'

export type Line = {
  /** Null: it is longer than `MOST_BYTES`, and was passed over. */
  readonly text: string | null
  /** What of the file was read for it, its end included. */
  readonly bytes: number
}

/** More than the product takes in one body. */
export const MOST_MEGABYTES = 32
export const MOST_BYTES = MOST_MEGABYTES * 1024 * 1024

const [FEED, RETURN] = [0x0a, 0x0d]

export async function* readLines(path: string, encoding: 'utf8' | 'latin1' = 'utf8'): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let bytes = 0
  let endedByReturn = false
  const take = (part: Buffer): void => {
    bytes += part.length
    if (bytes > MOST_BYTES) parts = []
    else parts.push(part)
  }
  const line = (end: number): Line => {
    const text = bytes > MOST_BYTES ? null : Buffer.concat(parts).toString(encoding)
    const read = { text, bytes: bytes + end }
    parts = []
    bytes = 0
    return read
  }
  const chunks: AsyncIterable<Buffer> = createReadStream(path)
  for await (const data of chunks) {
    const feed = nextOf(data, FEED)
    const carriage = nextOf(data, RETURN)
    for (let at = 0; at < data.length; ) {
      // The second half of an end.
      if (endedByReturn && data[at] === FEED) at += 1
      endedByReturn = false
      const end = Math.min(feed(at), carriage(at))
      take(data.subarray(at, end))
      if (end === data.length) break
      endedByReturn = data[end] === RETURN
      yield line(1)
      at = end + 1
    }
  }
  if (bytes > 0) yield line(0)
}

/** Where the next such byte stands, asked for growing places; the length of the data where there is none. */
function nextOf(data: Buffer, byte: number): (from: number) => number {
  let found = -1
  return (from) => {
    if (found < from) found = data.indexOf(byte, from)
    if (found < 0) found = data.length
    return found
  }
}
