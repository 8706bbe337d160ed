/** What is kept of a file whose bytes were seen, as it was stored. */
import type { FileAnalysis, PdqHash } from '@goodstanding/detectors'
import type { Heard } from '@goodstanding/engine'
import type { Scan } from './clamd.ts'

export type KeptFile = FileAnalysis & {
  /** What the scanner said; absent: there was none. */
  readonly scan?: Scan
  /** How sexually explicit a picture is, 0..1; absent: no model looked. */
  readonly explicit?: number
  /** Of pictures with enough to see. `uncut`: what it may have looked like before its edges were cut off. */
  readonly picture?: PdqHash & { readonly uncut?: readonly string[] }
  /** Where the codes in a picture lead, without what is asked there; in the ledger their hosts alone. Absent where it was seen before they were read, and of all else. */
  readonly codes?: readonly string[]
  /** Nobody had time to look at it as a picture, or for the codes in its pictures; absent: somebody did, or it has none. */
  readonly unlooked?: true
  /** Of videos, 32 hex digits: lists of others name them by it. */
  readonly md5?: string
  /** What was sure of its words. Absent: nothing was, it has none, or they were not listened to. */
  readonly heard?: Heard
}

export function readKeptFile(kept: unknown): KeptFile {
  return kept as KeptFile
}
