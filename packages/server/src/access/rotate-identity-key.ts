/** A new key over those of identity tokens, by whoever runs the installation. */
import { migrate, openDatabase } from '@goodstanding/ledger'
import type { Config } from '../config.ts'
import { openKeyring } from '../vault/read-keyring.ts'
import { openVault } from '../vault/open-vault.ts'
import { addIdentityKey } from './read-secrets.ts'

/** Answers how many keys lie over each other now. Nodes use the new one from their next start on. */
export async function rotateIdentityKey({ databaseUrl, dataDirectory, keys }: Config): Promise<number> {
  const database = await openDatabase({ url: databaseUrl, dataDirectory })
  try {
    await migrate(database.db)
    const keyring = await openKeyring(dataDirectory, keys)
    const db = await openVault({ db: database.db, keyring, now: Date.now })
    return await addIdentityKey(db, Date.now())
  } finally {
    await database.close()
  }
}
