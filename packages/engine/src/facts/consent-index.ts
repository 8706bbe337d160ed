/** Consents by person and organization. Section 3 of the contract, "Consent". */
import type { Instant } from '@goodstanding/model'

export type ConsentQuestion = {
  readonly person: string
  readonly organization: string
  readonly purpose: string
  readonly fields: readonly string[]
  /** null when the event names no recipient. */
  readonly recipient: string | null
  readonly time: Instant
}

/** Whether a message may show something of somebody. It states no purpose; who reads it is what bounds it. */
export type ShowingQuestion = {
  readonly person: string
  readonly organization: string
  readonly field: string
  /** Everybody who reads it; none: nobody is named, so nobody agreed. */
  readonly recipients: readonly string[]
  readonly time: Instant
}

/** `recipient-missing`: a consent covers the use but for the recipient. */
export type ConsentAnswer = 'covered' | 'recipient-missing' | 'missing'

type KnownConsent = {
  readonly id: string
  readonly fields: readonly string[]
  readonly purpose: string
  readonly recipients: readonly string[]
  readonly givenAt: Instant
  readonly withdrawnAt: Instant
}

export type ConsentStatement = Omit<KnownConsent, 'id'> & { readonly person: string; readonly organization: string }

export type ConsentIndex = {
  readonly put: (id: string, consent: ConsentStatement) => void
  readonly remove: (id: string) => void
  readonly ask: (question: ConsentQuestion) => ConsentAnswer
  /** True when the person agreed, for whatever purpose, that each of the recipients has the field. */
  readonly agreedToShow: (question: ShowingQuestion) => boolean
  readonly size: () => number
  readonly ids: () => Iterable<string>
}

export function createConsentIndex(): ConsentIndex {
  const keyOf = new Map<string, string>()
  const byPerson = new Map<string, readonly KnownConsent[]>()
  const key = (person: string, organization: string) => `${organization}\u001f${person}`

  const remove = (id: string): void => {
    const place = keyOf.get(id)
    if (place === undefined) return
    keyOf.delete(id)
    const left = (byPerson.get(place) ?? []).filter((consent) => consent.id !== id)
    if (left.length === 0) byPerson.delete(place)
    else byPerson.set(place, left)
  }
  return {
    remove,
    put: (id, { person, organization, ...consent }) => {
      remove(id)
      const place = key(person, organization)
      keyOf.set(id, place)
      byPerson.set(place, [...(byPerson.get(place) ?? []), { id, ...consent }])
    },
    ask: (question) => {
      const known = byPerson.get(key(question.person, question.organization)) ?? []
      const covering = known.filter((consent) => coversUse(consent, question))
      if (covering.length === 0) return 'missing'
      const { recipient } = question
      if (recipient === null || covering.some((consent) => consent.recipients.includes(recipient))) return 'covered'
      return 'recipient-missing'
    },
    agreedToShow: ({ person, organization, field, recipients, time }) => {
      const standing = (byPerson.get(key(person, organization)) ?? []).filter(
        (consent) => consent.givenAt <= time && time < consent.withdrawnAt && consent.fields.includes(field),
      )
      return (
        recipients.length > 0 &&
        recipients.every((recipient) => standing.some((consent) => consent.recipients.includes(recipient)))
      )
    },
    size: () => keyOf.size,
    ids: () => keyOf.keys(),
  }
}

function coversUse(consent: KnownConsent, question: ConsentQuestion): boolean {
  return (
    consent.purpose === question.purpose &&
    consent.givenAt <= question.time &&
    question.time < consent.withdrawnAt &&
    question.fields.every((field) => consent.fields.includes(field))
  )
}
