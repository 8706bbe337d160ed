/** A protected name or the name of a tenant, and how another name comes to be taken for it. */

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
  /** Further domains of the owner, which nobody is taken to imitate. */
  readonly siblings?: readonly string[]
  readonly registryNumber: string | null
}

export type NameEntry = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly kind: ProtectedNameKind
  /** 1 stated by register or curated list, 2 the long tail: a likeness there goes to a person at most. */
  readonly tier: 1 | 2
  /** Heard where nothing but whoever speaks for it stands beside it, and nowhere else. */
  readonly spoken?: true
  readonly owner: NameOwner | null
}

export type NameMatchMethod = 'exact' | 'distinctive' | 'reordered' | 'contained' | 'near' | 'pinyin' | 'homophone'

export type NameMatch = {
  readonly entry: NameEntry
  readonly method: NameMatchMethod
  /** Which of the entry's names it is: its own or an alias, as the list writes it. */
  readonly written: string
  /** 0..1 how surely a reader takes one for the other. */
  readonly score: number
}
