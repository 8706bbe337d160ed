/** The MD5 of a file's bytes, by which lists of known videos go: others are answered between two pieces of it. */
import { createHash } from 'node:crypto'
import type { Pieces } from '@goodstanding/policy'
import { inTurns } from '../in-turns.ts'

/** Two milliseconds. The largest video would hold everybody up for a tenth of a second. */
const PIECE = 1024 * 1024

export function md5Of(bytes: Uint8Array): Promise<string> {
  return inTurns(hashInPieces(bytes))
}

function* hashInPieces(bytes: Uint8Array): Pieces<string> {
  const hash = createHash('md5')
  for (let at = 0; at < bytes.length; at += PIECE) {
    hash.update(bytes.subarray(at, at + PIECE))
    yield
  }
  return hash.digest('hex')
}
