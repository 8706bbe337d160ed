/** A badge is of a name: under another one it ends soon, unless the organization proves itself again or takes its own name back. */
import { decideVerification, isSameName, namedBadge, type Verified, verificationDueAt } from '@goodstanding/casework'
import { type Db, getFact, readView } from '@goodstanding/ledger'
import type { FactStated } from '../../facts/fact-book.ts'
import type { Desk } from '../parts.ts'
import { readOrganizationFact } from '../read-stream.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import { renamedNow, tellVerification } from './tell-verification.ts'
import { VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'

type Named = { readonly id: string; readonly name: string }

/** As the ledger has it: what another node stated a moment ago may not be in force here yet. */
async function statedName(unit: Unit, id: string): Promise<string | null> {
  const fact = await getFact(unit.tx, 'organization', id)
  return fact === null ? null : readOrganizationFact(fact.body).name
}

/** What an organization is called now, for the badge that it is granted: what it took since the last badge, or what is stated. */
export async function calledNow(unit: Unit, id: string, current: Verified | null): Promise<string | null> {
  return current?.renamed?.name ?? (await statedName(unit, id))
}

/** A new name went through. A badge that knows no name of its own takes the stated one for it. */
export async function renameVerified(desk: Desk, unit: Unit, { id, name }: Named): Promise<void> {
  const stated = await statedName(unit, id)
  await rename(desk, unit, { id, name, isOld: stated !== null && isSameName(stated, name) })
}

export type OrganizationOwed = {
  readonly of: 'organization'
  readonly id: string
  /** As it was called until then. */
  readonly was: string
}

/** Services state all of theirs again and again, and few have a badge: the others, by the name they had, cost one look. */
export async function owedByOrganization(tx: Db, { id, before, after }: FactStated): Promise<OrganizationOwed | null> {
  if (before === null || after === null) return null
  const was = readOrganizationFact(before).name
  const isOld = isSameName(was, readOrganizationFact(after).name)
  if (isOld && (await readView(tx, VERIFICATIONS.view, id)) === null) return null
  return { of: 'organization', id, was }
}

/** The service states an organization anew: it may be called otherwise. Stated once more after a fault, it comes to the same. */
export async function followOrganization(desk: Desk, unit: Unit, { id, was }: OrganizationOwed): Promise<void> {
  const name = await statedName(unit, id)
  if (name !== null) await rename(desk, unit, { id, name, isOld: isSameName(was, name) })
}

type Renaming = Named & {
  /** Whether the name is the one that was stated before: no new one for a badge that knows none of its own. */
  readonly isOld: boolean
}

async function rename(desk: Desk, unit: Unit, { id, name, isOld }: Renaming): Promise<void> {
  const found = await unit.load(VERIFICATIONS, id)
  const badge = namedBadge(found)
  if (badge === null || (isOld && badge.name === undefined)) return
  const decided = decideVerification({ kind: 'rename', name }, found, unit.now)
  if (!decided.ok || decided.value.length === 0) return
  if (found.kind === 'revoked') {
    // Nobody sees a badge: the name is told when it is given back.
    unit.add(VERIFICATIONS, id, decided.value)
    return
  }
  await touchStanding(desk, unit, { type: 'organization', id })
  const after = unit.add(VERIFICATIONS, id, decided.value)
  tellVerification(unit, id, after.kind, renamedNow(after))
  const due = verificationDueAt(after, unit.now)
  if (due !== null) unit.schedule({ kind: 'verification.due', key: id, payload: null, due })
}
