/** Where the workplace listens, where it keeps its database, and which Goodstanding it asks. */
import { fileURLToPath } from 'node:url'

export type Config = {
  readonly port: number
  readonly dataDirectory: string
  /** Null: the workplace starts one of its own. */
  readonly goodstanding: { readonly url: string; readonly token: string } | null
}

const DEFAULT_DATA = fileURLToPath(new URL('../data', import.meta.url))

export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const port = Number(environment['WORKPLACE_PORT'] ?? 4700)
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error('WORKPLACE_PORT must be a whole number from 0 to 65535.')
  const url = environment['GOODSTANDING_URL'] ?? ''
  const token = environment['GOODSTANDING_SERVICE_TOKEN'] ?? ''
  if ((url === '') !== (token === ''))
    throw new Error(
      'Give both GOODSTANDING_URL and GOODSTANDING_SERVICE_TOKEN, or neither: then the workplace starts a Goodstanding.',
    )
  return {
    port,
    dataDirectory: environment['WORKPLACE_DATA'] ?? DEFAULT_DATA,
    goodstanding: url === '' ? null : { url: url.replace(/\/$/, ''), token },
  }
}
