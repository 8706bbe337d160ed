/** Puts a question into the envelope of the contract. */
import type { EventType, WireEvent } from '@goodstanding/sdk'
import type { Person } from './words.ts'
import type { Question } from './workplace.ts'

const actorOf = ({ id, kind, isAdmin, name }: Person) => ({
  id,
  kind: kind === 'external' ? 'external' : isAdmin ? 'admin' : 'member',
  name,
})

/** `at` in milliseconds since 1970. */
export function fromQuestion<Type extends EventType>(source: string, at: number, question: Question<Type>): WireEvent {
  const { person, type, id, data } = question
  const event = {
    specversion: '1.0',
    id,
    source,
    type,
    time: new Date(at).toISOString(),
    data: { organization: person.organization, actor: actorOf(person), ...data },
  }
  return event as unknown as WireEvent
}
