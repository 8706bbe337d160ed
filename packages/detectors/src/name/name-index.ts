/** Protected names (and the names of tenants) by every disguise that a reader would not notice. Entries come and go while it runs. */
import { findEitherWay } from './find-names.ts'
import type { NameEntry, NameMatch } from './name-entry.ts'
import { addSpelling, asBelow, createNameStore, dropSpelling, type NamesBelow } from './name-store.ts'

export type { NameEntry, NameMatch, NameMatchMethod, NameOwner, ProtectedNameKind } from './name-entry.ts'

export type NameIndex = {
  readonly put: (entry: NameEntry) => void
  readonly remove: (id: string) => void
  /** Matches, strongest first, at most 8. */
  readonly find: (name: string) => readonly NameMatch[]
  readonly size: () => number
}

/** Names that are read once and never change, to lie below those of any number of indexes. */
export type KnownNames = {
  /** How many entries there are. */
  readonly count: number
  /** Those of tier 1. */
  readonly stated: readonly NameEntry[]
  readonly below: NamesBelow
}

export function gatherNames(entries: readonly NameEntry[]): KnownNames {
  const store = createNameStore(null)
  for (const entry of entries) for (const spelled of spellingsOf(entry)) addSpelling(store, entry, spelled)
  return { count: entries.length, stated: entries.filter(({ tier }) => tier === 1), below: asBelow(store) }
}

export const spellingsOf = ({ name, aliases }: NameEntry): Iterable<string> =>
  aliases.length === 0 ? [name] : new Set([name, ...aliases])

/** `known`: names below these, which stay; no entry here has the id of one of them. */
export function createNameIndex(entries: Iterable<NameEntry> = [], known: KnownNames | null = null): NameIndex {
  const store = createNameStore(known?.below ?? null)
  const numbers = new Map<string, readonly number[]>()
  const remove = (id: string) => {
    for (const value of numbers.get(id) ?? []) dropSpelling(store, value)
    numbers.delete(id)
  }
  const put = (entry: NameEntry) => {
    remove(entry.id)
    const added = Array.from(spellingsOf(entry), (spelled) => addSpelling(store, entry, spelled))
    numbers.set(
      entry.id,
      added.filter((value) => value !== null),
    )
  }
  for (const entry of entries) put(entry)
  const size = () => numbers.size + (known?.count ?? 0)
  return { put, remove, find: (name) => findEitherWay(store, name), size }
}
