import { describe, expect, it } from 'vitest'
import { checkImport } from './check-import.ts'

const consent = (person: string, more: object = {}) => ({
  person,
  organization: 'acme',
  purpose: 'directory',
  fields: ['name', 'email'],
  disclosureVersion: '3',
  givenAt: '2026-11-01T00:00:00Z',
  ...more,
})
const consents = [
  consent('ann'),
  consent('bob', { withdrawnAt: '2026-11-02T00:00:00Z' }),
  consent('cem', { fields: ['name'] }),
  consent('dan', { purpose: 'payroll' }),
]

describe('an import', () => {
  it('takes who consented, and says of everybody else what is missing', () => {
    const people = ['ann', 'bob', 'cem', 'dan', 'eve', 'ann']
    expect(checkImport(consents, { people, purpose: 'directory', fields: ['name', 'email'] })).toEqual([
      { person: 'ann', missing: null },
      { person: 'bob', missing: 'withdrawn' },
      { person: 'cem', missing: 'fields' },
      { person: 'dan', missing: 'no-consent' },
      { person: 'eve', missing: 'no-consent' },
    ])
  })

  it('takes a consent that was given again after it was withdrawn', () => {
    const again = [...consents, consent('bob')]
    expect(checkImport(again, { people: ['bob'], purpose: 'directory', fields: [] })[0]?.missing).toBeNull()
  })
})
