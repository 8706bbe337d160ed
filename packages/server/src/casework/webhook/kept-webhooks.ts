/** Subscriptions as they are kept: their secrets lie sealed, so that a copy of the database alone signs nothing. */
import { listWebhooks, putWebhook, type WebhookSubscription } from '@goodstanding/ledger'
import { INSTALLATION, type VaultDb } from '../../vault/open-vault.ts'
import { openOne, sealOne } from '../../vault/seal-texts.ts'

const contextOf = (id: string): string => `webhook/${id}`

export async function keepWebhook(db: VaultDb, webhook: WebhookSubscription): Promise<void> {
  const secrets = []
  for (const secret of webhook.secrets) secrets.push(await sealOne(db, secret, INSTALLATION, contextOf(webhook.id)))
  await putWebhook(db, { ...webhook, secrets })
}

/** Those that are told, by id, with their secrets. */
export async function readWebhooks(db: VaultDb): Promise<readonly WebhookSubscription[]> {
  const kept = await listWebhooks(db)
  return Promise.all(
    kept.map(async (webhook) => {
      const opened = await Promise.all(webhook.secrets.map((secret) => openOne(db, secret, contextOf(webhook.id))))
      return { ...webhook, secrets: opened.filter((secret) => secret !== null) }
    }),
  )
}
