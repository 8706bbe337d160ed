import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { evolveStanding, NO_HISTORY } from '../standing/evolve-standing.ts'
import { actionId, clause, clauseId, limit, NOW, reversed, taken, terms } from '../testing/from-plain.ts'
import { DEFAULT_LADDER, type Ladder } from './ladder.ts'
import { forOrganization, recommendAction, recommendAutomatic, releaseTerms } from './recommend-action.ts'
import { rehearseLadders } from './rehearse-ladder.ts'

const recommend = (pointsBefore: number) => recommendAction(clause(), { severity: 1, pointsBefore }, NOW)

describe('a ladder', () => {
  it.each([
    [1, 'warn', null],
    [2, 'warn', null],
    [3, 'limit', 7],
    [6, 'limit', 30],
    [8, 'suspend', 30],
    [12, 'suspend', null],
    [16, 'terminate', null],
    [99, 'terminate', null],
  ] as const)('with %i points recommends %s', (points, action, days) => {
    expect(recommend(points - 1)).toEqual({
      action,
      capability: action === 'limit' ? 'message.external' : null,
      until: days === null ? null : NOW + days * DAY,
      points,
    })
  })

  it('recommends nothing below its first step', () => {
    const ladder: Ladder = [{ points: 4, action: 'limit', capability: 'live', durationMs: DAY }]
    expect(recommendAction({ ladder, capability: 'all' }, { severity: 1, pointsBefore: 0 }, NOW)).toBeNull()
    expect(recommendAction({ ladder, capability: 'all' }, { severity: 3, pointsBefore: 0 }, NOW)).toMatchObject({
      capability: 'live',
    })
  })

  it('acts by itself only as a limit of at most 7 days where the clause says so', () => {
    const automatic = clause({ automatic: 'limit' })
    const ask = (pointsBefore: number, under = automatic) =>
      recommendAutomatic(under, { severity: 1, pointsBefore }, NOW)
    expect(ask(2)).toMatchObject({ action: 'limit', until: NOW + 7 * DAY })
    expect(ask(6)).toMatchObject({ action: 'limit', until: NOW + 7 * DAY })
    expect(ask(0)).toBeNull()
    expect(ask(9)).toBeNull()
    expect(ask(20)).toBeNull()
    expect(ask(2, clause())).toBeNull()
    expect(ask(2, clause({ automatic: 'limit', safeguard: 'speech' }))).toBeNull()
    const endless: Ladder = [{ points: 1, action: 'limit', capability: 'live', durationMs: null }]
    expect(ask(0, clause({ automatic: 'limit', ladder: endless }))).toMatchObject({ until: NOW + 7 * DAY })
    const brief: Ladder = [{ points: 1, action: 'limit', capability: 'live', durationMs: DAY }]
    expect(ask(0, clause({ automatic: 'limit', ladder: brief }))).toMatchObject({ until: NOW + DAY })
  })

  it('on an organization lets the administrator apply for release of the first limit, not of the second; the third stays', () => {
    expect([0, 1, 2, 5].map(releaseTerms)).toEqual(['may-apply', 'no-early-release', 'stays', 'stays'])
    const week = recommend(2)!
    expect(forOrganization(week, 1)).toEqual(week)
    expect(forOrganization(week, 2)).toMatchObject({ action: 'limit', until: null })
  })
})

describe('a rehearsal', () => {
  const id = clauseId('conduct.j')
  const current = new Map([[id, { ladder: DEFAULT_LADDER, capability: 'message.external' as const }]])
  const harsh: Ladder = [{ points: 1, action: 'suspend', capability: null, durationMs: 30 * DAY }]
  const changed = new Map([[id, { ladder: harsh, capability: 'message.external' as const }]])
  const subject = (name: string) => ({ type: 'account', id: name }) as const
  const history = (...events: Parameters<typeof evolveStanding>[1][]) => events.reduce(evolveStanding, NO_HISTORY)
  const everyone = [
    {
      subject: subject('u1'),
      history: history(taken(terms({ severity: 1 }), NOW - 2 * DAY), taken(limit('act-2', { severity: 2 }), NOW - DAY)),
    },
    { subject: subject('u2'), history: history(taken(terms({ id: actionId('act-3') })), reversed('act-3')) },
  ]

  it('shows who would get what under a changed ladder, with the points of that time, and does nothing', () => {
    const rehearsal = rehearseLadders(current, changed, everyone)
    expect(rehearsal.violations).toMatchObject([
      {
        action: 'act-1',
        taken: 'warn',
        current: { action: 'warn', points: 1 },
        changed: { action: 'suspend' },
        differs: 'stricter',
      },
      {
        action: 'act-2',
        taken: 'limit',
        current: { action: 'limit', points: 3 },
        changed: { action: 'suspend' },
        differs: 'stricter',
      },
    ])
    expect(rehearsal.subjectsAffected).toBe(1)
    expect(rehearsal.counts).toMatchObject({ warn: { current: 1, changed: 0 }, suspend: { current: 0, changed: 2 } })
  })

  it('knows of every kind of action whether it is stricter, and of two limits which takes away more', () => {
    const under = (step: Partial<Ladder[number]>) =>
      new Map([
        [
          id,
          {
            ladder: [{ points: 1, action: 'warn' as const, capability: null, durationMs: null, ...step }],
            capability: 'api' as const,
          },
        ],
      ])
    const compare = (before: Partial<Ladder[number]>, after: Partial<Ladder[number]>) =>
      rehearseLadders(under(before), under(after), [everyone[0]!]).violations[0]?.differs
    expect(compare({}, { action: 'revoke-verification' })).toBe('stricter')
    expect(compare({ action: 'revoke-verification' }, { action: 'warn' })).toBe('milder')
    expect(compare({ action: 'revoke-verification' }, { action: 'suspend', durationMs: DAY })).toBe('stricter')
    const week = { action: 'limit', durationMs: 7 * DAY } as const
    expect(compare(week, { ...week, capability: 'all' })).toBe('stricter')
    expect(compare({ ...week, capability: 'all' }, week)).toBe('milder')
    expect(compare(week, week)).toBe('same')
  })

  it('tells what was taken from its first instant on, up to its last', () => {
    const within = (from: number | null, until: number | null) =>
      rehearseLadders(current, changed, everyone, { from, until }).violations.map(({ action }) => action)
    expect(within(NOW - 2 * DAY, NOW - DAY)).toEqual(['act-1'])
    expect(within(NOW - 2 * DAY + 1, null)).toEqual(['act-2'])
    expect(within(null, NOW - DAY + 1)).toEqual(['act-1', 'act-2'])
    expect(within(NOW, null)).toEqual([])
  })

  it('finds no difference between a ladder and itself, nor for what was reversed', () => {
    expect(rehearseLadders(current, current, everyone)).toMatchObject({ subjectsAffected: 0 })
    expect(rehearseLadders(current, changed, [everyone[1]!]).violations).toEqual([])
  })
})
