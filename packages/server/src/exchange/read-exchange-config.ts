/** The exchange of hashes of intimate pictures that nobody may share (StopNCII), in the configuration. */
import { readUrl } from '@goodstanding/detectors'
import { ConfigError, type Environment } from '../config-error.ts'

export type ExchangeConfig = {
  /** What stands before `/v1/FetchHashes`. */
  readonly url: string
  /** Sent as `x-functions-key`. */
  readonly key: string
  /** Sent as `Ocp-Apim-Subscription-Key`; null: none. */
  readonly subscription: string | null
  /** The clause that a match cites. */
  readonly clause: string
}

/** Null when none is configured. Throws `ConfigError` in words, which never hold a key. */
export function readExchangeConfig(environment: Environment): ExchangeConfig | null {
  const read = (name: string): string => environment[`GOODSTANDING_STOPNCII_${name}`]?.trim() ?? ''
  const stated = read('URL')
  if (stated === '') return null
  const url = readUrl(stated)
  if (
    url === null ||
    (url.protocol !== 'https:' && url.protocol !== 'http:') ||
    url.username !== '' ||
    url.password !== ''
  )
    throw new ConfigError(
      'GOODSTANDING_STOPNCII_URL must be what stands before /v1/FetchHashes, such as https://api.example.',
    )
  const [key, clause] = [read('KEY'), read('CLAUSE')]
  if (key === '') throw new ConfigError('GOODSTANDING_STOPNCII_KEY must hold the key that the exchange gave you.')
  if (clause === '')
    throw new ConfigError('GOODSTANDING_STOPNCII_CLAUSE must name the clause of the policy that a match breaks.')
  return { url: stated.replace(/(?<!\/)\/+$/, ''), key, subscription: read('SUBSCRIPTION') || null, clause }
}
