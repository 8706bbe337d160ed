/** Permits that are asked for: what is granted is a fact in force at once, and what is withdrawn is one no longer. */
import {
  decidePermit,
  PERMIT_DEADLINE,
  type Permit,
  type PermitCommand,
  type PermitContents,
  type PermitRequest,
} from '@goodstanding/casework'
import { validateFact } from '@goodstanding/engine'
import { fieldProblem, Problem } from '../../http/problems.ts'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { instantText } from '../show.ts'
import { stateFact, withdrawFact } from '../state-facts.ts'
import { PERMITS } from '../streams.ts'
import type { Unit } from '../unit.ts'

export type AskedPermit = Exclude<Permit, { kind: 'none' }>
type Stated = Omit<PermitRequest, 'askedAt' | 'deadline'>

export async function askForPermit(
  desk: Desk,
  unit: Unit,
  { contents, request }: { readonly contents: Omit<PermitContents, 'id'>; readonly request: Stated },
): Promise<AskedPermit> {
  const permit = { ...contents, id: unit.newId('per') }
  const asked = { ...request, askedAt: unit.now, deadline: unit.now + PERMIT_DEADLINE }
  const found = await follow(unit, permit.id, { kind: 'ask', permit, request: asked })
  checkFact(desk, permit)
  return found
}

/** Grants what was asked, or less of it. */
export async function grantPermit(
  desk: Desk,
  unit: Unit,
  { command, id }: { readonly command: Extract<PermitCommand, { kind: 'grant' }>; readonly id: string },
): Promise<AskedPermit> {
  const granted = await follow(unit, id, command)
  checkFact(desk, command.permit)
  await stateFact(desk, unit, { kind: 'permit', id, body: factOf(command.permit) })
  return granted
}

export async function refusePermit(
  unit: Unit,
  { command, id }: { readonly command: Extract<PermitCommand, { kind: 'refuse' }>; readonly id: string },
): Promise<AskedPermit> {
  return follow(unit, id, command)
}

export async function withdrawPermit(
  desk: Desk,
  unit: Unit,
  { command, id }: { readonly command: Extract<PermitCommand, { kind: 'withdraw' }>; readonly id: string },
): Promise<AskedPermit> {
  const withdrawn = await follow(unit, id, command)
  if (command.as === 'applicant') return withdrawn
  await withdrawFact(desk, unit, { kind: 'permit', id })
  return withdrawn
}

/** Moves the request on, and tells the service. */
async function follow(unit: Unit, id: string, command: PermitCommand): Promise<AskedPermit> {
  const found = await unit.load(PERMITS, id)
  if (found.kind === 'none' && command.kind !== 'ask') throw new Problem('permit.not-found')
  const after = unit.add(PERMITS, id, must(decidePermit(command, found, unit.now)))
  if (after.kind === 'none') throw new Problem('permit.not-found')
  const { holder } = after.permit
  unit.tell({
    type: 'permit.changed',
    subject: `organization/${holder}`,
    organization: holder,
    data: { permit: id, status: after.kind },
  })
  return after
}

/** As `PUT /v1/permits/{id}` takes it. */
function factOf({ holder, clauses, scope, issuer, validFrom, validUntil }: PermitContents) {
  return { holder, clauses, scope, issuer, validFrom: instantText(validFrom), validUntil: instantText(validUntil) }
}

/** A clause that the policy does not have is told now, and not when it is too late. */
function checkFact(desk: Desk, permit: PermitContents): void {
  const checked = validateFact('permit', factOf(permit), desk.policy().policy)
  if (checked.ok) return
  const { message, hint, pointer } = checked.refusal
  throw fieldProblem('fact.invalid', pointer, hint === null ? message : `${message} ${hint}`)
}
