/** Who acts: a person of the operator's staff, a machine under a rule, or the clock. */
import type { PersonId } from '@goodstanding/model'

export const STAFF_ROLES = ['moderator', 'senior', 'policy-editor', 'counsel', 'auditor', 'installation-admin'] as const
export type StaffRole = (typeof STAFF_ROLES)[number]

export type Staff = {
  readonly id: PersonId
  readonly roles: readonly StaffRole[]
  /** Queues that were granted; none: every queue. */
  readonly queues?: readonly string[]
  /** Clauses and sections that they do not work on. */
  readonly setAside?: readonly string[]
}

/** Who took an action. A machine is named by the decision in which its rule matched. */
export type Actor =
  | { readonly kind: 'person'; readonly id: PersonId }
  | { readonly kind: 'machine'; readonly decision: string; readonly rule: string }

/**
 * Whether somebody administers their organization, by what the service states of them: the role is granted. `kind` says as what they
 * registered, and grants nothing.
 */
export function isAdministrator({ roles = [] }: { readonly roles?: readonly string[] | undefined }): boolean {
  return roles.includes('admin')
}

/** Whether one of the roles is among a person's. */
export function holds(staff: Pick<Staff, 'roles'>, ...roles: readonly StaffRole[]): boolean {
  return roles.some((role) => staff.roles.includes(role))
}

/** The person behind an actor, or null for a machine. */
export function personOf(actor: Actor): PersonId | null {
  return actor.kind === 'person' ? actor.id : null
}
