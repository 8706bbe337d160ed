import { openTestDatabase, type TestDatabase } from '@goodstanding/testkit'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createIdSource } from '../ids/uuid.ts'
import { putStaff, removeStaff, type StaffWrite } from '../token/staff.ts'
import {
  addSession,
  endSession,
  endSessionsOf,
  findSession,
  forgetSessions,
  touchSession,
  type Session,
} from './sessions.ts'

const NOW = Date.UTC(2026, 10, 24, 10)
const nextId = createIdSource()
let serial = 0
const hash = () => (serial++).toString(16).padStart(64, '0')
const mei: StaffWrite = {
  id: 'mei',
  name: 'Mei',
  email: 'm@op.example',
  roles: ['moderator'],
  expectedVersion: null,
  at: NOW,
}
const session = (holder: Session['holder'], more: Partial<Session> = {}): Session => ({
  id: nextId(NOW),
  secretHash: hash(),
  holder,
  fromHash: null,
  createdAt: NOW,
  idleAt: NOW + 30,
  endsAt: NOW + 100,
  ...more,
})
const person = { kind: 'person', person: 'u1', organization: 'acme', role: 'admin' } as const

let database: TestDatabase
beforeAll(async () => {
  database = await openTestDatabase()
  await putStaff(database.db, mei)
})
afterAll(() => database.close())

describe('a session', () => {
  it('ends when it is not used, and when its time is over', async () => {
    const { db } = database
    const one = session(person)
    expect(await addSession(db, one)).toBe(true)
    expect(await findSession(db, one.secretHash, NOW + 29)).toMatchObject({ holder: person, staff: null })
    expect(await findSession(db, one.secretHash, NOW + 30)).toBeNull()
    await touchSession(db, one.id, NOW + 200)
    expect(await findSession(db, one.secretHash, NOW + 99)).not.toBeNull()
    expect(await findSession(db, one.secretHash, NOW + 100)).toBeNull()
    await forgetSessions(db, NOW + 101)
    expect(await endSession(db, one.id, NOW)).toBe(false)
  })

  it('ends when it is signed out, alone or with all others of the same person', async () => {
    const { db } = database
    const [one, two, elsewhere] = [session(person), session(person), session({ ...person, organization: 'globex' })]
    for (const each of [one, two, elsewhere]) await addSession(db, each)
    expect(await endSession(db, one.id, NOW)).toBe(true)
    expect(await findSession(db, one.secretHash, NOW)).toBeNull()
    expect(await endSessionsOf(db, { kind: 'person', person: 'u1', organization: 'acme' }, NOW)).toBe(1)
    expect(await findSession(db, two.secretHash, NOW)).toBeNull()
    expect(await findSession(db, elsewhere.secretHash, NOW)).not.toBeNull()
  })

  it('goes on and ends by itself, and is forgotten when its own time is over', async () => {
    const { db } = database
    const [one, other] = [session(person, { endsAt: NOW + 50 }), session({ ...person, person: 'u2' })]
    for (const each of [one, other]) await addSession(db, each)
    await touchSession(db, one.id, NOW + 45)
    expect(await findSession(db, one.secretHash, NOW + 40)).not.toBeNull()
    expect(await findSession(db, other.secretHash, NOW + 40)).toBeNull()
    expect(await endSessionsOf(db, { kind: 'person', person: 'u1', organization: 'acme' }, NOW)).toBe(1)
    expect(await findSession(db, other.secretHash, NOW)).not.toBeNull()
    expect(await endSession(db, one.id, NOW)).toBe(false)
    await forgetSessions(db, NOW + 60)
    const left = await db.query<{ id: string }>('select id from session where id = any($1::uuid[])', [
      [one.id, other.id],
    ])
    expect(left).toEqual([{ id: other.id }])
  })

  it('begins once for each token', async () => {
    const { db } = database
    const fromHash = hash()
    expect(await addSession(db, session(person, { fromHash }))).toBe(true)
    expect(await addSession(db, session(person, { fromHash }))).toBe(false)
  })

  it('of staff ends with their roles and with their leaving', async () => {
    const { db } = database
    const staff = { kind: 'staff', staff: 'mei' } as const
    const first = session(staff)
    await addSession(db, first)
    await putStaff(db, { ...mei, name: 'Mei Lin' })
    expect(await findSession(db, first.secretHash, NOW)).toMatchObject({
      staff: { name: 'Mei Lin', roles: ['moderator'], queues: [] },
    })
    await putStaff(db, { ...mei, roles: ['moderator', 'senior'] })
    expect(await findSession(db, first.secretHash, NOW)).toBeNull()
    const second = session(staff)
    await addSession(db, second)
    await removeStaff(db, 'mei', NOW)
    expect(await findSession(db, second.secretHash, NOW)).toBeNull()
    expect(await endSessionsOf(db, staff, NOW)).toBe(0)
  })
})
