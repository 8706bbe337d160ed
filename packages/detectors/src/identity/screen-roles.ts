/** Roles that only some accounts hold, in the names of an account: everybody's, and those of its own organization. */
import type { SignalSink } from '@goodstanding/model'
import { ownRoleScore, reservedRoleScore } from './reserved-role.ts'
import type { AccountClaims, AccountFacts } from './screen-account.ts'
import { isMadeOfName } from './screen-protected-names.ts'

/** `j.root` of Joe Root. The word alone is the role, whoever takes it. */
function isOwn({ username, name }: Pick<AccountClaims, 'username' | 'name'>): boolean {
  const [said, own] = [username ?? '', name ?? '']
  return reservedRoleScore(own) === null && isMadeOfName(said, own)
}

/** Says `identity.reserved-role`. */
export function screenRoles(
  account: AccountClaims,
  facts: Pick<AccountFacts, 'organization'>,
  pointer: string,
  sink: SignalSink,
): void {
  const own = facts.organization?.name ?? ''
  for (const field of ['username', 'name'] as const) {
    if (field === 'username' && isOwn(account)) continue
    const said = account[field] ?? ''
    const found = reservedRoleScore(said) ?? (own === '' ? null : ownRoleScore(said, own))
    if (found !== null) sink.see('identity.reserved-role', found.score, { pointer: `${pointer}/${field}` }, found.role)
  }
}
