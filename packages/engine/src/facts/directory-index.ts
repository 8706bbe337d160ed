/** People by organization, and those among them whose names may be taken for another. */
import { createPeopleIndex, type DirectoryPerson, type PeopleIndex } from '@goodstanding/detectors'

export type DirectoryIndex = {
  readonly put: (person: DirectoryPerson & { readonly organization: string }) => void
  readonly remove: (id: string) => void
  readonly of: (organization: string) => Iterable<DirectoryPerson>
  /** Everybody of the organization whose name may be taken for this one, and perhaps some more. */
  readonly like: (organization: string, name: string) => Iterable<DirectoryPerson>
  /** Grows with every change among the organization's people. */
  readonly revision: (organization: string) => number
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

/** Organizations with no more people are walked through. The names of larger ones are indexed as they come, so that no decision waits for it. */
const WALKED = 50

type Directory = { readonly people: Map<string, DirectoryPerson>; names: PeopleIndex<DirectoryPerson> | null }

export function createDirectoryIndex(): DirectoryIndex {
  const organizationOf = new Map<string, string>()
  const directories = new Map<string, Directory>()
  const revisions = new Map<string, number>()
  const revise = (organization: string): void => {
    revisions.set(organization, (revisions.get(organization) ?? 0) + 1)
  }
  const remove = (id: string): void => {
    const organization = organizationOf.get(id)
    if (organization === undefined) return
    organizationOf.delete(id)
    revise(organization)
    const directory = directories.get(organization)
    directory?.people.delete(id)
    directory?.names?.remove(id)
    if (directory?.people.size === 0) directories.delete(organization)
  }
  return {
    remove,
    put: ({ organization, ...person }) => {
      remove(person.id)
      organizationOf.set(person.id, organization)
      revise(organization)
      const directory = directories.get(organization) ?? { people: new Map<string, DirectoryPerson>(), names: null }
      directories.set(organization, directory)
      directory.people.set(person.id, person)
      if (directory.names !== null) directory.names.put(person)
      else if (directory.people.size > WALKED) directory.names = indexNames(directory.people.values())
    },
    of: (organization) => directories.get(organization)?.people.values() ?? [],
    like: (organization, name) => {
      const directory = directories.get(organization)
      if (directory === undefined) return []
      if (directory.people.size <= WALKED || directory.names === null) return directory.people.values()
      return directory.names.like(name)
    },
    revision: (organization) => revisions.get(organization) ?? 0,
    size: () => organizationOf.size,
    ids: () => organizationOf.keys(),
  }
}

function indexNames(people: Iterable<DirectoryPerson>): PeopleIndex<DirectoryPerson> {
  const names = createPeopleIndex<DirectoryPerson>()
  for (const person of people) names.put(person)
  return names
}
