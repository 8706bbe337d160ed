/**
 * Which case comes first: by severity, confidence, reach, deadline and the reliability of its reporters.
 * All cases age at the same pace, so their order does not change with time and can be kept in an index.
 */
import type { Instant, Severity } from '@goodstanding/model'
import { DAY, HOUR } from '../durations.ts'
import { graver } from '../severity.ts'
import type { CaseContents, CaseItem } from './case.ts'

const HEAD_START: Readonly<Record<Severity, number>> = { 1: 0, 2: DAY, 3: 3 * DAY, 4: 30 * DAY }
const DANGER = 30 * DAY
const ESCALATED = 15 * DAY
const CONFIDENCE = 12 * HOUR
const REACH = 4 * HOUR
const REACH_MOST = 24 * HOUR
const REPORT = 2 * HOUR
const REPORTS_MOST = 24 * HOUR

/** The instant that a case is sorted by, earliest first: its deadline less what speaks for hurry. */
export function caseRank(found: Pick<CaseContents, 'items' | 'deadline' | 'escalatedAt'>): Instant {
  const { items } = found
  const severity = items.reduce<Severity>((gravest, item) => graver(gravest, item.severity), 1)
  const danger = items.some((item) => item.danger !== 'none') ? DANGER : 0
  const confidence = Math.max(0, ...items.map((item) => item.confidence)) * CONFIDENCE
  const reach = Math.min(REACH_MOST, REACH * Math.log10(1 + Math.max(0, ...items.map((item) => item.reach))))
  const reports = Math.min(REPORTS_MOST, REPORT * items.reduce((sum, item) => sum + weight(item), 0))
  // What was not looked at in time goes before whatever is in time, dangers excepted.
  const escalated = found.escalatedAt === null ? 0 : ESCALATED
  return found.deadline - HEAD_START[severity] - danger - escalated - confidence - reach - reports
}

/** A report weighs what its reporter's record says, but one about danger always weighs in full. */
function weight(item: CaseItem): number {
  switch (item.kind) {
    case 'report':
      return item.danger === 'none' ? item.reliability : 1
    case 'complaint':
      return 1
    case 'finding':
      return 0
  }
}

/** 0..1000 for a reader: the rank as seen at this time, higher is sooner. Orders cases as the rank does. */
export function casePriority(found: Pick<CaseContents, 'items' | 'deadline' | 'escalatedAt'>, now: Instant): number {
  return Math.round(1000 / (1 + Math.exp((caseRank(found) - now) / (3 * DAY))))
}
