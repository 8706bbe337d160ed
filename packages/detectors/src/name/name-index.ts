/** Protected names (and the names of tenants) by every disguise that a reader would not notice. Entries come and go while it runs. */

export type ProtectedNameKind =
  | 'business'
  | 'school'
  | 'government'
  | 'service'
  | 'international'
  | 'political-military'
  | 'tenant'

export type NameOwner = {
  readonly organization: string | null
  readonly domains: readonly string[]
  readonly registryNumber: string | null
}

export type NameEntry = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: ProtectedNameKind
  /** 1 stated by register or curated list, 2 the long tail: a fuzzy hit there goes to a person at most. */
  readonly tier: 1 | 2
  readonly owner: NameOwner | null
}

export type NameMatchMethod =
  | 'exact'
  | 'distinctive'
  | 'reordered'
  | 'contained'
  | 'near'
  | 'pinyin'
  | 'homophone'
  | 'translation'

export type NameMatch = {
  readonly entry: NameEntry
  readonly method: NameMatchMethod
  /** 0..1 how surely a reader takes one for the other. */
  readonly score: number
}

export type NameIndex = {
  readonly put: (entry: NameEntry) => void
  readonly remove: (id: string) => void
  /** Matches, strongest first, at most 8. */
  readonly find: (name: string) => readonly NameMatch[]
  readonly size: () => number
}

export function createNameIndex(entries: Iterable<NameEntry> = []): NameIndex {
  void entries
  return { put: () => {}, remove: () => {}, find: () => [], size: () => 0 }
}
