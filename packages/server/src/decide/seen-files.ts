/**
 * What was seen in files, by hash: in memory, so that deciding asks nobody, and in the ledger, where other nodes find it. What is known of a
 * hash is never taken back by less: not by a look that began earlier, nor by a scanner that was away.
 */
import { type Db, findFiles } from '@goodstanding/ledger'
import { isLately } from '../lately.ts'
import { type KeptFile, readKeptFile } from '../scan/read-kept-file.ts'

export type SeenFiles = {
  readonly known: (sha256: string) => KeptFile | null
  /** Adds what was seen just now. Answers all that is known of the file then. */
  readonly add: (sha256: string, seen: KeptFile) => KeptFile
  /**
   * Asks the ledger about hashes that are not known, and again about those that were asked about a while ago: another node may have
   * seen more since. Null: nobody needs to wait. `now` null: only the first is asked.
   */
  readonly ask: (sha256s: readonly string[], now: number | null) => Promise<void> | null
  /** Asks the ledger, whatever is known. */
  readonly askAnew: (sha256s: readonly string[], now: number) => Promise<void>
}

/** Files that are kept in memory; those that were asked about longest ago go first. A miss costs one look-up. */
const MOST = 20_000
/** So long nobody asks again about a hash that is known. */
const ASKED_AGAIN_MS = 2_000

type Held = { readonly file: KeptFile; askedAt: number }

/** `db` null: what was seen is remembered in memory alone. */
export function createSeenFiles(db: Db | null): SeenFiles {
  const held = new Map<string, Held>()
  const put = (sha256: string, file: KeptFile, askedAt: number): void => {
    held.delete(sha256)
    const [oldest] = held.size >= MOST ? held.keys() : []
    if (oldest !== undefined) held.delete(oldest)
    held.set(sha256, { file, askedAt })
  }
  const askLedger = async (ledger: Db, sha256s: readonly string[], now: number): Promise<void> => {
    const before = new Map(sha256s.map((sha256) => [sha256, held.get(sha256)?.file ?? null]))
    for (const { sha256, analysis } of await findFiles(ledger, sha256s)) {
      const found = readKeptFile(analysis)
      const file = held.get(sha256)?.file ?? null
      // What was seen here meanwhile is newer than what the ledger held.
      put(sha256, file === before.get(sha256) ? withSeen(file, found) : withSeen(found, file ?? found), now)
    }
  }
  const askAgain = (ledger: Db, sha256s: readonly string[], now: number): void => {
    const due = sha256s.flatMap((sha256) => {
      const known = held.get(sha256)
      if (known === undefined || isLately(known.askedAt, now, ASKED_AGAIN_MS)) return []
      known.askedAt = now
      return [sha256]
    })
    // While the database is away what is known stays, and whoever comes next asks again.
    if (due.length > 0) askLedger(ledger, due, now).catch(() => undefined)
  }
  return {
    known: (sha256) => held.get(sha256)?.file ?? null,
    add: (sha256, seen) => {
      const before = held.get(sha256)
      const file = withSeen(before?.file ?? null, seen)
      put(sha256, file, before?.askedAt ?? 0)
      return file
    },
    ask: (sha256s, now) => {
      if (db === null) return null
      if (now !== null) askAgain(db, sha256s, now)
      // One that nobody has seen is asked about each time: its bytes may come to any node at any moment.
      const unknown = sha256s.filter((sha256) => !held.has(sha256))
      return unknown.length === 0 ? null : askLedger(db, unknown, now ?? 0)
    },
    askAnew: async (sha256s, now) => {
      if (db !== null) await askLedger(db, sha256s, now)
    },
  }
}

/** The same bytes looked at twice: all that either look saw, and the later one’s word where both have one. */
function withSeen(before: KeptFile | null, after: KeptFile): KeptFile {
  if (before === null) return after
  const scan = after.scan?.verdict === 'failed' ? (before.scan ?? after.scan) : (after.scan ?? before.scan)
  const { unlooked: _, ...known } = before
  return { ...known, ...after, ...(scan === undefined ? {} : { scan }) }
}
