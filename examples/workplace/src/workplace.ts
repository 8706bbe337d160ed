/** What every act of the workplace works with, and the one way in which it asks before it acts. */
import { randomUUID } from 'node:crypto'
import type { Bilingual, EventDataOf, EventType, Goodstanding } from '@goodstanding/sdk'
import { fromQuestion } from './from-question.ts'
import type { Live } from './live.ts'
import type { Store } from './store/open-store.ts'
import type { Person, Verdict } from './words.ts'

/** The source of every event; with an event's id it is the key under which Goodstanding remembers it. */
export const SOURCE = 'https://workplace.example/'

export type Workplace = {
  readonly goodstanding: Goodstanding
  /** The same, with refusals in a language, to be shown to whoever asked. */
  readonly goodstandingIn: Readonly<Record<keyof Bilingual, Goodstanding>>
  readonly store: Store
  readonly live: Live
  readonly dataDirectory: string
  /** Milliseconds since 1970. */
  readonly now: () => number
}

export type Question<Type extends EventType> = {
  readonly person: Person
  readonly type: Type
  /** The id of what is about to be made: asked twice, it is decided once. */
  readonly id: string
  /** When it happens. Absent: now. */
  readonly at?: number
  readonly data: Omit<EventDataOf<Type>, 'organization' | 'actor'>
}

/**
 * Asks Goodstanding before an act. An answer that does not come is no leave: nothing is done, and the person is told to try again.
 * Each question and its answer are kept for the side panel.
 */
export async function askBefore<Type extends EventType>(
  workplace: Workplace,
  question: Question<Type>,
): Promise<Verdict> {
  const { goodstanding, store, live, now } = workplace
  const { person, type } = question
  const at = question.at ?? now()
  const event = fromQuestion(SOURCE, at, question)
  const began = performance.now()
  const answer = await goodstanding.decide(event)
  const milliseconds = performance.now() - began
  const verdict: Verdict = answer.ok
    ? {
        effect: answer.value.effect,
        decision: answer.value,
        clause: answer.value.findings[0]?.clause ?? null,
        words: answer.value.message,
      }
    : {
        effect: answer.refusal.status === 0 || answer.refusal.status >= 500 ? 'unreachable' : 'invalid',
        decision: null,
        clause: null,
        words: { en: answer.refusal.detail || answer.refusal.title, zh: '现在无法核对，请稍后再试。' },
      }
  store.putAsked({
    at,
    person: person.id,
    type,
    effect: verdict.effect,
    milliseconds,
    event,
    answer: answer.ok ? answer.value : answer.refusal,
  })
  live.changed('asked')
  return verdict
}

export const newId = (kind: string): string => `${kind}-${randomUUID()}`

/** The state of an item that was asked about. */
export function stateOf({ effect }: Verdict): 'sent' | 'held' | 'refused' {
  if (effect === 'allow' || effect === 'flag') return 'sent'
  return effect === 'hold' ? 'held' : 'refused'
}
