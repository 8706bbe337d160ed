/** Whom a service may call an administrator, and who still is one: a person fact goes before what a token says. */
import { isAdministrator } from '@goodstanding/casework'
import { type Db, getFact, wasFactWithdrawn } from '@goodstanding/ledger'
import { readPersonFact } from '../casework/read-stream.ts'
import { fieldProblem, Problem } from '../http/problems.ts'
import type { MemberPrincipal } from './principal.ts'

/** Passes whom no fact names: ids need no earlier `PUT`. Not whose fact was withdrawn: that they are gone was said. */
export async function demandAdministrator(db: Db, organization: string, person: string): Promise<void> {
  const fact = await getFact(db, 'person', person)
  if (fact === null) {
    if (await wasFactWithdrawn(db, 'person', person))
      throw fieldProblem('body.invalid', '/role', 'is not what the person fact says: it was withdrawn')
    return
  }
  if (fact.organization !== organization)
    throw fieldProblem('body.invalid', '/organization', 'is not the one that the person fact names')
  if (!isAdministrator(readPersonFact(fact.body)))
    throw fieldProblem('body.invalid', '/role', 'is not what the person fact says: its roles do not hold admin')
}

/** Whether they are one still, of that organization. Whom no fact ever named is what their token says. */
export async function isStillAdministrator(db: Db, organization: string, person: string): Promise<boolean> {
  const fact = await getFact(db, 'person', person)
  if (fact === null) return !(await wasFactWithdrawn(db, 'person', person))
  return (
    (fact.organization === null || fact.organization === organization) && isAdministrator(readPersonFact(fact.body))
  )
}

/** Of a token: whoever was no administrator any more would handle reports until it ends. */
export async function demandStillAdministrator(db: Db, member: MemberPrincipal): Promise<MemberPrincipal> {
  if (await isStillAdministrator(db, member.organization, member.id)) return member
  throw new Problem('token.unknown', {
    detail:
      'This token is of an administrator, and they are none any more. Your service mints another: POST /v1/member-tokens.',
  })
}
