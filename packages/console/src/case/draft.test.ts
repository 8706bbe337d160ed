import type { Case } from '@goodstanding/sdk'
import { describe, expect, it } from 'vitest'
import { draftAction, EMPTY_DRAFT, gapsOf, stateDecision, subjectsFor } from './draft.ts'

const found = {
  subject: { type: 'account', id: 'u/1', organization: 'acme' },
  findings: [{ decision: 'dec_1' }, { decision: 'dec_1' }],
  merged: [],
} as unknown as Case
const now = Date.parse('2026-11-25T00:00:00Z')

describe('a decision while it is written', () => {
  it('offers for each action only what it may fall on', () => {
    expect(subjectsFor('warn', found)).toEqual(['account/u/1', 'organization/acme'])
    expect(subjectsFor('remove', found)).toEqual(['content/dec_1'])
    expect(draftAction('remove', { ...found, findings: [] }, undefined)).toBeNull()
    const other = { case: 'case_2', subject: { type: 'account', id: 'u2', organization: 'acme' } }
    const taken = { ...found, merged: [other] } as unknown as Case
    expect(subjectsFor('warn', taken)).toEqual(['account/u/1', 'account/u2', 'organization/acme'])
  })

  it('takes over what the ladder recommends', () => {
    const until = new Date(Date.now() + 30 * 86_400_000).toISOString()
    const recommended = { clause: 'x.y', action: 'limit', capability: 'live', until, points: 6 } as const
    expect(draftAction('limit', found, recommended)).toMatchObject({ capability: 'live', days: 30 })
    expect(draftAction('suspend', found, recommended)).toMatchObject({ capability: null, days: 7 })
  })

  it('names every gap, and none for a closed case with a reason', () => {
    expect(gapsOf(EMPTY_DRAFT)).toEqual(['clause', 'actions', 'reason'])
    expect(gapsOf({ ...EMPTY_DRAFT, isNoViolation: true, reason: 'A drill.' })).toEqual([])
  })

  it('states several actions with their ends, under the version that was read', () => {
    const actions = [
      { type: 'warn', capability: null, days: null, subject: 'account/u/1' },
      { type: 'limit', capability: 'live', days: 7, subject: 'account/u/1' },
    ] as const
    expect(stateDecision({ ...EMPTY_DRAFT, clause: 'x.y', actions, reason: ' Why. ' }, 4, now)).toEqual({
      clause: 'x.y',
      reason: 'Why.',
      ifMatch: 4,
      actions: [
        { type: 'warn', subject: { type: 'account', id: 'u/1' } },
        {
          type: 'limit',
          capability: 'live',
          until: '2026-12-02T00:00:00.000Z',
          subject: { type: 'account', id: 'u/1' },
        },
      ],
    })
  })

  it('says the reason in the other language too where somebody wrote it, and only where a notice goes out', () => {
    const draft = { ...EMPTY_DRAFT, clause: 'x.y', reason: 'Why.', translation: ' 原因。 ' }
    expect(stateDecision(draft, 4, now)).toMatchObject({ reason: 'Why.', translation: { reason: '原因。' } })
    expect(stateDecision({ ...draft, translation: ' ' }, 4, now)).not.toHaveProperty('translation')
    expect(stateDecision({ ...draft, isNoViolation: true }, 4, now)).not.toHaveProperty('translation')
  })

  it('says which reports are manifestly unfounded where there was no violation, and never where there was', () => {
    const draft = { ...EMPTY_DRAFT, reason: 'Nothing.', unfounded: ['rep_1'] }
    const none = { outcome: 'no-violation', reason: 'Nothing.', ifMatch: 4 }
    expect(stateDecision({ ...draft, isNoViolation: true }, 4, now)).toEqual({ ...none, unfounded: ['rep_1'] })
    expect(stateDecision({ ...draft, isNoViolation: true, unfounded: [] }, 4, now)).toEqual(none)
    expect(stateDecision({ ...draft, clause: 'x.y' }, 4, now)).not.toHaveProperty('unfounded')
  })
})
