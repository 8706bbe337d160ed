import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import {
  actionId,
  ended,
  limit,
  NOW,
  onContent,
  onOrganization,
  reversed,
  taken,
  terms,
} from '../testing/from-plain.ts'
import { NO_VERIFICATION } from '../verification/decide-verification.ts'
import { evolveStanding, NO_HISTORY } from './evolve-standing.ts'
import { findAdministratorGap, findCapabilityLoss } from './find-capability-loss.ts'
import { findStanding } from './find-standing.ts'
import { effectChanges, effectsInForce } from './records-in-force.ts'
import type { StandingEvent, StandingSubject } from './standing.ts'

const historyOf = (events: readonly StandingEvent[]) => events.reduce(evolveStanding, NO_HISTORY)
const standing = (
  events: readonly StandingEvent[],
  now = NOW,
  subject: StandingSubject = { type: 'account', id: 'u1' },
) => findStanding({ subject, history: historyOf(events), verification: NO_VERIFICATION }, now)
const acme: StandingSubject = { type: 'organization', id: 'acme' }
const ofAcme = (events: readonly StandingEvent[], now = NOW) => standing(events, now, acme)
const suspension = terms({ id: actionId('s'), type: 'suspend', until: NOW + 30 * DAY })
const termination = terms({ id: actionId('t'), type: 'terminate', severity: 3 })
const onAcme = { subject: onOrganization('acme') }

describe('standing', () => {
  it('is good without actions, and limited per capability until the limit ends', () => {
    expect(standing([])).toMatchObject({ state: 'good', limits: [], points: 0, actions: [] })
    const events = [taken(limit('a')), taken(limit('b', { until: null, capability: 'contact.invite' }))]
    expect(standing(events)).toMatchObject({
      state: 'limited',
      limits: [
        { capability: 'message.external', until: NOW + 7 * DAY, action: 'a' },
        { capability: 'contact.invite', until: null, action: 'b' },
      ],
    })
    expect(standing(events, NOW + 7 * DAY).limits).toMatchObject([{ capability: 'contact.invite' }])
  })

  it("is one's own: what was taken against another of the same kind, or of another kind and the same name, is not in it", () => {
    const against = (type: 'account' | 'organization', id: string) =>
      taken(terms({ ...suspension, subject: { ...suspension.subject, type, id } }))
    for (const event of [against('account', 'u2'), against('organization', 'u1')])
      expect(standing([event])).toMatchObject({ state: 'good', points: 0 })
    const held = (holder: StandingSubject) =>
      standing([taken(terms({ type: 'remove', subject: onContent('d'), holder }))])
    expect(held({ type: 'account', id: 'u2' }).points).toBe(0)
    expect(held({ type: 'organization', id: 'u1' }).points).toBe(0)
  })

  it('is named by the suspension that lasts longest', () => {
    const longer = terms({ id: actionId('s2'), type: 'suspend', until: NOW + 40 * DAY })
    const endless = terms({ id: actionId('s3'), type: 'suspend', until: null })
    for (const [first, then] of [
      [suspension, longer],
      [longer, suspension],
    ] as const)
      expect(standing([taken(first, NOW - DAY), taken(then)]).by).toMatchObject({ action: 's2' })
    for (const [first, then] of [
      [endless, longer],
      [longer, endless],
    ] as const)
      expect(standing([taken(first, NOW - DAY), taken(then)]).by).toEqual({ action: 's3', until: null })
  })

  it('is not changed by a referral or a follow-up, which give no points', () => {
    const referral = terms({ type: 'refer-to-authority' })
    expect(standing([taken(referral)])).toMatchObject({ state: 'good', points: 0, actions: [] })
    expect(standing([taken(limit('f', { followUp: 'administrator-missing' }))])).toMatchObject({ points: 0 })
  })

  it('takes the longest of two limits on one capability', () => {
    const events = [
      taken(limit('a')),
      taken(limit('b', { until: NOW + 30 * DAY })),
      taken(limit('c', { until: NOW + DAY })),
    ]
    expect(standing(events).limits).toEqual([{ capability: 'message.external', until: NOW + 30 * DAY, action: 'b' }])
  })

  it('is suspended, then limited again when the suspension ends first', () => {
    const events = [taken(suspension), taken(limit('a', { until: null }))]
    expect(standing(events)).toMatchObject({ state: 'suspended', by: { action: 's', until: NOW + 30 * DAY } })
    expect(standing(events, NOW + 30 * DAY)).toMatchObject({ state: 'limited', by: { action: 'a' } })
  })

  it('is terminated whatever else there is', () => {
    expect(standing([taken(termination), taken(suspension)])).toMatchObject({
      state: 'terminated',
      by: { action: 't', until: null },
    })
  })

  it('bites at once, on a node whose clock lags behind, too', () => {
    expect(standing([taken(suspension, NOW + 2_000)], NOW).state).toBe('suspended')
    expect(standing([taken(suspension), reversed('s', NOW + 2_000)], NOW).state).toBe('good')
  })

  it('keeps what no longer bites as evidence, with the reason', () => {
    const events = [taken(limit('a')), taken(limit('b')), reversed('b'), taken(suspension), ended('s', NOW + DAY)]
    expect(standing(events, NOW + 8 * DAY).closed).toMatchObject([
      { id: 'a', closed: 'ended' },
      { id: 'b', closed: 'reversed' },
      { id: 's', closed: 'ended', closedAt: NOW + DAY },
    ])
  })
})

describe('points', () => {
  it.each([
    [1, 1, 90],
    [2, 2, 90],
    [3, 4, 180],
    [4, 8, 365],
  ] as const)('of severity %i are %i and count for %i days', (severity, points, days) => {
    const events = [taken(terms({ severity }))]
    expect(standing(events, NOW + days * DAY - 1).points).toBe(points)
    expect(standing(events, NOW + days * DAY).points).toBe(0)
  })

  it('of one decision count once, however many actions it took, and go only with the last of them', () => {
    const both = [taken(limit('a', { violation: 'v1' })), taken(terms({ id: actionId('w'), violation: 'v1' }))]
    expect(standing(both).points).toBe(2)
    expect(standing([...both, reversed('a')]).points).toBe(2)
    const graver = terms({ id: actionId('g'), violation: 'v1', severity: 3 })
    for (const events of [
      [...both, taken(graver)],
      [taken(graver), ...both],
    ])
      expect(standing(events)).toMatchObject({ points: 4, counted: [{ action: 'g' }] })
    // As grave and later: they last as long as the later one.
    const later = taken(terms({ id: actionId('l'), violation: 'v1' }), NOW + DAY)
    expect(standing([...both, later], NOW + DAY).counted).toMatchObject([{ action: 'l' }])
    expect(standing([...both, reversed('a'), reversed('w')]).points).toBe(0)
  })

  it('outlive the end of a limit, and go with its reversal', () => {
    expect(standing([taken(limit('a'))], NOW + 20 * DAY)).toMatchObject({ state: 'good', points: 2 })
    expect(standing([taken(limit('a')), reversed('a', NOW + 9 * DAY)], NOW + 20 * DAY).points).toBe(0)
  })

  it('for removed content count against whoever is answerable for it', () => {
    const removal = terms({ type: 'remove', subject: onContent('dec-9'), holder: { type: 'account', id: 'u1' } })
    expect(standing([taken(removal)])).toMatchObject({
      state: 'good',
      points: 2,
      actions: [{ type: 'remove', subject: { id: 'dec-9' } }],
    })
  })
})

describe('a reinstatement', () => {
  const reinstatement = terms({ id: actionId('r'), type: 'reinstate' })

  it('lifts the restrictions before it, not those after it, and keeps points and history', () => {
    const events = [taken(termination, NOW - DAY), taken(reinstatement)]
    expect(standing(events)).toMatchObject({
      state: 'good',
      points: 4,
      closed: [{ id: 't', closed: 'reinstated', closedAt: NOW }],
    })
    expect(standing([...events, taken(limit('a'), NOW + DAY)], NOW + DAY).state).toBe('limited')
    expect(standing([taken(limit('a', { until: null }), NOW - DAY), taken(reinstatement)]).state).toBe('good')
    expect(standing([taken(suspension, NOW - DAY), taken(reinstatement)]).state).toBe('good')
    const warning = [taken(terms(), NOW - DAY), taken(reinstatement)]
    expect(standing(warning).actions).toMatchObject([{ type: 'warn' }])
    // Nothing but a reinstatement lifts what was there before it.
    const stricter = [taken(limit('a', { until: null }), NOW - DAY), taken(limit('b', { capability: 'api' }))]
    expect(standing(stricter).limits.map(({ action }) => action)).toEqual(['a', 'b'])
    const over = [taken(limit('a', { until: NOW - DAY }), NOW - 3 * DAY), taken(reinstatement)]
    expect(standing(over).closed).toMatchObject([{ id: 'a', closed: 'ended', closedAt: NOW - DAY }])
    const ofAnother = { ...reinstatement, subject: { ...reinstatement.subject, id: 'u2' } }
    expect(standing([taken(termination, NOW - DAY), taken(ofAnother)]).state).toBe('terminated')
  })

  it('that is reversed brings them back', () => {
    expect(standing([taken(termination, NOW - DAY), taken(reinstatement), reversed('r')]).state).toBe('terminated')
  })

  it('of an account clears its identity tokens', () => {
    const before = historyOf([taken(termination, NOW - DAY)])
    const after = historyOf([taken(termination, NOW - DAY), taken(reinstatement)])
    const changes = effectChanges(effectsInForce(before, NOW), effectsInForce(after, NOW))
    expect(changes.undo).toContain('identity-tokens.clear')
    expect(changes.begin).toEqual([])
    expect(effectChanges(effectsInForce(NO_HISTORY, NOW), effectsInForce(before, NOW)).begin).toContain(
      'identity-tokens.mark',
    )
  })
})

describe('effects outside of the record', () => {
  it('stay while another action still has them, and are undone at the end of the last', () => {
    const [a, b] = [suspension, terms({ id: actionId('s2'), type: 'suspend', until: NOW + 40 * DAY })]
    const history = historyOf([taken(a), taken(b)])
    const at = (now: number) => effectsInForce(history, now)
    expect(effectChanges(at(NOW), at(NOW + 30 * DAY))).toEqual({ begin: [], undo: [] })
    expect(effectChanges(at(NOW), at(NOW + 40 * DAY)).undo).toEqual(['sessions.allow'])
  })
})

describe('the standing of an organization', () => {
  it('falls on everybody in it: a lost capability is lost to all', () => {
    const organizationStanding = ofAcme([taken(limit('a', { ...onAcme, capability: 'contact.invite' }))])
    expect(findCapabilityLoss(standing([]), organizationStanding, 'contact.invite', NOW)).toMatchObject({
      state: 'limited',
      subject: acme,
      action: 'a',
    })
    expect(findCapabilityLoss(standing([]), organizationStanding, 'message.internal', NOW)).toBeNull()
  })

  it('suspended: people read and export their own data, and write nothing', () => {
    const suspended = ofAcme([taken({ ...suspension, ...onAcme })])
    const loss = (capability: Parameters<typeof findCapabilityLoss>[2]) =>
      findCapabilityLoss(null, suspended, capability, NOW)
    for (const kept of ['session', 'directory.export'] as const) expect(loss(kept)).toBeNull()
    for (const lost of ['message.internal', 'message.external', 'content.publish', 'admin', 'api', 'live'] as const)
      expect(loss(lost)).toMatchObject({ state: 'suspended' })
  })

  it('terminated: 30 days to export, none where danger or the law forbids it', () => {
    const of = (parts: Partial<typeof termination>) => ofAcme([taken({ ...termination, ...onAcme, ...parts })])
    expect(findCapabilityLoss(null, of({}), 'directory.export', NOW + 29 * DAY)).toBeNull()
    expect(findCapabilityLoss(null, of({}), 'directory.export', NOW + 30 * DAY)).toMatchObject({ state: 'terminated' })
    expect(findCapabilityLoss(null, of({ severity: 4 }), 'session', NOW)).toBeNull()
    expect(findCapabilityLoss(null, of({ exportWindow: 'forbidden' }), 'session', NOW)).toMatchObject({
      state: 'terminated',
    })
    // A suspension has no such end, and a person's own termination no such time.
    expect(findCapabilityLoss(null, of({ type: 'suspend' }), 'session', NOW + 99 * DAY)).toBeNull()
    expect(standing([taken(termination)]).exportUntil).toBeNull()
    expect(of({}).exportUntil).toBe(NOW + 30 * DAY)
    expect(of({ type: 'suspend' }).exportUntil).toBeNull()
  })

  it('limited in everything keeps nothing, and its people neither sign in nor export', () => {
    for (const capability of ['session', 'directory.export'] as const) {
      const all = ofAcme([taken(limit('a', { ...onAcme, capability: 'all' }))])
      expect(findCapabilityLoss(null, all, capability, NOW)).toMatchObject({ state: 'limited' })
    }
  })

  it('suspended or terminated beside a limit: what the limit took stays lost', () => {
    const exporting = limit('a', { ...onAcme, capability: 'directory.export' })
    for (const measure of [suspension, termination]) {
      const both = ofAcme([taken(exporting), taken({ ...measure, ...onAcme })])
      expect(findCapabilityLoss(null, both, 'directory.export', NOW)).toMatchObject({ state: 'limited', action: 'a' })
      expect(findCapabilityLoss(null, both, 'directory.export', NOW + 8 * DAY)).toBeNull()
      expect(findCapabilityLoss(null, both, 'session', NOW)).toBeNull()
    }
  })

  it('limited twice is lost until the longer limit ends', () => {
    const twice = [taken(limit('a', { capability: 'api' })), taken(limit('b', { capability: 'all', until: null }))]
    expect(findCapabilityLoss(standing(twice), null, 'api', NOW)).toMatchObject({ action: 'b', until: null })
    expect(findCapabilityLoss(standing(twice.toReversed()), null, 'api', NOW)).toMatchObject({ action: 'b' })
  })

  it("does not soften a member's own suspension", () => {
    expect(findCapabilityLoss(standing([taken(suspension)]), ofAcme([]), 'session', NOW)).toMatchObject({
      state: 'suspended',
      subject: { type: 'account' },
    })
  })

  it('found earlier still ends on time', () => {
    const found = standing([taken(suspension), taken(limit('a', { capability: 'all', until: NOW + 60 * DAY }))])
    expect(findCapabilityLoss(found, null, 'live', NOW + 31 * DAY)).toMatchObject({ state: 'limited', action: 'a' })
    expect(findCapabilityLoss(found, null, 'live', NOW + 60 * DAY)).toBeNull()
  })

  it('without an administrator in good standing has a week to name one, then administration is limited', () => {
    const suspended = standing([taken(suspension)])
    expect(findAdministratorGap([suspended, standing([])], NOW, NOW)).toEqual({ kind: 'none' })
    expect(findAdministratorGap([suspended], NOW, NOW)).toEqual({ kind: 'name-one', until: NOW + 7 * DAY })
    expect(findAdministratorGap([], NOW, NOW + 7 * DAY)).toEqual({ kind: 'limit-admin' })
  })
})
