/** Two at once: what is taken from somebody of the staff stays taken, whatever else happens to them at that moment. */
import { endStaffAccess, findSession, findStaff, findStaffOfToken, putStaff, removeStaff } from '@goodstanding/ledger'
import { holdQuery, untilWaiting } from '@goodstanding/testkit'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../casework/open-test-casework.ts'
import type { RunUnit } from '../casework/unit.ts'
import { Problem } from '../http/problems.ts'
import { accessKeyOf } from './access-key.ts'
import { admitStaff } from './admit-staff.ts'
import { createIdentityDesk } from './identity-desk.ts'
import { hashToken } from './read-secrets.ts'
import { createSessionDesk } from './session-desk.ts'

const KEY = 'test-installation-key'

let world: TestCasework
let root: string
beforeAll(async () => {
  world = await openTestCasework()
  root = await world.staff('root', 'installation-admin')
})
afterAll(() => world.close())

const db = () => world.casework.desk.db
const stateOf = async (id: string) => {
  const found = await findStaff(db(), id)
  return { name: found?.name, roles: found?.roles, isRemoved: found?.removedAt !== null }
}

/** Begins `first` in a transaction, lets `second` come as far as it can, and commits. */
async function overtake<Value>(first: (tx: ReturnType<typeof db>) => Promise<unknown>, second: () => Promise<Value>) {
  let isOver = false
  let begun: Promise<Value> | undefined
  await db().transaction(async (tx) => {
    await first(tx)
    begun = second().finally(() => (isOver = true))
    begun.catch(() => undefined)
    await untilWaiting(db(), 1, () => isOver)
  })
  return begun
}

/** Units whose next look at what `mentions` says is followed by the end of somebody's access, as far as that can come. */
function overtakenAt(
  mentions: string,
  staff: string,
): { readonly run: RunUnit; readonly ended: () => Promise<unknown> } {
  let ending: Promise<unknown> = Promise.resolve()
  const end = async (): Promise<void> => {
    let isOver = false
    ending = endStaffAccess(db(), staff, world.now()).finally(() => (isOver = true))
    await untilWaiting(db(), 1, () => isOver)
  }
  const run: RunUnit = (work) =>
    world.casework.desk.run((unit) => work({ ...unit, tx: holdQuery(unit.tx, mentions, { after: end }) }))
  return { run, ended: () => ending }
}

const rename = (id: string) =>
  world.app.inject({
    method: 'PATCH',
    url: `/v1/staff/${id}`,
    headers: { authorization: `Bearer ${root}` },
    payload: { name: 'Renamed' },
  })

it('roles that are taken away stay so when the name is changed at that moment', async () => {
  await world.staff('ann', 'moderator')
  const taken = { id: 'ann', name: 'ann', email: 'ann@operator.example', roles: ['auditor'] }
  const answer = await overtake(
    (tx) => putStaff(tx, { ...taken, expectedVersion: null, at: world.now() }),
    () => rename('ann'),
  )
  expect(answer?.statusCode).toBe(200)
  expect(await stateOf('ann')).toEqual({ name: 'Renamed', roles: ['auditor'], isRemoved: false })
})

it('whoever is removed stays so when their name is changed at that moment', async () => {
  await world.staff('bob', 'moderator')
  const answer = await overtake(
    (tx) => removeStaff(tx, 'bob', world.now()),
    () => rename('bob'),
  )
  expect(answer?.statusCode).toBe(404)
  expect(await stateOf('bob')).toMatchObject({ isRemoved: true })
})

it('whoever is removed stays so when a provider signs them in with other roles at that moment', async () => {
  const roles = {
    claim: 'groups',
    of: new Map([
      ['mods', ['moderator']],
      ['seniors', ['senior']],
    ]),
  }
  const config = { roles } as unknown as Parameters<typeof admitStaff>[1]
  const proven = {
    ...{ issuer: 'https://id.example', subject: 'cleo', email: 'cleo@operator.example', emailIsVerified: true },
    ...{ name: 'Cleo', groups: ['mods'] },
  }
  const admit = (groups: readonly string[]) =>
    admitStaff(world.casework.desk.run, config, { ...proven, groups }, world.now())
  expect(await admit(['mods'])).toMatchObject({ kind: 'admitted', staff: 'cleo@operator.example' })
  const answer = await overtake(
    (tx) => removeStaff(tx, 'cleo@operator.example', world.now()),
    () => admit(['seniors']),
  )
  expect(answer).toEqual({ kind: 'refused', problem: 'not-staff' })
  expect(await stateOf('cleo@operator.example')).toMatchObject({ isRemoved: true })
})

it('no session begins by a token that is ended at that moment', async () => {
  const token = await world.staff('dan', 'moderator')
  const { run, ended } = overtakenAt('from staff_token t join staff', 'dan')
  const { newId } = world.casework.desk
  const desk = createSessionDesk({
    db: db(),
    newId,
    run,
    memberTokenKey: KEY,
    accessKey: accessKeyOf({ installationKey: KEY }),
  })
  const begun = await desk.exchange(token, world.now()).catch((fault: unknown) => {
    if (fault instanceof Problem) return null
    throw fault
  })
  await ended()
  expect(begun === null ? null : await findSession(db(), hashToken(begun.secret), world.now())).toBeNull()
})

it('no token comes of a sign-in link that is ended at that moment', async () => {
  const { run, ended } = overtakenAt('update sign_in_token set used_at', 'installation-admin')
  const { newId } = world.casework.desk
  const parts = { db: db(), newId, accessKey: accessKeyOf({ installationKey: KEY }), invite: () => Promise.resolve() }
  const desk = createIdentityDesk({ ...parts, run })
  const signedIn = await desk.signIn(await desk.offerSignIn(world.now()), world.now())
  await ended()
  expect(await findStaffOfToken(db(), hashToken(signedIn.token), world.now())).toBeNull()
})
