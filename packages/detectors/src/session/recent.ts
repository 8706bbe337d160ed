/**
 * A map that forgets what was used least recently, give or take an eighth of what it keeps. Its values are changed in place:
 * using one again allocates nothing, and touches no other.
 */

export type Entry<Value> = {
  readonly key: string
  readonly value: Value
  /** False once it made room or was forgotten. */
  isKept: boolean
  /** Other than at the last snapshot. */
  changed: boolean
  /** How many uses there had been when it was last moved to the newest. */
  movedAt: number
  older: Entry<Value> | null
  newer: Entry<Value> | null
}

export type Recent<Value> = {
  /** The value, now among the most recently used; null when the key is not known. */
  readonly use: (key: string) => Value | null
  /** The entry of a key, whose value it uses; `known` is the one that this key mostly has, and spares looking for it. */
  readonly useEntry: (key: string, known: Entry<Value> | null) => Entry<Value> | null
  /** The value, used no more recently than before. */
  readonly peek: (key: string) => Value | null
  /** Keeps a value under a key that is not known, and forgets the oldest when there are too many. */
  readonly keep: (key: string, value: Value) => Entry<Value>
  /** Says that the value used or kept last is another than at the last snapshot. */
  readonly markChanged: () => void
  /** Forgets a key, whether it is known or not. */
  readonly forget: (key: string) => void
  /** Keys and values, oldest first when it is all of them; the next `changed` begins here. */
  readonly take: (which: 'all' | 'changed') => readonly (readonly [string, Value])[]
  readonly size: () => number
  readonly evicted: () => number
}

export function createRecent<Value>(most: number): Recent<Value> {
  const entries = new Map<string, Entry<Value>>()
  let oldest: Entry<Value> | null = null
  let newest: Entry<Value> | null = null
  let used: Entry<Value> | null = null
  let changed: Entry<Value>[] = []
  let evicted = 0
  let uses = 0

  const leave = (entry: Entry<Value>): void => {
    if (entry.older === null) oldest = entry.newer
    else entry.older.newer = entry.newer
    if (entry.newer === null) newest = entry.older
    else entry.newer.older = entry.older
    // An account may still have it: by its neighbours it would hold all that came after it.
    entry.older = null
    entry.newer = null
  }
  const enter = (entry: Entry<Value>): void => {
    entry.movedAt = uses
    entry.older = newest
    entry.newer = null
    if (newest === null) oldest = entry
    else newest.newer = entry
    newest = entry
  }
  const useEntry = (key: string, known: Entry<Value> | null): Entry<Value> | null => {
    const entry = known !== null && known.isKept && known.key === key ? known : entries.get(key)
    if (entry === undefined) return null
    used = entry
    uses++
    if (uses - entry.movedAt > most / 8) {
      leave(entry)
      enter(entry)
    }
    return entry
  }
  return {
    useEntry,
    use: (key) => useEntry(key, null)?.value ?? null,
    peek: (key) => entries.get(key)?.value ?? null,
    keep: (key, value) => {
      const entry: Entry<Value> = {
        key,
        value,
        isKept: true,
        changed: false,
        movedAt: uses,
        older: null,
        newer: null,
      }
      used = entry
      uses++
      entries.set(key, entry)
      enter(entry)
      if (entries.size <= most || oldest === null) return entry
      entries.delete(oldest.key)
      oldest.isKept = false
      leave(oldest)
      evicted++
      return entry
    },
    forget: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return
      entries.delete(key)
      entry.isKept = false
      leave(entry)
      if (used === entry) used = null
    },
    markChanged: () => {
      if (used === null || used.changed) return
      used.changed = true
      changed.push(used)
    },
    take: (which) => {
      const taken: (readonly [string, Value])[] = []
      if (which === 'all')
        for (let entry = oldest; entry !== null; entry = entry.newer) taken.push([entry.key, entry.value])
      else for (const entry of changed) if (entries.get(entry.key) === entry) taken.push([entry.key, entry.value])
      for (const entry of changed) entry.changed = false
      changed = []
      return taken
    },
    size: () => entries.size,
    evicted: () => evicted,
  }
}
