/** Queues: which people see which cases. The first rule that fits names the queue. */
import type { Danger, OrganizationId, Severity } from '@goodstanding/model'
import type { SubjectType } from '../subject.ts'
import type { CaseContents } from './case.ts'

export type QueueRule = {
  readonly queue: string
  readonly family: string | null
  readonly severityFrom: Severity | null
  readonly danger: Danger | null
  readonly subjectType: SubjectType | null
  readonly organization: OrganizationId | null
}

/** Where a case goes that no rule fits. */
export const GENERAL_QUEUE = 'general'

export function queueOf(rules: readonly QueueRule[], found: CaseContents): string {
  return rules.find((rule) => fits(rule, found))?.queue ?? GENERAL_QUEUE
}

function fits(rule: QueueRule, found: CaseContents): boolean {
  return (
    (rule.family === null || rule.family === found.family) &&
    (rule.severityFrom === null || found.severity >= rule.severityFrom) &&
    (rule.danger === null || found.items.some((item) => item.danger === rule.danger)) &&
    (rule.subjectType === null || rule.subjectType === found.subject.type) &&
    (rule.organization === null || rule.organization === found.subject.organization)
  )
}

/** Whether a moderator with these grants works in a queue. No grants at all means every queue. */
export function worksIn(grants: readonly string[], queue: string): boolean {
  return grants.length === 0 || grants.includes(queue)
}
