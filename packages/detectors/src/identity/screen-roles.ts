/** Roles that only some accounts hold, in the names of an account: everybody's, and those of its own organization. */
import type { SignalSink } from '@goodstanding/model'
import { ownRoleScore, reservedRoleScore } from './reserved-role.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'

/** Says `identity.reserved-role`. */
export function screenRoles(
  account: AccountClaims,
  facts: Pick<AccountFacts, 'organization'>,
  pointer: string,
  sink: SignalSink,
): void {
  const own = facts.organization?.name ?? ''
  for (const field of ['username', 'name'] as const) {
    const said = account[field] ?? ''
    const found = reservedRoleScore(said) ?? (own === '' ? null : ownRoleScore(said, own))
    if (found !== null) sink.see('identity.reserved-role', found.score, { pointer: `${pointer}/${field}` }, found.role)
  }
}
