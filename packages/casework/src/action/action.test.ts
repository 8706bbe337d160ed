import { ACTION_TYPES } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import {
  active,
  actionId,
  carl,
  clause,
  cora,
  kindOf,
  limit,
  mei,
  NOW,
  onAccount,
  onContent,
  onOrganization,
  play,
  sam,
  sofia,
  staff,
  terms,
} from '../testing/from-plain.ts'
import type { Action, ActionCommand, ActionTerms, Proposer } from './action.ts'
import { ACTION_RULES, isWeaker } from './action-rules.ts'
import { decideAction, takersOf } from './decide-action.ts'
import { EFFECT_UNDOINGS, effectsOf, undoingsOf } from './effects.ts'
import { evolveAction, NO_ACTION } from './evolve-action.ts'

const by = (who: typeof mei): Proposer => ({ kind: 'staff', staff: who })
const machine: Proposer = { kind: 'machine', decision: 'dec-1', rule: 'copies' }
const propose = (of: ActionTerms, who: Proposer = by(sam), under = clause()): ActionCommand => ({
  kind: 'propose',
  terms: of,
  by: who,
  clause: under,
})
const approve = (who = sofia, under = clause()): ActionCommand => ({ kind: 'approve', by: who, clause: under })
const reverse = (who = sam): ActionCommand => ({
  kind: 'reverse',
  by: who,
  why: 'error',
  reason: 'It was another account.',
})
const run = (...steps: readonly (readonly [ActionCommand, number?])[]) =>
  play(decideAction, evolveAction, NO_ACTION, ...steps)
const refusal = (command: ActionCommand, state: Action = NO_ACTION, now = NOW) =>
  kindOf(decideAction(command, state, now))

const termination = terms({ type: 'terminate', severity: 4 })

describe('a termination', () => {
  it('acts only when a second senior approves it', () => {
    const proposed = run([propose(termination)])
    expect(proposed).toMatchObject({ kind: 'awaiting-second', by: 'sam' })
    expect(refusal(approve(sam), proposed)).toBe('action.same-person')
    expect(refusal(approve(mei), proposed)).toBe('action.role')
    expect(run([propose(termination)], [approve()])).toMatchObject({
      kind: 'active',
      second: 'sofia',
      by: { id: 'sam' },
    })
  })

  it('is proposed by seniors only, and can be declined', () => {
    expect(refusal(propose(termination, by(mei)))).toBe('action.role')
    const declined = run([propose(termination)], [{ kind: 'decline', by: sofia, reason: 'A limit is enough.' }])
    expect(declined).toMatchObject({ kind: 'declined' })
    expect(refusal(approve(), declined)).toBe('action.not-awaiting')
  })

  it('is declined with a reason, by a senior, by counsel or by whoever proposed it, and by nobody else', () => {
    const warned = run([propose(terms(), by(mei), clause({ safeguard: 'speech' }))])
    const decline = (who: typeof mei, reason = 'A talk is enough.'): ActionCommand => ({
      kind: 'decline',
      by: who,
      reason,
    })
    for (const who of [sofia, cora, mei]) expect(refusal(decline(who), warned)).toBe('ok')
    expect(refusal(decline(staff('max', 'moderator')), warned)).toBe('action.role')
    expect(refusal(decline(sofia, ' '), warned)).toBe('action.reason-missing')
  })

  it('is approved only while its terms still make sense', () => {
    const speech = clause({ safeguard: 'speech' })
    const week = run([propose(limit('a'), by(sam), speech)])
    expect(refusal(approve(cora, speech), week, NOW + 7 * DAY - 1)).toBe('ok')
    expect(refusal(approve(cora, speech), week, NOW + 7 * DAY)).toBe('action.until')
  })
})

describe('who may take an action', () => {
  it('a moderator warns, removes and limits up to 30 days; a senior does more', () => {
    expect(refusal(propose(terms(), by(mei)))).toBe('ok')
    expect(refusal(propose(limit('a', { until: NOW + 30 * DAY }), by(mei)))).toBe('ok')
    expect(refusal(propose(limit('a', { until: NOW + 31 * DAY }), by(mei)))).toBe('action.role')
    expect(refusal(propose(limit('a', { until: null }), by(mei)))).toBe('action.role')
    expect(refusal(propose(limit('a', { until: null })))).toBe('ok')
    for (const type of ['suspend', 'terminate', 'refer-to-authority', 'reinstate'] as const)
      expect(refusal(propose(terms({ type }), by(mei)))).toBe('action.role')
    for (const type of ['suspend', 'terminate', 'refer-to-authority', 'reinstate'] as const) {
      expect(refusal(propose(terms({ type }), by(mei)))).toBe('action.role')
      expect(refusal(propose(terms({ type })))).toBe('ok')
    }
    const badge = terms({ type: 'revoke-verification', subject: onOrganization('acme') })
    expect(refusal(propose(badge, by(mei)))).toBe('action.role')
    expect(refusal(propose(terms(), by(staff('ann', 'auditor'))))).toBe('action.role')
  })

  it('a machine takes a limit of at most 7 days where the clause says so, and nothing else', () => {
    const automatic = clause({ automatic: 'limit' })
    expect(refusal(propose(limit('a'), machine, automatic))).toBe('ok')
    expect(refusal(propose(limit('a'), machine))).toBe('action.automatic')
    expect(refusal(propose(limit('a', { until: NOW + 7 * DAY + 1 }), machine, automatic))).toBe('action.automatic')
    expect(refusal(propose(limit('a', { until: null }), machine, automatic))).toBe('action.automatic')
    for (const type of ACTION_TYPES.filter((type) => type !== 'limit')) {
      const subject = ACTION_RULES[type].subjects[0] === 'content' ? onContent('dec-1') : onOrganization('acme')
      expect(refusal(propose(terms({ type, subject }), machine, automatic))).toBe('action.automatic')
    }
  })

  it('speech about the operator takes two people, and counsel above a warning', () => {
    const speech = clause({ safeguard: 'speech', automatic: 'limit' })
    expect(refusal(propose(limit('a'), machine, speech))).toBe('action.automatic')
    expect(run([propose(terms(), by(mei), speech)])).toMatchObject({ kind: 'awaiting-second' })
    expect(run([propose(terms(), by(mei), speech)], [approve(sam, speech)])).toMatchObject({ kind: 'active' })
    const limited = run([propose(limit('a'), by(mei), speech)])
    expect(refusal(approve(sam, speech), limited)).toBe('action.counsel')
    expect(refusal(approve(cora, speech), limited)).toBe('ok')
    // Giving back what was taken is no measure against anybody.
    expect(run([propose(terms({ type: 'reinstate' }), by(sam), speech)])).toMatchObject({ kind: 'active' })
  })
})

describe('the terms of an action', () => {
  it('fall only on subjects that the type is for', () => {
    expect(refusal(propose(terms({ type: 'revoke-verification', subject: onAccount('u1') })))).toBe('action.subject')
    expect(refusal(propose(terms({ type: 'remove', subject: onAccount('u1') })))).toBe('action.subject')
    expect(refusal(propose(terms({ type: 'suspend', subject: onContent('dec-1') })))).toBe('action.subject')
    expect(refusal(propose(terms({ type: 'revoke-verification', subject: onOrganization('acme') })))).toBe('ok')
  })

  it('name a capability for limits alone, an end for what can end, and a reason', () => {
    expect(refusal(propose(limit('a', { capability: null })))).toBe('action.capability')
    expect(refusal(propose(terms({ capability: 'api' })))).toBe('action.capability')
    expect(refusal(propose(limit('a', { capability: 'chat' as never })))).toBe('action.capability')
    expect(refusal(propose(terms({ type: 'ban' as never })))).toBe('action.type')
    expect(refusal(propose(limit('a', { until: NOW })))).toBe('action.until')
    expect(refusal(propose(limit('a', { until: Number.NaN })))).toBe('action.until')
    expect(refusal(propose(terms({ until: NOW + DAY })))).toBe('action.until')
    expect(refusal(propose(terms({ reason: ' ' })))).toBe('action.reason-missing')
  })
})

describe('an action', () => {
  it('ends on time, not before', () => {
    const taken = run([propose(limit('a'))])
    expect(refusal({ kind: 'end' }, taken, NOW + 7 * DAY - 1)).toBe('action.not-due')
    expect(refusal({ kind: 'end' }, run([propose(limit('a', { until: null }))]))).toBe('action.not-active')
    const over = play(decideAction, evolveAction, taken, [{ kind: 'end' }, NOW + 7 * DAY])
    expect(over).toMatchObject({ kind: 'ended' })
    expect(refusal({ kind: 'end' }, over, NOW + 9 * DAY)).toBe('action.not-active')
  })

  it('is reversed once, even after it ended, with a reason', () => {
    const taken = run([propose(limit('a'), by(mei))])
    expect(refusal({ ...reverse(), reason: '' } as ActionCommand, taken)).toBe('action.reason-missing')
    const undone = play(decideAction, evolveAction, taken, [{ kind: 'end' }, NOW + 8 * DAY], [reverse()])
    expect(undone).toMatchObject({ kind: 'reversed', reversedBy: 'sam', why: 'error' })
    expect(refusal(reverse(), undone)).toBe('action.not-active')
  })

  it('is reversed by a senior, or by the moderator who took it', () => {
    const taken = run([propose(limit('a'), by(mei))])
    expect(refusal(reverse(mei), taken)).toBe('ok')
    expect(refusal(reverse(staff('max', 'moderator')), taken)).toBe('action.role')
    expect(refusal(reverse(mei), run([propose(limit('a'), by(sam))]))).toBe('action.role')
    expect(refusal(reverse(carl), taken)).toBe('action.role')
    // Who is no moderator any more undoes nothing, what was their own either.
    expect(refusal(reverse(staff('mei', 'auditor')), taken)).toBe('action.role')
  })

  it('that took two people is not reversed by the first of them alone', () => {
    const speech = clause({ safeguard: 'speech' })
    const agreed = run([propose(terms(), by(mei), speech)], [approve(sam, speech)])
    expect(refusal(reverse(mei), agreed)).toBe('action.role')
    expect(refusal(reverse(sofia), agreed)).toBe('ok')
  })

  it('that a machine follows up with takes administration from an organization, and nothing else', () => {
    const gap = limit('a', {
      capability: 'admin',
      until: null,
      subject: onOrganization('acme'),
      followUp: 'administrator-missing',
    })
    const follow = (parts: Partial<ActionTerms> = {}): ActionCommand => ({
      kind: 'follow',
      terms: { ...gap, ...parts },
      by: { kind: 'machine', decision: '', rule: 'administrator-missing' },
    })
    expect(refusal(follow())).toBe('ok')
    expect(refusal(follow(), run([follow()]))).toBe('action.exists')
    expect(refusal(follow({ followUp: null }))).toBe('action.automatic')
    expect(refusal(follow({ capability: 'all' }))).toBe('action.automatic')
    expect(refusal(follow({ type: 'suspend', capability: null }))).toBe('action.automatic')
    expect(refusal(follow({ subject: onAccount('u1') }))).toBe('action.automatic')
    expect(refusal(follow({ reason: ' ' }))).toBe('action.reason-missing')
    expect(refusal({ kind: 'lift' }, run([propose(limit('a'))]))).toBe('action.not-active')
    expect(refusal({ kind: 'lift' }, run([follow()]))).toBe('ok')
  })

  it('that limits is released by a senior, with a reason; nothing else is', () => {
    const release = (who = sam, reason = 'The year went well.'): ActionCommand => ({ kind: 'release', by: who, reason })
    const limited = run([propose(limit('a'))])
    expect(play(decideAction, evolveAction, limited, [release()])).toMatchObject({ kind: 'ended' })
    expect(refusal(release(mei), limited)).toBe('action.role')
    expect(refusal(release(sam, ''), limited)).toBe('action.reason-missing')
    expect(refusal(release(), run([propose(terms({ type: 'suspend' }))]))).toBe('action.not-active')
  })

  it('remembers everybody who took part', () => {
    expect(takersOf(run([propose(termination)], [approve()]))).toEqual(['sam', 'sofia'])
    expect(takersOf(active(limit('a'), { by: machine }))).toEqual([])
  })

  it('has an undoing for each effect', () => {
    for (const type of ACTION_TYPES)
      for (const subject of [onAccount('u1'), onOrganization('acme'), onContent('dec-1')])
        expect(undoingsOf({ type, subject })).toEqual(
          effectsOf({ type, subject }).map((effect) => EFFECT_UNDOINGS[effect]),
        )
    expect(effectsOf({ type: 'terminate', subject: onAccount('u1') })).toContain('identity-tokens.mark')
    expect(effectsOf({ type: 'terminate', subject: onOrganization('acme') })).not.toContain('identity-tokens.mark')
    expect(effectsOf({ type: 'remove', subject: onContent('dec-1') })).toEqual(['content.remove'])
    expect(effectsOf({ type: 'revoke-verification', subject: onOrganization('acme') })).toContain('verification.revoke')
    expect(effectsOf({ type: 'terminate', subject: onOrganization('acme') })).toContain('retention.schedule-erasure')
    for (const subject of [onAccount('u1'), onOrganization('acme'), onContent('dec-1')])
      expect(effectsOf({ type: 'refer-to-authority', subject })).toEqual(['referral.prepare'])
  })

  it('is weaker by type, by time or by what it takes away', () => {
    const month = limit('a', { until: NOW + 30 * DAY })
    expect(isWeaker(terms(), month)).toBe(true)
    expect(isWeaker(limit('b', { until: NOW + 7 * DAY }), month)).toBe(true)
    expect(isWeaker(limit('b', { until: NOW + 7 * DAY, capability: 'all' }), month)).toBe(false)
    expect(isWeaker(limit('b', { until: null }), month)).toBe(false)
    expect(isWeaker(terms({ type: 'suspend', until: NOW + DAY }), month)).toBe(false)
    expect(isWeaker(month, terms({ type: 'suspend', id: actionId('s') }))).toBe(true)
    // What lasts longer than what it replaces is a burden of its own, however mild its kind.
    const suspendedFor = (days: number) => terms({ type: 'suspend', id: actionId('s'), until: NOW + days * DAY })
    expect(isWeaker(month, suspendedFor(30))).toBe(true)
    expect(isWeaker(month, suspendedFor(29))).toBe(false)
    expect(isWeaker(limit('b', { until: null }), suspendedFor(30))).toBe(false)
    expect(isWeaker(terms({ type: 'revoke-verification' }), suspendedFor(30))).toBe(false)
    expect(isWeaker(terms(), suspendedFor(1))).toBe(true)
    expect(isWeaker(month, limit('b', { until: NOW + 30 * DAY }))).toBe(false)
    expect(isWeaker(month, limit('b', { until: null }))).toBe(true)
    expect(isWeaker(limit('b', { until: NOW + DAY, capability: 'api' }), month)).toBe(false)
    expect(isWeaker(limit('b', { until: NOW + DAY, capability: 'api' }), { ...month, capability: 'all' })).toBe(true)
    // The same time, and less that is taken away.
    expect(isWeaker(limit('b', { until: month.until, capability: 'api' }), { ...month, capability: 'all' })).toBe(true)
    const forGood = { until: null, capability: 'all' } as const
    expect(isWeaker(limit('b', { until: null, capability: 'api' }), limit('c', forGood))).toBe(true)
    expect(isWeaker(limit('b', forGood), limit('c', forGood))).toBe(false)
    expect(isWeaker(limit('b', { until: null, capability: 'api' }), { ...month, capability: 'all' })).toBe(false)
    // As grave as each other, and nothing to compare.
    expect(isWeaker(terms({ type: 'refer-to-authority' }), termination)).toBe(false)
  })
})
