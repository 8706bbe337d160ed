import { URLSearchParams } from 'node:url'
import { type ClientConfig, Pool, type PoolConfig } from 'pg'
import { columnTypes } from './column-types.ts'
import type { Db } from './db.ts'
import { expectSession } from './expect-session.ts'
import { fromPool } from './from-pool.ts'
import { RELIED_ON } from './relied-on.ts'

export type PoolOptions = {
  /** A `postgres://` URL; the host may be an encoded socket directory (`postgres://me@%2Frun%2Fpg/name`). */
  readonly url: string
  /** The role that statements run as, when it is not the one that connects. */
  readonly role: string | null
  readonly connections: number
  /** `system`: sessions see everything. `none`: nothing, until a transaction narrows itself by `withOrganization`. */
  readonly scope: 'system' | 'none'
  /** A statement that runs longer is ended with a `contention` fault. */
  readonly statementTimeoutMs: number
  /** Whether a server that cannot be reached has no room left on its disk, where that is known. */
  readonly isFull?: () => boolean
}

export type OpenPool = { readonly db: Db; readonly close: () => Promise<void> }

/** Opens a pool whose sessions have the scope. Connects on first use. */
export function openPool(options: PoolOptions): OpenPool {
  const pool = new Pool(poolConfig(options))
  // A lost idle connection is replaced, and one that is lost in use fails its statement: the event itself says no more.
  pool.on('error', () => undefined)
  pool.on('connect', (client) => client.on('error', () => undefined))
  return { db: fromPool(pool, options.isFull), close: () => pool.end() }
}

/** How a session of ours is connected, in a pool or alone. */
export function sessionConfig({ url, role, scope }: Pick<PoolOptions, 'url' | 'role' | 'scope'>): ClientConfig {
  const { connectionString, given } = splitOptions(url)
  const settings = [given, `-c goodstanding.scope=${scope}`, ...RELIED_ON]
  if (role !== null) settings.push(`-c role=${role}`)
  return { connectionString, options: settings.join(' ').trim() }
}

function poolConfig({ connections, statementTimeoutMs, isFull: _, ...session }: PoolOptions): PoolConfig {
  return {
    verify: (client, done) => {
      expectSession(client, session).then(() => {
        done()
      }, done)
    },
    ...sessionConfig(session),
    max: connections,
    statement_timeout: statementTimeoutMs,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'goodstanding',
    types: columnTypes,
  }
}

/** `options` in the URL would replace ours in the driver, so the two are joined. */
function splitOptions(url: string): { readonly connectionString: string; readonly given: string } {
  const [address = '', query = ''] = url.split('?', 2)
  const parameters = new URLSearchParams(query)
  const given = parameters.get('options') ?? ''
  parameters.delete('options')
  const rest = parameters.toString()
  return { connectionString: rest === '' ? address : `${address}?${rest}`, given }
}
