/** What people who are acted against asked other systems for, thread by thread, and what is promised here instead. */
import { describe, expect, it } from 'vitest'
import { decideAction } from './action/decide-action.ts'
import { evolveAction, NO_ACTION } from './action/evolve-action.ts'
import type { AppealOutcome } from './appeal/appeal.ts'
import { consequencesOf, decideAppeal, evolveAppeal, NO_APPEAL } from './appeal/decide-appeal.ts'
import { appealDeadline } from './deadlines.ts'
import { DAY, HOUR } from './durations.ts'
import { decideErasure, NO_ERASURE } from './erasure/decide-erasure.ts'
import { decideNotice, NO_NOTICE } from './notice/decide-notice.ts'
import { evolveStanding, NO_HISTORY } from './standing/evolve-standing.ts'
import { findCapabilityLoss } from './standing/find-capability-loss.ts'
import { findStanding } from './standing/find-standing.ts'
import {
  active,
  appeal,
  clause,
  kindOf,
  limit,
  mei,
  notice,
  NOW,
  onOrganization,
  person,
  play,
  sam,
  sofia,
  taken,
  terms,
} from './testing/from-plain.ts'
import { NO_VERIFICATION } from './verification/decide-verification.ts'

const pending = play(decideAppeal, evolveAppeal, NO_APPEAL, [
  {
    kind: 'file',
    appeal: appeal(),
    ground: { action: active(limit('act-1')), appealUntil: NOW + DAY, standing: 'party' },
  },
])

describe('actions and notices', () => {
  it('mastodon#7127, ozone#7: come with a notice in both languages that gives the reason and the way to appeal', () => {
    const answer = decideNotice({ kind: 'issue', contents: notice(), gag: null }, NO_NOTICE, NOW)
    expect(answer).toMatchObject({
      ok: true,
      value: [
        {
          kind: 'notice.sent',
          message: { en: expect.stringContaining('appeal until'), zh: expect.stringContaining('申诉') },
        },
      ],
    })
  })

  it('meta.discourse.org/t/195089: the gravest are agreed by two people', () => {
    const propose = {
      kind: 'propose',
      terms: terms({ type: 'terminate' }),
      by: { kind: 'staff', staff: sam },
      clause: clause(),
    } as const
    const awaiting = play(decideAction, evolveAction, NO_ACTION, [propose])
    expect(awaiting).toMatchObject({ kind: 'awaiting-second' })
    expect(kindOf(decideAction({ kind: 'approve', by: sam, clause: clause() }, awaiting, NOW))).toBe(
      'action.same-person',
    )
  })

  it('mastodon#27690: leave the people of a suspended organization their data', () => {
    const history = evolveStanding(NO_HISTORY, taken(terms({ type: 'suspend', subject: onOrganization('acme') })))
    const standing = findStanding(
      { subject: { type: 'organization', id: 'acme' }, history, verification: NO_VERIFICATION },
      NOW,
    )
    expect(findCapabilityLoss(null, standing, 'directory.export', NOW)).toBeNull()
    expect(findCapabilityLoss(null, standing, 'message.external', NOW)).toMatchObject({ state: 'suspended' })
  })
})

describe('appeals', () => {
  it('mastodon#18529: are filed once', () => {
    const again = {
      kind: 'file',
      appeal: appeal(),
      ground: { action: active(limit('act-1')), appealUntil: NOW + DAY, standing: 'party' },
    } as const
    expect(kindOf(decideAppeal(again, pending, NOW))).toBe('appeal.already-filed')
  })

  it('mastodon#30142: are decided by somebody else', () => {
    const own = {
      kind: 'decide',
      by: { ...mei, roles: ['senior'] },
      outcome: 'uphold',
      reason: 'I was right.',
      action: null,
      replacements: [],
    } as const
    expect(kindOf(decideAppeal(own, pending, NOW))).toBe('appeal.same-person')
  })

  it('mastodon#36512: have a deadline', () => {
    for (const severity of [1, 2, 3, 4] as const) {
      expect(appealDeadline(severity, NOW)).toBeGreaterThan(NOW)
      expect(appealDeadline(severity, NOW)).toBeLessThanOrEqual(NOW + 14 * DAY)
    }
  })

  it('addons-server#21949: are filed by a terminated person with the token of the notice', () => {
    const termination = active(terms({ type: 'terminate' }), { second: sofia.id })
    const file = {
      kind: 'file',
      appeal: appeal(),
      ground: { action: termination, appealUntil: NOW + DAY, standing: 'party' },
    } as const
    expect(kindOf(decideAppeal(file, NO_APPEAL, NOW))).toBe('ok')
  })

  it.each<[AppealOutcome, readonly string[]]>([
    ['uphold', []],
    ['overturn', ['reverse']],
    ['reduce', ['reverse', 'propose']],
  ])('addons-server#21947, #21558: %s does what it says', (outcome, kinds) => {
    const replacements = outcome === 'reduce' ? [limit('act-2', { until: NOW + HOUR })] : []
    const decided = play(decideAppeal, evolveAppeal, pending, [
      { kind: 'decide', by: sam, outcome, reason: 'Looked at again.', action: limit('act-1'), replacements },
    ])
    expect(consequencesOf(decided, null).map(({ kind }) => kind)).toEqual(kinds)
  })
})

describe('erasure', () => {
  it('coop#336, #496, #728: is done, with a receipt, or said to be held; never only recorded', () => {
    const request = {
      kind: 'request',
      request: { id: 'e', person: person('u1'), organization: null, requestedAt: NOW, deadline: NOW + DAY },
    } as const
    const approved = { ...request.request, kind: 'approved', by: person('cora') } as const
    expect(kindOf(decideErasure(request, NO_ERASURE, NOW))).toBe('ok')
    const receipt = { id: 'r', keys: ['key-u1'], destroyed: {} }
    const none = { legal: [], cases: [], until: null }
    expect(decideErasure({ kind: 'carry-out', holds: none, receipt }, approved, NOW)).toMatchObject({
      ok: true,
      value: [{ kind: 'erasure.done', receipt }],
    })
    expect(
      decideErasure({ kind: 'carry-out', holds: { ...none, legal: ['leg-1' as never] }, receipt }, approved, NOW),
    ).toMatchObject({ ok: true, value: [{ kind: 'erasure.held' }] })
  })
})
