/**
 * One owner of a data directory. The owner is whoever holds a lock of the server's own, on a connection that lives as
 * long as the process: the kernel closes it at kill -9, so the lock is never stale and no process number is trusted.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { isDiskFull } from '../db/db.ts'
import { fromDriverError } from '../db/from-driver-error.ts'
import type { Cluster } from './cluster.ts'
import { notStarted } from './not-started.ts'
import { inUse, isOfHere, readOwner } from './owner-note.ts'
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
export async function holdDataDirectory(cluster: Cluster, url: string): Promise<Hold> {
  const end = performance.now() + PATIENCE_MS
  for (;;) {
    const hold = await tryHold(url).catch((thrown: unknown) => {
      throw refusalOf(cluster, thrown)
    })
    if (hold !== null) return hold
    const owner = readOwner(cluster)
    const dead = owner !== null && isOfHere(owner) && owner.pid !== process.pid && !isAlive(owner.pid)
    if (!dead || performance.now() > end) throw inUse(cluster, owner)
    await sleep(50)
  }
}

/** A server that starts on a full disk lets nobody in: a session writes some files before its first statement. */
function refusalOf(cluster: Cluster, thrown: unknown): Error {
  const fault = fromDriverError(thrown)
  return isDiskFull(fault) ? notStarted(cluster, fault.message, 0) : fault
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
