import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdSource } from '../ids/uuid.ts'
import { addServiceToken, findServiceToken, listServiceTokens, revokeServiceToken } from './service-tokens.ts'
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
    expect(await revokeServiceToken(db, token.id, NOW + 1)).toBe(true)
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
