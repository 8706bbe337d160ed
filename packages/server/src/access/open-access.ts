/** Everything that knows who asks, made at start: identities, sessions, the authenticator, and the routes of all three. */
import type { Db } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import type { RunUnit, Unit } from '../casework/unit.ts'
import { registerIdentityRoutes } from '../http/identity-routes.ts'
import { PROVIDER_PATH, registerProviderRoutes } from '../http/provider-routes.ts'
import { registerSessionRoutes } from '../http/session-routes.ts'
import { type AccessKeys, accessKeyOf } from './access-key.ts'
import { admitStaff } from './admit-staff.ts'
import { type Authenticator, createAuthenticator, type PagePlace } from './authenticate.ts'
import { demandStillAdministrator } from './demand-administrator.ts'
import { createDoor, type Door, isOfOurMaking, type Outcome } from './door.ts'
import { createIdentityDesk, type IdentityDesk } from './identity-desk.ts'
import { openProvider, type Proven } from './open-provider.ts'
import type { OidcConfig } from './read-oidc-config.ts'
import { isMemberTokenOfOurs } from './read-member-token.ts'
import { createSessionDesk, type SessionDesk } from './session-desk.ts'

/** The access key tells tokens of our making, and seals what a browser keeps while somebody signs in at the provider. */
export type AccessParts = AccessKeys & {
  readonly db: Db
  readonly newId: (now: number) => string
  readonly run: RunUnit
  /** Tells somebody, once, that they are on the staff. */
  readonly invite: (unit: Unit, staff: string) => Promise<void>
  readonly now: () => number
  readonly memberTokenKey: string
  readonly rateLimit: number | null
  /** What may fail in a minute from one network address; null: anything. */
  readonly addressLimit: number | null
  /** Told of each time that something failed at the door, or was refused there. */
  readonly tellDoor: (outcome: Outcome) => void
  readonly tokenGraceMs: number
  /** `GOODSTANDING_PUBLIC_URL`: cookies are for TLS only when it begins with `https:`. */
  readonly publicUrl: string | null
  readonly oidc: OidcConfig | null
  readonly log: (line: Readonly<Record<string, unknown>>) => void
  /** Told whom a service calls an administrator of an organization. */
  readonly knowAdministrator: (organization: string, person: string) => Promise<void>
}

export type Access = {
  readonly identities: IdentityDesk
  readonly sessions: SessionDesk
  readonly authenticator: Authenticator
  readonly door: Door
  readonly place: PagePlace
  readonly register: (app: FastifyInstance) => Promise<void>
}

function placeOf(publicUrl: string | null): PagePlace {
  const url = publicUrl === null ? null : new URL(publicUrl)
  return { secure: url?.protocol === 'https:', origin: url?.origin ?? null }
}

export function openAccess(parts: AccessParts): Access {
  const { db, newId, run, now, memberTokenKey, rateLimit, knowAdministrator, oidc, log } = parts
  const accessKey = accessKeyOf(parts)
  const place = placeOf(parts.publicUrl)
  const identities = createIdentityDesk({ db, newId, run, accessKey, invite: parts.invite })
  const sessions = createSessionDesk({ db, newId, run, memberTokenKey, accessKey })
  const door = createDoor({
    isOurs: (token) => isOfOurMaking(token, accessKey) || isMemberTokenOfOurs(memberTokenKey, token),
    perMinute: parts.addressLimit,
    tell: parts.tellDoor,
  })
  const authenticator = createAuthenticator({
    lookup: identities.lookup,
    stillAdministrator: (member) => demandStillAdministrator(db, member),
    graceMs: parts.tokenGraceMs,
    memberTokenKey,
    rateLimit,
    sessions,
    place,
    door,
  })
  return {
    identities,
    sessions,
    authenticator,
    door,
    place,
    register: async (app) => {
      registerIdentityRoutes(app, {
        desk: identities,
        memberTokenKey,
        knowAdministrator,
        forget: authenticator.forget,
        door,
        now,
      })
      const provider = oidc === null ? null : openProvider(oidc, accessKey)
      await registerSessionRoutes(app, {
        sessions,
        place,
        provider: provider === null ? null : PROVIDER_PATH,
        leave: provider?.leave ?? (() => Promise.resolve(null)),
        door,
        now,
      })
      if (oidc === null || provider === null) return
      const admit = (proven: Proven, at: number) =>
        admitStaff(run, oidc, proven, at).finally(() => {
          // The provider's groups may have given them other roles, and their tokens follow.
          if (oidc.roles !== null) authenticator.forget('staff')
        })
      registerProviderRoutes(app, { provider, admit, sessions, place, door, log, now })
    },
  }
}
