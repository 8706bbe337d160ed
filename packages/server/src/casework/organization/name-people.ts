/**
 * What people are called, by their ids: to administrators those of their own organization and nobody else - the database itself keeps the
 * reading to those, and a person of another organization is no more there than one of whom nothing is known.
 */
import type { Subject } from '@goodstanding/casework'
import { getFacts } from '@goodstanding/ledger'
import type { MemberPrincipal } from '../../access/principal.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { readFor } from '../narrow.ts'
import type { Desk } from '../parts.ts'

type Named = { readonly id: string; readonly name: string }

export function nameOwnPeople(desk: Desk, by: MemberPrincipal, accounts: readonly string[]): Promise<readonly Named[]> {
  return readFor(desk, by, async (db) => {
    const names = await namesOf(db, accounts, by.organization)
    return [...names].map(([id, name]) => ({ id, name }))
  })
}

/** `within`: only those who belong to that organization by now; null: anybody, for the staff. */
export async function namesOf(
  db: VaultDb,
  accounts: readonly string[],
  within: string | null,
): Promise<ReadonlyMap<string, string>> {
  const facts = await getFacts(db, 'person', [...new Set(accounts)])
  return new Map(
    facts.flatMap(({ key, organization, body }) => {
      const name = within === null || organization === within ? nameIn(body) : null
      return name === null ? [] : [[key, name] as const]
    }),
  )
}

function nameIn(body: unknown): string | null {
  return typeof body === 'object' && body !== null && 'name' in body && typeof body.name === 'string' ? body.name : null
}

/** What the staff call an account or an organization, as the service stated it; null where it did not, and of content. */
export async function nameSubject(
  { db, memory }: Pick<Desk, 'db' | 'memory'>,
  { type, id }: Pick<Subject, 'type' | 'id'>,
): Promise<string | null> {
  if (type === 'organization') return memory.organization(id)?.name ?? null
  if (type === 'content') return null
  return (await namesOf(db, [id], null)).get(id) ?? null
}
