import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  addAccountIdentity,
  addServiceToken,
  addSession,
  findAccountIdentity,
  findServiceToken,
  findSession,
  getFact,
  putFact,
} from '@goodstanding/ledger'
import { makeTestFolder, openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { deriveSigningKey } from '../casework/audit/signing-key.ts'
import { appealTokenOf, isAppealToken } from '../casework/notice/issue-notice.ts'
import { ConfigError } from '../config-error.ts'
import { openVault, type VaultDb } from '../vault/open-vault.ts'
import { openKeyring } from '../vault/read-keyring.ts'
import { bringUnderKeys, makeIdentityTokens, rekeyIdentities } from './identity-keys.ts'
import { accessKeyOf } from './access-key.ts'
import { mintMemberToken, readMemberToken } from './read-member-token.ts'
import { addIdentityKey, hashToken, openSecrets, renewAccess } from './read-secrets.ts'

const NOW = Date.UTC(2026, 10, 24)
const FOR_A_MINUTE = { now: NOW, ttlSeconds: 60 }
const keys = { key: randomBytes(32).toString('base64url'), before: [] }
const folders = [makeTestFolder(), makeTestFolder()] as const
let database: TestDatabase
let db: VaultDb
beforeAll(async () => {
  database = await openTestDatabase()
  db = await openVault({ db: database.db, keyring: await openKeyring(folders[0], keys), now: () => NOW })
})
afterAll(async () => {
  await database.close()
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

describe('the secrets of an installation', () => {
  it('are the same on every node, however many start at once, and lie in the database sealed', async () => {
    const [here, there] = await Promise.all(folders.map((folder) => openSecrets(folder, db, NOW)))
    expect(there).toEqual(here)
    for (const folder of folders) expect(JSON.parse(readFileSync(join(folder, 'secrets.json'), 'utf8'))).toEqual(here)
    const [row] = await database.db.query<{ sealed: string }>('select sealed from installation_secret')
    for (const word of ['identityKey', here?.identityKey ?? '?', here?.serviceToken ?? '?'])
      expect(row?.sealed).not.toContain(word)
  })

  it('come from the database to a node that lost its data directory', async () => {
    const fresh = makeTestFolder()
    expect(await openSecrets(fresh, db, NOW)).toEqual(await openSecrets(folders[0], db, NOW))
    rmSync(fresh, { recursive: true, force: true })
  })
  it('come from the database where their file cannot be read: it is put aside, written anew, and told of', async () => {
    for (const text of ['{', '', '{}', '{"identityKey":5}']) {
      const damaged = makeTestFolder()
      const path = join(damaged, 'secrets.json')
      writeFileSync(path, text)
      const told: string[] = []
      const kept = await openSecrets(damaged, db, NOW, ({ message }) => told.push(String(message)))
      expect(kept).toEqual(await openSecrets(folders[0], db, NOW))
      expect(readFileSync(`${path}.unreadable`, 'utf8')).toBe(text)
      expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(kept)
      expect(told).toEqual([expect.stringContaining('put aside')])
      rmSync(damaged, { recursive: true, force: true })
    }
  })

  it('need no file where none can be written', async () => {
    const taken = makeTestFolder()
    writeFileSync(join(taken, 'data'), 'a file, where a folder would be')
    const told: string[] = []
    const kept = await openSecrets(join(taken, 'data'), db, NOW, ({ message }) => told.push(String(message)))
    expect(kept).toEqual(await openSecrets(folders[0], db, NOW))
    expect(told).toEqual([expect.stringContaining('could not be written')])
    rmSync(taken, { recursive: true, force: true })
  })

  it('are told of in words where neither the database nor a file that can be read has them, and it is never replaced', async () => {
    const damaged = makeTestFolder()
    const empty = await openTestDatabase()
    const vault = await openVault({ db: empty.db, keyring: await openKeyring(damaged, keys), now: () => NOW })
    for (const text of ['{', '{}']) {
      writeFileSync(join(damaged, 'secrets.json'), text)
      await expect(openSecrets(damaged, vault, NOW)).rejects.toBeInstanceOf(ConfigError)
      expect(readFileSync(join(damaged, 'secrets.json'), 'utf8')).toBe(text)
    }
    await empty.close()
    rmSync(damaged, { recursive: true, force: true })
  })
})

describe('after somebody read the secrets', () => {
  it('what they let in and signed with is changed, and what things are called for good is not', async () => {
    const before = await openSecrets(folders[0], db, NOW)
    const service = { id: randomUUID(), name: 'first start', scopes: ['all'], createdAt: NOW, expiresAt: null }
    await addServiceToken(db, { ...service, tokenHash: hashToken(before.serviceToken) })
    await addServiceToken(db, { ...service, id: randomUUID(), tokenHash: hashToken('another') })
    const session = { fromHash: null, createdAt: NOW, idleAt: NOW + 1_000, endsAt: NOW + 1_000 }
    const holder = { kind: 'person', person: 'u1', organization: 'acme', role: 'admin' } as const
    await addSession(db, { ...session, id: randomUUID(), secretHash: hashToken('session'), holder })
    await renewAccess(db, NOW)
    expect(await findServiceToken(db, hashToken(before.serviceToken), NOW)).toBeNull()
    expect(await findServiceToken(db, hashToken('another'), NOW)).not.toBeNull()
    expect(await findSession(db, hashToken('session'), NOW)).toBeNull()
    const after = await openSecrets(folders[0], db, NOW)
    expect(await openSecrets(folders[1], db, NOW)).toEqual(after)
    const token = mintMemberToken(
      before.memberTokenKey,
      { id: 'u1', organization: 'acme', role: 'admin' },
      FOR_A_MINUTE,
    )
    expect(readMemberToken(before.memberTokenKey, token, NOW)).not.toBeNull()
    expect(readMemberToken(after.memberTokenKey, token, NOW)).toBeNull()
    expect(isAppealToken(after, 'ntc_1', appealTokenOf(before, 'ntc_1'))).toBe(false)
    expect(deriveSigningKey(accessKeyOf(after)).publicKey).not.toBe(deriveSigningKey(accessKeyOf(before)).publicKey)
    for (const lasting of ['installationKey', 'identityKey', 'hashSeed'] as const)
      expect(after[lasting]).toBe(before[lasting])
  })
})

describe('keys of identity tokens', () => {
  const first = { identityKey: 'first', identityKeysAfter: [] }
  const later = { identityKey: 'first', identityKeysAfter: ['second', 'third'] }
  const kept = (kind: string, token: string): string => (kind === 'name' ? `name.long.${token.slice(0, 12)}` : token)

  it('that come later are put over what is kept, and what is made anew is the same', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('email', 'device', 'name'),
        fc.string(),
        fc.integer({ min: 0, max: 2 }),
        (kind, text, since) => {
          const before = { ...first, identityKeysAfter: later.identityKeysAfter.slice(0, since) }
          const stored = kept(kind, makeIdentityTokens(before)(kind, text))
          return bringUnderKeys(later, stored) === kept(kind, makeIdentityTokens(later)(kind, text))
        },
      ),
    )
  })

  it('leave nothing that the old ones alone could tell', () => {
    const token = makeIdentityTokens(first)('email', 'zed@mail.example')
    expect(bringUnderKeys(later, token)).not.toContain(token.slice(0, 8))
    expect(bringUnderKeys(later, bringUnderKeys(later, token))).toBe(bringUnderKeys(later, token))
  })

  it('are changed at a start: accounts and terminated identities are known under the new one, and told to nobody', async () => {
    const before = await openSecrets(folders[0], db, NOW)
    const token = makeIdentityTokens(before)('email', 'zed@mail.example')
    await addAccountIdentity(db, { account: 'zed', organization: 'acme', tokens: [token], at: 0 })
    const terminated = { kind: 'register.terminated', key: 'account/zed', organization: null } as const
    await putFact(db, { ...terminated, body: { tokens: [token], terminatedAt: NOW }, expectedVersion: null, at: NOW })
    const person = { kind: 'person', key: 'zed', organization: 'acme' } as const
    const known = { organization: 'acme', kind: 'member', name: 'Zed' }
    await putFact(db, { ...person, body: { ...known, identifiers: [token] }, expectedVersion: null, at: NOW })
    expect(await addIdentityKey(db, NOW)).toBe(2)
    const after = await openSecrets(folders[1], db, NOW)
    expect(await rekeyIdentities(db, after, NOW)).toBe(3)
    const now = makeIdentityTokens(after)('email', 'zed@mail.example')
    expect(now).not.toBe(token)
    expect((await findAccountIdentity(db, 'zed'))?.tokens).toEqual([now])
    expect((await getFact(db, 'register.terminated', 'account/zed'))?.body).toEqual({
      tokens: [now],
      terminatedAt: NOW,
    })
    expect(await getFact(db, 'person', 'zed')).toMatchObject({
      organization: 'acme',
      body: { ...known, identifiers: [now] },
    })
    expect(await rekeyIdentities(db, after, NOW)).toBe(0)
  })
})

it('a log tells that keys were changed, and of no name, for whoever runs the machine has none here', async () => {
  await addIdentityKey(db, NOW)
  await renewAccess(db, NOW)
  const told = await db.query<{ entry: { act: string; by: string } }>(
    `select entry from audit_log order by sequence desc limit 2`,
  )
  expect(told.map(({ entry: { act, by } }) => [act, by])).toEqual([
    ['keys.rotate-access', 'command-line'],
    ['keys.rotate-identities', 'command-line'],
  ])
})
