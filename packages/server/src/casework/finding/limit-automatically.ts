/**
 * What a machine does itself: under a clause that says so, the limit that its ladder recommends, for at most 7 days - and only
 * to whom a person has dealt with before. A first offence waits for a person.
 */
import { recommendAutomatic, releaseTerms, subjectKey } from '@goodstanding/casework'
import type { Bilingual, CaseId, Decision, Finding } from '@goodstanding/model'
import type { Policy } from '@goodstanding/policy'
import { proposeAction } from '../action/take-action.ts'
import { termsOf } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { countLimits, readStandingNow } from '../standing/standing-now.ts'
import type { Unit } from '../unit.ts'
import type { Following } from './following-queue.ts'
import { subjectOfEvent } from './subject-of-event.ts'

/** The finding that a limit may follow from, whoever sent it; null: none may. */
export function mayLimit(policy: Policy, { findings }: Pick<Decision, 'findings'>): Finding | null {
  const grounds = findings.filter(({ effect }) => effect === 'hold' || effect === 'block')
  return grounds.find(({ clause }) => termsOf(policy, clause).automatic === 'limit') ?? null
}

export async function limitAutomatically(
  desk: Desk,
  unit: Unit,
  { event, decision, case: caseId }: Following & { readonly case: CaseId },
): Promise<void> {
  const { policy } = desk.policy()
  const finding = mayLimit(policy, decision)
  const subject = subjectOfEvent(event)
  const { type, id } = subject
  if (finding === null || type === 'content') return
  const key = `automatic ${subjectKey(subject)}`
  if (unit.joined.has(key)) return // one event of this unit has done it
  const standing = await readStandingNow(unit.tx, { type, id }, unit.now)
  const clause = termsOf(policy, finding.clause)
  const violation = { severity: finding.severity, pointsBefore: standing.points }
  const recommended = standing.points === 0 ? null : recommendAutomatic(clause, violation, unit.now)
  if (recommended === null || standing.state !== 'good') return
  unit.joined.set(key, caseId)
  const limits = { before: unit.now, apartFrom: null }
  await proposeAction(desk, unit, {
    terms: {
      id: asId(unit.newId('act')),
      type: recommended.action,
      subject,
      capability: recommended.capability,
      until: recommended.until,
      clause: clause.id,
      severity: finding.severity,
      policy: { id: policy.id, version: policy.version },
      reason: `${finding.clause} (${finding.rule})`,
      facts: factsOf(policy, finding, { decision: decision.id, event: event.type }),
      violation: `${caseId}/automatic`,
      holder: null,
      case: caseId,
      exportWindow: 'usual',
      withoutPriorNotice: null,
      followUp: null,
      earlyRelease: type === 'organization' ? releaseTerms(await countLimits(unit.tx, subject, limits)) : null,
    },
    by: { kind: 'machine', decision: decision.id, rule: finding.rule },
    base: '',
  })
}

/** What the rule saw, in both languages: nobody writes facts where no person decides. */
function factsOf(
  policy: Policy,
  { clause, rule }: Finding,
  { decision, event }: { readonly decision: string; readonly event: string },
): Bilingual {
  const why = policy.clauses.get(clause)?.rules.find(({ name }) => name === rule)?.why ?? { en: rule, zh: rule }
  return { en: `${why.en} (${event}, ${decision})`, zh: `${why.zh}（${event}，${decision}）` }
}
