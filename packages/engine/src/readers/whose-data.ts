/** Whose an identifier in a text is, by the directory of the organization that the event is in, and what its owner agreed to. */
import type { Event } from '@goodstanding/model'
import type { IdentifierKind, Whose } from '@goodstanding/detectors'
import type { FactMemory } from '../facts/fact-memory.ts'

/** The names of fields that a consent gives. */
const FIELDS: Readonly<Record<IdentifierKind, readonly string[]>> = {
  email: ['email'],
  phone: ['phone'],
  documentNumber: ['idNumber', 'passportNumber'],
}

const NOBODY: readonly string[] = []

type Facts = Pick<FactMemory, 'token' | 'peopleWith' | 'agreedToShow'>

/** One hash and a look into memory for each identifier that was found. */
export function whoseIn(event: Event, facts: Facts): (kind: IdentifierKind, value: string) => Whose {
  return (kind, value) => {
    const token = facts.token(kind, value)
    const { organization, actor } = event.data
    const people = token === null ? [] : facts.peopleWith(organization, token)
    if (people.length === 0) return 'stranger'
    if (people.some(({ id }) => id === actor.id)) return 'own'
    const recipients = recipientsOf(event)
    const agreed = people.some(({ id: person }) =>
      FIELDS[kind].some((field) => facts.agreedToShow({ person, organization, field, recipients, time: event.time })),
    )
    if (agreed) return 'consented'
    return people.some((person) => person.kind !== 'external') ? 'member' : 'contact'
  }
}

function recipientsOf({ data }: Event): readonly string[] {
  return 'audience' in data ? (data.audience.recipients ?? NOBODY) : NOBODY
}
