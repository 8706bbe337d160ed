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

export function checkImport(
  consents: readonly Consent[],
  { people, purpose, fields }: ImportAsked,
): readonly Checked[] {
  return [...new Set(people)].map((person) => {
    const own = consents.filter((consent) => consent.person === person && consent.purpose === purpose)
    if (own.length === 0) return { person, missing: 'no-consent' }
    const given = own.filter((consent) => !isWithdrawn(consent))
    if (given.length === 0) return { person, missing: 'withdrawn' }
    const covered = given.some((consent) => fields.every((field) => consent.fields.includes(field)))
    return { person, missing: covered ? null : 'fields' }
  })
}
