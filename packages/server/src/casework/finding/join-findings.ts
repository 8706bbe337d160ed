/** Findings of a decision in the case that the decision names. */
import { type CaseItem, familyOf } from '@goodstanding/casework'
import { addExchangeMatches, findJob } from '@goodstanding/ledger'
import type { CaseId, Decision, Event, Finding } from '@goodstanding/model'
import { joinCase } from '../case/join-case.ts'
import { dangerOfFinding } from '../clause-terms.ts'
import type { Desk } from '../parts.ts'
import { languageOfEvent } from '../queue/language-of.ts'
import { asId } from '../read-id.ts'
import type { Unit } from '../unit.ts'
import { UNCHECKED } from './looked-at.ts'
import { fingerprintOfFinding, reachOf, subjectOfEvent } from './subject-of-event.ts'

/** The job that checks again what lies unchecked in a case; its key is the case. */
export const CHECK_JOB = 'case.check'
/** So long whoever failed is left alone first. */
export const FIRST_PAUSE_MS = 60_000

export type Joining = {
  readonly event: Event
  readonly decision: Pick<Decision, 'id' | 'case'>
  /** Gravest first. */
  readonly findings: readonly Finding[]
  /** As whose family they come. Absent: that of the gravest. */
  readonly family?: string
}

/**
 * Puts findings of a decision into the case that the decision names: one message is looked at once, by one person, whichever
 * families of clauses it touches. Answers the case that they are in; null when the decision names none.
 */
export async function joinFindings(
  desk: Desk,
  unit: Unit,
  { event, decision, findings, family = familyOf(asId(findings[0]?.clause ?? '')) }: Joining,
): Promise<CaseId | null> {
  if (decision.case === null) return null
  const { policy } = desk.policy()
  const subject = subjectOfEvent(event)
  const language = languageOfEvent(event)
  let joined: CaseId | null = null
  for (const finding of findings) {
    const match = finding.evidence[0]?.match
    const item: CaseItem = {
      kind: 'finding',
      decision: decision.id,
      rule: finding.rule,
      // Nobody has seen what it is: none of it is the same as another.
      fingerprint: finding === UNCHECKED ? `unchecked/${decision.id}` : fingerprintOfFinding(event, finding),
      clause: asId(finding.clause),
      severity: finding.severity,
      danger: dangerOfFinding(policy, finding),
      confidence: finding.confidence,
      reach: reachOf(event),
      ...(match === undefined ? {} : { match }),
      at: unit.now,
    }
    joined = await joinCase(desk, unit, { subject, item, family, chosen: decision.case, language })
    if (finding === UNCHECKED) await checkLater(unit, joined)
    if (match !== undefined && match.source !== null)
      await addExchangeMatches(unit.tx, [{ exchange: match.source, entry: match.entry, caseId: joined }])
  }
  return joined
}

/** A check that stands is not put off by what comes after. */
async function checkLater(unit: Unit, key: CaseId): Promise<void> {
  if ((await findJob(unit.tx, { kind: CHECK_JOB, key })) === null)
    unit.schedule({ kind: CHECK_JOB, key, payload: null, due: unit.now + FIRST_PAUSE_MS })
}
