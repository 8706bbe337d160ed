/**
 * Bytes of files that came lately, in memory alone: what is evidence later is copied from here. A plain allow keeps nothing of a file;
 * within the time that this holds it, a decision or a report still can.
 */
import type { Instant } from '@goodstanding/model'

export type RecentFiles = {
  readonly put: (sha256: string, bytes: Uint8Array, now: Instant) => void
  /** What one of them says, as long as it is held. */
  readonly putWords: (sha256: string, words: string | null) => void
  readonly words: (sha256: string, now: Instant) => string | null
  /** Null: it did not come within the last hour, or others pushed it out. */
  readonly get: (sha256: string, now: Instant) => Uint8Array | null
  readonly drop: (sha256: string) => void
  /** Lets those go whose time is over. */
  readonly expire: (now: Instant) => void
}

/** A report comes minutes after what it tells of. */
export const REMEMBERED_MS = 3_600_000

type Held = { readonly bytes: Uint8Array; readonly at: Instant; words: string | null }

/** What holding a file takes beside its bytes: its hash, and where it stands. Else nothing would bound how many empty ones are held. */
export const ENTRY_BYTES = 256

const sizeOf = ({ bytes, words }: Held): number => ENTRY_BYTES + bytes.length + 2 * (words?.length ?? 0)

/** A piece of a larger buffer keeps all of it: small files come in Node's pools of 8 KiB. */
const owned = (bytes: Uint8Array): Uint8Array =>
  bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)

/** `mostBytes`: of all files together, and of what they say; the oldest go first. */
export function createRecentFiles({ mostBytes }: { readonly mostBytes: number }): RecentFiles {
  const held = new Map<string, Held>()
  let bytes = 0
  const drop = (sha256: string): void => {
    const file = held.get(sha256)
    if (file === undefined) return
    bytes -= sizeOf(file)
    held.delete(sha256)
  }
  /** The oldest stand first, because each is put anew when it comes again. */
  const dropWhile = (isTooMany: (file: Held) => boolean): void => {
    for (const [sha256, file] of held) {
      if (!isTooMany(file)) return
      drop(sha256)
    }
  }
  const heldAt = (sha256: string, now: Instant): Held | null => {
    const found = held.get(sha256)
    return found === undefined || now - found.at > REMEMBERED_MS ? null : found
  }
  return {
    drop,
    put: (sha256, given, at) => {
      const words = held.get(sha256)?.words ?? null
      drop(sha256)
      if (given.length > mostBytes) return
      const file = { bytes: owned(given), at, words }
      held.set(sha256, file)
      bytes += sizeOf(file)
      dropWhile(() => bytes > mostBytes)
    },
    putWords: (sha256, words) => {
      const found = held.get(sha256)
      if (found === undefined || words === null) return
      bytes -= sizeOf(found)
      found.words = words
      bytes += sizeOf(found)
      dropWhile(() => bytes > mostBytes)
    },
    get: (sha256, now) => heldAt(sha256, now)?.bytes ?? null,
    words: (sha256, now) => heldAt(sha256, now)?.words ?? null,
    expire: (now) => dropWhile(({ at }) => now - at > REMEMBERED_MS),
  }
}
