/** People of one organization, found by names that look like theirs without walking through all of them. */
import { hashDeletes, LONGEST_HASHED, MOST_HASHES } from '../skeleton/delete-hashes.ts'
import { deletesOf } from '../skeleton/edit-distance.ts'
import { createHashChains } from '../skeleton/hash-chains.ts'
import { addressOf, surnamesOf } from './addressed-as.ts'
import { latinLooksOf, type NamedPerson, personName } from './person-name.ts'
import { soleTitle } from './screen-title.ts'

type Named = NamedPerson & { readonly id: string; readonly roles?: readonly string[]; readonly title?: string | null }

export type PeopleIndex<Person extends Named> = {
  readonly put: (person: Person) => void
  readonly remove: (id: string) => void
  /** Everybody whose name may be taken for this one, who leads under this title, and some whose may not: compare what comes. */
  readonly like: (name: string) => Iterable<Person>
  readonly size: () => number
}

/** What a key is of, so that those of one kind are not taken for those of another. */
const WHOLE = 0x2545f491
const BEGINNING = 0x27220a95
const END = 0x3c6ef372
const LATIN = 0x165667b1
const SURNAME = 0x51ed270b
const TITLE = 0x7f4a7c15

/** Hashes of the keys that near names share: the name without spaces with one letter left out, and each half of long names. */
function keysOf(look: string): readonly number[] {
  const compact = look.replaceAll(' ', '')
  if (compact.length < 8) return [hashOfWhole(compact)]
  const third = Math.ceil(compact.length / 3)
  return [...hashesOfDeletes(compact), hashOf(compact.slice(0, third), BEGINNING), hashOf(compact.slice(-third), END)]
}

const hashes = new Int32Array(MOST_HASHES)

/** Names are seldom so long that strings must be made of what is left of them. */
function hashesOfDeletes(compact: string): Iterable<number> {
  if (compact.length <= LONGEST_HASHED) return hashes.subarray(0, hashDeletes(compact, 1, hashes))
  return Array.from(deletesOf(compact, 1), hashOfWhole)
}

/** The same for what is left of a longer name as for a name that is as long as that. */
function hashOfWhole(text: string): number {
  if (text.length > LONGEST_HASHED) return hashOf(text, WHOLE)
  hashDeletes(text, 0, hashes)
  return hashes[0] ?? 0
}

function hashOf(text: string, salt: number): number {
  let hash = salt
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193)
  const mixed = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  return mixed ^ (mixed >>> 13)
}

/** Who leads or administers is found by their name in Latin letters as well, and who leads by role and surname, and by a title of their own. */
function allKeysOf(person: Named): readonly number[] {
  const keys = keysOf(personName(person.name).look)
  if (person.roles === undefined || person.roles.length === 0) return keys
  const leads = person.roles.includes('executive')
  const surnames = leads ? surnamesOf(person.name) : []
  const title = leads ? soleTitle(person.title) : null
  return [
    ...keys,
    ...latinLooksOf(person).map(latinKey),
    ...surnames.map(surnameKey),
    ...(title === null ? [] : [hashOf(title, TITLE)]),
  ]
}

const latinKey = (look: string): number => hashOf(look, LATIN)
const surnameKey = (surname: string): number => hashOf(surname, SURNAME)

export function createPeopleIndex<Person extends Named>(): PeopleIndex<Person> {
  /** By number: who was put later has a higher one. */
  const people = new Map<number, Person>()
  const numbers = new Map<string, number>()
  const chains = createHashChains()
  let latest = 0
  const remove = (id: string) => {
    const number = numbers.get(id)
    const person = people.get(number ?? 0)
    if (number === undefined || person === undefined) return
    people.delete(number)
    numbers.delete(id)
    for (const key of allKeysOf(person)) chains.remove(key, number)
  }
  return {
    remove,
    put: (person) => {
      remove(person.id)
      const number = ++latest
      people.set(number, person)
      numbers.set(person.id, number)
      for (const key of allKeysOf(person)) chains.add(key, number)
    },
    like: (name) => {
      const found = new Set<Person>()
      const { look } = personName(name)
      const address = addressOf(name)
      const surname = address === null ? [] : [surnameKey(address.surname)]
      for (const key of [...keysOf(look), latinKey(look), hashOf(name, TITLE), ...surname])
        for (const number of chains.valuesOf(key)) {
          const person = people.get(number)
          if (person !== undefined) found.add(person)
        }
      return found
    },
    size: () => people.size,
  }
}
