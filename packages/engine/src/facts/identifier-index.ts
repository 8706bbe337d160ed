/** People of a directory by what they are known by beside their id: keyed hashes of addresses, phones, documents. */

export type KnownPerson = {
  readonly id: string
  /** `member`, `admin`, `external` … */
  readonly kind: string
}

export type IdentifierIndex = {
  readonly put: (person: KnownPerson & { readonly organization: string }, tokens: readonly string[]) => void
  readonly remove: (id: string) => void
  /** Who of the organization has it: a family may share one phone. */
  readonly peopleWith: (organization: string, token: string) => readonly KnownPerson[]
}

const NOBODY: readonly KnownPerson[] = []

export function createIdentifierIndex(): IdentifierIndex {
  const people = new Map<string, readonly KnownPerson[]>()
  const placesOf = new Map<string, readonly string[]>()
  const placeOf = (organization: string, token: string): string => `${organization}\u001f${token}`
  const remove = (id: string): void => {
    for (const place of placesOf.get(id) ?? []) {
      const left = (people.get(place) ?? NOBODY).filter((person) => person.id !== id)
      if (left.length === 0) people.delete(place)
      else people.set(place, left)
    }
    placesOf.delete(id)
  }
  return {
    remove,
    put: ({ id, kind, organization }, tokens) => {
      remove(id)
      if (tokens.length === 0) return
      const places = [...new Set(tokens)].map((token) => placeOf(organization, token))
      placesOf.set(id, places)
      for (const place of places) people.set(place, [...(people.get(place) ?? NOBODY), { id, kind }])
    },
    peopleWith: (organization, token) => people.get(placeOf(organization, token)) ?? NOBODY,
  }
}
