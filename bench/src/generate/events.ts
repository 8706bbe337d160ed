/**
 * `message.send` events as a messaging service sends them: every shared part filled, 200 characters of text. A person keeps to
 * one organization, place and device and to a few conversations, and writes mostly to colleagues.
 */
import type { Event } from '@goodstanding/model'
import type { Random } from './random.ts'
import { ACTORS, AUDIENCES, CLIENTS, COUNTRIES, ORGANIZATIONS, RELATIONS } from './rules.ts'
import { createWriter } from './texts.ts'

export type MessageEvent = Event<'message.send'>
export type StreamOptions = {
  /** Ids begin with it, so that no two runs send the same event. */
  readonly prefix: string
  /** The share of events that come from `FLAGGED_CLIENT`, which a rule of the bench flags. */
  readonly flagged?: number
}

export const TEXT_LENGTH = 200
export const FLAGGED_CLIENT = 'flagged/1.0'
/** Event time between two events. */
export const STEP_MS = 250
const START = Date.parse('2026-11-01T10:00:00Z')
export const PEOPLE = 20_000

/** The first often, the others now and then. */
const mostly = <Value>(random: Random, values: readonly [Value, ...Value[]]): Value =>
  random.chance(0.85) ? values[0] : random.pick(values)

function generateData(random: Random, write: (length: number) => string, flagged: number): MessageEvent['data'] {
  const person = random.skewed(PEOPLE)
  const own = <Value>(values: readonly Value[]): Value => values[person % values.length]!
  return {
    organization: `org-${person % ORGANIZATIONS}`,
    actor: { id: `u${person}`, kind: own(ACTORS), name: `Person ${person}` },
    conversation: { id: `c${person}-${random.below(5)}`, kind: 'group' },
    audience: {
      kind: mostly(random, AUDIENCES),
      relation: mostly(random, RELATIONS),
      size: 1 + random.skewed(60),
    },
    content: { text: write(TEXT_LENGTH) },
    session: {
      id: `s${person}`,
      ip: `198.51.${person % 200}.${person % 250}`,
      country: own(COUNTRIES),
      device: `d${person}`,
      client: random.chance(flagged) ? FLAGGED_CLIENT : own(CLIENTS),
    },
  }
}

/** Endless events; each call answers the next one. */
export function createEventStream(random: Random, { prefix, flagged = 0 }: StreamOptions): () => MessageEvent {
  const write = createWriter(random)
  let at = 0
  return () => ({
    id: `${prefix}-${at}`,
    source: 'https://chat.example/bench',
    type: 'message.send',
    time: START + at++ * STEP_MS,
    data: generateData(random, write, flagged),
  })
}

export function generateEvents(random: Random, count: number, options: StreamOptions): readonly MessageEvent[] {
  return Array.from({ length: count }, createEventStream(random, options))
}
