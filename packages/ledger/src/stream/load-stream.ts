import type { Instant } from '@goodstanding/model'
import type { Db } from '../db/db.ts'

export type LoadedEvent = {
  readonly version: number
  readonly event: unknown
  readonly at: Instant
  readonly position: number
}

/** The events of a stream after a version (0 for all), in order. An unknown stream has none. */
export function loadStream(db: Db, stream: string, afterVersion = 0): Promise<readonly LoadedEvent[]> {
  return db.query<LoadedEvent>(
    {
      name: 'load-stream',
      text: `select version, event, at, position from ledger where stream = $1 and version > $2 order by version`,
    },
    [stream, afterVersion],
  )
}
