/** Makes sure that exactly one server runs on a cluster: adopts the one that lives, or starts one. */
import type { ChildProcess } from 'node:child_process'
import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import { DatabaseRefusal } from './database-refusal.ts'
import { isPassing, lastWords, notStarted } from './not-started.ts'
import {
  isEmptyLock,
  isPostmaster,
  isWorkedIn,
  type Postmaster,
  readPostmaster,
  readPostmasterPid,
  readSocketPid,
} from './postmaster.ts'
import { programPath, startProgram } from './run-server-program.ts'
import type { ServerBinaries } from './server-binaries.ts'
import { prepareLog } from './server-log.ts'
import { serverSettings } from './server-settings.ts'
import { makeSocketDirectory, removeSocketDirectory, SOCKET } from './socket-directory.ts'

/** Replaying what was written since the last checkpoint can take this long on a slow disk. */
const PATIENCE_MS = 300_000
/** How long a server that starts may leave its lock empty. */
const FILLED_WITHIN_MS = 1_000
const ATTEMPTS = 20
const STOPPED_WITHIN_MS = 60_000
/** How long a server whose start is taken back may tidy up. */
const UNDONE_WITHIN_MS = 3_000
/** A process that was killed is gone at once, unless the system itself holds it. */
const KILLED_WITHIN_MS = 5_000

/**
 * Resolves when a server on the cluster takes connections. `socketDirectory` keeps the place when a server is started
 * anew for pools that know it. `stop`: a server that is being started for us is ended again, and its reason thrown.
 */
export async function ensureServer(
  cluster: Cluster,
  binaries: ServerBinaries,
  socketDirectory: string | null,
  stop: AbortSignal | null = null,
): Promise<Postmaster> {
  for (let attempt = 1; ; attempt += 1) {
    const running = await adoptServer(cluster, stop)
    if (running !== null) return running
    const started = await startServer(cluster, binaries, {
      socketDirectory: socketDirectory ?? makeSocketDirectory(cluster),
      stop,
    })
    if (started.kind === 'ready') return started.postmaster
    if (attempt >= ATTEMPTS || !isPassing(started.log)) throw notStarted(cluster, started.log)
    await sleep(100 * attempt)
  }
}

/** The live server, once it is ready; null when there is none. A postmaster.pid that names a stranger is put aside. */
async function adoptServer(cluster: Cluster, stop: AbortSignal | null): Promise<Postmaster | null> {
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    stop?.throwIfAborted()
    const pid = readPostmasterPid(cluster)
    if (pid === null) {
      await clearEmptyLock(cluster, join(cluster.folder, 'postmaster.pid'))
      return null
    }
    if (!isPostmaster(pid, cluster)) {
      rmSync(join(cluster.folder, 'postmaster.pid'), { force: true })
      return null
    }
    const postmaster = readPostmaster(cluster)
    if (postmaster?.status === 'ready') {
      if (existsSync(join(postmaster.socketDirectory, `.s.PGSQL.${postmaster.port}`))) return postmaster
      // Somebody cleaned the folder of temporary files: nobody can reach this server any more.
      await stopServer(cluster)
    }
    await sleep(20)
  }
  throw notStarted(cluster, 'The running server does not become ready.')
}

/** PostgreSQL never starts beside a lock that is empty: after a power cut somebody would have to take it away. A server that is starting fills it at once. */
async function clearEmptyLock(cluster: Cluster, lock: string): Promise<void> {
  if (!isEmptyLock(lock)) return
  await sleep(FILLED_WITHIN_MS)
  if (isEmptyLock(lock) && !isWorkedIn(cluster)) rmSync(lock, { force: true })
}

/**
 * Beside its socket a server leaves a lock with its number. PostgreSQL takes any live process of that number for it: in a container that was
 * killed, or from a copy of the folder, the next start would wait for a stranger for ever.
 */
async function clearSocketLock(cluster: Cluster, socketDirectory: string): Promise<void> {
  const lock = join(socketDirectory, `${SOCKET}.lock`)
  await clearEmptyLock(cluster, lock)
  const pid = readSocketPid(lock)
  if (pid !== null && !isPostmaster(pid, cluster)) rmSync(lock, { force: true })
}

type Started =
  | { readonly kind: 'ready'; readonly postmaster: Postmaster }
  | { readonly kind: 'ended'; readonly log: string }

type Starting = { readonly socketDirectory: string; readonly stop: AbortSignal | null }

async function startServer(
  cluster: Cluster,
  binaries: ServerBinaries,
  { socketDirectory, stop }: Starting,
): Promise<Started> {
  mkdirSync(socketDirectory, { recursive: true, mode: 0o700 })
  await clearSocketLock(cluster, socketDirectory)
  const log = prepareLog(cluster)
  const child = startProgram({
    path: programPath(binaries, 'postgres'),
    folder: cluster.folder,
    user: cluster.user,
    args: serverSettings(socketDirectory),
    output: { file: log.path },
  })
  child.unref()
  const failures: Error[] = []
  child.once('error', (error) => failures.push(error))
  const end = performance.now() + PATIENCE_MS
  while (performance.now() < end) {
    if (failures.length > 0) return { kind: 'ended', log: failures.join('\n') }
    if (stop?.aborted === true) {
      await endStarting(child)
      removeSocketDirectory(socketDirectory)
      stop.throwIfAborted()
    }
    if (hasEnded(child)) return { kind: 'ended', log: lastWords(readFrom(log.path, log.length), child) }
    const postmaster = readPostmaster(cluster)
    if (postmaster !== null && postmaster.pid === child.pid && postmaster.status === 'ready')
      return { kind: 'ready', postmaster }
    await sleep(10)
  }
  child.kill('SIGQUIT')
  return { kind: 'ended', log: readFrom(log.path, log.length) }
}

/** A server that nobody waits for any longer: it has taken no connection, so nothing is lost with it. */
async function endStarting(child: ChildProcess): Promise<void> {
  const start = performance.now()
  // Before it has its own ways to hear it, it ends by a signal as any program.
  for (const [signal, untilMs] of [
    ['SIGINT', UNDONE_WITHIN_MS],
    ['SIGKILL', UNDONE_WITHIN_MS + KILLED_WITHIN_MS],
  ] as const) {
    child.kill(signal)
    while (!hasEnded(child) && performance.now() - start < untilMs) await sleep(10)
    if (hasEnded(child)) return
  }
}

function hasEnded(child: ChildProcess): boolean {
  return child.exitCode !== null || child.signalCode !== null
}

function readFrom(path: string, start: number): string {
  const descriptor = openSync(path, 'r')
  try {
    const bytes = Buffer.alloc(Math.min(64 * 1024, Math.max(0, fstatSync(descriptor).size - start)))
    readSync(descriptor, bytes, 0, bytes.length, start)
    return bytes.toString()
  } finally {
    closeSync(descriptor)
  }
}

/**
 * A fast shutdown: transactions are rolled back, everything committed is written. After half of the time it ends without
 * ceremony, after all of it by force; the next start replays its log. Resolves when the process is gone, or throws in words.
 */
export async function stopServer(cluster: Cluster, withinMs: number = STOPPED_WITHIN_MS): Promise<void> {
  const pid = readPostmasterPid(cluster)
  if (pid === null) return
  const start = performance.now()
  const signals: [NodeJS.Signals, number][] = [
    ['SIGINT', 0],
    ['SIGQUIT', withinMs / 2],
    ['SIGKILL', withinMs],
  ]
  while (isPostmaster(pid, cluster)) {
    const passed = performance.now() - start
    const [next] = signals
    if (next !== undefined && passed >= next[1]) {
      tell(pid, next[0])
      signals.shift()
    }
    if (passed > withinMs + KILLED_WITHIN_MS) throw notStopped(cluster, pid)
    await sleep(10)
  }
}

function tell(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error // it has just ended
  }
}

function notStopped({ dataDirectory }: Cluster, pid: number): DatabaseRefusal {
  return new DatabaseRefusal('stop', {
    en: `PostgreSQL on ${dataDirectory} (process ${pid}) did not end, not even by force. The next start takes it over.`,
    zh: `${dataDirectory} 上的 PostgreSQL（进程 ${pid}）未能结束，强制结束也无效。下次启动时会接管。`,
  })
}
