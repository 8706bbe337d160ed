/** New keys of the installation, by whoever runs it. Nodes use them from their next start on. */
import { migrate, openDatabase } from '@goodstanding/ledger'
import type { Config } from '../config.ts'
import { openKeyring } from '../vault/read-keyring.ts'
import { demandUnwrapped, openVault, type VaultDb } from '../vault/open-vault.ts'
import { addIdentityKey, renewAccess } from './read-secrets.ts'

/** A new key over those of identity tokens. Answers how many lie over each other now. */
export const rotateIdentityKey = (config: Config): Promise<number> => inVault(config, addIdentityKey)

/** New keys of whatever lets somebody in or vouches. */
export const rotateAccessKeys = (config: Config): Promise<void> => inVault(config, renewAccess)

async function inVault<Answer>(
  { databaseUrl, dataDirectory, keys }: Config,
  work: (db: VaultDb, now: number) => Promise<Answer>,
): Promise<Answer> {
  const database = await openDatabase({ url: databaseUrl, dataDirectory })
  try {
    await migrate(database.db)
    const keyring = await openKeyring(dataDirectory, keys, () => demandUnwrapped(database.db))
    return await work(await openVault({ db: database.db, keyring, now: Date.now }), Date.now())
  } finally {
    await database.close()
  }
}
