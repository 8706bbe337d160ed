/** Erasing a person: the keys are destroyed, what lies outside the record is removed, and a receipt says so. */
import {
  decideErasure,
  type Erasure,
  type ErasureHolds,
  type ErasureReceipt,
  type LegalRequest,
} from '@goodstanding/casework'
import {
  erasePersonRows,
  keepHoldsAsTheyAre,
  keepPersonAsTheyAre,
  listEvidenceAbout,
  listView,
  lockSources,
  noteErasedEvidence,
  waitForErasing,
} from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { FORGOTTEN_AFTER_MS, tellErased } from '../../decide/forget-person.ts'
import { must } from '../asker.ts'
import { organizationsOf } from '../organization/administrators.ts'
import type { Desk } from '../parts.ts'
import { readStream } from '../read-stream.ts'
import { leaveAdministrators } from '../report/leave-administrators.ts'
import { readStandingNow } from '../standing/standing-now.ts'
import { ERASURES, evidenceKey } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { findErasureHolds } from './find-holds.ts'

type Found = Exclude<Erasure, { kind: 'none' }>

/** Looks again at what is kept, within the hour. */
export const CARRY_OUT_JOB = 'erasure.carry-out'
const HOUR = 3_600_000
const HELD_AT_ONCE = 1_000
/** Other nodes know within a second which facts are gone. */
const KNOWN_EVERYWHERE_MS = 5_000

/** Erases the person of an approved request, or notes what keeps it and looks again when that may be over. */
export async function carryOutErasure(desk: Desk, unit: Unit, id: string): Promise<Erasure> {
  const found = await unit.load(ERASURES, id)
  if (found.kind !== 'approved' && found.kind !== 'held') return found
  await keepHoldsAsTheyAre(unit.tx)
  await keepPersonAsTheyAre(unit.tx, `account/${found.person}`)
  const holds = await findErasureHolds(unit.tx, found, unit.now)
  const isHeld = holds.legal.length > 0 || holds.cases.length > 0
  const receipt = isHeld ? { id: '', keys: [], destroyed: {} } : await erase(desk, unit, found)
  const after = unit.add(ERASURES, id, must(decideErasure({ kind: 'carry-out', holds, receipt }, found, unit.now)))
  // Who approved it has an entry of their own; this one proves the receipt to whoever was erased.
  const note = { by: 'machine', object: `erasure/${id}`, organization: found.organization, why: null }
  if (after.kind === 'held') {
    if (found.kind !== 'held') unit.audit({ ...note, act: 'erasure.held' })
    unit.schedule({ kind: CARRY_OUT_JOB, key: id, payload: null, due: dueAgain(holds, unit.now) })
  } else unit.audit({ ...note, act: 'erasure.done' })
  return after
}

/**
 * What keeps it may end before its day - a case is decided, an appeal answered -, and nothing of that tells an erasure. What is overdue keeps it
 * without a day.
 */
function dueAgain({ until }: ErasureHolds, now: Instant): Instant {
  return until !== null && until > now ? Math.min(until, now + HOUR) : now + HOUR
}

async function erase(desk: Desk, unit: Unit, { id, person }: Found): Promise<Omit<ErasureReceipt, 'at'>> {
  const owner = `account/${person}`
  const evidence = await listEvidenceAbout(unit.tx, owner)
  const sources = [...new Set(evidence.map(({ source }) => source))]
  await lockSources(unit.tx, sources)
  const keys = await unit.tx.keys.destroy([owner, ...sources.map(evidenceKey)])
  const copies = evidence.map((copy) => copy.id)
  await noteErasedEvidence(unit.tx, copies, { why: `erasure/${id}`, at: unit.now })
  const { state } = await readStandingNow(unit.tx, { type: 'account', id: person }, unit.now)
  // What waits with them is anybody's who administers beside them, or the operator's.
  for (const organization of await organizationsOf(unit, person))
    leaveAdministrators(unit, organization, KNOWN_EVERYWHERE_MS)
  const { rows, withdrawn } = await erasePersonRows(unit.tx, {
    person,
    keepIdentity: state === 'terminated',
    at: unit.now,
  })
  await tellErased(unit.tx, person, unit.now)
  unit.schedule({ kind: 'erasure.memories', key: id, payload: person, due: unit.now + FORGOTTEN_AFTER_MS })
  unit.afterCommit(() => {
    for (const { kind, key, position } of withdrawn) desk.factFeed.made({ kind, id: key, body: null, position })
  })
  return { id: unit.newId('rcp'), keys, destroyed: { ...rows, evidence: evidence.length } }
}

/** A hold that is placed stands when nothing is being erased past it; what one kept is looked at again when it ends. */
export async function followHold(
  unit: Unit,
  { before, after }: { readonly before: LegalRequest; readonly after: LegalRequest },
): Promise<void> {
  const [was, is] = [before, after].map((request) => request.kind !== 'none' && request.held === 'held')
  if (is === true && was !== true) await waitForErasing(unit.tx)
  if (was === true && is !== true) await resumeErasures(unit)
}

async function resumeErasures(unit: Unit): Promise<void> {
  const { items } = await listView(unit.tx, ERASURES.view, [{ column: 'status', test: 'is', value: 'held' }], {
    limit: HELD_AT_ONCE,
    cursor: null,
  })
  for (const { id } of items) unit.schedule({ kind: CARRY_OUT_JOB, key: id, payload: null, due: unit.now })
}

/** The request of a person that stands, or null. */
export async function findErasure(desk: Desk, id: string): Promise<Found | null> {
  const found = await readStream(desk.db, ERASURES, id)
  return found === null || found.kind === 'none' ? null : found
}
