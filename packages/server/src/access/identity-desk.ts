/**
 * Who may come in: the first-run sign-in link, operator staff and their tokens, service tokens, member tokens.
 * Tokens are shown once and kept as hashes.
 */
import {
  addServiceToken,
  addSignInToken,
  addStaffToken,
  type Db,
  findServiceToken,
  findStaff,
  findStaffOfToken,
  listServiceTokens,
  listStaff,
  type Page,
  type PageRequest,
  putStaff,
  revokeServiceToken,
  type Staff,
  useSignInToken,
} from '@goodstanding/ledger'
import { Problem } from '../http/problems.ts'
import type { TokenLookup } from './authenticate.ts'
import type { Principal } from './principal.ts'
import { hashToken, newToken } from './read-secrets.ts'

const DAY = 86_400_000
const STAFF_TOKEN_MS = DAY / 2
const SIGN_IN_MS = DAY
/** The first administrator of an installation, who names everybody else. */
const FIRST_ADMINISTRATOR = 'installation-admin'

export type ShownPerson = { readonly id: string; readonly name: string; readonly roles: readonly string[] }

export type IdentityDesk = {
  readonly lookup: TokenLookup
  /** A one-time link token for the installation's first administrator. */
  readonly offerSignIn: (now: number) => Promise<string>
  readonly signIn: (
    token: string,
    now: number,
  ) => Promise<{ readonly token: string; readonly person: ShownPerson; readonly expiresAt: string }>
  readonly putStaff: (
    person: { readonly id: string; readonly name: string; readonly email: string; readonly roles: readonly string[] },
    ifMatch: number | null,
    now: number,
  ) => Promise<Staff>
  readonly listStaff: (page: PageRequest) => Promise<Page<Staff>>
  readonly mintStaffToken: (
    staff: string,
    now: number,
  ) => Promise<{ readonly token: string; readonly expiresAt: string }>
  readonly mintServiceToken: (
    asked: { readonly name: string; readonly scopes: readonly string[] },
    now: number,
  ) => Promise<{ readonly id: string; readonly token: string }>
  /** Makes a given token known with all scopes: the one of the configuration or of the first start. */
  readonly knowServiceToken: (token: string, name: string, now: number) => Promise<void>
  readonly listServiceTokens: (page: PageRequest) => Promise<Page<unknown>>
  readonly revokeServiceToken: (id: string, now: number) => Promise<boolean>
}

const shownPerson = ({ id, name, roles }: Staff): ShownPerson => ({ id, name, roles })

export function createIdentityDesk(db: Db, newId: (now: number) => string): IdentityDesk {
  const lookup: TokenLookup = async (hash, now): Promise<Principal | null> => {
    const service = await findServiceToken(db, hash, now)
    if (service !== null)
      return { kind: 'service', id: service.id, name: service.name, scopes: new Set(service.scopes) }
    const staff = await findStaffOfToken(db, hash, now)
    return staff === null ? null : { kind: 'staff', id: staff.id, name: staff.name, roles: new Set(staff.roles) }
  }
  const mintStaffToken: IdentityDesk['mintStaffToken'] = async (staff, now) => {
    const token = newToken('gsp')
    const expiresAt = now + STAFF_TOKEN_MS
    await addStaffToken(db, { id: newId(now), staff, tokenHash: hashToken(token), createdAt: now, expiresAt })
    return { token, expiresAt: new Date(expiresAt).toISOString() }
  }
  return {
    lookup,
    mintStaffToken: async (staff, now) => {
      const known = await findStaff(db, staff)
      if (known === null || known.removedAt !== null)
        throw new Problem('staff.unknown', { detail: `There is nobody "${staff}" on the staff.` })
      return mintStaffToken(staff, now)
    },
    offerSignIn: async (now) => {
      const known = await findStaff(db, FIRST_ADMINISTRATOR)
      if (known === null) {
        await putStaff(db, {
          id: FIRST_ADMINISTRATOR,
          name: 'Administrator',
          email: 'administrator@localhost',
          roles: ['installation-admin'],
          expectedVersion: 0,
          at: now,
        })
      }
      const token = newToken('gsi')
      await addSignInToken(db, {
        staff: FIRST_ADMINISTRATOR,
        tokenHash: hashToken(token),
        createdAt: now,
        expiresAt: now + SIGN_IN_MS,
      })
      return token
    },
    signIn: async (token, now) => {
      const staff = await useSignInToken(db, hashToken(token), now)
      if (staff === null)
        throw new Problem('token.unknown', {
          detail: 'The sign-in link was used, has ended, or is not ours. Restart the server for a new one.',
        })
      return { ...(await mintStaffToken(staff.id, now)), person: shownPerson(staff) }
    },
    putStaff: async ({ id, name, email, roles }, ifMatch, now) => {
      const outcome = await putStaff(db, { id, name, email, roles, expectedVersion: ifMatch, at: now })
      if (outcome.kind === 'refused') {
        if (outcome.refusal.kind === 'staff.email-taken')
          throw new Problem('staff.email-taken', { errors: [{ pointer: '/email', detail: 'is in use' }] })
        if (outcome.refusal.kind === 'staff.last-administrator') throw new Problem('staff.last-administrator')
        throw new Problem('staff.stale', { more: { version: outcome.refusal.version } })
      }
      return { id, name, email, roles, version: outcome.version, createdAt: now, removedAt: null }
    },
    listStaff: (page) => listStaff(db, page),
    mintServiceToken: async ({ name, scopes }, now) => {
      const token = newToken('gst')
      const id = newId(now)
      await addServiceToken(db, { id, name, tokenHash: hashToken(token), scopes, createdAt: now, expiresAt: null })
      return { id, token }
    },
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
      return {
        items: items.map(({ id, name, scopes, createdAt, revokedAt }) => ({
          id,
          name,
          scopes,
          createdAt: new Date(createdAt).toISOString(),
          revokedAt: revokedAt === null ? null : new Date(revokedAt).toISOString(),
        })),
        next,
      }
    },
    revokeServiceToken: (id, now) => revokeServiceToken(db, id, now),
  }
}
