/** What the ladders recommend for the subject of a case, by the points that count now. A person decides. */
import { type Case, clausesOf, forOrganization, POINTS, recommendAction, severityOf } from '@goodstanding/casework'
import type { ClauseId } from '@goodstanding/model'
import { Problem } from '../../http/problems.ts'
import { termsOf, UNSTATED } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { type Shown, textOrNull } from '../show.ts'
import { countLimits } from '../standing/standing-now.ts'
import { casesOf, loadUndecided, pointsOf, violationAmong } from './load-automatic.ts'

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
  const severity = clausesOf(found).includes(clause) ? severityOf(found, clause) : terms.severity
  const undecided = await loadUndecided(desk.db, casesOf(found))
  const violation = violationAmong(undecided, found.subject)
  // What the machine took for this violation has given its points already: of both, the most counts.
  const given = Math.min(POINTS[severity], pointsOf(undecided, violation, desk.now()))
  const pointsBefore = type === 'content' ? 0 : Math.max(0, desk.memory.standing({ type, id }).points - given)
  const usual = recommendAction(terms, { severity, pointsBefore }, desk.now())
  if (usual === null) return []
  const limits = { before: desk.now(), apartFrom: violation }
  const limitsBefore = type === 'organization' ? await countLimits(desk.db, found.subject, limits) : 0
  const recommended = type === 'organization' ? forOrganization(usual, limitsBefore) : usual
  return [{ clause, ...recommended, until: textOrNull(recommended.until) }]
}

/** What endangers children goes to the authority whose task it is, before any step of a ladder. */
function referralsIn({ items }: FoundCase): readonly Shown[] {
  const clauses = new Set(items.flatMap(({ danger, clause }) => (danger === 'child-safety' ? [clause] : [])))
  return [...clauses].map((clause) => ({ clause, action: 'refer-to-authority', capability: null, until: null }))
}
