/**
 * What follows from a decision: a case for what a person must look at, identity tokens of a registration, a message to the
 * service. The case is chosen from memory before the decision is stored; it is written right after.
 */
import { decideVerification, familyOf, subjectKey } from '@goodstanding/casework'
import { addCaseDecisions, type CaseDecisionRow, type DecisionRow, findUnjoinedDecisions } from '@goodstanding/ledger'
import type { Decision, Event, Finding, Instant, OrganizationId } from '@goodstanding/model'
import { ledgerId, publicId } from '../../decide/made-before.ts'
import { storedDecision } from '../../decide/read-stored-decision.ts'
import { readEvent } from '../../http/read-event.ts'
import { type Damaged, readSoundDecisionsOf } from '../../vault/open-decisions.ts'
import { isErasedEvent } from '../../vault/seal-decision.ts'
import { asId } from '../read-id.ts'
import { prepareCases, type Sought } from '../case/join-case.ts'
import { dangerOfFinding } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import { createFaultTeller } from '../../jobs/tell-faults.ts'
import { mayAct } from '../standing/may-administer.ts'
import { VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { createFollowingQueue, type Following, type FollowingQueue } from './following-queue.ts'
import { keepIdentity, tellsIdentity } from './keep-identity.ts'
import { limitAutomatically, mayLimit } from './limit-automatically.ts'
import { applyForVerification, checkProofs, findRevocation, proofsOf } from '../verification/apply-verification.ts'
import { renameVerified } from '../verification/rename-verified.ts'
import { createFloodBreaker, type FloodBreaker } from './flood-breaker.ts'
import { joinFindings } from './join-findings.ts'
import { lookedAt } from './looked-at.ts'
import { subjectOfEvent } from './subject-of-event.ts'
import { createUnwritten } from './unwritten.ts'

export type Followed = {
  /** The decision as it is to be stored and answered: with the id of its case. */
  readonly decision: Decision
  /** Writes what follows. Call when the decision is stored. Null: nobody needs to wait for it, see `FollowingQueue`. */
  readonly write: () => Promise<void> | null
}

export type DecisionFollower = Pick<FollowingQueue, 'settled' | 'waiting' | 'close'> & {
  /** Null when nothing follows: the usual answer, and a quick one. */
  readonly follow: (
    event: Event,
    decision: Decision,
    how?: Partial<Pick<Following, 'size' | 'observed'>>,
  ) => Followed | null
  /** Joins decisions of a time to their cases that have none: a node died before it did. Answers how many. */
  readonly recover: (from: Instant, until: Instant) => Promise<number>
  /** Tries again what could not be written: see `createUnwritten`. */
  readonly joinFailed: () => Promise<void>
}

const RECOVERED_AT_ONCE = 500
/** Of an event of which nobody says more. */
const USUAL_LETTERS = 1_000
/** What the log calls the work. */
const FOLLOWING = 'join decisions to their cases'
const TOO_MANY = 'Too many decisions could not be joined to their cases: the first of them are not tried again.'

export function createDecisionFollower(desk: Desk, tellsDecisions: () => boolean): DecisionFollower {
  const write = async (rows: readonly Following[]): Promise<readonly null[]> => {
    await desk.run(async (unit) => {
      await prepareCases(unit, rows.flatMap(casesOf))
      const joined: CaseDecisionRow[] = []
      for (const row of rows) joined.push(...(await writeFollowing(desk, unit, row, tellsDecisions())))
      await addCaseDecisions(unit.tx, joined)
    })
    return rows.map(() => null)
  }
  const tell = createFaultTeller((line) => desk.log?.(line), desk.now)
  const tellUnfollowed: Damaged = (decision, thrown) => tell(FOLLOWING, thrown, { decision })
  const unwritten = createUnwritten(desk.now, (decision) => tellUnfollowed(decision, new Error(TOO_MANY)))
  const fault: Damaged = (decision, thrown) => {
    unwritten.put(decision, thrown)
    tellUnfollowed(decision, thrown)
  }
  const queue = createFollowingQueue({ write, fault: ({ decision }, thrown) => fault(decision.id, thrown) })
  const recovering = { desk, queue, tell: tellUnfollowed }
  const breaker = createFloodBreaker((finding) => dangerOfFinding(desk.policy().policy, finding))
  return {
    follow: (event, decision, { size = USUAL_LETTERS, observed = false } = {}) => {
      const looked = lookedAt(event, decision)
      const caseId = looked.length === 0 ? null : chooseCase(desk, event, { looked, breaker })
      const isTold = decision.effect !== 'allow' && tellsDecisions()
      const isKnowing = isApplication(event, decision) || isRenaming(event, decision) || tellsIdentity(event, decision)
      if (caseId === null && !isTold && !isKnowing) return null
      const followed = caseId === null ? decision : { ...decision, case: caseId }
      // What has no case is not found again after a crash, and a limit must hold for what is sent next.
      const isAwaited = caseId === null || isKnowing || mayLimit(desk.policy().policy, decision) !== null
      return { decision: followed, write: () => queue.add({ event, decision: followed, size, observed }, isAwaited) }
    },
    recover: (from, until) => recoverBetween(recovering, from, until),
    joinFailed: async () => {
      if (queue.isBehind()) return
      await unwritten.retry((decisions) => joinAll({ ...recovering, tell: fault }, decisions.flatMap(ledgerIds)))
    },
    settled: queue.settled,
    waiting: () => queue.waiting() + unwritten.size(),
    close: queue.close,
  }
}

/** `tell` hears of decisions, by their public ids, that cannot be read. */
type Recovering = { readonly desk: Desk; readonly queue: FollowingQueue; readonly tell: Damaged }

async function recoverBetween(recovering: Recovering, from: Instant, until: Instant): Promise<number> {
  let joined = 0
  let after: string | null = null
  for (;;) {
    const ids = await findUnjoinedDecisions(recovering.desk.db, { from, until, after, limit: RECOVERED_AT_ONCE })
    joined += await joinAll(recovering, ids)
    after = ids.at(-1) ?? null
    if (ids.length < RECOVERED_AT_ONCE) return joined
  }
}

/** Joins recorded decisions to their cases, by their ids in the ledger; those that were erased are in none. */
async function joinAll({ desk, queue, tell }: Recovering, ids: readonly string[]): Promise<number> {
  const rows = await readSoundDecisionsOf(desk.db, ids, (id, thrown) => tell(publicId(id), thrown))
  const whole = rows.filter(({ event }) => !isErasedEvent(event))
  return queue.addAll(whole.flatMap((row) => readFollowing(row, tell)))
}

/** None where the event is one that this version does not take: that is told, and keeps nobody else from their case. */
function readFollowing(row: DecisionRow, tell: Damaged): readonly Following[] {
  try {
    const event = readEvent(row.event, row.decidedAt)
    return [{ event, decision: storedDecision(row), size: USUAL_LETTERS, observed: row.observed }]
  } catch (thrown) {
    tell(publicId(row.id), thrown)
    return []
  }
}

const ledgerIds = (decision: string): readonly string[] => {
  const id = ledgerId(decision)
  return id === null ? [] : [id]
}

type Choosing = { readonly looked: readonly Finding[]; readonly breaker: FloodBreaker }

/** The open case that the gravest finding belongs to, or the id of the one that it will open; null in a flood of one thing. */
function chooseCase(desk: Desk, event: Event, { looked, breaker }: Choosing): string | null {
  const [gravest] = looked
  if (gravest === undefined) return null
  const key = subjectKey(subjectOfEvent(event))
  const family = familyOf(asId(gravest.clause))
  const open = desk.openCases.get(key, family)
  if (open !== null) return open
  if (!breaker.mayOpen(looked, desk.now())) return null
  const chosen = `case_${desk.newId(desk.now())}`
  desk.openCases.put(key, family, chosen)
  return chosen
}

/** The case that a decision's findings belong to. */
function casesOf({ event, decision }: Following): readonly Sought[] {
  const [gravest] = lookedAt(event, decision)
  if (decision.case === null || gravest === undefined) return []
  const key = subjectKey(subjectOfEvent(event))
  return [{ key, family: familyOf(asId(gravest.clause)), chosen: decision.case }]
}

/** Answers the case that the decision is in, if it is in one. */
async function writeFollowing(
  desk: Desk,
  unit: Unit,
  row: Following,
  isTold: boolean,
): Promise<readonly CaseDecisionRow[]> {
  const { event, decision } = row
  await keepIdentity(unit.tx, row, desk.memory.token)
  if (isApplication(event, decision)) await apply(desk, unit, event)
  if (isRenaming(event, decision)) await renameVerified(desk, unit, event.data.subject)
  const first = await joinFindings(desk, unit, { event, decision, findings: lookedAt(event, decision) })
  if (first !== null) await limitAutomatically(desk, unit, { ...row, case: first })
  if (isTold && decision.effect !== 'allow') {
    unit.tell({
      type: 'decision.made',
      subject: `account/${event.data.actor.id}`,
      organization: event.data.organization,
      data: {
        decision: decision.id,
        effect: decision.effect,
        event: { source: event.source, id: event.id },
        case: decision.case,
      },
    })
  }
  if (first === null) return []
  const { organization } = event.data
  return [{ decision: decision.id, organization, caseId: first, effect: decision.effect }]
}

/** A claim to the badge that was not refused waits for a reviewer. */
function isApplication(event: Event, { effect }: Decision): boolean {
  return event.type === 'organization.verify' && effect !== 'block'
}

async function apply(desk: Desk, unit: Unit, event: Event): Promise<void> {
  if (event.type !== 'organization.verify') return
  const organization = event.data.subject.id
  const found = await unit.load(VERIFICATIONS, organization)
  const proofs = proofsOf(event)
  // One that waits already, holds the badge or cools down is no new application.
  const command = {
    kind: 'apply',
    organization: asId<OrganizationId>(organization),
    evidence: checkProofs(desk, organization, proofs),
    proofsFollow: true,
    deadline: unit.now,
    revokedAt: await findRevocation(unit, organization),
  } as const
  if (!decideVerification(command, found, unit.now).ok || !(await mayAct(unit, organization))) return
  await touchStanding(desk, unit, { type: 'organization', id: organization })
  await applyForVerification(desk, unit, { organization, proofs, proofsFollow: true })
}

/** A new name that goes through at once. One that is held back was looked at by a person when it does. */
function isRenaming(event: Event, { effect }: Decision): event is Extract<Event, { type: 'organization.rename' }> {
  return event.type === 'organization.rename' && (effect === 'allow' || effect === 'flag')
}
