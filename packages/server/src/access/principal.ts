/** Who is asking, and for which organization. Every route states what it needs; nothing is open by accident. */
import { Problem } from '../http/problems.ts'

/** What a service token may do. `all` stands for every one of them. */
export const SCOPES = [
  'decisions',
  'events',
  'signals',
  'facts',
  'files',
  'standing',
  'reports',
  'notices',
  'appeals',
  'member-tokens',
  'policy',
  'webhooks',
  'all',
] as const
export type Scope = (typeof SCOPES)[number]

export const STAFF_ROLES = ['moderator', 'senior', 'policy-editor', 'counsel', 'auditor', 'installation-admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export const PERSON_ROLES = ['member', 'admin', 'external'] as const
export type PersonRole = (typeof PERSON_ROLES)[number]

export const isPersonRole = (role: string): role is PersonRole => PERSON_ROLES.some((known) => known === role)

export type Principal =
  | {
      readonly kind: 'service'
      readonly id: string
      readonly name: string
      readonly scopes: ReadonlySet<string>
      /** Present while the database is away: the token was good when it was last asked, and nobody can say whether it still is. */
      readonly unconfirmed?: true
      /** Present beside it where the database is away because its disk is full. */
      readonly diskFull?: true
    }
  | {
      readonly kind: 'staff'
      readonly id: string
      readonly name: string
      readonly roles: ReadonlySet<string>
      /** Queues that were granted; none: every queue. */
      readonly queues: readonly string[]
      /** Clauses and sections that they do not work on. */
      readonly setAside: readonly string[]
    }
  | { readonly kind: 'member'; readonly id: string; readonly organization: string; readonly role: PersonRole }

export type ServicePrincipal = Extract<Principal, { kind: 'service' }>
export type StaffPrincipal = Extract<Principal, { kind: 'staff' }>
export type MemberPrincipal = Extract<Principal, { kind: 'member' }>

/** Passes a service token that carries the scope; refuses everybody else. */
export function needScope(principal: Principal, scope: Scope): ServicePrincipal {
  if (principal.kind !== 'service') {
    throw new Problem('scope.missing', { detail: `This call needs a service token with the scope "${scope}".` })
  }
  if (!principal.scopes.has(scope) && !principal.scopes.has('all')) {
    throw new Problem('scope.missing', { detail: `The token "${principal.name}" lacks the scope "${scope}".` })
  }
  return principal
}

/** Passes staff with one of the roles; refuses everybody else. */
export function needRole(principal: Principal, ...roles: readonly StaffRole[]): StaffPrincipal {
  if (principal.kind !== 'staff' || !roles.some((role) => principal.roles.has(role))) {
    throw new Problem('role.missing', { detail: `This call needs one of the roles: ${roles.join(', ')}.` })
  }
  return principal
}

/** Passes a service token with the scope or staff with one of the roles. */
export function needScopeOrRole(principal: Principal, scope: Scope, ...roles: readonly StaffRole[]): Principal {
  if (principal.kind === 'service') return needScope(principal, scope)
  return needRole(principal, ...roles)
}
