/** Protected names (and the names of tenants) by every disguise that a reader would not notice. Entries come and go while it runs. */
import { findEitherWay } from './find-names.ts'
import type { NameEntry, NameMatch } from './name-entry.ts'
import { addSpelling, createNameStore, dropSpelling } from './name-store.ts'

export type { NameEntry, NameMatch, NameMatchMethod, NameOwner, ProtectedNameKind } from './name-entry.ts'

export type NameIndex = {
  readonly put: (entry: NameEntry) => void
  readonly remove: (id: string) => void
  /** Matches, strongest first, at most 8. */
  readonly find: (name: string) => readonly NameMatch[]
  readonly size: () => number
}

export function createNameIndex(entries: Iterable<NameEntry> = []): NameIndex {
  const store = createNameStore()
  const remove = (id: string) => {
    for (const value of store.ids.get(id) ?? []) dropSpelling(store, value)
    store.ids.delete(id)
  }
  const put = (entry: NameEntry) => {
    remove(entry.id)
    const values = new Set([entry.name, ...entry.aliases])
    store.ids.set(
      entry.id,
      [...values].map((spelled) => addSpelling(store, entry, spelled)).filter((value) => value !== null),
    )
  }
  for (const entry of entries) put(entry)
  return { put, remove, find: (name) => findEitherWay(store, name), size: () => store.ids.size }
}
