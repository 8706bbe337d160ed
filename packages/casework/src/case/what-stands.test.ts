import { describe, expect, it } from 'vitest'
import { actionId, active, NOW, person, terms } from '../testing/from-plain.ts'
import type { Action } from '../action/action.ts'
import { lastAnswer, wasDeclined, whatStands } from './what-stands.ts'

const taken = active(terms({ id: actionId('act-1') }))
const waits: Action = {
  kind: 'awaiting-second',
  terms: terms({ id: actionId('act-2') }),
  by: person('sofia'),
  proposedAt: NOW,
}
const declined: Action = { kind: 'declined', terms: terms({ id: actionId('act-3') }), by: person('omar'), at: NOW }
const reversedAt = (at: number): Action => ({
  kind: 'reversed',
  terms: terms({ id: actionId('act-4') }),
  by: { kind: 'person', id: person('mei') },
  second: null,
  takenAt: NOW,
  reversedAt: at,
  why: 'appeal',
  reversedBy: person('omar'),
})

describe('what stands of a decision', () => {
  it('is something while one action stands, by whatever time it ended', () => {
    expect(whatStands([reversedAt(NOW), declined, taken])).toBe('something')
  })

  it('waits while a second person is asked, and is nothing when they all declined', () => {
    expect(whatStands([reversedAt(NOW), waits])).toBe('waits')
    expect(whatStands([declined])).toBe('nothing-was-done')
  })

  it('is nothing that anybody asked for where all that was decided is to lift what was in force', () => {
    expect(whatStands([])).toBe('nothing-was-asked')
    const reinstated = active(terms({ type: 'reinstate' }))
    expect(whatStands([reinstated])).toBe('nothing-was-asked')
  })

  it('is taken back when all that was done is; what the machine did by itself is no part of it', () => {
    const machines: Action = active(terms({ id: actionId('act-5') }), {
      by: { kind: 'machine', decision: 'dec_1', rule: 'spam' },
    })
    expect(whatStands([reversedAt(NOW), declined, machines])).toBe('taken-back')
  })
})

describe('a decision that nobody agreed to', () => {
  const violation = (...ids: readonly string[]) =>
    ({ outcome: { kind: 'violation', clause: terms().clause, actions: ids.map(actionId) } }) as const

  it('is one of which every action was declined, whatever became of others of its case', () => {
    expect(wasDeclined(violation('act-3'), [declined, taken])).toBe(true)
    expect(wasDeclined(violation('act-3', 'act-1'), [declined, taken])).toBe(false)
    expect(wasDeclined(violation(), [declined])).toBe(false)
    expect(wasDeclined({ outcome: { kind: 'no-violation' } }, [declined])).toBe(false)
  })
})

describe('the last answer to whoever reported', () => {
  it('is the decision, or that it was taken back; everybody who had a part in either is named', () => {
    const decision = { by: person('mei'), at: NOW }
    expect(lastAnswer(decision, [taken])).toEqual({ at: NOW, by: ['mei'] })
    expect(lastAnswer(decision, [reversedAt(NOW + 5), reversedAt(NOW + 9)])).toEqual({
      at: NOW + 9,
      by: ['mei', 'omar'],
    })
    expect(lastAnswer(decision, [reversedAt(NOW + 5), taken]).at).toBe(NOW)
  })
})
