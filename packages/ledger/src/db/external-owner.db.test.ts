import { randomBytes } from 'node:crypto'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { putFact } from '../fact/put-facts.ts'
import { migrate } from '../migrations/migrate.ts'
import { type OpenDatabase, openDatabase } from '../postgres/open-database.ts'
import { withOrganization } from './with-organization.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const name = `owner_${randomBytes(6).toString('hex')}`

let server: TestDatabase
let external: OpenDatabase
beforeAll(async () => {
  server = await openTestDatabase()
  await asMaintainer(`create role ${name} login`, `create database ${name} owner ${name}`)
  // The way that a provider of databases hands one out: its owner connects, and may make no role.
  const url = server.url.replace(/^(postgres(?:ql)?:\/\/)[^@/]*@/, `$1${name}@`).replace(/\/test_[0-9a-f]+/, `/${name}`)
  external = await openDatabase({ url, dataDirectory: '' })
  await migrate(external.db)
})
afterAll(async () => {
  await external.close()
  await asMaintainer(`drop database ${name} with (force)`, `drop role ${name}`)
  await server.close()
})

/** As somebody who may. */
async function asMaintainer(...statements: readonly string[]): Promise<void> {
  const maintenance = await openDatabase({ url: server.url, dataDirectory: '', connections: 1 })
  await maintenance.db.query('set role none')
  for (const statement of statements) await maintenance.db.query(statement)
  await maintenance.close()
}

describe('an external database whose owner connects and may make no role', () => {
  it('keeps its owner to what a transaction says it asks for', async () => {
    const [role] = await external.db.query(
      `select current_user::text as name, rolsuper as super, rolcreaterole as makes,
              (select tableowner::text from pg_tables where tablename = 'person') as owner
       from pg_roles where rolname = current_user`,
    )
    expect(role).toEqual({ name, super: false, makes: false, owner: name })
    for (const organization of ['acme', 'globex'])
      await putFact(external.db, {
        kind: 'person',
        key: `u-${organization}`,
        organization,
        body: {},
        expectedVersion: null,
        at: NOW,
      })
    const people = `select id from person order by id`
    expect(await external.people.query(people)).toEqual([])
    for (const scope of ['organization', 'person'] as const) {
      const asker = { scope, organization: 'acme', person: 'u-acme' }
      expect(await withOrganization(external.people, asker, (tx) => tx.query(people))).toEqual([{ id: 'u-acme' }])
    }
    expect(await external.people.query(people)).toEqual([])
    expect(await external.db.query(people)).toHaveLength(2)
  })
  it('is explained to a role that may not make tables there, and to one whose tables they are not', async () => {
    const guest = `guest_${name}`
    await asMaintainer(`create role ${guest} login`, `create database ${guest}`)
    const filled = server.url.replace(/^(postgres(?:ql)?:\/\/)[^@/]*@/, `$1${guest}@`)
    const empty = filled.replace(/\/test_[0-9a-f]+/, `/${guest}`)
    const opened = await openDatabase({ url: empty, dataDirectory: '' })
    await expect(migrate(opened.db)).rejects.toThrow(
      /^The user of GOODSTANDING_DATABASE_URL may not make tables there\..*\npermission denied for schema public/,
    )
    await opened.close()
    // Said before anything is asked of them: a server may speak another language than English.
    await expect(openDatabase({ url: filled, dataDirectory: '' })).rejects.toThrow(
      /^The tables there belong to another user .*pg_restore --no-owner --role=/,
    )
    await asMaintainer(`drop database ${guest} with (force)`, `drop role ${guest}`)
  })

  it('is away while it lets its owner in no more, and there again as soon as it does', async () => {
    const cut = `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${name}'`
    await asMaintainer(`alter role ${name} nologin`, cut)
    // A connection that was cut may end a statement first; then one of its own is asked for.
    await vi.waitFor(() =>
      expect(external.db.query('select 1')).rejects.toMatchObject({ kind: 'unavailable', code: '28000' }),
    )
    await expect(external.db.transaction(() => Promise.resolve())).rejects.toMatchObject({ kind: 'unavailable' })
    await asMaintainer(`alter role ${name} login`)
    expect(await external.db.query('select 1 as one')).toEqual([{ one: 1 }])
  })
})
