import { type ActionType, CAPABILITIES, type Severity } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { actionId, ended, NOW, reversed, taken, terms } from '../testing/from-plain.ts'
import { NO_VERIFICATION } from '../verification/decide-verification.ts'
import { evolveStanding, NO_HISTORY } from './evolve-standing.ts'
import { findCapabilityLoss } from './find-capability-loss.ts'
import { findStanding } from './find-standing.ts'
import { effectsInForce } from './records-in-force.ts'
import type { StandingEvent } from './standing.ts'

const subject = { type: 'account', id: 'u1' } as const
const historyOf = (events: readonly StandingEvent[]) => events.reduce(evolveStanding, NO_HISTORY)
const standing = (events: readonly StandingEvent[], now: number) =>
  findStanding({ subject, history: historyOf(events), verification: NO_VERIFICATION }, now)

const types: readonly ActionType[] = ['warn', 'limit', 'suspend', 'terminate', 'reinstate', 'refer-to-authority']
const severities: readonly Severity[] = [1, 2, 3, 4]

const oneAction = fc.record({
  type: fc.constantFrom(...types),
  severity: fc.constantFrom(...severities),
  capability: fc.constantFrom(...CAPABILITIES),
  days: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  takenAt: fc.integer({ min: 0, max: 400 }),
  endedAfter: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  reversedAfter: fc.option(fc.integer({ min: 0, max: 90 }), { nil: null }),
  violation: fc.constantFrom('v1', 'v2', 'v3', 'own'),
})
type OneAction = typeof oneAction extends fc.Arbitrary<infer T> ? T : never

const day = (days: number) => NOW + days * DAY
const eventsOf = (given: OneAction, id: string): readonly StandingEvent[] => {
  const of = terms({
    id: actionId(id),
    type: given.type,
    severity: given.severity,
    capability: given.type === 'limit' ? given.capability : null,
    until:
      (given.type === 'limit' || given.type === 'suspend') && given.days !== null
        ? day(given.takenAt + given.days)
        : null,
    violation: given.violation === 'own' ? id : given.violation,
  })
  return [
    taken(of, day(given.takenAt)),
    ...(given.endedAfter === null ? [] : [ended(id, day(given.takenAt + given.endedAfter))]),
    ...(given.reversedAfter === null ? [] : [reversed(id, day(given.takenAt + given.reversedAfter))]),
  ]
}
const someActions = fc.array(oneAction, { maxLength: 8 })
const allEvents = (actions: readonly OneAction[]) => actions.flatMap((given, at) => eventsOf(given, `a${at}`))
const someTime = fc.integer({ min: 0, max: 900 }).map(day)

describe('the fold over actions', () => {
  it('does not depend on the order in which events arrive', () => {
    fc.assert(
      fc.property(
        someActions.chain((actions) =>
          fc.tuple(
            fc.constant(allEvents(actions)),
            fc.shuffledSubarray(allEvents(actions), { minLength: allEvents(actions).length }),
          ),
        ),
        someTime,
        ([events, shuffled], now) => {
          expect(standing(shuffled, now)).toEqual(standing(events, now))
        },
      ),
      { numRuns: 200 },
    )
  })

  it('is not changed by an event that comes twice', () => {
    fc.assert(
      fc.property(someActions, someTime, (actions, now) => {
        const events = allEvents(actions)
        expect(standing([...events, ...events], now)).toEqual(standing(events, now))
      }),
      { numRuns: 100 },
    )
  })

  it('undoes every effect of an action that is reversed: all is as if it had never been, but for the record of it', () => {
    fc.assert(
      fc.property(someActions, oneAction, someTime, (others, given, now) => {
        const without = allEvents(others)
        const undone = [...without, ...eventsOf({ ...given, reversedAfter: null }, 'x'), reversed('x', day(999))]
        const { closed, ...left } = standing(undone, now)
        const { closed: before, ...untouched } = standing(without, now)
        expect(left).toEqual(untouched)
        expect(closed.filter(({ id }) => id !== 'x')).toEqual(before)
        expect(effectsInForce(historyOf(undone), now)).toEqual(effectsInForce(historyOf(without), now))
        for (const capability of CAPABILITIES)
          expect(findCapabilityLoss(standing(undone, now), null, capability, now)).toEqual(
            findCapabilityLoss(standing(without, now), null, capability, now),
          )
      }),
      { numRuns: 200 },
    )
  })

  it('never gets worse by the passing of time alone', () => {
    const order = ['good', 'limited', 'suspended', 'terminated']
    fc.assert(
      fc.property(someActions, someTime, fc.integer({ min: 0, max: 500 }), (actions, now, later) => {
        const [a, b] = [standing(allEvents(actions), now), standing(allEvents(actions), now + later * DAY)]
        expect(order.indexOf(b.state)).toBeLessThanOrEqual(order.indexOf(a.state))
        expect(b.points).toBeLessThanOrEqual(a.points)
      }),
      { numRuns: 200 },
    )
  })
})
