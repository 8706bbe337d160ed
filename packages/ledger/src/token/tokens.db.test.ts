import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdSource } from '../ids/uuid.ts'
import { addSession, findSession } from '../session/sessions.ts'
import { addServiceToken, findServiceToken, listServiceTokens, revokeServiceToken } from './service-tokens.ts'
import { findStaffOfIdentity, linkIdentity } from './staff-identities.ts'
import { findStaff, listStaff, putStaff, removeStaff, type StaffWrite } from './staff.ts'
import {
  addSignInToken,
  addStaffToken,
  findStaffOfToken,
  forgetTokens,
  revokeStaffToken,
  useSignInToken,
} from './staff-tokens.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const FIRST_PAGE = { limit: 50, cursor: null }
const nextId = createIdSource()
let serial = 0
const hash = () => (serial++).toString(16).padStart(64, '0')
const mei: StaffWrite = {
  id: 'mei',
  name: 'Mei',
  email: 'Mei@op.example',
  roles: ['moderator', 'counsel'],
  expectedVersion: null,
  at: NOW,
}

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
})
afterAll(() => database.close())

describe('a service token', () => {
  it('counts until it expires or is revoked', async () => {
    const { db } = database
    const token = {
      id: nextId(NOW),
      name: 'chat',
      tokenHash: hash(),
      scopes: ['decisions', 'facts'],
      createdAt: NOW,
      expiresAt: NOW + 10,
    }
    expect(await addServiceToken(db, token)).toBe(true)
    expect(await addServiceToken(db, { ...token, id: nextId(NOW) })).toBe(false)
    expect(await findServiceToken(db, token.tokenHash, NOW)).toEqual({ ...token, revokedAt: null })
    expect(await findServiceToken(db, token.tokenHash, NOW + 10)).toBeNull()
    expect(await findServiceToken(db, hash(), NOW)).toBeNull()
    const other = { ...token, id: nextId(NOW), name: 'other', tokenHash: hash() }
    await addServiceToken(db, other)
    expect(await revokeServiceToken(db, token.id, NOW + 1)).toBe(true)
    expect(await findServiceToken(db, other.tokenHash, NOW + 2)).toMatchObject({ name: 'other' })
    await db.query('delete from service_token where id = $1', [other.id])
    expect(await revokeServiceToken(db, token.id, NOW + 1)).toBe(false)
    expect(await findServiceToken(db, token.tokenHash, NOW + 2)).toBeNull()
    expect(await listServiceTokens(db, FIRST_PAGE)).toMatchObject({
      items: [{ name: 'chat', revokedAt: NOW + 1 }],
      next: null,
    })
  })
})

describe('a member of staff', () => {
  it('has one version after the other, and an e-mail of their own', async () => {
    const { db } = database
    expect(await putStaff(db, mei)).toEqual({ kind: 'put', version: 1 })
    expect(await putStaff(db, { ...mei, expectedVersion: 0 })).toMatchObject({
      refusal: { kind: 'staff.stale', version: 1 },
    })
    expect(await putStaff(db, { ...mei, roles: ['senior'], expectedVersion: 1 })).toEqual({ kind: 'put', version: 2 })
    expect(await putStaff(db, { ...mei, id: 'other', email: 'mei@OP.example' })).toMatchObject({
      refusal: { kind: 'staff.email-taken' },
    })
    expect(await findStaff(db, 'mei')).toMatchObject({ roles: ['senior'], version: 2, createdAt: NOW, removedAt: null })
  })

  it('signs in once with a sign-in token, also when it is tried twice at the same time', async () => {
    const { db } = database
    const signIn = { staff: 'mei', tokenHash: hash(), createdAt: NOW, expiresAt: NOW + 100 }
    await addSignInToken(db, signIn)
    expect(await useSignInToken(db, signIn.tokenHash, NOW + 100)).toBeNull()
    const used = await Promise.all([1, 2, 3].map(() => useSignInToken(db, signIn.tokenHash, NOW + 1)))
    expect(used.filter((staff) => staff !== null)).toMatchObject([{ id: 'mei' }])
  })

  it('works with a token until it expires, is revoked, or they leave', async () => {
    const { db } = database
    const tokens = [0, 1].map(() => ({
      id: nextId(NOW),
      staff: 'mei',
      tokenHash: hash(),
      createdAt: NOW,
      expiresAt: NOW + 100,
    }))
    for (const token of tokens) await addStaffToken(db, token)
    const [first, second] = tokens
    expect(await findStaffOfToken(db, first!.tokenHash, NOW)).toMatchObject({ id: 'mei' })
    expect(await findStaffOfToken(db, first!.tokenHash, NOW + 100)).toBeNull()
    expect(await revokeStaffToken(db, first!.tokenHash, NOW)).toBe(true)
    expect(await findStaffOfToken(db, first!.tokenHash, NOW)).toBeNull()
    expect(await removeStaff(db, 'mei', NOW + 5)).toBe('removed')
    expect(await removeStaff(db, 'mei', NOW + 5)).toBe('unknown')
    expect(await findStaffOfToken(db, second!.tokenHash, NOW)).toBeNull()
    expect(await listStaff(db, FIRST_PAGE)).toEqual({ items: [], next: null })
    expect(await putStaff(db, mei)).toEqual({ kind: 'put', version: 4 })
    expect(await findStaffOfToken(db, second!.tokenHash, NOW)).toBeNull()
    await forgetTokens(db, NOW + 1_000)
  })
})

describe('one of several members of staff', () => {
  it('loses their own tokens, grants, sessions and accounts, and nobody else theirs', async () => {
    const { db } = database
    const tokensOf = (staff: string) => ({ staff, createdAt: NOW, expiresAt: NOW + 100 })
    const known = new Map<string, { readonly work: string; readonly signIn: string; readonly session: string }>()
    for (const id of ['ann', 'bob']) {
      await putStaff(db, { ...mei, id, email: `${id}@op.example`, roles: ['moderator'] })
      const [work, signIn, session] = [hash(), hash(), hash()]
      await addStaffToken(db, { ...tokensOf(id), id: nextId(NOW), tokenHash: work })
      await addSignInToken(db, { ...tokensOf(id), tokenHash: signIn })
      await linkIdentity(db, {
        issuer: 'https://id.example',
        subject: id,
        staff: id,
        rolesByClaim: false,
        createdAt: NOW,
      })
      await addSession(db, {
        id: nextId(NOW),
        secretHash: session,
        holder: { kind: 'staff', staff: id },
        fromHash: null,
        createdAt: NOW,
        idleAt: NOW + 100,
        endsAt: NOW + 100,
      })
      known.set(id, { work, signIn, session })
    }
    await db.query(`insert into queue_grant (staff, queue) select id, 'general' from staff where id in ('ann', 'bob')`)
    const [ann, bob] = [known.get('ann')!, known.get('bob')!]
    expect(await useSignInToken(db, hash(), NOW)).toBeNull()
    expect(await findStaff(db, 'cleo')).toBeNull()
    expect(await revokeStaffToken(db, hash(), NOW)).toBe(false)
    await putStaff(db, { ...mei, id: 'ann', email: 'ann@op.example', roles: ['senior'] })
    expect(await findSession(db, ann.session, NOW)).toBeNull()
    expect(await findSession(db, bob.session, NOW)).toMatchObject({ staff: { queues: ['general'] } })
    expect(await findStaffOfToken(db, bob.work, NOW)).toMatchObject({ queues: ['general'] })
    expect(await removeStaff(db, 'ann', NOW + 1)).toBe('removed')
    expect(await findStaffOfToken(db, ann.work, NOW + 2)).toBeNull()
    expect(await useSignInToken(db, ann.signIn, NOW + 2)).toBeNull()
    expect(await findStaffOfIdentity(db, 'https://id.example', 'ann')).toBeNull()
    expect(await findStaffOfToken(db, bob.work, NOW + 2)).toMatchObject({ id: 'bob', queues: ['general'] })
    expect(await findSession(db, bob.session, NOW + 2)).not.toBeNull()
    expect(await findStaffOfIdentity(db, 'https://id.example', 'bob')).toMatchObject({ staff: { id: 'bob' } })
    expect((await listStaff(db, FIRST_PAGE)).items.map(({ id }) => id)).toContain('bob')
    // Brought back, somebody begins anew: what they had before opens nothing.
    await putStaff(db, { ...mei, id: 'ann', email: 'ann@op.example', roles: ['senior'] })
    expect(await findStaffOfToken(db, ann.work, NOW + 2)).toBeNull()
    expect(await useSignInToken(db, ann.signIn, NOW + 2)).toBeNull()
    expect(await findStaffOfIdentity(db, 'https://id.example', 'ann')).toBeNull()
    await forgetTokens(db, NOW + 50)
    expect(await useSignInToken(db, bob.signIn, NOW + 2)).toMatchObject({ id: 'bob' })
    expect(await findStaffOfToken(db, bob.work, NOW + 2)).not.toBeNull()
    for (const id of ['ann', 'bob']) await removeStaff(db, id, NOW + 3)
  })
})

describe('the last administrator of the installation', () => {
  it('is neither removed nor given other roles, until there is another', async () => {
    const { db } = database
    const boss: StaffWrite = { ...mei, id: 'boss', email: 'boss@op.example', roles: ['installation-admin'] }
    await putStaff(db, boss)
    expect(await removeStaff(db, 'boss', NOW)).toBe('last-administrator')
    expect(await putStaff(db, { ...boss, roles: ['auditor'] })).toMatchObject({
      refusal: { kind: 'staff.last-administrator' },
    })
    await putStaff(db, { ...mei, roles: ['installation-admin'] })
    expect(await removeStaff(db, 'boss', NOW)).toBe('removed')
  })
})
