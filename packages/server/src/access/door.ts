/**
 * The door: what nobody vouches for may fail a few times from one network address, and then waits. A token of our making says so
 * itself, without a question to the database, and one that was good before is remembered: neither is held up for what others try
 * from the same address, nor counts against it. Whoever comes in pays nothing.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { networkOf } from '@goodstanding/policy'
import { Problem } from '../http/problems.ts'
import { isLately } from '../lately.ts'
import { hashToken } from './read-secrets.ts'

/** What is kept of addresses and of tokens; the oldest goes first. */
const ADDRESSES_MOST = 10_000
const TOKENS_MOST = 10_000
const MINUTE = 60_000
/** How long a token that was over is not asked about again: a page that is left open goes on asking by its clock. */
const OVER_MS = 10_000

const CHECK_BYTES = 9
const CHECK_LETTERS = (CHECK_BYTES / 3) * 4

export type TokenKind = 'gst' | 'gsp' | 'gsi' | 'gss'

const checkOf = (key: string, body: string): Buffer =>
  createHmac('sha256', key).update(`token/${body}`).digest().subarray(0, CHECK_BYTES)

/** 256 random bits, and behind them what tells a token of ours from one that somebody made up. */
export function newToken(kind: TokenKind, accessKey: string): string {
  const body = `${kind}_${randomBytes(32).toString('base64url')}`
  return `${body}${checkOf(accessKey, body).toString('base64url')}`
}

export function isOfOurMaking(token: string, accessKey: string): boolean {
  if (!/^gs[tpis]_[\w-]{55}$/.test(token)) return false
  const given = Buffer.from(token.slice(-CHECK_LETTERS), 'base64url')
  return timingSafeEqual(given, checkOf(accessKey, token.slice(0, -CHECK_LETTERS)))
}

export type Outcome = 'failed' | 'refused'

export type Door = {
  /** Throws `rate.address` when too much failed from there lately. */
  readonly admit: (address: string, now: number) => void
  /** The same, unless the token is ours or was good before. False: it was over a moment ago, and need not be looked up. */
  readonly admitToken: (token: string, address: string, now: number) => boolean
  /** What somebody tried there came to nothing. */
  readonly fail: (address: string, now: number) => void
  /** A token that was let in came to nothing: one that is ours is over, any other goes on counting against the address. */
  readonly failToken: (token: string, address: string, now: number) => void
  /** It was good, and will be asked about again: what it was let in for is given back. */
  readonly vouch: (token: string, address: string, now: number) => void
  /** How many addresses are remembered. */
  readonly size: () => number
}

export type DoorParts = {
  /** Whether a token is of our making, whatever became of it. Asks nobody. */
  readonly isOurs: (token: string) => boolean
  /** What may fail in a minute from one address, and at once; null: anything. */
  readonly perMinute: number | null
  readonly tell: (outcome: Outcome) => void
}

/** Where the product calls itself: no address that anybody can come from. */
export const OURSELVES = '0.0.0.0'

type Allowance = { readonly left: number; readonly at: number }

/** Puts an entry behind all others, and drops the first ones beyond `most`. */
function keepLatest<Value>(
  kept: Map<string, Value>,
  key: string,
  { value, most }: { value: Value; most: number },
): void {
  kept.delete(key)
  kept.set(key, value)
  for (const first of kept.keys()) {
    if (kept.size <= most) break
    kept.delete(first)
  }
}

export function createDoor({ isOurs, perMinute, tell }: DoorParts): Door {
  const allowances = new Map<string, Allowance>()
  /** By hash: tokens that were good here, and since when it is known of tokens of ours that they are over. */
  const good = new Map<string, true>()
  const over = new Map<string, number>()

  const leftOf = (network: string, most: number, now: number): number => {
    const known = allowances.get(network)
    // A minute gives all of it back; so does a clock that is put back by as much, or nobody would be let in until it comes there again.
    if (known === undefined || !isLately(known.at, now, MINUTE)) return most
    return Math.min(most, known.left + (Math.max(0, now - known.at) / MINUTE) * most)
  }
  const admit: Door['admit'] = (address, now) => {
    if (perMinute === null || address === OURSELVES) return
    const left = leftOf(networkOf(address), perMinute, now)
    if (left >= 1) return
    tell('refused')
    const retryAfter = Math.max(1, Math.ceil(((1 - left) * MINUTE) / perMinute / 1000))
    throw new Problem('rate.address', { more: { retryAfter } })
  }
  const count = (address: string, now: number, by: 1 | -1): void => {
    if (perMinute === null || address === OURSELVES) return
    const network = networkOf(address)
    const left = Math.min(perMinute, Math.max(0, leftOf(network, perMinute, now) + by))
    keepLatest(allowances, network, { value: { left, at: now }, most: ADDRESSES_MOST })
  }
  const fail: Door['fail'] = (address, now) => {
    tell('failed')
    count(address, now, -1)
  }
  return {
    admit,
    admitToken: (token, address, now) => {
      const hash = hashToken(token)
      if (isLately(over.get(hash) ?? -Infinity, now, OVER_MS)) return false
      if (good.has(hash) || isOurs(token)) return true
      admit(address, now)
      // At once: a hundred that are looked up at the same time are a hundred.
      count(address, now, -1)
      return true
    },
    fail,
    failToken: (token, address, now) => {
      const hash = hashToken(token)
      const wasGood = good.delete(hash)
      if (isOurs(token)) keepLatest(over, hash, { value: now, most: TOKENS_MOST })
      else if (wasGood) fail(address, now)
      else tell('failed')
    },
    vouch: (token, address, now) => {
      const hash = hashToken(token)
      if (!good.has(hash) && !isOurs(token)) count(address, now, 1)
      keepLatest(good, hash, { value: true, most: TOKENS_MOST })
    },
    size: () => allowances.size,
  }
}
