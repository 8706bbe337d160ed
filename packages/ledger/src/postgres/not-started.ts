/** Why our server did not start, as far as that can be told. */
import { statfsSync } from 'node:fs'
import type { Cluster } from './cluster.ts'
import { DatabaseRefusal } from './database-refusal.ts'

const MEGABYTE = 1_024 * 1_024
/** With less than two segments of its log a server may not start; and on a full disk it cannot write down why. */
const LITTLE_ROOM = 32 * MEGABYTE
const LINES = 5

/**
 * Whether a start that failed for this is tried again at once: a server that was killed leaves children that hold its memory for a moment, and
 * another process may start one too. A lock file that found no room is told at once.
 */
export const isPassing = (log: string): boolean =>
  /lock file|shared memory block|being used/.test(log) && !log.includes('No space left on device')

export type Ended = { readonly exitCode: number | null; readonly signalCode: string | null }

/** What a program said before it ended, and how it ended where that says more: killed, it had no time for words. */
export function lastWords(said: string, { exitCode, signalCode }: Ended): string {
  if (signalCode !== null)
    return `${said.trimEnd()}\nIt was ended by ${signalCode}${signalCode === 'SIGKILL' ? ', as by a system whose memory ran out' : ''}.`.trimStart()
  return said.trim() === '' ? `It ended with ${exitCode}, and said nothing.` : said
}

/** `free`: bytes that are free on the disk of the data directory; null: nobody knows. */
export function notStarted(
  { dataDirectory }: Pick<Cluster, 'dataDirectory'>,
  log: string,
  free: number | null = roomOn(dataDirectory),
): DatabaseRefusal {
  const megabytes = free !== null && free < LITTLE_ROOM ? Math.floor(free / MEGABYTE) : null
  const [why, whyInChinese] =
    megabytes === null
      ? ['', '']
      : [` Only ${megabytes} MB are free on that disk: make room.`, `该磁盘仅剩 ${megabytes} MB，请先腾出空间。`]
  return new DatabaseRefusal(
    megabytes === null ? 'start' : 'full',
    {
      en: `PostgreSQL did not start on ${dataDirectory}.${why} The end of its log follows; all of it is in postgres.log there.`,
      zh: `PostgreSQL 未能在 ${dataDirectory} 上启动。${whyInChinese}日志末尾如下，完整日志见该目录中的 postgres.log。`,
    },
    log.trim().split('\n').slice(-LINES).join('\n'),
  )
}

function roomOn(dataDirectory: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(dataDirectory)
    return bavail * bsize
  } catch {
    return null // a system that does not say: the log alone has to
  }
}
