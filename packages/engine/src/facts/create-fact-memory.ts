/** Facts in memory, kept by one change after the other. */
import { type FactKind, REGISTER_NAMES } from '@goodstanding/model'
import {
  createDomainIndex,
  createNameIndex,
  createServiceNames,
  type DomainIndex,
  type NameEntry,
  type NameIndex,
  sameRegistryNumber,
  type ServiceName,
  type ServiceNames,
} from '@goodstanding/detectors'
import { createConsentIndex } from './consent-index.ts'
import type { SubjectStanding } from './fact-change.ts'
import type { FactMemory, FactOptions, ServiceIdentity } from './fact-memory.ts'
import { createDirectoryIndex } from './directory-index.ts'
import { createIdentifierIndex } from './identifier-index.ts'
import { domainsOf, shippedDomains } from './known-domains.ts'
import { createOrganizationIndex } from './organization-index.ts'
import { type KnownPermit, permitCovers } from './permit-cover.ts'
import {
  readConsent,
  readIdentifiers,
  readOrganization,
  readPermit,
  readPerson,
  readProtectedName,
} from './read-fact.ts'
import { createRegisters, type Shelf } from './registers.ts'
import { rememberTokens } from './remember-tokens.ts'

const GOOD: SubjectStanding = { state: 'good', until: null, action: null, limits: [], points: 0, reports: 0 }

const KINDS: readonly FactKind[] = [
  ...(['permit', 'consent', 'organization', 'person'] as const),
  ...REGISTER_NAMES.map((name): FactKind => `register.${name}`),
]

/** Kinds that names everywhere are compared with; people concern only their own organization. */
const NAMING: ReadonlySet<FactKind> = new Set<FactKind>([
  'organization',
  'register.staff',
  'register.protected-names',
  'register.apps',
])

export function createFactMemory(options: FactOptions): FactMemory {
  const permits = new Map<string, KnownPermit>()
  const consents = createConsentIndex()
  const organizations = createOrganizationIndex()
  const people = createDirectoryIndex()
  const identifiers = createIdentifierIndex()
  const token = rememberTokens(options.token ?? (() => null))
  const standing = { account: new Map<string, SubjectStanding>(), organization: new Map<string, SubjectStanding>() }
  const names = createNames(options)
  const registers = createRegisters(options)
  const shelves: Readonly<Record<FactKind, Shelf>> = {
    permit: {
      put: (id, body) => permits.set(id, readPermit(id, body)),
      remove: (id) => permits.delete(id),
      size: () => permits.size,
      ids: () => permits.keys(),
    },
    consent: { ...consents, put: (id, body) => consents.put(id, readConsent(body)) },
    organization: { ...organizations, put: (id, body) => organizations.put(id, readOrganization(body)) },
    person: {
      size: people.size,
      ids: people.ids,
      put: (id, body) => {
        const person = readPerson(id, body)
        people.put(person)
        identifiers.put(person, readIdentifiers(body, token))
      },
      remove: (id) => {
        people.remove(id)
        identifiers.remove(id)
      },
    },
    'register.protected-names': names.shelf,
    ...registers.shelves,
  }
  let namesChanged = 0
  return {
    prepare: function* ({ kind, body }) {
      if (kind === 'organization' && body !== null) yield* organizations.prepare(readOrganization(body))
    },
    apply: ({ kind, id, body }) => {
      // While nodes are brought up to date one after the other, a newer one may state what this one knows nothing of.
      if (!Object.hasOwn(shelves, kind)) return
      if (NAMING.has(kind)) namesChanged++
      if (body === null) shelves[kind].remove(id)
      else shelves[kind].put(id, body)
    },
    applyStanding: ({ subject, standing: changed }) => {
      if (changed === null) standing[subject.type].delete(subject.id)
      else standing[subject.type].set(subject.id, changed)
    },
    nameService: (service) => {
      if (names.nameService(service)) namesChanged++
    },
    citedPermit: (event) => {
      const permit = event.data.permit === undefined ? undefined : permits.get(event.data.permit)
      return permit === undefined ? null : { permit, covers: permitCovers(permit, event) }
    },
    consent: consents.ask,
    agreedToShow: consents.agreedToShow,
    peopleWith: identifiers.peopleWith,
    organization: organizations.get,
    organizationNamed: organizations.named,
    peopleOf: people.of,
    peopleLike: people.like,
    nameRevision: (organization) => namesChanged + people.revision(organization),
    standing: ({ type, id }) => standing[type].get(id) ?? GOOD,
    ...registers.readers,
    ownsProtectedName: names.isOwner,
    registeredAs: names.registeredAs,
    protectedNames: names.protectedNames,
    protectedDomains: names.protectedDomains,
    serviceDomains: names.serviceDomains,
    serviceNames: names.serviceNames,
    tenants: organizations.tenants,
    token,
    kept: function* () {
      for (const kind of KINDS) for (const id of shelves[kind].ids()) yield { kind, id }
    },
    sizes: () => ({
      ...Object.fromEntries(Object.entries(shelves).map(([kind, shelf]) => [kind, shelf.size()])),
      standing: standing.account.size + standing.organization.size,
    }),
  }
}

type Names = {
  readonly shelf: Shelf
  /** Whether that changed anything. */
  readonly nameService: (service: ServiceIdentity) => boolean
  readonly isOwner: (organization: string) => boolean
  readonly protectedNames: NameIndex
  readonly protectedDomains: DomainIndex
  readonly serviceDomains: DomainIndex
  readonly serviceNames: ServiceNames
  readonly registeredAs: FactMemory['registeredAs']
}

const sameWords = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((word, at) => word === other[at])

const sameIdentity = (one: ServiceIdentity, other: ServiceIdentity): boolean =>
  sameWords(one.names, other.names) && sameWords(one.domains, other.domains)

/** Protected names by name and by domain: those that ship, the service's own, and the register's. */
function createNames({ service, protectedNames: shipped = null }: FactOptions): Names {
  const protectedNames = createNameIndex([], shipped)
  const below = shipped === null ? null : shippedDomains(shipped)
  const protectedDomains = createDomainIndex([], below?.others)
  const serviceDomains = createDomainIndex([], below?.service)
  const serviceNames = createServiceNames()
  /** The organization that owns each name of the register; null when none is stated. */
  const owners = new Map<string, string | null>()
  const ownerCounts = new Map<string, number>()
  /** Entries that state the registry number of their owner: the names that it is registered under. */
  const numbered = new Map<string, NameEntry>()
  const own = (id: string, organization: string | null): void => {
    const before = owners.get(id) ?? null
    if (before !== null) ownerCounts.set(before, (ownerCounts.get(before) ?? 1) - 1)
    owners.set(id, organization)
    if (organization !== null) ownerCounts.set(organization, (ownerCounts.get(organization) ?? 0) + 1)
  }
  const putDomains = (entry: NameEntry): void => {
    const known = domainsOf(entry)
    if (known !== null) (entry.kind === 'service' ? serviceDomains : protectedDomains).put(known)
  }
  const remove = (id: string): void => {
    for (const index of [protectedNames, protectedDomains, serviceDomains, serviceNames]) index.remove(id)
  }
  let named: ServiceIdentity = { names: [], domains: [] }
  const nameService = (given: ServiceIdentity): void => {
    const { names, domains } = given
    serviceDomains.remove('service')
    serviceDomains.put({ id: 'service', domains, names })
    serviceNames.remove('policy')
    serviceNames.put(
      'policy',
      names.map((name) => ({ name, owner: null })),
    )
    named.names.forEach((_, at) => protectedNames.remove(`service/${at}`))
    names.forEach((name, at) =>
      protectedNames.put({
        id: `service/${at}`,
        name,
        aliases: [],
        kind: 'service',
        tier: 1,
        owner: { organization: null, domains, registryNumber: null },
      }),
    )
    named = given
  }
  nameService(service)
  return {
    // Each trial of a policy names it anew, and nearly all give it the name it has.
    nameService: (given) => {
      if (sameIdentity(given, named)) return false
      nameService(given)
      return true
    },
    protectedNames,
    protectedDomains,
    serviceDomains,
    serviceNames,
    isOwner: (organization) => (ownerCounts.get(organization) ?? 0) > 0,
    registeredAs: (number) =>
      [...numbered.values()].flatMap(({ name, aliases, owner }) =>
        sameRegistryNumber(number, owner?.registryNumber ?? '') ? [name, ...aliases] : [],
      ),
    shelf: {
      put: (id, body) => {
        remove(`register/${id}`)
        const entry = readProtectedName(id, body)
        own(id, entry.owner?.organization ?? null)
        if ((entry.owner?.registryNumber ?? null) === null) numbered.delete(id)
        else numbered.set(id, entry)
        protectedNames.put(entry)
        putDomains(entry)
        if (entry.kind === 'service') serviceNames.put(entry.id, namesOf(entry))
      },
      remove: (id) => {
        remove(`register/${id}`)
        own(id, null)
        owners.delete(id)
        numbered.delete(id)
      },
      size: () => owners.size,
      ids: () => owners.keys(),
    },
  }
}

function namesOf({ name, aliases, owner }: NameEntry): readonly ServiceName[] {
  return [name, ...aliases].map((one) => ({ name: one, owner: owner?.organization ?? null }))
}
