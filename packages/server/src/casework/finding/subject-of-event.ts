/** Whom a finding is about, how many could see it, and what makes two findings the same thing. */
import { createHash } from 'node:crypto'
import type { Subject } from '@goodstanding/casework'
import type { Event, Finding } from '@goodstanding/model'
import { asId } from '../read-id.ts'

/** The organization that is named, the account that is registered or changed, else whoever acted. */
export function subjectOfEvent(event: Event): Subject {
  const organization = asId<NonNullable<Subject['organization']>>(event.data.organization)
  switch (event.type) {
    case 'organization.register':
    case 'organization.rename':
    case 'organization.verify':
      return { type: 'organization', id: event.data.subject.id, organization: asId(event.data.subject.id) }
    case 'account.register':
    case 'account.update':
    case 'account.transfer':
    case 'session.start':
      return { type: 'account', id: event.data.account.id, organization }
    default: {
      const { id, kind } = event.data.actor
      if (kind === 'app' || kind === 'anonymous') return { type: 'organization', id: organization, organization }
      return { type: 'account', id, organization }
    }
  }
}

/** How many people could see it, as far as the event says. */
export function reachOf(event: Event): number {
  if (!('audience' in event.data)) return 1
  const { size, recipients } = event.data.audience
  return Math.max(1, size ?? 0, recipients?.length ?? 0)
}

export function fingerprintOfFinding(event: Event, { clause, rule }: Finding): string {
  const text = textOf(event)
  const words = text.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim()
  return `finding/${clause}/${rule}/${createHash('sha256').update(words).digest('base64url').slice(0, 22)}`
}

function textOf({ data }: Event): string {
  return 'content' in data ? data.content.text : ''
}
