import { describe, expect, it } from 'vitest'
import type { Action } from './action/action.ts'
import { OPERATOR_DEADLINE } from './deadlines.ts'
import { actionOwed } from './owed-answer.ts'
import { active, NOW, person, terms } from './testing/from-plain.ts'

describe('an answer that is owed', () => {
  it('of a second person to a proposal is due as a case of its severity is, and by nobody once it was given', () => {
    for (const severity of [1, 2, 3, 4] as const) {
      const proposed: Action = {
        kind: 'awaiting-second',
        terms: terms({ severity }),
        by: person('mei'),
        proposedAt: NOW,
      }
      expect(actionOwed(proposed)).toBe(NOW + OPERATOR_DEADLINE[severity])
      expect(actionOwed({ kind: 'declined', terms: terms({ severity }), by: person('sam'), at: NOW })).toBeNull()
    }
    expect(actionOwed(active(terms()))).toBeNull()
  })
})
