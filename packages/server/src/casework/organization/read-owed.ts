/** Reads what a job keeps of what follows from a fact. */
import type { OrganizationOwed } from '../verification/rename-verified.ts'
import type { PersonOwed } from './follow-person.ts'
import type { ProtectedNameOwed } from './follow-protected-name.ts'

export type Owed = PersonOwed | OrganizationOwed | ProtectedNameOwed

export function readOwed(payload: unknown): Owed {
  return payload as Owed
}
