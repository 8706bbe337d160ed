/** Which classifier is asked for a second opinion, in the configuration. */
import { readUrl } from '@goodstanding/detectors'
import { ConfigError, type Environment, wholeNumber } from '../config-error.ts'

export type OpinionFormat = 'moderation' | 'chat'

export type OpinionConfig = {
  /** The whole address that is asked, e.g. `http://127.0.0.1:8000/v1/chat/completions`. */
  readonly url: string
  readonly format: OpinionFormat
  /** Sent as a bearer token; null: none. */
  readonly key: string | null
  /** Null: the classifier's own. */
  readonly model: string | null
  readonly timeoutMs: number
  /** Questions that go out; answers that are remembered cost none. */
  readonly perMinute: number
  readonly perDay: number
}

const SECOND = 1_000

/** Null when none is configured. Throws `ConfigError` in words, which never hold the key. */
export function readOpinionConfig(environment: Environment): OpinionConfig | null {
  const stated = environment['GOODSTANDING_OPINION_URL']?.trim() ?? ''
  if (stated === '') return null
  const url = readUrl(stated)
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
    throw new ConfigError(
      'GOODSTANDING_OPINION_URL must be the whole address of the classifier, such as https://ai.example/v1/moderations.',
    )
  if (url.username !== '' || url.password !== '')
    throw new ConfigError('GOODSTANDING_OPINION_URL must hold no password. State the key in GOODSTANDING_OPINION_KEY.')
  const numberOf = (setting: string, bounds: { readonly min: number; readonly max: number }): number | null => {
    const name = `GOODSTANDING_OPINION_${setting}`
    return wholeNumber(name, environment[name]?.trim(), bounds)
  }
  return {
    url: url.href,
    format: readFormat(environment['GOODSTANDING_OPINION_FORMAT']?.trim() ?? '', url),
    key: environment['GOODSTANDING_OPINION_KEY']?.trim() || null,
    model: environment['GOODSTANDING_OPINION_MODEL']?.trim() || null,
    timeoutMs: numberOf('TIMEOUT_MS', { min: 50, max: 30 * SECOND }) ?? 2 * SECOND,
    perMinute: numberOf('PER_MINUTE', { min: 1, max: 100_000 }) ?? 120,
    perDay: numberOf('PER_DAY', { min: 1, max: 100_000_000 }) ?? 20_000,
  }
}

function readFormat(stated: string, { pathname }: URL): OpinionFormat {
  if (stated === 'moderation' || stated === 'chat') return stated
  if (stated === '' && /\/chat\/completions\/?$/.test(pathname)) return 'chat'
  if (stated === '' && /\/moderations\/?$/.test(pathname)) return 'moderation'
  throw new ConfigError(
    'GOODSTANDING_OPINION_FORMAT must be "moderation" or "chat" where the address ends in neither /moderations nor /chat/completions.',
  )
}
