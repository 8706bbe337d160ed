/**
 * `owner.json`: which process owns a data directory, for people, and for machines that cannot see each other's
 * processes. On one machine the lock in the server decides (hold-data-directory.ts). From another machine or container
 * that shares the directory a live server looks dead, and a second one would ruin the files; so the owner touches its
 * note again and again, and a stranger's note that is still touched keeps the directory.
 */
import { readFileSync, readlinkSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Cluster, isMissing } from './cluster.ts'
import { DatabaseRefusal } from './database-refusal.ts'

export type Owner = {
  readonly pid: number
  /** Machine and process namespace: where `pid` means something. */
  readonly place: string
}

const TOUCH_MS = 2_000
/** A note that is not touched for so long is of a dead owner. */
const WATCH_MS = 7_000
/** Older than this it need not be watched, whatever the clocks of two machines say. */
const SURELY_DEAD_MS = 120_000

const file = ({ dataDirectory }: Cluster): string => join(dataDirectory, 'owner.json')

/** Throws a DatabaseRefusal when an owner elsewhere is alive. Waits a few seconds when that is unclear. */
export async function waitForStranger(cluster: Cluster, stop: AbortSignal | null = null): Promise<void> {
  const owner = readOwner(cluster)
  if (owner === null || owner.place === ownPlace()) return
  const first = touchedAt(cluster)
  if (first === null || Date.now() - first > SURELY_DEAD_MS) return
  const end = performance.now() + WATCH_MS
  while (performance.now() < end) {
    stop?.throwIfAborted()
    await sleep(TOUCH_MS / 4)
    const now = touchedAt(cluster)
    if (now === null) return
    if (now !== first) throw inUse(cluster, owner)
  }
}

/** Writes the note and touches it until `stop`, which takes it away. `tell`: is told, once a time, that it cannot be touched. */
export function keepNote(cluster: Cluster, tell: (fault: DatabaseRefusal) => void): { readonly stop: () => void } {
  const owner: Owner = { pid: process.pid, place: ownPlace() }
  writeFileSync(file(cluster), `${JSON.stringify(owner)}\n`)
  let isTold = false
  const timer = setInterval(() => {
    const why = touch(cluster)
    if (why !== null && !isTold) tell(untouched(cluster, why))
    isTold = why !== null
  }, TOUCH_MS)
  timer.unref()
  return {
    stop: () => {
      clearInterval(timer)
      if (readOwner(cluster)?.pid === process.pid) removeNote(cluster)
    },
  }
}

/** Whether an owner's number can be looked up here. */
export function isOfHere({ place }: Owner): boolean {
  return place === ownPlace()
}

export function readOwner(cluster: Cluster): Owner | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(file(cluster), 'utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('place' in parsed)) return null
    const { pid, place } = parsed
    return typeof pid === 'number' && typeof place === 'string' ? { pid, place } : null
  } catch {
    return null // not written yet, or half written: the refusal then names nobody
  }
}

/** The refusal that names the owner. */
export function inUse({ dataDirectory }: Cluster, owner: Owner | null): DatabaseRefusal {
  const en = owner === null ? 'another process' : `process ${owner.pid} on ${owner.place}`
  const zh = owner === null ? '另一个进程' : `${owner.place} 上的进程 ${owner.pid}`
  return new DatabaseRefusal('in-use', {
    en: `The data directory ${dataDirectory} is in use by ${en}. Stop that one first, or name another directory by GOODSTANDING_DATA. Several nodes share one database by GOODSTANDING_DATABASE_URL.`,
    zh: `数据目录 ${dataDirectory} 正被${zh}使用。请先停止它，或用 GOODSTANDING_DATA 指定其他目录。多个节点可通过 GOODSTANDING_DATABASE_URL 共用一个数据库。`,
  })
}

/**
 * Why it cannot be touched; null: it is, or was taken away by hand. On a disk that became read-only, or is full where a new time takes room, the
 * database is away, and the process goes on until it is not: nobody else can take the directory there.
 */
function touch(cluster: Cluster): string | null {
  try {
    const now = new Date()
    utimesSync(file(cluster), now, now)
    return null
  } catch (error) {
    if (isMissing(error)) return null
    return error instanceof Error ? error.message : String(error)
  }
}

/** One that stays is of a dead owner, and no longer touched. */
function removeNote(cluster: Cluster): void {
  try {
    rmSync(file(cluster), { force: true })
  } catch {
    return
  }
}

function untouched(cluster: Cluster, why: string): DatabaseRefusal {
  return new DatabaseRefusal(
    'note',
    {
      en: `${file(cluster)} cannot be touched. On this machine the data directory stays with this process; a process elsewhere that shares it may take this one for dead. Give the file to the user who runs Goodstanding, and look at the disk.`,
      zh: `无法更新 ${file(cluster)}。在本机上数据目录仍归此进程所有；共用该目录的其他机器可能误以为此进程已结束。请将该文件交给运行 Goodstanding 的用户，并检查磁盘。`,
    },
    why,
  )
}

function touchedAt(cluster: Cluster): number | null {
  return statSync(file(cluster), { throwIfNoEntry: false })?.mtimeMs ?? null
}

function ownPlace(): string {
  try {
    return `${hostname()} ${readlinkSync('/proc/self/ns/pid')}`
  } catch {
    return hostname() // no namespaces here
  }
}
