/** What a case is about and an action falls on. */
import type { OrganizationId } from '@goodstanding/model'

export const SUBJECT_TYPES = ['account', 'organization', 'content'] as const
export type SubjectType = (typeof SUBJECT_TYPES)[number]

/** A content subject's id is the id of the decision on it. `organization` is the one that the subject belongs to or is. */
export type Subject = {
  readonly type: SubjectType
  readonly id: string
  readonly organization: OrganizationId | null
}

/** `account/u1`: the form of a subject in addresses and filters. */
export function subjectKey(subject: Pick<Subject, 'type' | 'id'>): string {
  return `${subject.type}/${subject.id}`
}
