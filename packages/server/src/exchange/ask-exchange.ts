/** The calls of the exchange: a page of its list, and what became of its hashes here. Bounded, and no word of a key in what goes wrong. */
import { readBounded } from '../net/read-bounded.ts'
import { type HashPage, type HashRecord, parseHashPage } from './parse-hash-page.ts'
import type { ExchangeConfig } from './read-exchange-config.ts'

const TIMEOUT_MS = 30_000
const LARGEST_PAGE = 32 * 1024 * 1024
/** Records to a page. */
const PAGE_SIZE = 1_000

/** What the exchange may be told of a hash. */
export type Feedback = Pick<HashRecord, 'signalType' | 'hash'> & {
  readonly value: 'PendingReview' | 'Blocked' | 'NotBlocked'
}

/**
 * What it answers when it will not have what it was asked or told: something in that is not to its mind, and said alone the rest may be.
 * Keys that are wrong, too many calls and its own faults are none of that.
 */
const REFUSED = new Set([400, 404, 409, 410, 413, 422])

/** The exchange will not have what it was asked or told. */
export class ExchangeRefusal extends Error {}

/** `fetch` says no more than that it failed: why lies in its cause. */
function notReached(fault: unknown): Error {
  const { name, cause } = fault instanceof Error ? fault : { name: '', cause: null }
  if (name === 'TimeoutError') return new Error(`The exchange gave no answer within ${TIMEOUT_MS / 1000} s.`)
  const code = cause instanceof Error && 'code' in cause ? ` (${String(cause.code)})` : ''
  return new Error(`The exchange could not be reached${code}. Look at GOODSTANDING_STOPNCII_URL, and the way there.`)
}

async function ask({ url, key, subscription }: ExchangeConfig, path: string, body?: object): Promise<string> {
  const answer = await fetch(`${url}/v1/${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/json',
      'x-functions-key': key,
      ...(subscription === null ? {} : { 'ocp-apim-subscription-key': subscription }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    // A redirect would carry the keys to somebody nobody named.
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch((fault: unknown) => {
    throw notReached(fault)
  })
  if (answer.ok) return readBounded(answer, LARGEST_PAGE)
  await answer.body?.cancel()
  const words = `The exchange answered ${path.split('?', 1).join('')} with HTTP ${answer.status}.`
  throw REFUSED.has(answer.status) ? new ExchangeRefusal(words) : new Error(words)
}

/** `since`: in the exchange's own clock, as its pages said it. */
export async function fetchHashes(
  config: ExchangeConfig,
  { since, page }: { readonly since: number; readonly page: string | null },
): Promise<HashPage> {
  const query = new URLSearchParams({ startTimestamp: String(since), pageSize: String(PAGE_SIZE) })
  if (page !== null) query.set('nextPageToken', page)
  return parseHashPage(await ask(config, `FetchHashes?${query.toString()}`))
}

export async function submitFeedback(config: ExchangeConfig, said: readonly Feedback[]): Promise<void> {
  const hashFeedbacks = said.map(({ signalType, hash, value }) => ({
    signalType,
    hashValue: hash,
    feedbackValue: value,
    tags: [],
  }))
  await ask(config, 'SubmitFeedback', { hashFeedbacks })
}
