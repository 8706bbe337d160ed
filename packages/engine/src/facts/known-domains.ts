/** The domains of the protected names that ship, worked out once for all memories of facts: a policy is tried on a memory of its own. */
import {
  type DomainEntry,
  gatherDomains,
  type KnownDomains,
  type KnownNames,
  type NameEntry,
} from '@goodstanding/detectors'

/** What hosts may imitate of a name; null where only its name is protected. */
export function domainsOf(entry: NameEntry): DomainEntry | null {
  // The long tail holds domains that honest hosts resemble by chance, and a near miss of each costs memory: names only.
  if (entry.tier === 2) return null
  const { domains = [], siblings = [] } = entry.owner ?? {}
  return { id: entry.id, domains, siblings, names: [entry.name, ...entry.aliases] }
}

export type ShippedDomains = { readonly service: KnownDomains; readonly others: KnownDomains }

const worked = new WeakMap<KnownNames, ShippedDomains>()

export function shippedDomains(names: KnownNames): ShippedDomains {
  const known = worked.get(names) ?? gather(names)
  worked.set(names, known)
  return known
}

function gather({ stated }: KnownNames): ShippedDomains {
  const of = (isService: boolean): KnownDomains =>
    gatherDomains(
      stated.filter(({ kind }) => (kind === 'service') === isService).flatMap((entry) => domainsOf(entry) ?? []),
    )
  return { service: of(true), others: of(false) }
}
