/** Those who work on cases, and what waits, as the ledger keeps them. Roles and clauses were checked when they came in. */
import { type Colleague, type OpenWork, STAFF_ROLES } from '@goodstanding/casework'
import type { Caseworker } from '@goodstanding/ledger'
import { asId } from '../read-id.ts'

export function asColleague({ id, roles, ...rest }: Caseworker): Colleague {
  return { ...rest, id: asId(id), roles: STAFF_ROLES.filter((role) => roles.includes(role)) }
}

type CountedWork = Omit<OpenWork, 'clauses'> & { readonly clauses: readonly string[] }

export const asWork = ({ clauses, ...rest }: CountedWork): OpenWork => ({
  ...rest,
  clauses: clauses.map((clause) => asId(clause)),
})
