/** A start that fails late, as when the database is moved in that moment, leaves no process behind that is well and can do nothing. */
import { openTestDatabase, makeTestFolder } from '@goodstanding/testkit'
import { rmSync } from 'node:fs'
import { expect, it } from 'vitest'
import { spawnRefused } from './server/spawn-server.ts'

it('ends, and so can be started again, when the last that it asks of the database fails', async () => {
  const database = await openTestDatabase()
  const folder = makeTestFolder()
  await database.db.query(
    `create function refuse() returns trigger language plpgsql as $$ begin raise exception 'not in this moment'; end $$`,
  )
  await database.db.query('create trigger refuse before insert on sign_in_token for each row execute function refuse()')
  const { code, told } = await spawnRefused({ GOODSTANDING_DATABASE_URL: database.url, GOODSTANDING_DATA: folder })
  expect(code).toBe(1)
  expect(told).toContain('not in this moment')
  // Nothing went on behind it, on a database that was closed.
  expect(told).not.toContain('Jobs wait for the database')
  await database.close()
  rmSync(folder, { recursive: true, force: true })
})
