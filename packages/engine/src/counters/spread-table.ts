/** Under how many keys copies of a text came: one sender of a thousand copies is one, and so is a form that each fills in with their own contacts. */
import type { CopyTable } from './copy-table.ts'
import type { KeyAt } from './counter-store.ts'
import { createHashLanes, hashInto, putHash } from './hash-string.ts'
import { signContacts } from './text-contacts.ts'
import type { KnownWindow } from './window-registry.ts'

export type SpreadTable = {
  /** Remembers that the text came under the key, and answers under how many it did; 0: it names no contact. */
  readonly feed: (window: KnownWindow, key: KeyAt, text: string) => number
  readonly read: (window: KnownWindow, key: KeyAt, text: string) => number
}

export type SpreadParts = {
  readonly copies: Pick<CopyTable, 'join' | 'find'>
  /** Counts a hashed value under a hashed key once, and answers how many there are. */
  readonly meet: (window: KnownWindow, key: KeyAt, value: KeyAt) => number
  readonly sum: (window: KnownWindow, key: KeyAt) => number
}

export function createSpreadTable({ copies, meet, sum }: SpreadParts): SpreadTable {
  const lanes = createHashLanes()
  /** All texts of a window are told apart under one key, whoever sent them. */
  const everybody: KeyAt = { high: 1, low: 1, time: 0 }
  const alike: KeyAt = { high: 0, low: 0, time: 0 }
  let signed: string | null = null
  let hasContacts = false
  const sign = (text: string): boolean => {
    if (text !== signed) {
      hasContacts = signContacts(text, lanes)
      signed = text
    }
    return hasContacts
  }
  const withContacts = (cluster: KeyAt): KeyAt => {
    const [high, low] = [lanes[0] ?? 0, lanes[1] ?? 0]
    hashInto(cluster.high, cluster.low, lanes)
    alike.high = lanes[0] ?? 0
    alike.low = lanes[1] ?? 0
    alike.time = cluster.time
    putHash(high, low, lanes)
    return alike
  }
  return {
    feed: (window, key, text) => {
      if (!sign(text)) return 0
      everybody.time = key.time
      const cluster = copies.join(window, everybody, text)
      return cluster === null ? 0 : meet(window, withContacts(cluster), key)
    },
    read: (window, key, text) => {
      if (!sign(text)) return 0
      everybody.time = key.time
      const cluster = copies.find(window, everybody, text)
      return cluster === null ? 0 : sum(window, withContacts(cluster))
    },
  }
}
