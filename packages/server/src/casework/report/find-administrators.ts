/** Who administers an organization: people whose facts say so, and of whom no fact names whoever came with an administrator's token. */
import { isAdministrator } from '@goodstanding/casework'
import { type Db, listKnownAdministrators } from '@goodstanding/ledger'
import type { AccountId } from '@goodstanding/model'
import { asId } from '../read-id.ts'
import type { Desk } from '../parts.ts'

type Known = Pick<Desk, 'memory'>

/** Everybody who administers an organization, whatever their standing. A fact about a person goes before a token that they once had. */
export async function listAdministrators(
  { memory }: Known,
  db: Db,
  organization: string | null,
): Promise<readonly AccountId[]> {
  if (organization === null) return []
  const stated = [...memory.peopleOf(organization)].filter(isAdministrator).map(({ id }) => id)
  const came = await listKnownAdministrators(db, organization)
  return [...new Set([...stated, ...came])].map((id) => asId(id))
}

/** Those who are neither suspended nor terminated: who is told what concerns their organization. */
export async function findAdministrators(desk: Known, db: Db, organization: string | null) {
  return (await listAdministrators(desk, db, organization)).filter((id) => !isOut(desk, id))
}

/** Those whom their own standing leaves what administrators do. */
export async function findActingAdministrators(desk: Known, db: Db, organization: string | null) {
  return (await findAdministrators(desk, db, organization)).filter((id) => !isLimited(desk, id))
}

function isOut({ memory }: Known, id: AccountId): boolean {
  const { state } = memory.standing({ type: 'account', id })
  return state === 'suspended' || state === 'terminated'
}

function isLimited({ memory }: Known, id: AccountId): boolean {
  const { limits } = memory.standing({ type: 'account', id })
  return limits.some(({ capability }) => capability === 'admin' || capability === 'all')
}
