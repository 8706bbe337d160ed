/** What somebody is told of records about them that an authority was given: no order forbids it any more, or none did. */
import { createHash } from 'node:crypto'
import type { Bilingual } from '@goodstanding/model'
import type { Goodstanding } from '@goodstanding/sdk'

export type Disclosed = {
  readonly subject: string
  readonly words: Bilingual
  /** Another one once its review has changed what is told. */
  readonly key: string
}

/** Null: an order forbids it again, or it is no longer kept. Throws where asking again may help. */
export async function readDisclosure(goodstanding: Pick<Goodstanding, 'ask'>, id: string): Promise<Disclosed | null> {
  const path = `/v1/disclosures/${encodeURIComponent(id)}`
  const found = await goodstanding.ask<{ readonly subject: string; readonly message?: Bilingual }>('GET', path)
  if (!found.ok && found.refusal.status === 404) return null
  if (!found.ok) throw new Error(`A disclosure could not be read: ${found.refusal.kind}`)
  const { subject, message } = found.value
  if (message === undefined) return null
  const said = createHash('sha256').update(message.en).digest('hex').slice(0, 16)
  return { subject, words: message, key: `${id}-${said}` }
}
