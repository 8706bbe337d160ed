/**
 * Data keys that were unwrapped lately. A key that another node destroys is forgotten here within a minute: until then, what this
 * node writes with it is lost to everybody, and what it reads is still open.
 */
import type { Instant } from '@goodstanding/model'
import type { DataKey } from './sealed-text.ts'

export type KeyCache = {
  readonly ofOwner: (owner: string) => DataKey | null
  /** Undefined: not known. Null: known to be destroyed. */
  readonly byId: (id: string) => DataKey | null | undefined
  readonly put: (owner: string, key: DataKey) => void
  readonly putById: (id: string, key: DataKey | null) => void
  readonly forget: (owner: string) => void
}

const KEPT_MS = 60_000
/** Of each of two generations; the older one is dropped when the younger is full. */
const MOST = 50_000

type Kept<Value> = { readonly value: Value; readonly until: Instant }
type Generations<Value> = { young: Map<string, Kept<Value>>; old: Map<string, Kept<Value>> }

export function createKeyCache(now: () => Instant): KeyCache {
  const owned: Generations<DataKey> = { young: new Map(), old: new Map() }
  const ids: Generations<DataKey | null> = { young: new Map(), old: new Map() }
  return {
    ofOwner: (owner) => get(owned, owner, now()) ?? null,
    byId: (id) => get(ids, id, now()),
    put: (owner, key) => {
      const until = now() + KEPT_MS
      set(owned, owner, { value: key, until })
      set(ids, key.id, { value: key, until })
    },
    putById: (id, key) => set(ids, id, { value: key, until: now() + KEPT_MS }),
    forget: (owner) => {
      const known = owned.young.get(owner) ?? owned.old.get(owner)
      for (const map of [owned.young, owned.old]) map.delete(owner)
      if (known !== undefined) for (const map of [ids.young, ids.old]) map.delete(known.value.id)
    },
  }
}

function get<Value>({ young, old }: Generations<Value>, name: string, now: Instant): Value | undefined {
  const kept = young.get(name) ?? old.get(name)
  return kept === undefined || kept.until <= now ? undefined : kept.value
}

function set<Value>(all: Generations<Value>, name: string, kept: Kept<Value>): void {
  if (all.young.size >= MOST) {
    all.old = all.young
    all.young = new Map()
  }
  all.young.set(name, kept)
}
