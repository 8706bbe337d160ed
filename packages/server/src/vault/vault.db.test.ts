import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseFault, type Db } from '@goodstanding/ledger'
import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDestroyedFollower } from './follow-destroyed.ts'
import { demandUnwrapped, openVault, type VaultDb } from './open-vault.ts'
import { openKeyring, rotateKeyFile } from './read-keyring.ts'
import { ERASED, openOne, openTexts, sealOne, sealTexts } from './seal-texts.ts'

const STATED = { key: null, before: [] }
let database: TestDatabase
let folder: string
let clock = Date.UTC(2026, 10, 24)
beforeAll(async () => {
  database = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'goodstanding-vault-'))
})
afterAll(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

const open = async (stated: Parameters<typeof openKeyring>[1] = STATED): Promise<VaultDb> =>
  openVault({ db: database.db, keyring: await openKeyring(folder, stated), now: () => clock })

describe('the vault', () => {
  it('keeps its key in a file that only its owner may read, and opens again what it sealed before', async () => {
    const sealed = await sealOne(await open(), 'words', 'account/u1', 'here')
    expect((await stat(join(folder, 'installation-keys.json'))).mode & 0o777).toBe(0o600)
    expect(sealed).not.toContain('words')
    expect(await openOne(await open(), sealed, 'here')).toBe('words')
    await expect(openOne(await open(), sealed, 'elsewhere')).rejects.toThrow()
  })

  it('tells a transaction that another node destroyed a key that it opened texts with, or remembers, and forgets it', async () => {
    const [here, there] = [await open(), await open()]
    const sealed = await sealOne(here, 'words', 'account/elsewhere', 'c')
    expect(await openOne(here, sealed, 'c')).toBe('words')
    const told = (owners: readonly string[], opening: boolean) =>
      here.transaction(async (tx) => {
        if (opening) expect(await openOne(tx, sealed, 'c')).toBe('words')
        return tx.keys.wereDestroyed(owners)
      })
    expect([await told([], true), await told(['account/elsewhere'], false)]).toEqual([false, false])
    await there.transaction((tx) => tx.keys.destroy(['account/elsewhere']))
    expect(await told([], false)).toBe(false)
    expect(await told([], true)).toBe(true)
    expect(await openOne(here, sealed, 'c')).toBeNull()
    await sealOne(here, 'anew', 'account/elsewhere', 'c')
    await there.transaction((tx) => tx.keys.destroy(['account/elsewhere']))
    expect(await told(['account/elsewhere'], false)).toBe(true)
    expect(here.keys.remembered('account/elsewhere')).toBeNull()
    // What it destroyed itself is no surprise to it.
    const own = here.transaction(async (tx) => {
      await openOne(tx, await sealOne(tx, 'x', 'account/own', 'c'), 'c')
      await tx.keys.destroy(['account/own'])
      return tx.keys.wereDestroyed(['account/own'])
    })
    expect(await own).toBe(false)
  })

  it('has one key for each owner, however many make one at once', async () => {
    const [here, there] = [await open(), await open()]
    const sealed = await Promise.all([here, there, here, there].map((db) => sealOne(db, 'x', 'account/many', 'c')))
    expect(new Set(sealed.map((text) => text.split('.')[1])).size).toBe(1)
  })

  it('remembers no key of a transaction that did not stand', async () => {
    const db = await open()
    const failing = db.transaction(async (tx) => {
      await sealOne(tx, 'x', 'account/undone', 'c')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(db.keys.remembered('account/undone')).toBeNull()
    const sealed = await sealOne(db, 'kept', 'account/undone', 'c')
    expect(await openOne(await open(), sealed, 'c')).toBe('kept')
  })

  it('opens nothing of an owner whose key was destroyed, on this node at once and on others within a minute', async () => {
    const [here, there] = [await open(), await open()]
    const sealed = await sealTexts(
      here,
      { text: 'secret', id: 'r1' },
      { rules: [{ within: null, names: new Set(['text']), under: { owner: 'account/gone' } }], context: 'c' },
    )
    const read = async (db: VaultDb) =>
      (await openTexts(db, [{ value: sealed, context: 'c' }], [{ within: null, names: new Set(['text']) }]))[0]
    expect(await read(there)).toEqual({ text: 'secret', id: 'r1' })
    const gone = await here.transaction((tx) => tx.keys.destroy(['account/gone']))
    expect(gone).toHaveLength(1)
    expect(await read(here)).toEqual({ text: ERASED, id: 'r1' })
    clock += 60_001
    expect(await read(there)).toEqual({ text: ERASED, id: 'r1' })
    const [row] = await database.db.query<{ wrapped: Buffer | null }>(
      'select wrapped from data_key where id = $1',
      gone,
    )
    expect(row?.wrapped).toBeNull()
  })

  it('neither opens nor seals anything with a key that another node destroyed, once it follows: a new one is made', async () => {
    const [here, there] = [await open(), await open()]
    const sealed = await sealOne(here, 'before', 'account/followed', 'c')
    await here.keys.follow()
    const keyOf = (text: string) => text.split('.')[1]
    await there.transaction(async (tx) => {
      await tx.keys.destroy(['account/followed'])
      await here.keys.follow() // it does not stand yet
      expect(await openOne(here, sealed, 'c')).toBe('before')
    })
    expect(keyOf(await sealOne(here, 'lost', 'account/followed', 'c'))).toBe(keyOf(sealed))
    await here.keys.follow()
    expect(here.keys.remembered('account/followed')).toBeNull()
    expect(await openOne(here, sealed, 'c')).toBeNull()
    const after = await sealOne(here, 'after', 'account/followed', 'c')
    expect([await openOne(here, after, 'c'), await openOne(there, after, 'c')]).toEqual(['after', 'after'])
  })

  it('hears of a destroyed key once, also of one that stood late, and of none that was destroyed long ago', async () => {
    const there = await open()
    const heard: string[] = []
    const follow = createDestroyedFollower(database.db, { forget: (owner) => heard.push(owner) })
    const destroyed = async (owner: string, secondsAgo: number): Promise<void> => {
      await sealOne(there, 'x', owner, 'c')
      const gone = await there.keys.destroy([owner])
      const past = `update data_key set destroyed_at = destroyed_at - $2 * interval '1 s' where id = any($1)`
      await database.db.query(past, [gone, secondsAgo])
    }
    await destroyed('account/long-ago', 70)
    await destroyed('account/before', 1)
    await follow()
    await destroyed('account/stood-late', 50)
    await destroyed('account/now', 0)
    await follow()
    await follow()
    const owners = ['account/long-ago', 'account/before', 'account/stood-late', 'account/now']
    expect(heard.filter((owner) => owners.includes(owner))).toEqual(owners.slice(1))
  })

  it('opens nothing of them either where the key was read by what it sealed alone', async () => {
    const sealed = await sealOne(await open(), 'secret', 'account/read', 'c')
    const there = await open()
    expect(await openOne(there, sealed, 'c')).toBe('secret')
    await there.transaction((tx) => tx.keys.destroy(['account/read']))
    expect(await openOne(there, sealed, 'c')).toBeNull()
  })

  it('opens nothing of them either where nobody heard that the destruction stands', async () => {
    const sealed = await sealOne(await open(), 'secret', 'account/unheard', 'c')
    const transaction: Db['transaction'] = async (work, isolation) => {
      await database.db.transaction(work, isolation)
      throw new DatabaseFault('unavailable', null, new Error('The connection was lost.'))
    }
    const parts = { keyring: await openKeyring(folder, STATED), now: () => clock }
    const there = await openVault({ ...parts, db: { ...database.db, transaction } })
    expect(await openOne(there, sealed, 'c')).toBe('secret')
    await expect(there.transaction((tx) => tx.keys.destroy(['account/unheard']))).rejects.toThrow('lost')
    expect(await openOne(there, sealed, 'c')).toBeNull()
  })

  it('remembers no key that was on its way while it was destroyed', async () => {
    const sealed = await sealOne(await open(), 'secret', 'account/late', 'c')
    let release: () => void = () => undefined
    const late = new Promise<void>((resolve) => (release = resolve))
    const isLate = { yet: false }
    const query: Db['query'] = async (statement, values) => {
      const rows = await database.db.query<never>(statement, values)
      if (isLate.yet && typeof statement === 'object' && statement.name === 'find-keys') await late
      return rows
    }
    const there = await openVault({
      db: { ...database.db, query },
      keyring: await openKeyring(folder, STATED),
      now: () => clock,
    })
    isLate.yet = true
    const reading = openOne(there, sealed, 'c')
    await there.transaction((tx) => tx.keys.destroy(['account/late']))
    release()
    await reading
    expect(await openOne(there, sealed, 'c')).toBeNull()
  })
})

describe('the installation key', () => {
  it('is rotated: every data key is wrapped anew at the next start, and what was sealed opens with the new one', async () => {
    const sealed = await sealOne(await open(), 'old words', 'account/u2', 'c')
    const id = await rotateKeyFile(folder)
    expect(await openOne(await open(), sealed, 'c')).toBe('old words')
    const wrapped = await database.db.query<{ key: string }>(
      'select distinct wrapping_key as key from data_key where wrapped is not null',
    )
    expect(wrapped).toEqual([{ key: id }])
  })

  it('is not drawn anew where its file was lost: a copy of the directory would take the new one for it', async () => {
    await sealOne(await open(), 'words', 'account/u4', 'c')
    const lost = await mkdtemp(join(tmpdir(), 'goodstanding-lost-'))
    const drawing = openKeyring(lost, { key: null, before: [] }, () => demandUnwrapped(database.db))
    await expect(drawing).rejects.toThrow(/wrapped by the installation key [0-9a-f]{12}, which is not here/)
    expect(await readdir(lost)).toEqual([])
    await rm(lost, { recursive: true })
  })

  it('may come from the environment; without it the product says in words what is missing', async () => {
    const key = 'a-key-from-the-environment-of-this-test'
    const sealed = await sealOne(await open({ key, before: [] }), 'words', 'account/u3', 'c')
    await expect(open()).rejects.toThrow(/wrapped by the installation key [0-9a-f]{12}, which is not here/)
    const next = { key: 'another-key-from-the-environment-of-it', before: [key] }
    expect(await openOne(await open(next), sealed, 'c')).toBe('words')
  })
})
