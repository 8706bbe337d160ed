/** A map that forgets what was used least recently. Its values are changed in place: using one again allocates nothing. */

type Entry<Value> = {
  readonly key: string
  readonly value: Value
  /** Other than at the last snapshot. */
  changed: boolean
  older: Entry<Value> | null
  newer: Entry<Value> | null
}

export type Recent<Value> = {
  /** The value, now the most recently used; null when the key is not known. */
  readonly use: (key: string) => Value | null
  /** Keeps a value under a key that is not known, and forgets the oldest when there are too many. */
  readonly keep: (key: string, value: Value) => void
  /** Says that the value used or kept last is another than at the last snapshot. */
  readonly markChanged: () => void
  /** Keys and values, oldest first when it is all of them; the next `changed` begins here. */
  readonly take: (which: 'all' | 'changed') => readonly (readonly [string, Value])[]
  readonly size: () => number
  readonly evicted: () => number
}

export function createRecent<Value>(most: number): Recent<Value> {
  const entries = new Map<string, Entry<Value>>()
  let oldest: Entry<Value> | null = null
  let newest: Entry<Value> | null = null
  let changed: Entry<Value>[] = []
  let evicted = 0

  const leave = (entry: Entry<Value>): void => {
    if (entry.older === null) oldest = entry.newer
    else entry.older.newer = entry.newer
    if (entry.newer === null) newest = entry.older
    else entry.newer.older = entry.older
  }
  const enter = (entry: Entry<Value>): void => {
    entry.older = newest
    entry.newer = null
    if (newest === null) oldest = entry
    else newest.newer = entry
    newest = entry
  }
  return {
    use: (key) => {
      const entry = entries.get(key)
      if (entry === undefined) return null
      if (entry !== newest) {
        leave(entry)
        enter(entry)
      }
      return entry.value
    },
    keep: (key, value) => {
      const entry: Entry<Value> = { key, value, changed: false, older: null, newer: null }
      entries.set(key, entry)
      enter(entry)
      if (entries.size <= most || oldest === null) return
      entries.delete(oldest.key)
      leave(oldest)
      evicted++
    },
    markChanged: () => {
      if (newest === null || newest.changed) return
      newest.changed = true
      changed.push(newest)
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
