/** Our own server on a data directory, for as long as the product runs. */
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, clusterVersion, openCluster } from './cluster.ts'
import { DatabaseRefusal } from './database-refusal.ts'
import { endAlong } from './end-along.ts'
import { ensureServer, stopServer } from './ensure-server.ts'
import { type Hold, holdDataDirectory } from './hold-data-directory.ts'
import { initializeCluster, SUPERUSER } from './initialize-cluster.ts'
import { keepNote, waitForStranger } from './owner-note.ts'
import { isPostmaster, type Postmaster, readPostmaster, readPostmasterPid } from './postmaster.ts'
import { findServerBinaries, type ServerBinaries } from './server-binaries.ts'
import { keepLogShort } from './server-log.ts'
import { removeSocketDirectory } from './socket-directory.ts'
import { endsWithin } from './within.ts'

/** How long a stop waits for a server that is just being started again. */
const STARTED_WITHIN_MS = 10_000

export type EmbeddedServer = {
  readonly binaries: ServerBinaries
  /** The URL of one of its databases, for its superuser. */
  readonly urlOf: (database: string) => string
  /** It ended, and does not start again for want of room on its disk. */
  readonly isFull: () => boolean
  /** Stops the server and lets go of the data directory, by force when that takes longer. */
  readonly stop: (withinMs?: number) => Promise<void>
}

/**
 * Takes a data directory and runs a server on it: makes the cluster the first time, adopts the server that a killed
 * process left, starts it again if it dies. Throws a DatabaseRefusal, or why it is to stop.
 */
export async function openEmbeddedServer(
  dataDirectory: string,
  tell: (fault: unknown) => void = () => undefined,
  stop: AbortSignal | null = null,
): Promise<EmbeddedServer> {
  const cluster = openCluster(dataDirectory)
  await waitForStranger(cluster, stop)
  const made = clusterVersion(cluster)
  const binaries = await findServerBinaries(made, cluster.user)
  if (made === null) await initializeCluster(cluster, binaries, stop)
  const postmaster = await ensureServer(cluster, binaries, null, stop)
  const urlOf = urlFor(postmaster)
  const hold = await holdDataDirectory(cluster, urlOf('postgres'))
  const note = await keepNoteOrStop(cluster, tell, postmaster)
  const isEnded = endAlong(cluster)
  const log = keepLogShort(cluster)
  const keeper = keepRunning({ cluster, binaries, postmaster, first: hold, tell })
  return {
    binaries,
    urlOf,
    isFull: keeper.isFull,
    stop: async (withinMs) => {
      await keeper.stop()
      await stopServer(cluster, withinMs)
      isEnded()
      note.stop()
      log.stop()
      removeSocketDirectory(postmaster.socketDirectory)
    },
  }
}

/** Where the note cannot be written the start is refused, and leaves no server behind that it has just taken. */
async function keepNoteOrStop(
  cluster: Cluster,
  tell: (fault: unknown) => void,
  { socketDirectory }: Postmaster,
): Promise<ReturnType<typeof keepNote>> {
  try {
    return keepNote(cluster, tell)
  } catch (fault) {
    await stopServer(cluster)
    removeSocketDirectory(socketDirectory)
    throw fault
  }
}

/** The URL of a database on the server that runs on a data directory just now, e.g. for a copy beside the product; null: none runs. */
export function runningServerUrl(dataDirectory: string, database: string): string | null {
  if (!existsSync(dataDirectory)) return null
  const cluster = openCluster(dataDirectory)
  const pid = readPostmasterPid(cluster)
  if (pid === null || !isPostmaster(pid, cluster)) return null
  const postmaster = readPostmaster(cluster)
  return postmaster?.status === 'ready' ? urlFor(postmaster)(database) : null
}

function urlFor({ socketDirectory, port }: Postmaster): (database: string) => string {
  return (database) => `postgres://${SUPERUSER}@${encodeURIComponent(socketDirectory)}:${port}/${database}`
}

type Kept = {
  readonly cluster: Cluster
  readonly binaries: ServerBinaries
  readonly postmaster: Postmaster
  readonly first: Hold
  readonly tell: (fault: unknown) => void
}

/** When the owner's connection ends unasked, the server died or restarted: sees to it that one runs, and holds it again. */
function keepRunning({ cluster, binaries, postmaster, first, tell }: Kept): Pick<EmbeddedServer, 'isFull' | 'stop'> {
  const state = { stopped: false, hold: first, attempt: Promise.resolve(), isFull: false }
  const url = urlFor(postmaster)('postgres')
  const revive = async (): Promise<void> => {
    await ensureServer(cluster, binaries, postmaster.socketDirectory)
    if (state.stopped) {
      await stopServer(cluster) // nobody waited for it any longer
      return
    }
    state.hold = await holdDataDirectory(cluster, url)
  }
  const watch = async (): Promise<void> => {
    await state.hold.lost
    let isTold = false
    for (let pause = 100; !state.stopped; pause = Math.min(pause * 2, 5_000)) {
      try {
        state.attempt = revive()
        await state.attempt
        state.isFull = false
        void watch()
        return
      } catch (fault) {
        if (fault instanceof DatabaseRefusal) state.isFull = fault.kind === 'full'
        // Queries fail with `unavailable` meanwhile, which is how the product knows; why, nobody else knows. One that answers "not yet" is no reason.
        if (!isTold && fault instanceof DatabaseRefusal) {
          tell(fault)
          isTold = true
        }
        await sleep(pause)
      }
    }
  }
  void watch()
  return {
    isFull: () => state.isFull,
    // A server that is being started just now is waited for: stopping it before it runs would leave it behind.
    stop: async () => {
      state.stopped = true
      const attempt = state.attempt.catch(() => undefined) // it did not start: there is nothing to stop
      await endsWithin(attempt, STARTED_WITHIN_MS)
    },
  }
}
