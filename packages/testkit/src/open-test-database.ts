/**
 * A real PostgreSQL for tests: a fresh, migrated database for each call.
 *
 * Without settings, one server of our own runs from the first test database of this process to its end: files that share the process
 * share the server, and a start for each took longer than most of their tests. Its data directory is a copy of a prepared one that is
 * kept below the folder for temporary files.
 * `GOODSTANDING_TEST_DATABASE_URL` names a server to use instead; its role must be allowed to create databases.
 */
import { randomBytes } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { type Db, migrate, type OpenDatabase, openDatabase } from '@goodstanding/ledger'
import { oneAtATime } from './one-at-a-time.ts'
import { copyPrepared, makeRun, placeForServers } from './prepared-cluster.ts'

export type TestDatabase = {
  readonly db: Db
  /** Sees nothing but by `withOrganization`. */
  readonly people: Db
  /** For a process of its own: what `GOODSTANDING_DATABASE_URL` would be. */
  readonly url: string
  /** Drops the database; the server stays for whoever is next. */
  readonly close: () => Promise<void>
}

type TestServer = {
  /** URL of any database of the server. */
  readonly urlOf: (database: string) => string
  /** A migrated database to copy, or null. */
  readonly template: string | null
}

let server: Promise<TestServer> | null = null

/** Opens a fresh database with the whole schema. Call `close` in `afterAll`. */
export async function openTestDatabase(): Promise<TestDatabase> {
  server ??= startTestServer()
  const running = await server.catch((error: unknown) => {
    server = null
    throw error
  })
  const name = `test_${randomBytes(8).toString('hex')}`
  await maintain(running, `create database ${name}${running.template === null ? '' : ` template ${running.template}`}`)
  const url = running.urlOf(name)
  const opened = await openDatabase({ url, dataDirectory: '' })
  if (running.template === null) await migrate(opened.db)
  return {
    db: oneAtATime(opened.db),
    people: oneAtATime(opened.people),
    url,
    close: async () => {
      await opened.close()
      await maintain(running, `drop database if exists ${name} with (force)`)
    },
  }
}

/** Runs one statement as the role that connects, outside any transaction. */
async function maintain({ urlOf }: TestServer, statement: string): Promise<void> {
  const maintenance = await openDatabase({ url: urlOf('postgres'), dataDirectory: '', connections: 1 })
  try {
    await maintenance.db.query('set role none')
    await maintenance.db.query(statement)
  } finally {
    await maintenance.close()
  }
}

function startTestServer(): Promise<TestServer> {
  const given = process.env['GOODSTANDING_TEST_DATABASE_URL']
  return given === undefined || given === '' ? startOwnServer() : Promise.resolve(useServer(given))
}

function useServer(url: string): TestServer {
  return { urlOf: (database) => withDatabase(url, database), template: null }
}

/** Replaces the database in a URL, whatever its host looks like. */
function withDatabase(url: string, database: string): string {
  const [address = '', query] = url.split('?', 2)
  const named = address.replace(/^(\w+:\/\/[^/]*)(\/.*)?$/, `$1/${database}`)
  return query === undefined ? named : `${named}?${query}`
}

async function startOwnServer(): Promise<TestServer> {
  const place = placeForServers()
  await removeLeftovers(place)
  const directory = makeRun(place)
  await copyPrepared(directory)
  const opened = await openDatabase({ url: null, dataDirectory: directory, connections: 1 })
  process.once('exit', () => endServer(directory))
  // A test runner ends its processes by this signal, after which nothing runs that has not asked to.
  process.once('SIGTERM', () => process.exit())
  return { urlOf: (database) => withDatabase(opened.url, database), template: 'goodstanding' }
}

/** What a killed test run left: its server may still be alive. Opening adopts it, closing stops it. */
async function removeLeftovers(place: string): Promise<void> {
  for (const name of readdirSync(place)) {
    const [, pid] = /^run-(\d+)-/.exec(name) ?? []
    if (pid === undefined || isAlive(Number(pid))) continue
    const directory = join(place, name)
    await openAndClose(directory)
    rmSync(directory, { recursive: true, force: true })
  }
}

async function openAndClose(directory: string): Promise<void> {
  if (!existsSync(join(directory, 'postgres', 'postmaster.pid'))) return
  let opened: OpenDatabase
  try {
    opened = await openDatabase({ url: null, dataDirectory: directory })
  } catch {
    return // another process clears the same leftovers just now
  }
  await opened.close()
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** Nothing in the directory is wanted any more, so the server need not tidy up. */
function endServer(directory: string): void {
  try {
    const [pid] = readFileSync(join(directory, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
    process.kill(Number(pid), 'SIGQUIT')
  } catch {
    // it is not running
  }
  rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 })
}
