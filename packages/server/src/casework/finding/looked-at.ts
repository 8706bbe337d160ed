/** What of a decision a person must look at. */
import { UNCHECKED_RULE } from '@goodstanding/casework'
import type { Decision, Event, Finding } from '@goodstanding/model'
import { UNSTATED, UNSTATED_SEVERITY } from '../clause-terms.ts'
import { OWN_SOURCE } from '../organization/screen-name.ts'

/** From this severity on, a person looks at what was refused too. */
const SEVERITY_LOOKED_AT = 3

/** What stands for the findings of what was held because deciding failed: it accuses nobody, and a person lets it go on or not. */
export const UNCHECKED: Finding = {
  clause: UNSTATED,
  rule: UNCHECKED_RULE,
  severity: UNSTATED_SEVERITY,
  confidence: 0,
  effect: 'hold',
  evidence: [],
}

/** What only follows from other findings, as that a breach is unlawful too, shows nothing of its own. */
const showsWhat = ({ evidence }: Finding): number => Number(evidence.length > 0)

/**
 * The findings that a person must look at: what shows something first, the gravest of it before. What we asked ourselves stopped nothing: all of it is looked at; and
 * whose list it was that something matched waits to hear whether it was right.
 */
export function lookedAt({ source }: Event, { effect, findings }: Decision): readonly Finding[] {
  if (effect === 'allow') return []
  if (effect === 'hold' && findings.length === 0) return [UNCHECKED]
  return findings
    .filter(
      ({ effect: own, severity, evidence: [first] }) =>
        own === 'flag' ||
        own === 'hold' ||
        severity >= SEVERITY_LOOKED_AT ||
        source === OWN_SOURCE ||
        (first?.match?.source ?? null) !== null,
    )
    .toSorted((a, b) => showsWhat(b) - showsWhat(a) || b.severity - a.severity || b.confidence - a.confidence)
}
