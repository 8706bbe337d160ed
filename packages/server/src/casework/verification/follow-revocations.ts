/**
 * The badge and the revocations of it. One that was granted anew outlives those of before, so each revocation counts by itself: a later one
 * takes the badge away again, and it comes back when none is left that was taken since it went.
 */
import {
  decideVerification,
  findStanding,
  type StandingHistory,
  takenRecords,
  type VerificationCommand,
  verificationDueAt,
} from '@goodstanding/casework'
import type { ActionId } from '@goodstanding/model'
import { screenNameAgain } from '../organization/screen-name.ts'
import type { Desk, StandingChange } from '../parts.ts'
import { VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { CHECK_JOB } from './check-job.ts'
import { renamedNow, tellVerification } from './tell-verification.ts'

/** The last revocation in force, or undefined. */
function revokingOf(history: StandingHistory) {
  return takenRecords(history).findLast(({ terms }) => terms.type === 'revoke-verification')
}

export async function followRevocations(desk: Desk, unit: Unit, change: StandingChange): Promise<void> {
  const { subject, before, after } = change
  const [was, is] = [revokingOf(before), revokingOf(after)]
  if (subject.type !== 'organization' || was?.terms.id === is?.terms.id) return
  const organization = subject.id
  await tellWithoutBadge(unit, change)
  if (is === undefined) return restoreBadge(unit, organization)
  if (was === undefined || is.takenAt >= was.takenAt) {
    await revokeBadge(unit, organization, is.terms.id)
    await screenNameAgain(desk, unit, { organization, why: is.terms.id })
  }
  const found = await unit.load(VERIFICATIONS, organization)
  if (found.kind !== 'revoked') return
  if (is.takenAt < found.at) await restoreBadge(unit, organization)
  else await move(unit, organization, { kind: 'revoke-again', revokedAt: is.takenAt })
}

/** A service that grants badges of its own hears of a revocation as well: its standing says it where we have none to take away. */
async function tellWithoutBadge(unit: Unit, { subject, before, after }: StandingChange): Promise<void> {
  const verification = await unit.load(VERIFICATIONS, subject.id)
  if (verification.kind !== 'none') return
  const shown = (history: StandingHistory) => findStanding({ subject, history, verification }, unit.now).verification
  if (shown(before) !== shown(after)) tellVerification(unit, subject.id, shown(after))
}

/** Null where it changes nothing. */
async function move(unit: Unit, organization: string, command: VerificationCommand) {
  const found = await unit.load(VERIFICATIONS, organization)
  const decided = decideVerification(command, found, unit.now)
  return decided.ok && decided.value.length > 0 ? unit.add(VERIFICATIONS, organization, decided.value) : null
}

async function revokeBadge(unit: Unit, organization: string, action: ActionId): Promise<void> {
  if ((await move(unit, organization, { kind: 'revoke', action })) === null) return // there is no badge to take away
  unit.cancel({ kind: CHECK_JOB, key: organization })
  tellVerification(unit, organization, 'revoked')
}

async function restoreBadge(unit: Unit, organization: string): Promise<void> {
  const found = await unit.load(VERIFICATIONS, organization)
  if (found.kind !== 'revoked') return
  const restored = await move(unit, organization, { kind: 'restore', action: found.action })
  if (restored === null) return
  tellVerification(unit, organization, restored.kind, renamedNow(restored))
  // What the clock would have done meanwhile, it found nothing to do it to.
  const due = verificationDueAt(restored, unit.now)
  if (due !== null) unit.schedule({ kind: 'verification.due', key: organization, payload: null, due })
  if (restored.kind === 'pending') unit.schedule({ kind: CHECK_JOB, key: organization, payload: null, due: unit.now })
}
