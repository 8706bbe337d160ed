/** Domains and names that a host may imitate, and the question whether it does. Entries come and go while it runs. */

export type DomainEntry = {
  readonly id: string
  readonly domains: readonly string[]
  /** Names that a host may carry, e.g. `Example Bank` in `example-bank-login.test`. */
  readonly names: readonly string[]
}

/** Whom a host imitates, and how surely (0..1). */
export type Imitation = { readonly score: number; readonly imitated: string; readonly id: string }

export type DomainIndex = {
  readonly put: (entry: DomainEntry) => void
  readonly remove: (id: string) => void
  /** True when the host is one of the domains or lies under one. */
  readonly owns: (host: string) => boolean
  /** The strongest imitation, or null: the host is genuine or like none of them. */
  readonly imitation: (host: string) => Imitation | null
  readonly size: () => number
}

export function createDomainIndex(entries: readonly DomainEntry[] = []): DomainIndex {
  void entries
  return { put: () => {}, remove: () => {}, owns: () => false, imitation: () => null, size: () => 0 }
}
