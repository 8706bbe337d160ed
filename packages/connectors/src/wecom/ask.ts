/** Questions to Goodstanding about what WeCom told. A passing failure throws, so that the callback stays in the inbox and is worked on again. */
import type { Answer, Decision, Goodstanding, WireEvent } from '@goodstanding/sdk'
import type { Log } from '../log.ts'
import { asOfNow } from '../tell-portion.ts'

/** Goodstanding did not answer, or not now. */
export class Away extends Error {}

export type Asking = {
  readonly goodstanding: Pick<Goodstanding, 'decide' | 'observe' | 'people'>
  readonly log: Log
}

/** Null: it was refused for good, and the log says why. */
export async function decide({ goodstanding, log }: Asking, event: WireEvent): Promise<Decision | null> {
  return settle(await inTime(event, (one) => goodstanding.decide(one)), { what: NOT_TAKEN, id: event.id, log })
}

export async function observe({ goodstanding, log }: Asking, event: WireEvent): Promise<void> {
  settle(await inTime(event, (one) => goodstanding.observe(one)), { what: NOT_TAKEN, id: event.id, log })
}

const NOT_TAKEN = 'An event was not taken.'

/** Clocks differ: what lies too far from that of Goodstanding is asked as of now. */
async function inTime<Value>(
  event: WireEvent,
  ask: (event: WireEvent) => Promise<Answer<Value>>,
): Promise<Answer<Value>> {
  const answer = await ask(event)
  return !answer.ok && answer.refusal.kind === 'event.time' ? ask(asOfNow(event)) : answer
}

type Settling = { readonly what: string; readonly id: string; readonly log: Log }

export function settle<Value>(answer: Answer<Value>, { what, id, log }: Settling): Value | null {
  if (answer.ok) return answer.value
  const { kind, status, title, detail } = answer.refusal
  if (status === 0 || status === 429 || status >= 500) throw new Away(`${title} ${detail}`)
  // No problem of Goodstanding's: a proxy before it said this.
  if (kind.startsWith('client.')) throw new Away(`${title} ${detail}`)
  if (status === 401 || status === 403) throw new Away(`Goodstanding does not let us: ${title} ${detail}`)
  // Told before, in other words: a retry whose lookups found something else. The first one stands.
  if (kind !== 'event.reused') log('error', what, { id, kind, detail })
  return null
}
