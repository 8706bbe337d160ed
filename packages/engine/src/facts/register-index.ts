/** Registers whose entries are asked for by one or more keys: each key leads to its entries, in the order they were put. */

export type RegisterIndex<Entry> = {
  readonly put: (id: string, keys: readonly string[], entry: Entry) => void
  readonly remove: (id: string) => void
  readonly first: (key: string) => Entry | null
  readonly all: (key: string) => Iterable<Entry>
  readonly entries: () => Iterable<Entry>
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

export function createRegisterIndex<Entry>(): RegisterIndex<Entry> {
  const byId = new Map<string, { readonly keys: readonly string[]; readonly entry: Entry }>()
  const byKey = new Map<string, Map<string, Entry>>()
  const remove = (id: string): void => {
    for (const key of byId.get(id)?.keys ?? []) {
      const entries = byKey.get(key)
      entries?.delete(id)
      if (entries?.size === 0) byKey.delete(key)
    }
    byId.delete(id)
  }
  return {
    remove,
    put: (id, keys, entry) => {
      remove(id)
      byId.set(id, { keys, entry })
      for (const key of keys) {
        const entries = byKey.get(key) ?? new Map<string, Entry>()
        byKey.set(key, entries)
        entries.set(id, entry)
      }
    },
    first: (key) => byKey.get(key)?.values().next().value ?? null,
    all: (key) => byKey.get(key)?.values() ?? [],
    entries: function* () {
      for (const { entry } of byId.values()) yield entry
    },
    size: () => byId.size,
    ids: () => byId.keys(),
  }
}
