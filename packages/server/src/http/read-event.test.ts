import { describe, expect, test } from 'vitest'
import { Problem } from './problems.ts'
import { readEvent } from './read-event.ts'

const NOW = Date.UTC(2026, 10, 26, 12)

const registration = (birthDate: unknown) => ({
  specversion: '1.0',
  id: 'r-1',
  source: 'https://chat.example',
  type: 'account.register',
  data: {
    organization: 'acme',
    actor: { id: 'u1', kind: 'anonymous' },
    account: { id: 'u1', kind: 'member', name: 'Ines Roth', birthDate },
  },
})

describe('a birth date', () => {
  test.each(['2026-02-30', '2015-06-31', '2020-13-01', '0000-00-00', '2020', '01/02/2020', 'soon', ''])(
    '%j, which is no day, is refused where it stands: nobody passes by it',
    (birthDate) => {
      let refusal: unknown = null
      try {
        readEvent(registration(birthDate), NOW)
      } catch (problem) {
        refusal = problem
      }
      expect(refusal).toBeInstanceOf(Problem)
      expect(refusal).toMatchObject({
        kind: 'event.invalid',
        errors: [{ pointer: '/data/account/birthDate' }],
      })
    },
  )

  test.each(['1988-03-14', '19880314', '1988-03-14T00:00:00Z', '2015-06-01', undefined])('%j is read', (birthDate) => {
    expect(readEvent(registration(birthDate), NOW)).toMatchObject({ type: 'account.register', time: NOW })
  })
})
