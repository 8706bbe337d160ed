/**
 * Standing after a unit's changes: found anew as a fold, kept for other nodes, in force on this one with the commit.
 * What an action does outside of the record - identity tokens, the badge - begins and is undone here, and nowhere else.
 */
import {
  effectChanges,
  effectsInForce,
  findStanding,
  NO_VERIFICATION,
  pointsEnd,
  type Standing,
  type StandingHistory,
  type StandingRecord,
  type StandingSubject,
  subjectKey,
  takenRecords,
  type Action,
  decideVerification,
} from '@goodstanding/casework'
import type { SubjectStanding } from '@goodstanding/engine'
import { allInView, deleteFact, findAccountIdentity, putFact, putStanding } from '@goodstanding/ledger'
import type { ActionId, Instant } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { allInStream, readStream } from '../read-stream.ts'
import { ACTIONS, VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import type { VaultDb } from '../../vault/open-vault.ts'

const TAKEN = ['active', 'ended', 'reversed'] as const
const OPEN_REPORTS = ['with-administrator', 'asked', 'complained', 'with-operator'] as const

/** The actions on a subject and on what it answers for. */
export async function loadHistory(db: VaultDb, subject: StandingSubject): Promise<StandingHistory> {
  const key = subjectKey(subject)
  const own = await allInStream(db, ACTIONS, [
    { column: 'subject_key', test: 'is', value: key },
    { column: 'status', test: 'in', value: TAKEN },
  ])
  const held = await allInStream(db, ACTIONS, [
    { column: 'holder_key', test: 'is', value: key },
    { column: 'status', test: 'in', value: TAKEN },
  ])
  return new Map([...own, ...held].flatMap(({ state }) => recordOf(state)))
}

/** What standing knows of an action: nothing until it was taken. */
export function recordOf(action: Action): readonly (readonly [ActionId, StandingRecord])[] {
  if (action.kind !== 'active' && action.kind !== 'ended' && action.kind !== 'reversed') return []
  const { terms, takenAt } = action
  const endedAt = action.kind === 'ended' ? action.endedAt : null
  const reversedAt = action.kind === 'reversed' ? action.reversedAt : null
  return [[terms.id, { terms, takenAt, endedAt, reversedAt }]]
}

/** The standing of a subject at a time, from what the database holds. */
export async function readStanding(db: VaultDb, subject: StandingSubject, now: Instant): Promise<Standing> {
  const history = await loadHistory(db, subject)
  const seen = subject.type === 'organization' ? await readStream(db, VERIFICATIONS, subject.id) : null
  return findStanding({ subject, history, verification: seen ?? NO_VERIFICATION }, now)
}

/** Marks a subject whose actions or reports the unit changes: call before the change. */
export async function touchStanding(desk: Desk, unit: Unit, subject: StandingSubject): Promise<void> {
  const before = await loadHistory(unit.tx, subject)
  unit.settle(`standing/${subjectKey(subject)}`, () => settleStanding(desk, unit, { subject, before }))
}

type Touched = { readonly subject: StandingSubject; readonly before: StandingHistory }

async function settleStanding(desk: Desk, unit: Unit, { subject, before }: Touched): Promise<void> {
  const after = await loadHistory(unit.tx, subject)
  const changes = effectChanges(effectsInForce(before, unit.now), effectsInForce(after, unit.now))
  for (const effect of changes.begin) {
    if (effect === 'identity-tokens.mark') await markIdentity(desk, unit, subject)
    if (effect === 'verification.revoke') await revokeBadge(unit, { subject, history: after })
  }
  for (const undoing of changes.undo) {
    if (undoing === 'identity-tokens.clear') await clearIdentity(desk, unit, subject)
    if (undoing === 'verification.restore') await restoreBadge(unit, subject)
  }
  const standing = await readStanding(unit.tx, subject, unit.now)
  const was = findStanding({ subject, history: before, verification: NO_VERIFICATION }, unit.now)
  await keepStanding(desk, unit, standing)
  schedulePoints(unit, subject, after)
  if (shape(was) !== shape(standing)) {
    unit.tell({
      type: 'standing.changed',
      subject: subjectKey(subject),
      organization: null,
      data: { state: standing.state, limits: standing.limits.map(({ capability, until }) => ({ capability, until })) },
    })
  }
}

function shape({ state, limits, by }: Standing): string {
  return JSON.stringify([state, by, limits])
}

/** Puts a standing in force: for other nodes with the commit, on this node right after it. */
async function keepStanding(desk: Desk, unit: Unit, standing: Standing): Promise<void> {
  const { subject, state, by, limits, points } = standing
  const reports = await allInView(unit.tx, 'report_view', [
    { column: 'about_key', test: 'is', value: subjectKey(subject) },
    { column: 'status', test: 'in', value: OPEN_REPORTS },
  ])
  const kept: SubjectStanding = {
    state,
    until: by?.until ?? null,
    action: by?.action ?? null,
    limits,
    points,
    reports: reports.length,
  }
  await putStanding(unit.tx, { subjectKey: subjectKey(subject), organization: '', standing: kept })
  unit.afterCommit(() => {
    desk.memory.applyStanding({ subject, standing: kept })
  })
}

/** Points end by themselves: the next end finds the standing anew. */
function schedulePoints(unit: Unit, subject: StandingSubject, history: StandingHistory): void {
  const ends = takenRecords(history).map(({ terms, takenAt }) => pointsEnd(terms.severity, takenAt))
  const due = Math.min(...ends.filter((end) => end > unit.now))
  if (Number.isFinite(due)) unit.schedule({ kind: 'standing.points', key: subjectKey(subject), payload: null, due })
}

const identityFact = (account: string): string => `account/${account}`

/** From now on nobody registers with what this account was registered with. */
async function markIdentity(desk: Desk, unit: Unit, { id }: StandingSubject): Promise<void> {
  const identity = await findAccountIdentity(unit.tx, id)
  if (identity === null || identity.tokens.length === 0) return
  const body = { tokens: identity.tokens, terminatedAt: unit.now }
  const key = identityFact(id)
  await putFact(unit.tx, {
    kind: 'register.terminated',
    key,
    organization: null,
    body,
    expectedVersion: null,
    at: unit.now,
  })
  unit.afterCommit(() => {
    desk.memory.apply({ kind: 'register.terminated', id: key, body })
  })
}

async function clearIdentity(desk: Desk, unit: Unit, { id }: StandingSubject): Promise<void> {
  const key = identityFact(id)
  await deleteFact(unit.tx, { kind: 'register.terminated', key, expectedVersion: null, at: unit.now })
  unit.afterCommit(() => {
    desk.memory.apply({ kind: 'register.terminated', id: key, body: null })
  })
}

async function revokeBadge(
  unit: Unit,
  { subject, history }: { readonly subject: StandingSubject; readonly history: StandingHistory },
): Promise<void> {
  const revoking = takenRecords(history).findLast(({ terms }) => terms.type === 'revoke-verification')
  const found = await unit.load(VERIFICATIONS, subject.id)
  if (revoking === undefined) return
  const decided = decideVerification({ kind: 'revoke', action: revoking.terms.id }, found, unit.now)
  if (!decided.ok) return // there is no badge to take away
  unit.add(VERIFICATIONS, subject.id, decided.value)
  tellVerification(unit, subject.id, 'revoked')
}

async function restoreBadge(unit: Unit, { id }: StandingSubject): Promise<void> {
  const found = await unit.load(VERIFICATIONS, id)
  if (found.kind !== 'revoked') return
  const decided = decideVerification({ kind: 'restore', action: found.action }, found, unit.now)
  if (!decided.ok) return // another revocation stands
  unit.add(VERIFICATIONS, id, decided.value)
  tellVerification(unit, id, found.was.reminded.length > 0 ? 'expiring' : 'verified')
}

/** Tells the service what became of an organization's badge. */
export function tellVerification(unit: Unit, organization: string, status: string): void {
  unit.tell({
    type: 'verification.changed',
    subject: `organization/${organization}`,
    organization,
    data: { verification: status },
  })
}
