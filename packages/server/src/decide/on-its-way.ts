/**
 * Events whose decision is on its way to the ledger, by source and id. Whoever sends one again meanwhile, to be decided or as observed,
 * waits for the same decision: of two that are made, the ledger takes one, and the other would be told of for nothing.
 */
import type { BodyHash } from '@goodstanding/engine'
import type { Event } from '@goodstanding/model'
import { printedId } from './print-decision.ts'
import { reused } from './refuse-event.ts'

type Waited = {
  readonly body: BodyHash
  /** The decision, printed: whoever asks again gets the same bytes. */
  readonly answer: () => Promise<string>
  /** The public id of the decision that holds the key in the end. */
  readonly id: () => Promise<string>
}

type OnItsWay = {
  /** What somebody else waits for already; null: nobody asked. Throws when the body is another one. */
  readonly find: (event: Event, body: BodyHash) => Waited | null
  /** `done` ends the wait: the decision is stored, or could not be. */
  readonly decide: (event: Event, body: BodyHash, answer: Promise<string>, done?: Promise<unknown>) => void
  /** `stored`: the id of the decision to come, once the event is durable; `read` waits for that decision. */
  readonly observe: (
    event: Event,
    body: BodyHash,
    stored: Promise<string>,
    read: (id: string) => Promise<string>,
  ) => void
}

const keyOf = (event: Event): string => `${event.source}\u0000${event.id}`

export function createOnItsWay(): OnItsWay {
  const waited = new Map<string, Waited>()
  const put = (event: Event, entry: Waited, done: Promise<unknown>): void => {
    const key = keyOf(event)
    waited.set(key, entry)
    const forget = (): void => {
      if (waited.get(key) === entry) waited.delete(key)
    }
    done.then(forget, forget)
  }
  return {
    find: (event, body) => {
      const found = waited.size === 0 ? undefined : waited.get(keyOf(event))
      if (found === undefined) return null
      if (found.body.high !== body.high || found.body.low !== body.low) throw reused(event)
      return found
    },
    decide: (event, body, answer, done = answer) =>
      put(event, { body, answer: () => answer, id: () => answer.then(printedId) }, done),
    observe: (event, body, stored, read) =>
      put(event, { body, answer: () => stored.then(read), id: () => stored }, stored),
  }
}
