/** Who may make a call, as the document says it: by which token or session, and in words. */
import { permissionOf, ROLES, type Role, STAFF_ROLES } from '@goodstanding/casework'
import type { Scope } from '../../access/principal.ts'
import { scopeOf } from '../../casework/asker.ts'
import { TABLE } from '../../casework/route-table.ts'

/** Each asker has a scheme of its own, so that a reader sees whose token a call takes. */
export const SECURITY_SCHEMES = {
  serviceToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A token of a service, `gst_…`, from `POST /v1/service-tokens` or the line that says that the product is ready. Beside a call stands the scope that the token must carry; the scope `all` stands for every one.',
  },
  staffToken: {
    type: 'http',
    scheme: 'bearer',
    description: 'A token of a member of staff, from `POST /v1/sign-in` or `POST /v1/staff/{id}/tokens`.',
  },
  memberToken: {
    type: 'http',
    scheme: 'bearer',
    description:
      'A short-lived token of one person of one organization, `gsm_…`, that a service mints by `POST /v1/member-tokens`.',
  },
  staffSession: {
    type: 'apiKey',
    in: 'cookie',
    name: 'goodstanding',
    description: 'A browser session of a member of staff. Over TLS `__Host-` stands before the name.',
  },
  personSession: {
    type: 'apiKey',
    in: 'cookie',
    name: 'goodstanding-person',
    description:
      'A browser session of a person. Over TLS `__Host-` stands before the name. A browser that holds a session of the staff too says `x-session: person`.',
  },
  csrf: {
    type: 'apiKey',
    in: 'header',
    name: 'x-csrf-token',
    description:
      'What `GET /v1/session` answers as `csrf`; a change that a cookie speaks for needs it too. Reading needs none, and is refused with that of another session.',
  },
} as const

type Requirement = Readonly<Partial<Record<keyof typeof SECURITY_SCHEMES, readonly string[]>>>
export type Leave = {
  /** Empty: anybody may. */
  readonly security: readonly Requirement[]
  readonly words: string | null
}

/** Who brings no token is known by a notice's own, in the query or in the body. */
const BY_NOTICE = new Set([
  'POST /v1/appeals',
  'PUT /v1/appeals/files/:sha256',
  'GET /v1/appeals/:id',
  'POST /v1/appeals/:id/reply',
])

/** `any`: any service, whatever its scopes. */
type Allowed = { readonly scope: Scope | 'any' | null; readonly roles: readonly Role[] }

/** Null: everybody. */
function allowedFor(call: string): Allowed | null {
  const who = TABLE.get(call)
  if (who === undefined || who === 'everybody') return null
  if (who === 'anybody known') return { scope: 'any', roles: ROLES }
  if ('roles' in who) return who
  const roles = ROLES.filter((role) => who.some((act) => permissionOf(act, role) !== null))
  const [scope = null] = who.flatMap((act) => (permissionOf(act, 'service') === null ? [] : [scopeOf(act)]))
  return { scope, roles }
}

const PEOPLE = { member: 'members', external: 'external contacts', administrator: 'administrators' } as const
const PERSONS = ['member', 'external', 'administrator'] as const

function wordsFor({ scope, roles }: Allowed, isByNotice: boolean): string {
  const staff = STAFF_ROLES.filter((role) => roles.includes(role))
  const people = PERSONS.filter((role) => roles.includes(role)).map((role) => PEOPLE[role])
  if (scope === 'any') return 'Whoever has a token or a session.'
  const told = [
    ...(scope === null ? [] : [`services with the scope \`${scope}\``]),
    ...(people.length === 0 ? [] : [`${people.join(', ')} of organizations`]),
    ...(staff.length === 0 ? [] : [`staff as ${staff.map((role) => `\`${role}\``).join(', ')}`]),
    ...(isByNotice ? ["whoever brings a notice's own token instead"] : []),
  ]
  return `For ${told.join('; ')}.`
}

/** `call`: method and path as the routes state them. */
export function leaveFor(call: string): Leave {
  const allowed = allowedFor(call)
  if (allowed === null) return { security: [], words: null }
  const { scope, roles } = allowed
  const csrf = call.startsWith('GET ') ? {} : { csrf: [] }
  const isByNotice = BY_NOTICE.has(call)
  const security: readonly Requirement[] = [
    ...(scope === null ? [] : [{ serviceToken: scope === 'any' ? [] : [scope] }]),
    ...(PERSONS.some((role) => roles.includes(role)) ? [{ memberToken: [] }, { personSession: [], ...csrf }] : []),
    ...(STAFF_ROLES.some((role) => roles.includes(role)) ? [{ staffToken: [] }, { staffSession: [], ...csrf }] : []),
    ...(isByNotice ? [{}] : []),
  ]
  return { security, words: wordsFor(allowed, isByNotice) }
}
