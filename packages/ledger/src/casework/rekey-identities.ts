/** What accounts were registered with, as tokens, a portion at a time: for putting new tokens in the place of old ones. */
import type { Db } from '../db/db.ts'
import type { HeldIdentity } from './identities.ts'

type Kept = Pick<HeldIdentity, 'account' | 'tokens' | 'former'>

/** Identities after an account in the order of accounts, locked until the transaction ends. */
export function lockIdentities(tx: Db, after: string, limit: number): Promise<readonly Kept[]> {
  return tx.query<Kept>(
    `select account, tokens, former from account_identity where account > $1 order by account limit $2 for update`,
    [after, limit],
  )
}

export async function replaceIdentityTokens(tx: Db, { account, tokens, former }: Kept): Promise<void> {
  await tx.query(`update account_identity set tokens = $2, former = $3 where account = $1`, [account, tokens, former])
}
