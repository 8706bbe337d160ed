/** Tells Goodstanding what happened, some events at a time, and says which of them have to be told again. */
import type { Goodstanding, ItemProblem, Observed, WireEvent } from '@goodstanding/sdk'
import type { Log } from './log.ts'

type TellingPortions = { readonly goodstanding: Pick<Goodstanding, 'observeAll'>; readonly log: Log }

/** Half of what Goodstanding takes in one body, and nothing that takes it long. */
const MOST_BYTES = 4 * 1024 * 1024
const PASSING = new Set([429, 502, 503, 504])
/** A fault there. The next answer tells whether it is of this event. */
const FAULT = 500

/** The first of `events`: `most` at most, and as many as go into one body; one at least. */
export function portionOf(events: readonly WireEvent[], most: number): readonly WireEvent[] {
  let bytes = 0
  const end = events.slice(0, most).findIndex((event) => {
    bytes += Buffer.byteLength(JSON.stringify(event))
    return bytes > MOST_BYTES
  })
  return events.slice(0, end < 0 ? most : Math.max(1, end))
}

/** What lies too far from the clock of Goodstanding is told as of now: what it says counts all the same. */
export function asOfNow({ time: _, ...event }: WireEvent): WireEvent {
  return event
}

type Told = {
  /** Those that Goodstanding could not take now. */
  readonly again: readonly WireEvent[]
  /** Why not; null: it took all that it ever takes. */
  readonly why: string | null
}

type Item = Observed | ItemProblem

/** What Goodstanding never takes is logged. */
export async function tellPortion(telling: TellingPortions, events: readonly WireEvent[]): Promise<Told> {
  const answer = await telling.goodstanding.observeAll(events)
  if (!answer.ok) return { again: events, why: answer.refusal.kind }
  const again: WireEvent[] = []
  const second: WireEvent[] = []
  let why: string | null = null
  for (const [index, event] of events.entries()) {
    const problem = problemOf(answer.value[index])
    if (problem === null) continue
    if (problem.kind === 'event.time') second.push(asOfNow(event))
    else if (problem.status === FAULT) second.push(event)
    else if (PASSING.has(problem.status)) {
      again.push(event)
      why = problem.kind
    } else sayRefused(telling.log, event, problem)
  }
  const late = second.length === 0 ? { again: [], why: null } : await tellSecond(telling, second)
  return { again: [...again, ...late.again], why: why ?? late.why }
}

async function tellSecond({ goodstanding, log }: TellingPortions, events: readonly WireEvent[]): Promise<Told> {
  const answer = await goodstanding.observeAll(events)
  if (!answer.ok) return { again: events, why: answer.refusal.kind }
  const again: WireEvent[] = []
  let why: string | null = null
  for (const [index, event] of events.entries()) {
    const problem = problemOf(answer.value[index])
    if (problem === null) continue
    if (PASSING.has(problem.status)) {
      again.push(event)
      why = problem.kind
    } else sayRefused(log, event, problem)
  }
  return { again, why }
}

/** Null: it was taken, now or before. */
function problemOf(item: Item | undefined): ItemProblem | null {
  return item !== undefined && 'kind' in item && item.kind !== 'event.reused' ? item : null
}

function sayRefused(log: Log, { id }: WireEvent, { kind, detail }: ItemProblem): void {
  log('error', 'An event was not taken: Goodstanding never hears of it.', { id, kind, detail })
}
