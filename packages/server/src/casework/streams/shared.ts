/** What streams of casework share: where a text lies sealed, and a view that shows nothing. */
import type { ReportAbout, Subject } from '@goodstanding/casework'
import type { ViewRow } from '@goodstanding/ledger'

export const NOTHING: ViewRow = { organization: '', status: 'none', sort: 0, columns: {} }

/** Evidence lies under a key of its own, so that each copy ends when nothing needs it any longer. */
export function evidenceKey(source: string): string {
  return `evidence/${source}`
}

/** What of a copy is sealed. */
export const EVIDENCE_TEXTS = { within: 'evidence', names: new Set(['text', 'files', 'seenBy']) } as const

/** Whose data key what tells of a subject lies under; null when it is nobody's. */
export function personOf({ type, id, organization }: Subject): string | null {
  if (type !== 'content') return `${type}/${id}`
  return organization === null ? null : `organization/${organization}`
}

/** Whom a report is about, or null when nobody is named. */
export function aboutKey(about: ReportAbout): string | null {
  switch (about.kind) {
    case 'account':
      return `account/${about.account}`
    case 'organization':
      return `organization/${about.organization}`
    case 'event':
      return about.account === null ? null : `account/${about.account}`
    case 'text':
      return null
  }
}
