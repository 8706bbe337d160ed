import type { Event } from '@goodstanding/model'
import { filesOf } from './event-texts.ts'

/** What is known of a file beside the SHA-256 that an event names it by, learned when its bytes came in. */
export type KnownFiles = {
  /** The perceptual hash (PDQ, 64 hex digits) of a picture; null of everything else. */
  readonly picture: (sha256: string) => string | null
  /** Hashes of what a picture may have been before its edges were cut off. */
  readonly uncut: (sha256: string) => readonly string[]
  /** Where the codes in a picture lead, without what is asked there. */
  readonly codes: (sha256: string) => readonly string[]
  /** The MD5 of a video, which lists of others name it by; null of everything else. */
  readonly md5: (sha256: string) => string | null
}

/** Where the codes in the pictures of an event lead. */
export function codesOf(
  event: Event,
  { codes }: KnownFiles,
): readonly { readonly target: string; readonly pointer: string }[] {
  return filesOf(event).flatMap(({ pointer, file: { sha256 } }) =>
    sha256 === undefined ? [] : codes(sha256).map((target) => ({ target, pointer })),
  )
}
