/**
 * Data keys that were unwrapped lately. A key that this node destroys is forgotten at once, and one that another node destroys within
 * half a second, when this one hears of it: until then, the decisions that this node seals with it are lost to everybody, and what it reads
 * is still open. Casework asks whether a key stands before it writes.
 */
import type { Instant } from '@goodstanding/model'
import type { DataKey } from './sealed-text.ts'

export type KeyCache = {
  readonly ofOwner: (owner: string) => DataKey | null
  /** Undefined: not known. Null: known to be destroyed. */
  readonly byId: (id: string) => DataKey | null | undefined
  /** How often keys were forgotten. What is put names how often that was when it was asked for: since then it may have been destroyed. */
  readonly forgotten: () => number
  readonly put: (owner: string, key: DataKey, asked: number) => void
  readonly putById: (id: string, key: DataKey | null, asked: number) => void
  /** `ids`: the owner's keys, which may be known by what they sealed alone. */
  readonly forget: (owner: string, ids: readonly string[]) => void
}

const KEPT_MS = 60_000
/** Of each of two generations; the older one is dropped when the younger is full. */
const MOST = 50_000

type Kept<Value> = { readonly value: Value; readonly until: Instant }
type Generations<Value> = { young: Map<string, Kept<Value>>; old: Map<string, Kept<Value>> }

export function createKeyCache(now: () => Instant): KeyCache {
  const owned: Generations<DataKey> = { young: new Map(), old: new Map() }
  const ids: Generations<DataKey | null> = { young: new Map(), old: new Map() }
  let forgotten = 0
  return {
    forgotten: () => forgotten,
    ofOwner: (owner) => get(owned, owner, now()) ?? null,
    byId: (id) => get(ids, id, now()),
    put: (owner, key, asked) => {
      if (asked !== forgotten) return
      const until = now() + KEPT_MS
      set(owned, owner, { value: key, until })
      set(ids, key.id, { value: key, until })
    },
    putById: (id, key, asked) => {
      if (asked === forgotten) set(ids, id, { value: key, until: now() + KEPT_MS })
    },
    forget: (owner, gone) => {
      forgotten += 1
      for (const map of [owned.young, owned.old]) map.delete(owner)
      for (const map of [ids.young, ids.old]) for (const id of gone) map.delete(id)
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
