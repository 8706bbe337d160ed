/** A database of the operator's whose sessions are set otherwise than PostgreSQL ships them. */
import { randomBytes } from 'node:crypto'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openCopySession } from '../copy/open-copy-session.ts'
import { openDatabase } from '../postgres/open-database.ts'

const AT = Date.UTC(2026, 10, 24, 10)
const made: string[] = []

let server: TestDatabase
beforeAll(async () => {
  server = await openTestDatabase()
})
afterAll(async () => {
  for (const name of made) await maintain(`drop database ${name} with (force)`)
  await server.close()
})

/** As somebody who may. */
async function maintain(...statements: readonly string[]): Promise<void> {
  const maintenance = await openDatabase({ url: server.url, dataDirectory: '', connections: 1 })
  await maintenance.db.query('set role none')
  for (const statement of statements) await maintenance.db.query(statement)
  await maintenance.close()
}

/** The address of a new database. */
async function makeDatabase(how: string, settings: readonly string[] = []): Promise<string> {
  const name = `set_${randomBytes(6).toString('hex')}`
  made.push(name)
  await maintain(
    `create database ${name} template template0 ${how}`,
    ...settings.map((setting) => `alter database ${name} set ${setting}`),
  )
  return server.url.replace(/\/test_[0-9a-f]+/, `/${name}`)
}

describe('what a role, a database or a server sets', () => {
  it('changes nothing that statements and their readers rely on, for the product and for copies', async () => {
    const url = await makeDatabase('', [
      `default_transaction_isolation = 'serializable'`,
      `datestyle = 'German'`,
      `intervalstyle = 'iso_8601'`,
      `timezone = 'Asia/Shanghai'`,
      `bytea_output = 'escape'`,
      'standard_conforming_strings = off',
      'extra_float_digits = -10',
      'array_nulls = off',
      'transform_null_equals = on',
      'row_security = off',
    ])
    const read = `select to_timestamp(${AT} / 1000.0) as instant, '1 day 2 hours'::interval::text as span, 'a\\b' as word,
        '\\x00ff'::bytea::text as bytes, (0.1::float8 + 0.2::float8)::text as sum, '{null}'::text[] = array[null]::text[] as nulls,
        (select count(*)::int from (values (null::int)) v(n) where n = null) as equals,
        current_setting('transaction_isolation') as isolation, current_setting('row_security') as walls`
    const usual = {
      instant: AT,
      span: '1 day 02:00:00',
      word: 'a\\b',
      bytes: '\\x00ff',
      sum: '0.30000000000000004',
      nulls: true,
      equals: 0,
      isolation: 'read committed',
      walls: 'on',
    }
    const opened = await openDatabase({ url, dataDirectory: '' })
    const copy = await openCopySession(url)
    for (const db of [opened.db, opened.people]) expect(await db.query(read)).toEqual([usual])
    expect((await copy.query(read)).rows).toEqual([usual])
    await copy.end()
    await opened.close()
  })
  it('lets nothing be acknowledged before it is on the disk; of other ways to commit the operator chooses', async () => {
    for (const [set, held] of [
      ['off', 'local'],
      ['remote_apply', 'remote_apply'],
    ] as const) {
      const opened = await openDatabase({
        url: await makeDatabase('', [`synchronous_commit = ${set}`]),
        dataDirectory: '',
      })
      expect(await opened.db.query('show synchronous_commit')).toEqual([{ synchronous_commit: held }])
      await opened.close()
    }
  })
})

describe('a database that does not fit', () => {
  const refusal = async (url: string) => {
    const opened = await openDatabase({ url, dataDirectory: '' }).catch((refused: unknown) => refused)
    return opened instanceof Error ? opened.message : 'it was opened'
  }
  it('is refused in words: texts of all languages need UTF8', async () => {
    for (const encoding of ['SQL_ASCII', 'LATIN1'])
      expect(await refusal(await makeDatabase(`encoding '${encoding}' locale 'C'`))).toMatch(
        new RegExp(`has the encoding ${encoding}.*create database .* encoding 'UTF8'`),
      )
  })
  it('is refused in words: it may only be read, as a standby may', async () => {
    const url = await makeDatabase('', ['default_transaction_read_only = on'])
    expect(await refusal(url)).toMatch(/may only be read: it is a standby/)
    // A copy is made of one all the same.
    const copy = await openCopySession(url)
    await copy.end()
  })
})
