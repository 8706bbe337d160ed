import type { Bilingual } from '@goodstanding/model'

/**
 * - `no-server`: no PostgreSQL of a fitting version can be run here.
 * - `version`: the data directory was made by a version that is not here.
 * - `in-use`: another process owns the data directory.
 * - `directory`: the data directory cannot be used (a stranger's files, missing rights).
 * - `note`: the note of who owns the data directory cannot be kept; nothing is refused for it.
 * - `start`: the server did not start; `detail` is the end of its log.
 * - `full`: the server did not start, and hardly any room is left on its disk; `detail` is the end of its log.
 * - `stop`: the server, or connections to it, did not end in time.
 * - `url`: the address of an external server cannot be read.
 * - `refused`: an external server lets the product in not at all, or not as it is asked to; `detail` is what it says.
 * - `role`: the role that connects would see through row-level security.
 * - `schema`: the schema is newer than this product, or an applied migration was changed.
 * - `import`: an export does not fit, is damaged, or the database is not new.
 * - `key`: data keys are wrapped by an installation key that is not here.
 */
export type DatabaseRefusalKind =
  | 'no-server'
  | 'version'
  | 'in-use'
  | 'directory'
  | 'note'
  | 'start'
  | 'full'
  | 'stop'
  | 'url'
  | 'refused'
  | 'role'
  | 'schema'
  | 'import'
  | 'key'

/** Why the database cannot be opened, in words for whoever starts the product: what is wrong, and what to do. */
export class DatabaseRefusal extends Error {
  readonly kind: DatabaseRefusalKind
  readonly words: Bilingual
  /** What the server itself said, or null. */
  readonly detail: string | null

  constructor(kind: DatabaseRefusalKind, words: Bilingual, detail: string | null = null) {
    super(detail === null ? words.en : `${words.en}\n${detail}`)
    this.name = 'DatabaseRefusal'
    this.kind = kind
    this.words = words
    this.detail = detail
  }
}
