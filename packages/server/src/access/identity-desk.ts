/**
 * Identities as use-cases: the first sign-in, operator staff and their tokens, service tokens. Tokens are shown once and kept
 * as hashes. Every change is one transaction with its entry in the audit log.
 */
import type { AuditAct } from '@goodstanding/casework'
import {
  addServiceToken,
  addSignInToken,
  addStaffToken,
  type Db,
  endStaffAccess,
  findServiceToken,
  findStaff,
  findStaffOfToken,
  listServiceTokens,
  listStaff,
  lockStaff,
  type Page,
  type PageRequest,
  putStaff,
  removeStaff,
  revokeServiceToken,
  type ServiceToken,
  type Staff,
  useSignInToken,
} from '@goodstanding/ledger'
import type { RunUnit, Unit } from '../casework/unit.ts'
import { Problem } from '../http/problems.ts'
import type { TokenLookup } from './authenticate.ts'
import { demandAdministrator } from './demand-administrator.ts'
import { newToken } from './door.ts'
import type { Principal } from './principal.ts'
import { existingStaff, problemOfStaff, unknownStaff } from './staff-problems.ts'
import { hashToken } from './read-secrets.ts'

const DAY = 86_400_000
const STAFF_TOKEN_MS = DAY / 2
const SIGN_IN_MS = DAY
/** The first administrator of an installation, who names everybody else. */
const FIRST_ADMINISTRATOR = 'installation-admin'
/** Theirs until they are given their own. It is nobody's mailbox and stands in these sources, so a provider proves nothing by it. */
export const PLACEHOLDER_EMAIL = 'administrator@localhost'

export type ShownPerson = { readonly id: string; readonly name: string; readonly roles: readonly string[] }

export type StatedStaff = Pick<Staff, 'id' | 'name' | 'email' | 'roles'>

/** Who changes something, e.g. `staff/mei`, and the version that they read; null: whatever stands. */
export type Changing = {
  readonly by: string
  readonly ifMatch: number | null
  /** The session that changes; absent: it was a token, or a provider. */
  readonly session?: string | null
}

export type IdentityDesk = {
  readonly lookup: TokenLookup
  /** A one-time link token for the installation's first administrator. */
  readonly offerSignIn: (now: number) => Promise<string>
  readonly signIn: (
    token: string,
    now: number,
  ) => Promise<{ readonly token: string; readonly person: ShownPerson; readonly expiresAt: string }>
  /** Adds somebody; who is there already is changed only by whoever says which version they read. */
  readonly putStaff: (person: StatedStaff, changing: Changing, now: number) => Promise<Staff>
  /** Changes the parts that are stated, and leaves the others. */
  readonly changeStaff: (
    id: string,
    parts: Partial<Omit<StatedStaff, 'id'>>,
    changing: Changing,
    now: number,
  ) => Promise<Staff>
  readonly removeStaff: (id: string, by: string, now: number) => Promise<void>
  /** Ends whatever lets somebody of the staff in now. */
  readonly endStaffAccess: (id: string, by: string, now: number) => Promise<void>
  /** Somebody who is on the staff. Throws `staff.unknown`. */
  readonly findStaff: (id: string) => Promise<Staff>
  readonly listStaff: (page: PageRequest) => Promise<Page<Staff>>
  readonly mintStaffToken: (
    staff: string,
    by: string,
    now: number,
  ) => Promise<{ readonly token: string; readonly expiresAt: string }>
  readonly mintServiceToken: (
    asked: { readonly name: string; readonly scopes: readonly string[] },
    by: string,
    now: number,
  ) => Promise<{ readonly id: string; readonly token: string }>
  /** Makes a given token known with all scopes: the one of the configuration or of the first start. */
  readonly knowServiceToken: (token: string, name: string, now: number) => Promise<void>
  readonly listServiceTokens: (page: PageRequest) => Promise<Page<unknown>>
  readonly revokeServiceToken: (id: string, by: string, now: number) => Promise<boolean>
  /** Refuses to call somebody an administrator whose person fact says otherwise. */
  readonly demandAdministrator: (organization: string, person: string) => Promise<void>
}

export type IdentityDeskParts = {
  readonly db: Db
  readonly newId: (now: number) => string
  readonly run: RunUnit
  readonly accessKey: string
  /** Tells somebody, once, that they are on the staff. */
  readonly invite: (unit: Unit, staff: string) => Promise<void>
}

type Noted = {
  readonly act: AuditAct
  readonly by: string
  readonly object: string
  readonly why?: string | null
}

function note(unit: Unit, { act, by, object, why = null }: Noted): void {
  unit.audit({ act, by, object, organization: null, why })
}

const shownPerson = ({ id, name, roles }: Staff): ShownPerson => ({ id, name, roles })

const shownToken = ({ id, name, scopes, createdAt, revokedAt }: ServiceToken) => ({
  id,
  name,
  scopes,
  createdAt: new Date(createdAt).toISOString(),
  revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
})

/** A repeat of what stands changes nothing. */
const isSame = (known: Staff, { name, email, roles }: StatedStaff): boolean =>
  known.name === name && known.email === email && [...known.roles].sort().join() === [...roles].sort().join()

async function findPresent(db: Db, id: string): Promise<Staff> {
  const known = await findStaff(db, id)
  if (known === null || known.removedAt !== null) throw unknownStaff(id)
  return known
}

/** Adds or changes somebody, with the entry that says so. */
export async function writeStaff(
  unit: Unit,
  person: StatedStaff,
  { by, ifMatch, session = null }: Changing,
  now: number,
): Promise<Staff> {
  const { id, name, email, roles } = person
  const outcome = await putStaff(unit.tx, {
    id,
    name,
    email,
    roles,
    expectedVersion: ifMatch,
    at: now,
    goesOn: session,
  })
  if (outcome.kind === 'refused') throw problemOfStaff(outcome.refusal)
  note(unit, { act: 'staff.put', by, object: `staff/${id}`, why: roles.join(' ') })
  return { id, name, email, roles, version: outcome.version, createdAt: now, removedAt: null }
}

export function createIdentityDesk({ db, newId, run, accessKey, invite }: IdentityDeskParts): IdentityDesk {
  const lookup: TokenLookup = async (hash, now): Promise<Principal | null> => {
    const service = await findServiceToken(db, hash, now)
    if (service !== null)
      return { kind: 'service', id: service.id, name: service.name, scopes: new Set(service.scopes) }
    const staff = await findStaffOfToken(db, hash, now)
    if (staff === null) return null
    const { id, name, roles, queues, setAside } = staff
    return { kind: 'staff', id, name, roles: new Set(roles), queues, setAside }
  }
  const mint = async (tx: Db, staff: string, now: number): Promise<{ token: string; expiresAt: string }> => {
    const token = newToken('gsp', accessKey)
    const expiresAt = now + STAFF_TOKEN_MS
    await addStaffToken(tx, { id: newId(now), staff, tokenHash: hashToken(token), createdAt: now, expiresAt })
    return { token, expiresAt: new Date(expiresAt).toISOString() }
  }
  return {
    lookup,
    mintStaffToken: (staff, by, now) =>
      run(async (unit) => {
        await lockStaff(unit.tx)
        const known = await findPresent(unit.tx, staff)
        note(unit, { act: 'staff-token.mint', by, object: `staff/${known.id}` })
        return mint(unit.tx, known.id, now)
      }),
    offerSignIn: async (now) => {
      const known = await findStaff(db, FIRST_ADMINISTRATOR)
      if (known === null) {
        await putStaff(db, {
          id: FIRST_ADMINISTRATOR,
          name: 'Administrator',
          email: PLACEHOLDER_EMAIL,
          roles: ['installation-admin'],
          expectedVersion: 0,
          at: now,
        })
      }
      const token = newToken('gsi', accessKey)
      await addSignInToken(db, {
        staff: FIRST_ADMINISTRATOR,
        tokenHash: hashToken(token),
        createdAt: now,
        expiresAt: now + SIGN_IN_MS,
      })
      return token
    },
    signIn: (token, now) =>
      run(async (unit) => {
        const staff = await useSignInToken(unit.tx, hashToken(token), now)
        if (staff === null)
          throw new Problem('token.unknown', {
            detail: 'The sign-in link was used, has ended, or is not ours. Restart the server for a new one.',
          })
        note(unit, { act: 'staff.sign-in', by: `staff/${staff.id}`, object: `staff/${staff.id}` })
        return { ...(await mint(unit.tx, staff.id, now)), person: shownPerson(staff) }
      }),
    putStaff: (person, changing, now) =>
      run(async (unit) => {
        const known = await findStaff(unit.tx, person.id)
        const isNew = known === null || known.removedAt !== null
        if (!isNew && changing.ifMatch === null) {
          if (isSame(known, person)) return known
          throw existingStaff(known)
        }
        // Whoever is added at the same time by somebody else is there already.
        const ifMatch = changing.ifMatch ?? known?.version ?? 0
        const staff = await writeStaff(unit, person, { ...changing, ifMatch }, now)
        await invite(unit, staff.id)
        return staff
      }),
    changeStaff: (id, parts, changing, now) =>
      run(async (unit) => {
        // The parts that are not stated are those that stand, not those that somebody else is taking away.
        await lockStaff(unit.tx)
        const { name, email, roles } = { ...(await findPresent(unit.tx, id)), ...parts }
        return writeStaff(unit, { id, name, email, roles }, changing, now)
      }),
    removeStaff: (id, by, now) =>
      run(async (unit) => {
        const outcome = await removeStaff(unit.tx, id, now)
        if (outcome === 'unknown') throw unknownStaff(id)
        if (outcome === 'last-administrator') throw new Problem('staff.last-administrator')
        note(unit, { act: 'staff.remove', by, object: `staff/${id}` })
      }),
    endStaffAccess: (id, by, now) =>
      run(async (unit) => {
        if (!(await endStaffAccess(unit.tx, id, now))) throw unknownStaff(id)
        note(unit, { act: 'staff-token.revoke', by, object: `staff/${id}` })
      }),
    findStaff: (id) => findPresent(db, id),
    listStaff: (page) => listStaff(db, page),
    mintServiceToken: ({ name, scopes }, by, now) =>
      run(async (unit) => {
        const token = newToken('gst', accessKey)
        const id = newId(now)
        await addServiceToken(unit.tx, {
          id,
          name,
          tokenHash: hashToken(token),
          scopes,
          createdAt: now,
          expiresAt: null,
        })
        note(unit, { act: 'service-token.mint', by, object: `service/${id}`, why: scopes.join(' ') })
        return { id, token }
      }),
    knowServiceToken: async (token, name, now) => {
      await addServiceToken(db, {
        id: newId(now),
        name,
        tokenHash: hashToken(token),
        scopes: ['all'],
        createdAt: now,
        expiresAt: null,
      })
    },
    listServiceTokens: async (page) => {
      const { items, next } = await listServiceTokens(db, page)
      return { items: items.map(shownToken), next }
    },
    revokeServiceToken: (id, by, now) =>
      run(async (unit) => {
        const isRevoked = await revokeServiceToken(unit.tx, id, now)
        if (isRevoked) note(unit, { act: 'service-token.revoke', by, object: `service/${id}` })
        return isRevoked
      }),
    demandAdministrator: (organization, person) => demandAdministrator(db, organization, person),
  }
}
