/**
 * Standing after a unit's changes: found anew as a fold, kept for other nodes, in force on this one with the commit.
 * What an action does outside of the record - identity tokens, the badge - begins and is undone here, and nowhere else.
 */
import {
  type ActionEffect,
  AS_RECORDED,
  effectChanges,
  type EffectUndoing,
  effectsInForce,
  type StandingHistory,
  type StandingNow,
  type StandingSubject,
  subjectKey,
  takenRecords,
} from '@goodstanding/casework'
import { readIdentifiers, type SubjectStanding } from '@goodstanding/engine'
import {
  countOpenReports,
  findAccountIdentity,
  forgetAccountIdentity,
  getFact,
  lockStanding,
  putStanding,
} from '@goodstanding/ledger'
import type { ActionType, Capability, Instant } from '@goodstanding/model'
import type { Desk } from '../parts.ts'
import { cancelClosing, scheduleClosing } from '../organization/close-organization.ts'
import { allSealedInStream } from '../read-stream.ts'
import { stateFact, withdrawFact } from '../state-facts.ts'
import { CASES, ERASURES } from '../streams.ts'
import { followRevocations } from '../verification/follow-revocations.ts'
import { loadBiting, standingOf, weighPointsOf } from './standing-now.ts'
import type { Unit } from '../unit.ts'

const OPEN_REPORTS = ['with-administrator', 'asked', 'complained', 'with-operator'] as const

/** Marks a subject whose actions or reports the unit changes: call before the change. */
export async function touchStanding(desk: Desk, unit: Unit, subject: StandingSubject): Promise<void> {
  const key = `standing/${subjectKey(subject)}`
  if (unit.settles(key)) return
  await lockStanding(unit.tx, subjectKey(subject))
  const before = await loadBiting(unit.tx, subject, unit.now)
  unit.settle(key, () => settleStanding(desk, unit, { subject, before }))
}

type Touched = { readonly subject: StandingSubject; readonly before: StandingHistory }

async function settleStanding(desk: Desk, unit: Unit, { subject, before }: Touched): Promise<void> {
  const after = await loadBiting(unit.tx, subject, unit.now)
  const changes = effectChanges(effectsInForce(before, AS_RECORDED), effectsInForce(after, AS_RECORDED))
  const { points, endsAt } = await weighPointsOf(unit.tx, subject, unit.now)
  const standing = standingOf(subject, { biting: after, points, now: unit.now })
  const recorded = (biting: StandingHistory): StandingNow => standingOf(subject, { biting, points, now: AS_RECORDED })
  const [was, is] = [recorded(before), recorded(after)]
  for (const effect of changes.begin) await beginEffect(desk, unit, { effect, standing, history: after })
  for (const undoing of changes.undo) await undoEffect(desk, unit, { undoing, subject, history: before })
  await followRevocations(desk, unit, { subject, before, after })
  await desk.standingChanged(unit, { subject, before, after })
  // An end binds by itself where it is asked; one that a wrong clock saw is none once that is put back.
  await keepStanding(desk, unit, is)
  // Points end by themselves: the next end finds the standing anew.
  if (endsAt !== null) unit.schedule({ kind: 'standing.points', key: subjectKey(subject), payload: null, due: endsAt })
  // Terminated still, and by what leaves another time.
  if (was.state === 'terminated' && is.state === 'terminated' && was.exportUntil !== is.exportUntil)
    scheduleClosing(unit, standing)
  if (shape(was) !== shape(is)) {
    unit.tell({
      type: 'standing.changed',
      subject: subjectKey(subject),
      organization: null,
      data: {
        state: standing.state,
        limits: standing.limits.map(({ capability, until }) => ({ capability, until: textOf(until) })),
      },
    })
  }
}

const textOf = (at: number | null): string | null => (at === null ? null : new Date(at).toISOString())

type Beginning = {
  readonly effect: ActionEffect
  readonly standing: StandingNow
  readonly history: StandingHistory
}

/** What an action does outside of the record begins: here where it is ours, by a message where it is the service's. */
async function beginEffect(desk: Desk, unit: Unit, { effect, standing, history }: Beginning): Promise<void> {
  const { subject } = standing
  switch (effect) {
    case 'identity-tokens.mark':
      return markIdentity(desk, unit, { subject, history })
    case 'verification.revoke':
    case 'names.screen-again':
      return // each revocation by itself: see `followRevocations`
    case 'accounts.schedule-closing':
      scheduleClosing(unit, standing)
      return
    default:
      tellEffect(unit, { type: 'effect.begun', subject, effect })
  }
}

type Undoing = { readonly undoing: EffectUndoing; readonly subject: StandingSubject; readonly history: StandingHistory }

async function undoEffect(desk: Desk, unit: Unit, { undoing, subject, history }: Undoing): Promise<void> {
  switch (undoing) {
    case 'identity-tokens.clear':
      return clearIdentity(desk, unit, { subject, history })
    case 'verification.restore':
    case 'names.screen-again':
      return // with its badge back, the name is vouched for again
    case 'accounts.cancel-closing':
      cancelClosing(unit, subject.id)
      tellEffect(unit, { type: 'effect.undone', subject, effect: undoing })
      return
    default:
      tellEffect(unit, { type: 'effect.undone', subject, effect: undoing })
  }
}

type ToldEffect = {
  readonly type: 'effect.begun' | 'effect.undone'
  readonly subject: StandingSubject
  readonly effect: ActionEffect | EffectUndoing
}

/** What the service has to do about it: content, sessions and contacts are its own. */
function tellEffect(unit: Unit, { type, subject, effect }: ToldEffect): void {
  const organization = subject.type === 'organization' ? subject.id : null
  unit.tell({ type, subject: subjectKey(subject), organization, data: { effect } })
}

function shape({ state, limits, by }: StandingNow): string {
  return JSON.stringify([state, by, limits])
}

/** Since when some of its actions that are in force take it away. */
function sinceOf(
  { subject, actions }: StandingNow,
  types: readonly ActionType[],
  taken: Capability | null,
): { readonly since?: Instant } {
  const since = actions
    .filter((each) => subjectKey(each.subject) === subjectKey(subject))
    .filter(({ type, capability }) => types.includes(type) && capability === taken)
    .map(({ takenAt }) => takenAt)
  return since.length === 0 ? {} : { since: Math.min(...since) }
}

/** Puts a standing in force: for other nodes with the commit, on this node right after it. */
async function keepStanding(desk: Desk, unit: Unit, standing: StandingNow): Promise<void> {
  const { subject, state, by, limits, points, exportUntil } = standing
  const kept: SubjectStanding = {
    state,
    until: by?.until ?? null,
    action: by?.action ?? null,
    ...sinceOf(standing, ['suspend', 'terminate'], null),
    limits: limits.map((limit) => ({ ...limit, ...sinceOf(standing, ['limit'], limit.capability) })),
    points,
    reports: await countOpenReports(unit.tx, subjectKey(subject), OPEN_REPORTS),
    exportUntil,
  }
  const position = await putStanding(unit.tx, { subjectKey: subjectKey(subject), organization: '', standing: kept })
  unit.afterCommit(() => {
    desk.standings.made(subject, kept, position)
  })
}

const identityFact = (account: string): string => `account/${account}`

type Terminated = { readonly subject: StandingSubject; readonly history: StandingHistory }

/** From now on whoever holds this account registers no more, and whoever held it when the case began. */
async function markIdentity(desk: Desk, unit: Unit, { subject: { id }, history }: Terminated): Promise<void> {
  const identity = await findAccountIdentity(unit.tx, id)
  const { tokens = [], former = [], heldSince = null } = identity ?? {}
  const isOfBefore = heldSince !== null && (await beganAt(unit, history)) < heldSince
  const stated = await statedTokens(desk, unit, { account: id, heldSince })
  const marked = [...new Set([...tokens, ...(isOfBefore ? former : []), ...stated])]
  if (marked.length === 0) return
  const body = { tokens: marked, terminatedAt: unit.now }
  await stateFact(desk, unit, { kind: 'register.terminated', id: identityFact(id), body })
}

type Held = { readonly account: string; readonly heldSince: Instant | null }

/**
 * What the directory says that they are known by: nobody has registered here who was a member before the service asked about anybody. What
 * it said before the account was handed over is of whoever gave it away.
 */
async function statedTokens({ memory }: Desk, unit: Unit, { account, heldSince }: Held): Promise<readonly string[]> {
  const person = await getFact(unit.tx, 'person', account)
  if (person === null || (heldSince !== null && person.updatedAt < heldSince)) return []
  return readIdentifiers(person.body, memory.token)
}

/** When the case was opened that the termination is of; now, where it is of none. */
async function beganAt(unit: Unit, history: StandingHistory): Promise<Instant> {
  const terms = takenRecords(history).findLast(({ terms }) => terms.type === 'terminate')?.terms
  const found = terms === undefined || terms.case === null ? null : await unit.load(CASES, terms.case)
  return found === null || found.kind === 'none' ? unit.now : found.openedAt
}

/** `history`: as it was while it barred them. */
async function clearIdentity(desk: Desk, unit: Unit, { subject: { id }, history }: Terminated): Promise<void> {
  await withdrawFact(desk, unit, { kind: 'register.terminated', id: identityFact(id) })
  // Of somebody who was erased since it was kept to bar their return, and for nothing else.
  const since = takenRecords(history).find(({ terms }) => terms.type === 'terminate')?.takenAt ?? unit.now
  if (await wasErased(unit.tx, id, since)) await forgetAccountIdentity(unit.tx, id)
}

async function wasErased(db: Desk['db'], person: string, since: Instant): Promise<boolean> {
  const erased = await allSealedInStream(db, ERASURES, [
    { column: 'person', test: 'is', value: person },
    { column: 'status', test: 'is', value: 'erased' },
  ])
  return erased.some(({ state }) => state.kind === 'erased' && state.receipt.at >= since)
}
