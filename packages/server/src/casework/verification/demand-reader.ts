/** Who reads how an organization stands with its badge: the operator's staff, and the organization itself. */
import type { Principal } from '../../access/principal.ts'
import { demand } from '../asker.ts'

export function demandReader(principal: Principal, organization: string): void {
  if (principal.kind === 'staff') demand(principal, 'verification.decide', ['granted-queue'])
  else {
    const isOwn = principal.kind === 'member' && principal.organization === organization
    demand(principal, 'verification.apply', isOwn ? ['own-organization'] : [])
  }
}
