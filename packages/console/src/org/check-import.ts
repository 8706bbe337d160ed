/** Who of a list of people may be imported: those who consented to the purpose, with every field, and did not withdraw. */
import type { Consent } from '@goodstanding/model'

export type ImportAsked = {
  readonly people: readonly string[]
  readonly purpose: string
  readonly fields: readonly string[]
}
export type Missing = 'no-consent' | 'withdrawn' | 'fields'
export type Checked = { readonly person: string; readonly missing: Missing | null }

const isWithdrawn = ({ withdrawnAt }: Pick<Consent, 'withdrawnAt'>): boolean => typeof withdrawnAt === 'string'

/** By person: a list of thousands is looked through against thousands of consents at every key. */
function consentsOf(consents: readonly Consent[], purpose: string): ReadonlyMap<string, readonly Consent[]> {
  const found = new Map<string, Consent[]>()
  for (const consent of consents) {
    if (consent.purpose !== purpose) continue
    const own = found.get(consent.person)
    if (own === undefined) found.set(consent.person, [consent])
    else own.push(consent)
  }
  return found
}

export function checkImport(
  consents: readonly Consent[],
  { people, purpose, fields }: ImportAsked,
): readonly Checked[] {
  const given = consentsOf(consents, purpose)
  return [...new Set(people)].map((person) => {
    const own = given.get(person) ?? []
    if (own.length === 0) return { person, missing: 'no-consent' }
    const kept = own.filter((consent) => !isWithdrawn(consent))
    if (kept.length === 0) return { person, missing: 'withdrawn' }
    const covered = kept.some((consent) => fields.every((field) => consent.fields.includes(field)))
    return { person, missing: covered ? null : 'fields' }
  })
}
