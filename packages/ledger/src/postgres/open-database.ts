/**
 * Opens the one database: an external PostgreSQL by its URL, or our own server on the data directory.
 * The same SQL runs on both.
 */
import type { Db } from '../db/db.ts'
import { openPool, type PoolOptions } from '../db/open-pool.ts'
import { DatabaseRefusal } from './database-refusal.ts'
import { openEmbeddedServer, runningServerUrl } from './embedded-server.ts'
import { READ_ONLY } from './explain-refused.ts'
import { type PreparedRole, prepareRole } from './prepare-role.ts'
import { readDatabaseUrl } from './read-database-url.ts'
import { OLDEST_MAJOR } from './server-binaries.ts'
import { endsWithin } from './within.ts'

export type DatabaseOptions = {
  /** `GOODSTANDING_DATABASE_URL`, or null for the embedded server. */
  readonly url: string | null
  /** Where the embedded server keeps its data. Made when missing; not touched when `url` is given. */
  readonly dataDirectory: string
  /** Most connections of the pool. */
  readonly connections?: number
  /** A statement that runs longer is ended. */
  readonly statementTimeoutMs?: number
  /** Is told, once an outage, what keeps our own server from being started again. */
  readonly tell?: (fault: unknown) => void
  /** Takes the opening back: what was started is ended again, and its reason thrown. */
  readonly stop?: AbortSignal | null
}

export type OpenDatabase = {
  /** For the product itself: sees everything. */
  readonly db: Db
  /** For what is read on behalf of people: sees nothing but by `withOrganization`. */
  readonly people: Db
  readonly server: {
    readonly kind: 'external' | 'embedded'
    readonly major: number
    /** e.g. "PostgreSQL 17.10 from npm", for the log. */
    readonly description: string
  }
  /** Opens the same database from another process of this machine, e.g. a command-line tool while the product runs. */
  readonly url: string
  /**
   * Ends every connection, and the server if it is ours. What does not end within the time is left, or killed if it is
   * our server; a minute unless given. Throws a DatabaseRefusal of kind `stop` that says so.
   */
  readonly close: (withinMs?: number) => Promise<void>
}

const DATABASE = 'goodstanding'
const CLOSED_WITHIN_MS = 60_000

/** Throws a DatabaseRefusal in words, or a DatabaseFault when an external server cannot be reached. Does not migrate. */
export function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  return options.url === null ? openEmbedded(options) : openExternal(options, options.url)
}

/**
 * Opens the database for a look beside the product: the server that runs on the data directory is joined, and started
 * for the time when none runs. Throws what `openDatabase` throws.
 */
export async function joinDatabase(
  options: DatabaseOptions,
): Promise<{ readonly url: string; readonly close: () => Promise<void> }> {
  const running =
    options.url === null ? runningServerUrl(options.dataDirectory, DATABASE) : readDatabaseUrl(options.url)
  return running === null ? openDatabase(options) : { url: running, close: () => Promise.resolve() }
}

async function openEmbedded(options: DatabaseOptions): Promise<OpenDatabase> {
  const server = await openEmbeddedServer(options.dataDirectory, options.tell, options.stop)
  try {
    options.stop?.throwIfAborted()
    await prepareRole(server.urlOf('postgres'), DATABASE)
    const url = server.urlOf(DATABASE)
    const { role } = await prepareRole(url, null)
    const pools = openPools(options, { url, role, isFull: server.isFull })
    const { version, major, origin } = server.binaries
    return {
      db: pools.db,
      people: pools.people,
      server: { kind: 'embedded', major, description: `PostgreSQL ${version} from ${origin}` },
      url,
      close: async (withinMs = CLOSED_WITHIN_MS) => {
        // A connection that does not end is cut by the end of its server.
        await endsWithin(pools.close(), withinMs / 3)
        await server.stop((withinMs * 2) / 3)
      },
    }
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function openExternal(options: DatabaseOptions, stated: string): Promise<OpenDatabase> {
  const url = readDatabaseUrl(stated)
  const prepared = await prepareRole(url, null)
  demandFitting(prepared)
  const { role, serverMajor } = prepared
  const pools = openPools(options, { url, role })
  return {
    db: pools.db,
    people: pools.people,
    server: { kind: 'external', major: serverMajor, description: `PostgreSQL ${serverMajor} by URL` },
    url,
    close: async (withinMs = CLOSED_WITHIN_MS) => {
      if (await endsWithin(pools.close(), withinMs)) return
      throw new DatabaseRefusal('stop', {
        en: 'PostgreSQL does not answer, so connections to it could not be ended in order. They end with the process.',
        zh: 'PostgreSQL 没有应答，无法正常结束与它的连接。这些连接会随进程一起结束。',
      })
    },
  }
}

/** Of another encoding, PostgreSQL refuses texts of people in the middle of the work, or counts and cuts them by bytes. */
function demandFitting({ serverMajor, encoding, isReadOnly }: PreparedRole): void {
  if (serverMajor < OLDEST_MAJOR)
    throw new DatabaseRefusal('version', {
      en: `GOODSTANDING_DATABASE_URL leads to PostgreSQL ${serverMajor}; ${OLDEST_MAJOR} is the oldest that works.`,
      zh: `GOODSTANDING_DATABASE_URL 指向 PostgreSQL ${serverMajor}；最低需要 ${OLDEST_MAJOR}。`,
    })
  if (encoding !== 'UTF8')
    throw new DatabaseRefusal('refused', {
      en: `The database of GOODSTANDING_DATABASE_URL has the encoding ${encoding}; texts of all languages need UTF8. Make one: create database … owner … encoding 'UTF8' template template0. What is in this one, "goodstanding export" and "goodstanding import" bring there.`,
      zh: `GOODSTANDING_DATABASE_URL 的数据库编码为 ${encoding}；要容纳各种语言的文本须用 UTF8。请新建：create database … owner … encoding 'UTF8' template template0。现有内容可用 “goodstanding export” 和 “goodstanding import” 迁移。`,
    })
  if (isReadOnly) throw new DatabaseRefusal('refused', READ_ONLY)
}

/** Reads for people are few beside decisions. */
const PEOPLE_CONNECTIONS = 4

function openPools(
  { connections = 10, statementTimeoutMs = 30_000 }: DatabaseOptions,
  server: Pick<PoolOptions, 'url' | 'role' | 'isFull'>,
) {
  const shared = { ...server, statementTimeoutMs }
  const system = openPool({ ...shared, connections, scope: 'system' })
  const people = openPool({ ...shared, connections: Math.min(connections, PEOPLE_CONNECTIONS), scope: 'none' })
  return {
    db: system.db,
    people: people.db,
    close: async () => {
      await people.close()
      await system.close()
    },
  }
}
