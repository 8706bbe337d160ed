/**
 * One owner of a data directory. The owner is whoever holds a lock of the server's own, on a connection that lives as
 * long as the process: the kernel closes it at kill -9, so the lock is never stale and no process number is trusted.
 * `owner.json` beside the cluster tells people who holds it.
 */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import type { Cluster } from './cluster.ts'
import { DatabaseRefusal } from './database-refusal.ts'
import { isAlive } from './postmaster.ts'

/** Any number, as long as it stays: "good" in ASCII. */
const LOCK = 0x67_6f_6f_64
/** How long a server may take to notice that the former owner is gone. */
const PATIENCE_MS = 5_000

export type Hold = {
  /** Called once when the connection is lost without `release`. */
  readonly lost: Promise<void>
  readonly release: () => Promise<void>
}

/** Takes the data directory, or throws a DatabaseRefusal that names its owner. `url` is of the maintenance database. */
export async function holdDataDirectory({ dataDirectory }: Cluster, url: string): Promise<Hold> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const hold = await tryHold(url)
    if (hold !== null) {
      writeFileSync(ownerFile(dataDirectory), `${JSON.stringify({ pid: process.pid, host: hostname() })}\n`)
      return hold
    }
    const owner = readOwner(dataDirectory)
    const dead = owner !== null && owner.host === hostname() && owner.pid !== process.pid && !isAlive(owner.pid)
    if (!dead || performance.now() > end) throw inUse(dataDirectory, owner)
    await sleep(50)
  }
}

/** Takes away the note for people. The lock itself ends with the connection. */
export function removeOwnerNote({ dataDirectory }: Cluster): void {
  if (readOwner(dataDirectory)?.pid === process.pid) rmSync(ownerFile(dataDirectory), { force: true })
}

async function tryHold(url: string): Promise<Hold | null> {
  const client = new Client({ connectionString: url, application_name: 'goodstanding owner', keepAlive: true })
  const lost = new Promise<void>((resolve) => {
    client.on('error', () => resolve())
    client.on('end', () => resolve())
  })
  await client.connect()
  const { rows } = await client.query<{ taken: boolean }>('select pg_try_advisory_lock($1) as taken', [LOCK])
  if (rows[0]?.taken === true) return { lost, release: () => client.end() }
  await client.end()
  return null
}

type Owner = { readonly pid: number; readonly host: string }

function ownerFile(dataDirectory: string): string {
  return join(dataDirectory, 'owner.json')
}

function readOwner(dataDirectory: string): Owner | null {
  try {
    const parsed: unknown = JSON.parse(readFileSync(ownerFile(dataDirectory), 'utf8'))
    if (typeof parsed !== 'object' || parsed === null || !('pid' in parsed) || !('host' in parsed)) return null
    const { pid, host } = parsed
    return typeof pid === 'number' && typeof host === 'string' ? { pid, host } : null
  } catch {
    return null // not written yet, or half written: the refusal then names nobody
  }
}

function inUse(dataDirectory: string, owner: Owner | null): DatabaseRefusal {
  const en = owner === null ? 'another process' : `process ${owner.pid} on ${owner.host}`
  const zh = owner === null ? '另一个进程' : `主机 ${owner.host} 上的进程 ${owner.pid}`
  return new DatabaseRefusal('in-use', {
    en: `The data directory ${dataDirectory} is in use by ${en}. Stop that one first, or name another directory by GOODSTANDING_DATA. Several nodes share one database by GOODSTANDING_DATABASE_URL.`,
    zh: `数据目录 ${dataDirectory} 正被${zh}使用。请先停止它，或用 GOODSTANDING_DATA 指定其他目录。多个节点可通过 GOODSTANDING_DATABASE_URL 共用一个数据库。`,
  })
}
