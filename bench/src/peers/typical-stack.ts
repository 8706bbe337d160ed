/**
 * What a team would assemble today: NFKC and unhomoglyph and OpenCC, an npm Aho-Corasick over the terms, six in-memory rate
 * limiters, and rules in CEL, evaluated one by one.
 */
import AhoCorasick from 'ahocorasick'
import { Converter } from 'opencc-js/t2cn'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import unhomoglyph from 'unhomoglyph'
import type { MessageEvent } from '../generate/events.ts'
import { type GeneratedRule, SCORES, WINDOWS } from '../generate/rules.ts'
import { createCelRules, type Readings } from './cel-rules.ts'
import { createJsonRules } from './json-rules.ts'

export type TypicalDecision = {
  readonly id: string
  readonly effect: 'allow' | 'flag'
  readonly matches: number
  readonly terms: readonly string[]
}
export type TypicalOptions = {
  readonly rules: readonly GeneratedRule[]
  readonly terms: readonly string[]
  readonly by: 'cel-js' | 'json-rules-engine'
}

const toSimplified = Converter({ from: 'tw', to: 'cn' })

export function normalizeTypically(text: string): string {
  return unhomoglyph(text.normalize('NFKC')).toLowerCase()
}

export function normalizeWithChinese(text: string): string {
  return toSimplified(normalizeTypically(text))
}

/** Six limiters that never refuse: what is wanted of them is the count. */
export function createLimiters(): readonly RateLimiterMemory[] {
  return WINDOWS.map((_, at) => new RateLimiterMemory({ keyPrefix: `w${at}`, points: 1e9, duration: 3_600 }))
}

/** The six keys of an event, in the order of `WINDOWS`. */
export function keysOf({ data }: MessageEvent): readonly string[] {
  const { organization, actor, session, audience, conversation } = data
  return [
    actor.id,
    organization,
    session?.ip ?? '',
    session?.device ?? '',
    `${organization}\u001f${audience.relation ?? ''}`,
    `${actor.id}\u001f${conversation?.id ?? ''}`,
  ]
}

export async function countTypically(limiters: readonly RateLimiterMemory[], event: MessageEvent): Promise<number[]> {
  const keys = keysOf(event)
  const counts: number[] = []
  for (const [at, limiter] of limiters.entries()) counts.push((await limiter.consume(keys[at] ?? '')).consumedPoints)
  return counts
}

export function createTypicalStack(options: TypicalOptions) {
  const { rules, terms, by } = options
  const matcher = new AhoCorasick([...terms])
  const limiters = createLimiters()
  const matchRules = by === 'cel-js' ? createCelRules(rules) : createJsonRules(rules)
  return async (event: MessageEvent): Promise<TypicalDecision> => {
    const found = matcher.search(normalizeWithChinese(event.data.content.text)).flatMap(([, hits]) => hits)
    const scores = SCORES.map((_, at) => (at === 0 && found.length > 0 ? 0.9 : 0))
    const readings: Readings = { scores, windows: await countTypically(limiters, event) }
    const matches = await matchRules(event, readings)
    return { id: `dec_${event.id}`, effect: matches > 0 ? 'flag' : 'allow', matches, terms: found }
  }
}
