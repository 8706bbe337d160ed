/** Whoever asks gives up on a database that hangs; what was not committed is undone, and the fault says what nobody knows. */
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { beyondPatience, createPatience } from './patience.ts'

/** Long beside what a busy machine takes to begin a transaction, and short beside what is slow here. */
const SOON = { silentMs: 600, longestMs: 60_000 }
/** Until what is slow is over. */
const PATIENT = { timeout: 30_000 }
const AWAY = { kind: 'unavailable', isUnsure: false }

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await database.db.query('create table asked (word text primary key)')
})
afterAll(() => database.close())

const words = async (): Promise<readonly string[]> =>
  (await database.db.query<{ readonly word: string }>('select word from asked order by word')).map(({ word }) => word)
const settled = (sql: string) =>
  vi.waitFor(
    async () =>
      expect(
        await database.db.query('select 1 as one from pg_stat_activity where pid <> pg_backend_pid() and query = $1', [
          sql,
        ]),
      ).toEqual([]),
    PATIENT,
  )

describe('patience', () => {
  it('undoes a transaction that was given up, and sends nothing more of it', async () => {
    const { db } = database
    const asked = createPatience(SOON).during(() =>
      db.transaction(async (tx) => {
        await tx.query(`insert into asked values ('undone')`)
        await tx.query('select pg_sleep(2)').catch(() => null)
        await tx.query(`insert into asked values ('after')`)
      }),
    )
    await expect(asked).rejects.toMatchObject(AWAY)
    await settled('select pg_sleep(2)')
    expect(await words()).toEqual([])
  })

  it('says of a commit that was sent that it may be done, and it is', async () => {
    const { db } = database
    await db.query(
      `create function linger() returns trigger language plpgsql as 'begin perform pg_sleep(2); return null; end'`,
    )
    await db.query(
      'create constraint trigger lingers after insert on asked deferrable initially deferred for each row execute function linger()',
    )
    const asked = createPatience(SOON).during(() =>
      db.transaction((tx) => tx.query(`insert into asked values ('kept')`)),
    )
    await expect(asked).rejects.toMatchObject({ kind: 'unavailable', isUnsure: true })
    await vi.waitFor(async () => expect(await words()).toEqual(['kept']), PATIENT)
    await db.query('drop trigger lingers on asked')
  })

  it('refuses what is asked after it is over, though others are answered, until nobody waits', async () => {
    const { db } = database
    const patience = createPatience(SOON)
    await patience.during(async () => {
      await expect(db.query('select pg_sleep(2)')).rejects.toMatchObject(AWAY)
      await expect(db.query('select 1 as one')).rejects.toMatchObject(AWAY)
      expect(await beyondPatience(() => db.query('select 1 as one'))).toEqual([{ one: 1 }])
      patience.end()
      expect(await db.query('select 1 as one')).toEqual([{ one: 1 }])
    })
  })

  it('waits for what is slow while others are answered, and no longer than the longest', async () => {
    const { db } = database
    const asking = new AbortController()
    const others = (async () => {
      while (!asking.signal.aborted) await db.query('select 1 as one')
    })()
    expect(
      await createPatience(SOON).during(() => db.query('select 1 as one from (select pg_sleep(1.5)) as slept')),
    ).toEqual([{ one: 1 }])
    await expect(
      createPatience({ silentMs: 200, longestMs: 300 }).during(() => db.query('select pg_sleep(2)')),
    ).rejects.toMatchObject(AWAY)
    asking.abort()
    await others
  })

  it('leaves alone what nobody waits for', async () => {
    expect(await database.db.query('select 1 as one from (select pg_sleep(0.5)) as slept')).toEqual([{ one: 1 }])
  })
})
