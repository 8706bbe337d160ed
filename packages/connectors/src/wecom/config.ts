/** What the connector is told when it starts. */
import type { Envelope } from './crypt.ts'
import type { WeComOptions } from './wecom.ts'
import type { Language } from './words.ts'

export type Config = {
  readonly listen: { readonly host: string; readonly port: number }
  /** Where Goodstanding reaches the connector; null: where it listens. */
  readonly publicUrl: string | null
  readonly dataDirectory: string
  readonly goodstanding: { readonly url: string; readonly token: string; readonly publicUrl: string }
  readonly wecom: Pick<WeComOptions, 'url' | 'corpId' | 'secrets' | 'agentId'>
  readonly envelope: Envelope
  readonly organization: string
  readonly administrators: readonly string[]
  readonly language: Language
  /** What becomes of a new member whom the policy does not let in. */
  readonly joining: 'disable' | 'leave'
  /** Null: the archive is not read. */
  readonly archive: {
    readonly url: string
    readonly keys: ReadonlyMap<number, string>
    readonly everySeconds: number
  } | null
  /** For the operator's own app, which may say what it sent; null: it may not. */
  readonly appSecret: string | null
}
