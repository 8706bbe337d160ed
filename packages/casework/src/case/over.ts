/** Who may take a case into their hands now, and whether there is still something to take. */
import type { Instant } from '@goodstanding/model'
import { holds, type Staff } from '../people.ts'
import { no } from '../refusal.ts'
import type { Case, CaseCommand, CaseContents, Lease } from './case.ts'

type Opened = Exclude<Case, { kind: 'none' }>

/** Why nothing is done with a case any more, or null. */
export function overOf(found: Opened) {
  if (found.kind === 'decided' || found.kind === 'settled') return no('case.decided')
  return found.kind === 'merged' ? no('case.merged', { case: found.into }) : null
}

/** The lease that still holds at this time, or null. */
export function leaseAt(found: Case, now: Instant): Lease | null {
  return found.kind === 'claimed' && found.lease.until > now ? found.lease : null
}

/** What anybody in its queue may do although a case is a senior's. */
const OPEN_TO_ALL: readonly CaseCommand['kind'][] = ['note', 'release']

/** Whether a command is not kept for seniors. */
export function mayTake(kind: CaseCommand['kind'], by: Staff, found: CaseContents): boolean {
  return found.forSenior === null || holds(by, 'senior') || OPEN_TO_ALL.includes(kind)
}
