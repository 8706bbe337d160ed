/** Where each kind of fact is kept. Table names come from here only, never from a caller. */
import type { FactKind } from '@goodstanding/model'

export type FactPlace = {
  readonly table: 'permit' | 'consent' | 'organization' | 'person' | 'register_entry'
  /** The register's name when the kind is one, else null. */
  readonly register: string | null
}

export function placeOf(kind: FactKind): FactPlace {
  switch (kind) {
    case 'permit':
    case 'consent':
    case 'organization':
    case 'person':
      return { table: kind, register: null }
    default:
      return { table: 'register_entry', register: kind.slice('register.'.length) }
  }
}

/** The condition that finds one fact: its key is parameter 1, its register (or null) parameter 2. */
export function keyCondition({ register }: FactPlace): string {
  return register === null ? 'id = $1 and $2::text is null' : 'id = $1 and register = $2'
}

export const FACT_COLUMNS = `id as key, nullif(organization, '') as organization, body, version, updated_at as "updatedAt"`
