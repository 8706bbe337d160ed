import type { EventType } from '@goodstanding/model'

/** Types whose allowed events are evidence of consent, identity or invitation, and are stored as well. */
export function isKept(type: EventType): boolean {
  return (
    type === 'contact.invite' ||
    type === 'contact.decline' ||
    type === 'account.register' ||
    type === 'account.transfer' ||
    type === 'directory.import' ||
    type.startsWith('organization.') ||
    type.startsWith('data.')
  )
}
