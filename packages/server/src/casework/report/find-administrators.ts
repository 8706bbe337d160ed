/** Who administers an organization: people whose facts say so, and whoever came with an administrator's token. */
import { type Db, listKnownAdministrators } from '@goodstanding/ledger'
import type { AccountId } from '@goodstanding/model'
import { asId } from '../read-id.ts'
import type { Desk } from '../parts.ts'

/** Administrators whose own standing leaves them what administrators do. A fact about a person goes before a token that they once had. */
export async function findAdministrators(
  { memory }: Pick<Desk, 'memory'>,
  db: Db,
  organization: string | null,
): Promise<readonly AccountId[]> {
  if (organization === null) return []
  const people = [...memory.peopleOf(organization)]
  const stated = people.filter(({ roles }) => roles.includes('admin')).map(({ id }) => id)
  const known = new Set(people.map(({ id }) => id))
  const came = (await listKnownAdministrators(db, organization)).filter((person) => !known.has(person))
  return [...stated, ...came]
    .filter((id) => {
      const { state, limits } = memory.standing({ type: 'account', id })
      const isLimited = limits.some(({ capability }) => capability === 'admin' || capability === 'all')
      return state !== 'suspended' && state !== 'terminated' && !isLimited
    })
    .map((id) => asId(id))
}
