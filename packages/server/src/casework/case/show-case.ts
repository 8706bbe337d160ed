/** A case as staff read it. */
import { type Case, type CaseDecision, casePriority, clausesOf, foldDuplicates, leaseAt } from '@goodstanding/casework'
import type { Instant } from '@goodstanding/model'
import { UNSTATED } from '../clause-terms.ts'
import { instantText, type Shown, textOrNull } from '../show.ts'

export function showCase(found: Exclude<Case, { kind: 'none' }>, now: Instant): Shown {
  const { id, subject, family, severity, deadline, version, items, openedAt, notes } = found
  const lease = leaseAt(found, now)
  return {
    id,
    subject,
    status: found.kind === 'claimed' && lease === null ? 'open' : found.kind,
    family,
    queue: found.queue,
    language: found.language,
    clauses: clausesOf(found).filter((clause) => clause !== UNSTATED),
    severity,
    priority: casePriority(found, now),
    openedAt: instantText(openedAt),
    deadline: instantText(deadline),
    escalatedAt: textOrNull(found.escalatedAt),
    queuedBy: found.queuedBy,
    forSenior: found.forSenior === null ? null : { ...found.forSenior, at: instantText(found.forSenior.at) },
    mergedInto: found.kind === 'merged' || found.kind === 'settled' ? found.into : null,
    merged: found.merged.map(({ case: each, subject: about, family: of, by, at }) => ({
      ...{ case: each, subject: about, family: of, by },
      at: instantText(at),
    })),
    turns: found.turns.map((turn) => ({ ...turn, at: instantText(turn.at) })),
    version,
    lease: lease === null ? null : { by: lease.by, until: instantText(lease.until) },
    ...(found.kind === 'waiting' ? { waiting: { for: found.for, by: found.by, until: instantText(found.until) } } : {}),
    findings: items.flatMap((item) =>
      item.kind === 'finding'
        ? [
            {
              clause: item.clause,
              rule: item.rule,
              ...(item.match === undefined ? {} : { match: item.match }),
              severity: item.severity,
              confidence: item.confidence,
              decision: item.decision,
              at: instantText(item.at),
            },
          ]
        : [],
    ),
    reports: items.flatMap((item) =>
      item.kind === 'report'
        ? [{ id: item.report, clause: item.clause, severity: item.severity, at: instantText(item.at) }]
        : [],
    ),
    complaints: items.flatMap((item) =>
      item.kind === 'complaint' ? [{ id: item.complaint, clause: item.clause, at: instantText(item.at) }] : [],
    ),
    exhibits: foldDuplicates(items).map(({ fingerprint, first, copies, reporters }) => ({
      fingerprint,
      kind: first.kind,
      clause: first.clause,
      copies,
      reporters,
    })),
    notes: notes.map((note) => ({ ...note, at: instantText(note.at) })),
    checks: (found.checks ?? []).map((check) => ({ ...check, at: instantText(check.at) })),
    decisions: found.decisions.map(showDecision),
    decision: found.kind === 'decided' ? showDecision(found.decision) : null,
  }
}

/** What nobody decided was decided by the machine. */
function showDecision({ by, at, ...rest }: CaseDecision): Shown {
  return { by: by ?? 'machine', ...rest, at: instantText(at) }
}
