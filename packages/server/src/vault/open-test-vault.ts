/** For tests: a vault whose installation key every opening of it shares. */
import type { Db } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { openVault, type VaultDb } from './open-vault.ts'

const KEY = Buffer.alloc(32, 7)

export function openTestVault(db: Db, now: () => Instant = Date.now): Promise<VaultDb> {
  return openVault({ db, keyring: { current: 'test', keys: new Map([['test', KEY]]) }, now })
}
