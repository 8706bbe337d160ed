/** A PostgreSQL behind something that drops what a session asks for at its start, as PgBouncer does with `ignore_startup_parameters`. */
import { once } from 'node:events'
import { connect, createServer, type Server } from 'node:net'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCopySession } from '../copy/open-copy-session.ts'
import { migrate } from '../migrations/migrate.ts'
import { openDatabase } from '../postgres/open-database.ts'

const LENGTH_BYTES = 4
const HEAD_BYTES = 8
const KEPT = new Set(['user', 'database'])

let server: TestDatabase
let pooler: Server
let url = ''

/** The first message of a connection: length, version of the protocol, then names and values that end in a zero each, and a zero. */
function withoutSettings(startup: Buffer): Buffer {
  const words = startup.toString('utf8', HEAD_BYTES).split('\0')
  const kept = words.flatMap((name, at) => (at % 2 === 0 && KEPT.has(name) ? [name, words[at + 1] ?? ''] : []))
  const said = Buffer.from(`${kept.join('\0')}\0\0`)
  const head = Buffer.alloc(HEAD_BYTES)
  head.writeInt32BE(HEAD_BYTES + said.length)
  startup.copy(head, LENGTH_BYTES, LENGTH_BYTES, HEAD_BYTES)
  return Buffer.concat([head, said])
}

function portOf(listening: Server): number {
  const address = listening.address()
  return typeof address === 'object' && address !== null ? address.port : 0
}

beforeAll(async () => {
  server = await openTestDatabase()
  const { host, port, user, database } = new Client({ connectionString: server.url })
  const address = host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
  pooler = createServer((from) => {
    const to = connect(address)
    for (const end of [from, to]) end.on('error', () => undefined)
    from.once('data', (startup) => {
      to.write(withoutSettings(Buffer.from(startup)))
      from.pipe(to).pipe(from)
    })
  })
  pooler.listen(0, '127.0.0.1')
  await once(pooler, 'listening')
  url = `postgres://${user}@127.0.0.1:${portOf(pooler)}/${database}`
})
afterAll(async () => {
  pooler.close()
  await server.close()
})

const WORDS = /^GOODSTANDING_DATABASE_URL leads to a connection pooler.*Name the PostgreSQL itself/

describe('a connection pooler before the database', () => {
  it('is refused in words before a session of it is used: it would see what it may not, or nothing', async () => {
    const opened = await openDatabase({ url, dataDirectory: '' })
    await expect(migrate(opened.db)).rejects.toThrow(WORDS)
    for (const db of [opened.db, opened.people])
      await expect(db.query('select 1')).rejects.toMatchObject({ kind: 'unavailable', cause: { kind: 'refused' } })
    await opened.close()
  })
  it('copies nothing: rows that its session may not see would be missing', async () => {
    await expect(openCopySession(url)).rejects.toThrow(WORDS)
  })
})
