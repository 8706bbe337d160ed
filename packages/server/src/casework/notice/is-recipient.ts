import type { Principal } from '../../access/principal.ts'

/** Whether a notice to `recipient` is to this person: their own, or their organization's when they administer it. */
export function isRecipient(principal: Principal, recipient: string): boolean {
  if (principal.kind !== 'member') return false
  if (recipient === `account/${principal.id}`) return true
  return principal.role === 'admin' && recipient === `organization/${principal.organization}`
}
