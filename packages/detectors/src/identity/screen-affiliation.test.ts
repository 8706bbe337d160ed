import { SignalValues } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { createNameIndex } from '../name/index.ts'
import { NO_CLAIMS } from './no-claims.ts'
import { screenAffiliation } from './screen-affiliation.ts'

/** What is said of an affiliation where neither an organization nor a protected name is known. */
function score(affiliation: string, email: string | null = null): number {
  const sink = new SignalValues()
  const facts = { organization: null, organizationNamed: () => null, protectedNames: createNameIndex([]) }
  screenAffiliation({ ...NO_CLAIMS, id: 'u', kind: 'external', affiliation, email }, facts, '/a', sink)
  return sink.value('identity.affiliation-false')
}

describe('an affiliation', () => {
  it.each(['Ministry of Finance of Norway', 'Finanzamt Kassel', 'City of Leeds', '杭州市税务局'])(
    'with an office of a state is looked at unless its bearer writes from a domain of their own: %s',
    (affiliation) => {
      for (const email of [null, 'jane.hill@gmail.com']) {
        expect(score(affiliation, email)).toBeGreaterThanOrEqual(0.6)
        expect(score(affiliation, email)).toBeLessThan(0.85)
      }
      expect(score(affiliation, 'jane.hill@office.example')).toBeLessThan(0.5)
    },
  )
  it.each(['Norway', 'Rathaus Apotheke', 'Ministry of Sound', 'Court Street Dental', 'State Farm Stand', '对面便利店'])(
    'with what only sounds of one is not: %s',
    (affiliation) => expect(score(affiliation)).toBeLessThan(0.6),
  )
})
