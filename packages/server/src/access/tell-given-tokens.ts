/** Tells at a start which service tokens of earlier starts let somebody in still: another one in the configuration revokes none of them. */
import { type Db, listTokensNamed } from '@goodstanding/ledger'
import { hashToken } from './read-secrets.ts'

/** How the tokens are called that a start knows by itself. */
export const GIVEN = { configured: 'configuration', drawn: 'first start' } as const

export async function tellGivenTokens(
  db: Db,
  given: string | null,
  log: (line: Readonly<Record<string, unknown>>) => void,
): Promise<void> {
  if (given === null) return
  const known = await listTokensNamed(db, Object.values(GIVEN))
  const own = known.find(({ tokenHash }) => tokenHash === hashToken(given))
  if (own !== undefined && own.revokedAt !== null)
    log({
      level: 'warn',
      message: 'The service token of the configuration was revoked, and lets nobody in. Give another one.',
      token: own.id,
    })
  const earlier = known.filter((token) => token !== own && token.revokedAt === null)
  if (earlier.length > 0)
    log({
      level: 'warn',
      message: 'Service tokens that an earlier start knew are good still. Revoke them once nobody uses them.',
      tokens: earlier.map(({ id }) => id),
    })
}
