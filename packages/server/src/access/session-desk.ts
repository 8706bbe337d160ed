/**
 * Browser sessions. A session begins with a token that is given up for it, ends when it is idle for half an hour or after
 * half a day, and is worth no more than its holder is at each request: removed staff, changed roles and an administrator
 * who no longer is one end it.
 */
import {
  addSession,
  endSession,
  endSessionsOf,
  findSession,
  findStaffOfToken,
  getFact,
  type Db,
  type LiveSession,
  lockStaff,
  type SessionHolder,
  type TokenHolder,
  touchSession,
  useSignInToken,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { RunUnit, Unit } from '../casework/unit.ts'
import { Problem } from '../http/problems.ts'
import { newToken } from './door.ts'
import { isPersonRole, type Principal } from './principal.ts'
import { readMemberToken } from './read-member-token.ts'
import { isStillAdministrator } from './demand-administrator.ts'
import { hashToken } from './read-secrets.ts'
import type { SessionKind } from './session-cookie.ts'

const MINUTE = 60_000
/** A session that nobody acted in for so long is over. */
export const IDLE_MS = 30 * MINUTE
const LONGEST_MS = 12 * 60 * MINUTE
/** The end by idleness is moved at most so often: reading a page writes nothing most of the time. */
const TOUCH_MS = MINUTE

export type Begun = {
  readonly kind: SessionKind
  /** What the cookie holds. */
  readonly secret: string
  readonly endsAt: Instant
}

export type FoundSession = { readonly id: string; readonly principal: Principal; readonly endsAt: Instant }

export type SessionDesk = {
  /** Gives up a token for a session: the sign-in link's, a staff token, or a member token. Throws `token.unknown`. */
  readonly exchange: (token: string, now: Instant) => Promise<Begun>
  /** Begins a session of somebody whom a provider has named. */
  readonly beginForStaff: (staff: string, now: Instant) => Promise<Begun>
  /** Who a cookie's secret stands for; null when the session is over. `unused`: nobody acts, so it goes on being idle. */
  readonly find: (secret: string, now: Instant, use?: 'used' | 'unused') => Promise<FoundSession | null>
  readonly end: (session: FoundSession, now: Instant) => Promise<void>
  /** Ends every session of a person of an organization: they signed out of the service. Answers how many. */
  readonly endForPerson: (
    person: { readonly id: string; readonly organization: string },
    now: Instant,
  ) => Promise<number>
}

export type SessionDeskParts = {
  readonly db: Db
  readonly newId: (now: Instant) => string
  readonly run: RunUnit
  readonly memberTokenKey: string
  readonly accessKey: string
}

type Beginning = { readonly holder: SessionHolder; readonly from: string | null; readonly most: Instant }

const nameOf = (holder: SessionHolder): string =>
  holder.kind === 'staff' ? `staff/${holder.staff}` : `member/${holder.person}`
const organizationOf = (holder: SessionHolder): string | null => (holder.kind === 'staff' ? null : holder.organization)

export function createSessionDesk(parts: SessionDeskParts): SessionDesk {
  const { db, newId, run, memberTokenKey, accessKey } = parts
  const begin = async (unit: Unit, { holder, from, most }: Beginning, now: Instant): Promise<Begun> => {
    const secret = newToken('gss', accessKey)
    const endsAt = Math.min(now + LONGEST_MS, most)
    const isAdded = await addSession(unit.tx, {
      id: newId(now),
      secretHash: hashToken(secret),
      holder,
      fromHash: from === null ? null : hashToken(from),
      createdAt: now,
      idleAt: now + IDLE_MS,
      endsAt,
    })
    if (!isAdded)
      throw new Problem('token.unknown', { detail: 'This token began a session before. Ask for a new one.' })
    const by = nameOf(holder)
    unit.audit({ act: 'session.begin', by, object: by, organization: organizationOf(holder), why: null })
    return { kind: holder.kind, secret, endsAt }
  }

  const tokenHolder = async (tx: Db, token: string, now: Instant): Promise<Beginning> => {
    const member = readMemberToken(memberTokenKey, token, now)
    if (member !== null) {
      const { id: person, organization, role } = member
      return { holder: { kind: 'person', person, organization, role }, from: token, most: Infinity }
    }
    const staff = await findStaffBehindLock(tx, token, now)
    if (staff !== null) return { holder: { kind: 'staff', staff: staff.id }, from: null, most: staff.tokenEndsAt }
    const signedIn = await useSignInToken(tx, hashToken(token), now)
    if (signedIn !== null) return { holder: { kind: 'staff', staff: signedIn.id }, from: null, most: Infinity }
    throw new Problem('token.unknown', {
      detail: 'The link or token was used, has ended, or is not ours. Ask for a new one.',
    })
  }

  return {
    exchange: (token, now) => run(async (unit) => begin(unit, await tokenHolder(unit.tx, token, now), now)),
    beginForStaff: (staff, now) =>
      run((unit) => begin(unit, { holder: { kind: 'staff', staff }, from: null, most: Infinity }, now)),
    find: async (secret, now, use = 'used') => {
      const session = await findSession(db, hashToken(secret), now)
      if (session === null) return null
      const principal = await principalOf(db, session)
      if (principal === null) {
        await endSession(db, session.id, now)
        return null
      }
      if (use === 'used' && session.idleAt < now + IDLE_MS - TOUCH_MS) await touchSession(db, session.id, now + IDLE_MS)
      return { id: session.id, principal, endsAt: session.endsAt }
    },
    end: ({ id, principal }, now) =>
      run(async (unit) => {
        if (!(await endSession(unit.tx, id, now))) return
        const by = `${principal.kind}/${principal.id}`
        const organization = principal.kind === 'member' ? principal.organization : null
        unit.audit({ act: 'session.end', by, object: by, organization, why: null })
      }),
    endForPerson: ({ id, organization }, now) => endSessionsOf(db, { kind: 'person', person: id, organization }, now),
  }
}

/** Whose token it is, as it stays until the transaction ends: one that is ended at this moment begins no session. */
async function findStaffBehindLock(tx: Db, token: string, now: Instant): Promise<TokenHolder | null> {
  const find = () => findStaffOfToken(tx, hashToken(token), now)
  if ((await find()) === null) return null
  await lockStaff(tx)
  return find()
}

/** The session's holder as they are now, or null when they are no longer who they signed in as. */
async function principalOf(db: Db, { holder, staff }: LiveSession): Promise<Principal | null> {
  if (holder.kind === 'staff') {
    if (staff === null) return null
    const { name, roles, queues, setAside } = staff
    return { kind: 'staff', id: holder.staff, name, roles: new Set(roles), queues, setAside }
  }
  const { person: id, organization, role } = holder
  if (!isPersonRole(role)) return null
  const fact = await getFact(db, 'person', id)
  if (fact !== null && fact.organization !== null && fact.organization !== organization) return null
  if (role === 'admin' && !(await isStillAdministrator(db, organization, id))) return null
  return { kind: 'member', id, organization, role }
}
