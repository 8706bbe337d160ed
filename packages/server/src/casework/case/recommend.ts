/** What the ladders recommend for the subject of a case, by the points that count now. A person decides. */
import {
  type Case,
  clausesOf,
  forOrganization,
  recommendAction,
  severityOf,
  type StandingSubject,
} from '@goodstanding/casework'
import type { ClauseId } from '@goodstanding/model'
import { Problem } from '../../http/problems.ts'
import { termsOf, UNSTATED } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { type Shown, textOrNull } from '../show.ts'
import { countLimits } from '../standing/standing-now.ts'
import { casesOf, loadUndecided, pointsIn } from './load-automatic.ts'

type FoundCase = Exclude<Case, { kind: 'none' }>

/** Of each clause of the case. */
export async function showRecommended(desk: Desk, found: FoundCase): Promise<readonly Shown[]> {
  const ladders = await Promise.all(clausesOf(found).map((clause) => ladderOf(desk, found, clause)))
  return [...referralsIn(found), ...ladders.flat()]
}

/** Of a clause that whoever decides has chosen, as a decision under it would count it: the case may be of none, or of another. */
export async function showRecommendedUnder(desk: Desk, found: FoundCase, clause: string): Promise<readonly Shown[]> {
  if (!desk.policy().policy.clauses.has(clause)) throw new Problem('case.clause-unknown')
  return ladderOf(desk, found, asId<ClauseId>(clause))
}

async function ladderOf(desk: Desk, found: FoundCase, clause: ClauseId): Promise<readonly Shown[]> {
  if (clause === UNSTATED) return []
  const { type, id } = found.subject
  const terms = termsOf(desk.policy().policy, clause)
  const isInCase = clausesOf(found).includes(clause)
  const violation = {
    severity: isInCase ? severityOf(found, clause) : terms.severity,
    pointsBefore: type === 'content' ? 0 : await pointsBefore(desk, found, { type, id }),
  }
  const usual = recommendAction(terms, violation, desk.now())
  if (usual === null) return []
  const limitsBefore = type === 'organization' ? await countLimits(desk.db, found.subject, desk.now()) : 0
  const recommended = type === 'organization' ? forOrganization(usual, limitsBefore) : usual
  return [{ clause, ...recommended, until: textOrNull(recommended.until) }]
}

/** Those of the violation that lies in the case, for which the machine acted, are not counted against it. */
async function pointsBefore(desk: Desk, found: FoundCase, subject: StandingSubject): Promise<number> {
  const { points } = desk.memory.standing(subject)
  if (points === 0) return 0
  return Math.max(0, points - pointsIn(await loadUndecided(desk.db, casesOf(found)), subject, desk.now()))
}

/** What endangers children goes to the authority whose task it is, before any step of a ladder. */
function referralsIn({ items }: FoundCase): readonly Shown[] {
  const clauses = new Set(items.flatMap(({ danger, clause }) => (danger === 'child-safety' ? [clause] : [])))
  return [...clauses].map((clause) => ({ clause, action: 'refer-to-authority', capability: null, until: null }))
}
