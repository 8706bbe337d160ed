/** People of one organization, found by names that look like theirs without walking through all of them. */
import { deletesOf } from '../skeleton/edit-distance.ts'
import { latinLooksOf, type NamedPerson, personName, personNameOf } from './person-name.ts'

type Named = NamedPerson & { readonly id: string; readonly roles?: readonly string[] }

export type PeopleIndex<Person extends Named> = {
  readonly put: (person: Person) => void
  readonly remove: (id: string) => void
  /** Everybody whose name may be taken for this one, and some whose may not: compare what comes. */
  readonly like: (name: string) => Iterable<Person>
  readonly size: () => number
}

/** Keys that near names share: the name without spaces with one letter left out, and each half of long names. */
function keysOf(look: string): readonly string[] {
  const compact = look.replaceAll(' ', '')
  if (compact.length < 8) return [compact]
  const third = Math.ceil(compact.length / 3)
  return [
    ...deletesOf(compact, 1),
    ...[compact.slice(0, third), compact.slice(-third)].map((part, end) => `${end}:${part}`),
  ]
}

/** Who leads or administers is found by their name in Latin letters as well. */
function allKeysOf(person: Named): readonly string[] {
  const keys = keysOf(personNameOf(person).look)
  if (person.roles === undefined || person.roles.length === 0) return keys
  return [...keys, ...latinLooksOf(person).map(latinKey)]
}

const latinKey = (look: string): string => `latin:${look}`

export function createPeopleIndex<Person extends Named>(): PeopleIndex<Person> {
  const people = new Map<string, Person>()
  const byKey = new Map<string, Set<string>>()
  const remove = (id: string) => {
    const person = people.get(id)
    if (person === undefined) return
    people.delete(id)
    for (const key of allKeysOf(person)) {
      const ids = byKey.get(key)
      ids?.delete(id)
      if (ids?.size === 0) byKey.delete(key)
    }
  }
  return {
    remove,
    put: (person) => {
      remove(person.id)
      people.set(person.id, person)
      for (const key of allKeysOf(person)) {
        const ids = byKey.get(key)
        if (ids === undefined) byKey.set(key, new Set([person.id]))
        else ids.add(person.id)
      }
    },
    like: (name) => {
      const found = new Set<Person>()
      const { look } = personName(name)
      for (const key of [...keysOf(look), latinKey(look)])
        for (const id of byKey.get(key) ?? []) {
          const person = people.get(id)
          if (person !== undefined) found.add(person)
        }
      return found
    },
    size: () => people.size,
  }
}
