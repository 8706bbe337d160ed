/** Whom a service may call an administrator: a person fact goes before what a token would say. */
import { type Db, getFact } from '@goodstanding/ledger'
import { fieldProblem } from '../http/problems.ts'

/** Passes whom no fact names: ids need no earlier `PUT`. */
export async function demandAdministrator(db: Db, organization: string, person: string): Promise<void> {
  const fact = await getFact(db, 'person', person)
  if (fact === null) return
  if (fact.organization !== organization)
    throw fieldProblem('body.invalid', '/organization', 'is not the one that the person fact names')
  if (!isAdministrator(fact.body))
    throw fieldProblem('body.invalid', '/role', 'is not what the person fact says: its roles do not hold admin')
}

function isAdministrator(body: unknown): boolean {
  if (typeof body !== 'object' || body === null) return false
  if ('kind' in body && body.kind === 'admin') return true
  return 'roles' in body && Array.isArray(body.roles) && body.roles.includes('admin')
}
