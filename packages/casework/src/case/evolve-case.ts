/** A case after one event, and what can be read off it. Events that do not fit the state change nothing. */
import type { ClauseId, ComplaintId, ReportId, Severity } from '@goodstanding/model'
import { assertNever } from '@goodstanding/model'
import { urgencyOf } from '../deadlines.ts'
import { graver } from '../severity.ts'
import type { Case, CaseContents, CaseEvent, CaseItem } from './case.ts'
import { contentsOf, evolveHands, gravestOf, isOfHands, withDeadlines } from './evolve-hands.ts'
import { itemKey, leftAfter } from './item-key.ts'
import { GENERAL_QUEUE } from './queues.ts'

export const NO_CASE: Case = { kind: 'none' }

export function evolveCase(found: Case, event: CaseEvent): Case {
  if (event.kind === 'case.opened') return opened(event)
  if (found.kind === 'none') return found
  if (isOfHands(event)) return evolveHands(found, event)
  const contents = contentsOf(found)
  const changed = { ...contents, version: contents.version + 1 }
  switch (event.kind) {
    case 'case.joined':
      return { ...found, ...joined(contents, event) }
    case 'case.claimed':
      return { ...contents, kind: 'claimed', lease: { by: event.by, until: event.until } }
    case 'case.released':
    case 'case.resumed':
      return { ...contents, kind: 'open', reopened: null }
    case 'case.noted':
      return { ...found, notes: [...found.notes, { by: event.by, text: event.text, at: event.at }] }
    case 'case.escalated':
      return { ...found, escalatedAt: event.at }
    case 'case.routed':
      return { ...found, queue: event.queue, language: event.language, queuedBy: null }
    case 'case.checked':
      return { ...found, ...checkedIn(contents, event) }
    case 'case.parked':
      return { ...changed, kind: 'waiting', by: event.by, for: event.for, until: event.until }
    case 'case.decided':
      return {
        ...changed,
        kind: 'decided',
        decisions: [...contents.decisions, event.decision],
        decision: event.decision,
      }
    case 'case.reopened':
      return {
        ...changed,
        ...reopenedAt(contents, event.deadline),
        kind: 'open',
        reopened: event.why,
        escalatedAt: null,
      }
    default:
      return assertNever(event)
  }
}

function opened({ id, subject, family, item, deadline, at }: Extract<CaseEvent, { kind: 'case.opened' }>): Case {
  return {
    kind: 'open',
    reopened: null,
    id,
    subject,
    family,
    items: [item],
    severity: item.severity,
    openedAt: at,
    deadline,
    escalatedAt: null,
    version: 1,
    notes: [],
    decisions: [],
    queue: GENERAL_QUEUE,
    language: null,
    queuedBy: null,
    forSenior: null,
    merged: [],
    ownDeadline: deadline,
    turns: [],
  }
}

/** Opened again, everything in it is due at one time, and it is where the rules put it. */
function reopenedAt({ merged }: CaseContents, deadline: number) {
  return {
    deadline,
    ownDeadline: deadline,
    merged: merged.map((each) => ({ ...each, deadline })),
    queuedBy: null,
    forSenior: null,
  }
}

/** More of the same is counted and stales nobody's view; something new makes a new version. */
function joined(contents: CaseContents, event: Extract<CaseEvent, { kind: 'case.joined' }>) {
  const { item, deadline, organization = contents.subject.organization } = event
  const isMoreOfTheSame = contents.items.some((known) => known.fingerprint === item.fingerprint)
  return {
    subject: { ...contents.subject, organization },
    items: [...contents.items, item],
    severity: graver(contents.severity, item.severity),
    ...withDeadlines({ ...contents, ownDeadline: deadline }),
    version: isMoreOfTheSame ? contents.version : contents.version + 1,
  }
}

/** A case in which nothing is left keeps what it was about. */
function checkedIn(contents: CaseContents, { cleared, found, at }: Extract<CaseEvent, { kind: 'case.checked' }>) {
  const check = { cleared, found, at }
  const left = leftAfter(contents, check)
  const items = left.length === 0 ? contents.items : left
  const taken = new Set(contents.merged.flatMap((each) => each.items))
  const own = contents.items.filter((item) => !taken.has(itemKey(item)))
  const isNoneOwn = own.length > 0 && !own.some((item) => items.includes(item))
  return {
    items,
    ...(isNoneOwn ? { checkedOff: own } : {}),
    severity: gravestOf(items),
    checks: [...(contents.checks ?? []), check],
    version: contents.version + 1,
  }
}

/** One thing that was seen, and how often: what a person looks at instead of every copy. */
export type CaseExhibit = {
  readonly fingerprint: string
  readonly first: CaseItem
  readonly copies: number
  readonly reporters: number
}

/** The items of a case, duplicates folded into counts, in the order in which they came. */
export function foldDuplicates(items: readonly CaseItem[]): readonly CaseExhibit[] {
  const seen = new Map<string, CaseItem[]>()
  for (const item of items) {
    const same = seen.get(item.fingerprint)
    if (same === undefined) seen.set(item.fingerprint, [item])
    else same.push(item)
  }
  return [...seen].flatMap(([fingerprint, same]) => {
    const [first] = same
    if (first === undefined) return []
    const reporters = new Set(same.flatMap((item) => (item.kind === 'report' ? [item.reporter] : [])))
    return [{ fingerprint, first, copies: same.length, reporters: reporters.size }]
  })
}

/** The clauses in play. */
export function clausesOf(found: CaseContents): readonly ClauseId[] {
  return [...new Set(found.items.map((item) => item.clause))]
}

/** How soon it is decided: as its most urgent item asks. */
export function urgencyOfCase({ items }: Pick<CaseContents, 'items'>): Severity {
  return items.reduce<Severity>((soonest, item) => graver(soonest, urgencyOf(item)), 1)
}

/** The severity of a clause in this case: that of its gravest item. */
export function severityOf(found: CaseContents, clause: ClauseId): Severity {
  return gravestOf(found.items.filter((item) => item.clause === clause))
}

/** Every report and complaint in the case: a decision owes each of them an answer. */
export function answersOwed(found: CaseContents): {
  readonly reports: readonly ReportId[]
  readonly complaints: readonly ComplaintId[]
} {
  return {
    reports: found.items.flatMap((item) => (item.kind === 'report' ? [item.report] : [])),
    complaints: found.items.flatMap((item) => (item.kind === 'complaint' ? [item.complaint] : [])),
  }
}
