/**
 * The parser of mail puts each line of a part into a `Blob`, and reads that. Node's takes 30 µs for each of its pieces: a letter of 10 MB with short
 * lines took a minute and a half, and each empty part its share. This one joins them at once. For the thread that reads mail, and for no other.
 */

type Piece = string | ArrayBuffer | Uint8Array

const encoder = new TextEncoder()

function bytesOf(piece: Piece): Uint8Array {
  if (typeof piece === 'string') return encoder.encode(piece)
  return piece instanceof ArrayBuffer ? new Uint8Array(piece) : piece
}

const isLineEnd = (piece: Piece): boolean => piece === '\n'

export class JoinedLines {
  readonly #pieces: readonly Piece[]

  constructor(pieces: readonly Piece[]) {
    this.#pieces = pieces
  }

  arrayBuffer(): Promise<ArrayBuffer> {
    let size = 0
    for (const piece of this.#pieces) size += isLineEnd(piece) ? 1 : bytesOf(piece).byteLength
    const joined = new Uint8Array(size)
    let at = 0
    for (const piece of this.#pieces) {
      if (isLineEnd(piece)) {
        joined[at] = 0x0a
        at += 1
        continue
      }
      const bytes = bytesOf(piece)
      joined.set(bytes, at)
      at += bytes.byteLength
    }
    return Promise.resolve(joined.buffer)
  }
}

/** From here on the parser of this thread joins lines by it. */
export function joinLinesAtOnce(): void {
  Object.defineProperty(globalThis, 'Blob', { value: JoinedLines, configurable: true, writable: true })
}
