/** Drawing decided cases by chance, and judging them again without the first decision. */
import {
  type Case,
  clausesOf,
  decideSecondReview,
  isSetAside,
  secondReviewLease,
  type SecondReview,
  type SecondReviewCommand,
  type SecondReviewContents,
  type SettleOutcome,
  type Staff,
  subjectKey,
  takersOf,
  type Verdict,
  permissionOf,
  worksOn,
  type AuditAct,
} from '@goodstanding/casework'
import { type Draw, drawDecidedCases, findOnlookers, findUnjudgedReviews } from '@goodstanding/ledger'
import type { ActionId, PersonId } from '@goodstanding/model'
import type { Principal } from '../../access/principal.ts'
import { Problem } from '../../http/problems.ts'
import { must } from '../asker.ts'
import { reopenInTurn } from '../case/reopen-case.ts'
import { clauseNamed } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { ACTIONS, CASES } from '../streams.ts'
import { AUDIT_LOG } from '../audit/write-audit.ts'
import type { Unit } from '../unit.ts'
import { SECOND_REVIEWS } from './stream.ts'

export type DrawnReview = Exclude<SecondReview, { kind: 'none' }>
type FoundCase = Exclude<Case, { kind: 'none' }>
type DecidedCase = Extract<Case, { kind: 'decided' }>

/** A second review is named by the decision that it looks at. */
const reviewId = (caseId: string, decision: number): string => `${caseId}.${decision}`

export type Sample = { readonly id: string; readonly reviews: readonly string[] }

/** Draws decided cases by chance. The sample's own id is the seed, so that the draw can be done again and compared. */
export function drawSample(
  desk: Desk,
  { by, draw }: { readonly by: Staff; readonly draw: Omit<Draw, 'seed'> },
): Promise<Sample> {
  return desk.run(async (unit) => {
    const sample = unit.newId('smp')
    const drawn = await drawDecidedCases(unit.tx, { ...draw, seed: sample })
    await unit.loadAll(CASES, drawn)
    const cases: DecidedCase[] = []
    for (const id of drawn) {
      const found = await unit.load(CASES, id)
      if (found.kind === 'decided') cases.push(found)
    }
    const known = await knownTo(unit, cases)
    const reviews: string[] = []
    for (const found of cases) {
      const { by: first } = found.decision
      if (first === null) continue // nobody's: the machine checked what it could not check before
      const id = reviewId(found.id, found.decisions.length)
      const contents = { ...(await contentsOf(unit, found, first)), sample, drawnBy: by.id, drawnAt: unit.now }
      const people = [...new Set([...contents.knownTo, ...(known.get(found.id) ?? [])])]
      await step(unit, id, { kind: 'draw', review: { ...contents, knownTo: people } })
      reviews.push(id)
    }
    unit.audit({
      act: 'second-review.draw',
      by: `staff/${by.id}`,
      object: `sample/${sample}`,
      organization: null,
      why: null,
    })
    return { id: sample, reviews }
  })
}

async function step(unit: Unit, id: string, command: SecondReviewCommand): Promise<DrawnReview> {
  const found = await unit.load(SECOND_REVIEWS, id)
  const moved = unit.add(SECOND_REVIEWS, id, must(decideSecondReview(command, found, unit.now)))
  if (moved.kind === 'none') throw new Error(`second-review/${id} was moved and is not there.`)
  return moved
}

/** Whoever has looked at the cases since they were decided, by case. */
async function knownTo(unit: Unit, cases: readonly DecidedCase[]): Promise<ReadonlyMap<string, readonly PersonId[]>> {
  const asked = cases.map(({ id, subject, decision }) => ({
    id,
    organization: subject.organization ?? '',
    since: decision.at,
  }))
  const known = new Map<string, PersonId[]>()
  for (const { caseId, person } of await findOnlookers(unit.tx, AUDIT_LOG, asked))
    known.set(caseId, [...(known.get(caseId) ?? []), asId<PersonId>(person)])
  return known
}

type Contents = Omit<SecondReviewContents, 'sample' | 'drawnBy' | 'drawnAt'>

async function contentsOf(unit: Unit, found: DecidedCase, by: PersonId): Promise<Contents> {
  const { decision, decisions, items, notes, subject, queue } = found
  const { outcome } = decision
  const ids: readonly ActionId[] = outcome.kind === 'violation' ? outcome.actions : []
  await unit.loadAll(ACTIONS, ids)
  const actions = []
  for (const id of ids) {
    const action = await unit.load(ACTIONS, id)
    if (action.kind !== 'none') actions.push(action)
  }
  const verdict: Verdict =
    outcome.kind === 'violation'
      ? { kind: 'violation', clause: outcome.clause, actions: actions.map(({ terms }) => terms.type) }
      : { kind: 'no-violation' }
  const seen = notes.filter(({ at }) => at >= decision.at).map((note) => note.by)
  const findings = items.flatMap((item) => (item.kind === 'finding' ? [item.confidence] : []))
  return {
    case: found.id,
    decision: decisions.length,
    first: { by, at: decision.at, verdict },
    knownTo: [by, ...seen, ...actions.flatMap((action) => takersOf(action))],
    subject,
    queue,
    confidence: findings.length === 0 ? null : Math.max(...findings),
  }
}

type Moving = { readonly id: string; readonly by: Staff }

function note(
  unit: Unit,
  { id, by }: Moving,
  { act, moved, why }: { readonly act: AuditAct; readonly moved: DrawnReview; readonly why: string | null },
): void {
  const { subject } = moved
  unit.audit({
    act,
    by: `staff/${by.id}`,
    object: `second-review/${id}`,
    organization: subject.organization,
    why,
    ...(subject.type === 'content' ? {} : { about: subjectKey(subject) }),
  })
}

/** Takes a review for an hour, or longer once more. Refuses whoever knows what was decided. */
export const takeReview = (desk: Desk, asked: Moving): Promise<DrawnReview> =>
  desk.run(async (unit) => {
    const before = await unit.load(SECOND_REVIEWS, asked.id)
    await refuseAside(unit, asked.by, before)
    const moved = await step(unit, asked.id, { kind: 'take', by: asked.by })
    note(unit, asked, { act: 'second-review.take', moved, why: null })
    return moved
  })

/** What somebody set aside does not come to them as a second review either; one that they hold they may finish. */
async function refuseAside(unit: Unit, { id, setAside = [] }: Staff, review: SecondReview): Promise<void> {
  if (setAside.length === 0 || review.kind === 'none' || secondReviewLease(review, unit.now)?.by === id) return
  const found = await unit.load(CASES, review.case)
  if (found.kind !== 'none' && isSetAside(setAside, clausesOf(found))) throw new Problem('case.set-aside')
}

export const releaseReview = (desk: Desk, asked: Moving): Promise<DrawnReview> =>
  desk.run(async (unit) => {
    const moved = await step(unit, asked.id, { kind: 'release', by: asked.by })
    note(unit, asked, { act: 'second-review.release', moved, why: null })
    return moved
  })

export async function judgeReview(
  desk: Desk,
  { id, by, verdict, reason }: Moving & { readonly verdict: Verdict; readonly reason: string },
): Promise<DrawnReview> {
  if (verdict.kind === 'violation') clauseNamed(desk.policy().policy, verdict.clause, '/clause')
  return desk.run(async (unit) => {
    const moved = await step(unit, id, { kind: 'judge', by, verdict, reason })
    note(unit, { id, by }, { act: 'second-review.judge', moved, why: reason })
    return moved
  })
}

/** Says which of the two stands. `reopen` opens the case again; where another about the same is open, after that one. */
export async function settleReview(
  desk: Desk,
  { id, by, outcome, reason }: Moving & { readonly outcome: SettleOutcome; readonly reason: string },
): Promise<DrawnReview> {
  return desk.run(async (unit) => {
    const moved = await step(unit, id, { kind: 'settle', by, outcome, reason })
    note(unit, { id, by }, { act: 'second-review.settle', moved, why: reason })
    if (outcome === 'reopen') await reopenInTurn(desk, unit, moved.case, 'second-review')
    return moved
  })
}

/** Somebody is shown cases: whoever has seen a decision judges none of its reviews. */
export async function noteShown(
  desk: Desk,
  principal: Principal,
  cases: readonly Pick<FoundCase, 'id' | 'kind'>[],
): Promise<void> {
  const decided = cases.flatMap(({ id, kind }) => (kind === 'decided' ? [id] : []))
  const reviews = await findUnjudgedReviews(desk.db, decided)
  if (reviews.length === 0) return
  await desk.run(async (unit) => {
    for (const id of reviews) await step(unit, id, { kind: 'show', to: asId(principal.id) })
  })
}

/** Whether somebody could take a review: auditors read of them and judge none. */
export function mayTake(found: DrawnReview, by: Staff): boolean {
  const judges = by.roles.some((role) => permissionOf('second-review.judge', role) !== null)
  if (!judges || (found.kind !== 'open' && found.kind !== 'taken')) return false
  return !found.knownTo.includes(by.id) && worksOn(by, found)
}
