import type { EventType } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import type { SubjectStanding } from '../facts/fact-change.ts'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import { checkStanding, standingMessage } from './check-standing.ts'
import { event, START } from './read-sample-event.ts'

const DAY = 86_400_000
const standing = (state: SubjectStanding['state'], parts: Partial<SubjectStanding> = {}): SubjectStanding => ({
  state,
  until: null,
  action: 'act_1',
  limits: [],
  points: 0,
  reports: 0,
  ...parts,
})

function refuses(
  type: EventType,
  given: { acme?: SubjectStanding; u1?: SubjectStanding },
  at = START,
  data: object = {},
) {
  const facts = createFactMemory({ service: { names: [], domains: [] }, token: (kind, text) => `${kind}:${text}` })
  if (given.acme !== undefined)
    facts.applyStanding({ subject: { type: 'organization', id: 'acme' }, standing: given.acme })
  if (given.u1 !== undefined) facts.applyStanding({ subject: { type: 'account', id: 'u1' }, standing: given.u1 })
  return checkStanding(event(type, data, at), facts, at)
}
const entering = { account: { id: 'u1' }, outcome: 'success' }
/** What people of an organization do to leave it, and one thing that writes. */
const leaving = [
  ['session.start', entering],
  ['directory.read', {}],
  ['directory.export', {}],
] as const

describe('the people of an organization', () => {
  it('that is suspended sign in, read and export, and write nothing', () => {
    const acme = standing('suspended', { until: START + DAY })
    for (const [type, data] of leaving) expect([type, refuses(type, { acme }, START, data)]).toEqual([type, null])
    expect(refuses('message.send', { acme })).toMatchObject({ state: 'suspended', subject: { type: 'organization' } })
    expect(refuses('message.send', { acme }, START + DAY)).toBeNull()
  })

  it('that is terminated do so until the time to export is over, and not at all where there is none', () => {
    const acme = standing('terminated', { exportUntil: START + DAY })
    for (const [type, data] of leaving) {
      expect([type, refuses(type, { acme }, START + DAY - 1, data)]).toEqual([type, null])
      expect(refuses(type, { acme }, START + DAY, data)).toMatchObject({ state: 'terminated' })
      expect(refuses(type, { acme: standing('terminated') }, START, data)).toMatchObject({ state: 'terminated' })
    }
    expect(refuses('message.send', { acme })).toMatchObject({ state: 'terminated' })
  })

  it('that is limited lose what it lost, and nobody is kept from it by that', () => {
    const limits = [{ capability: 'all' as const, until: null, action: 'act_1' }]
    for (const [type, data] of leaving)
      expect(refuses(type, { acme: standing('limited', { limits }) }, START, data)).toMatchObject({ state: 'limited' })
  })

  it('that is suspended or terminated beside a limit do not get back what the limit took', () => {
    const limits = [{ capability: 'directory.export' as const, until: START + DAY, action: 'act_2' }]
    for (const state of ['suspended', 'terminated'] as const) {
      const acme = standing(state, { limits, exportUntil: START + 30 * DAY })
      expect(refuses('directory.export', { acme })).toMatchObject({ state: 'limited', action: 'act_2' })
      expect(refuses('directory.export', { acme }, START + DAY)).toBeNull()
      expect(refuses('session.start', { acme }, START, entering)).toBeNull()
      expect(refuses('message.send', { acme })).toMatchObject({ state, action: 'act_1' })
    }
  })

  it('that is limited twice are told until when they lost it, and not when the first limit ends', () => {
    const limits: SubjectStanding['limits'] = [
      { capability: 'message.external', until: START + DAY, action: 'act_1' },
      { capability: 'all', until: START + 9 * DAY, action: 'act_2' },
      { capability: 'live', until: null, action: 'act_3' },
    ]
    const told = (others = limits) => refuses('message.send', { acme: standing('limited', { limits: others }) })
    expect(told()).toMatchObject({ action: 'act_2', until: new Date(START + 9 * DAY).toISOString() })
    expect(told(limits.toReversed())).toMatchObject({ action: 'act_2' })
    const endless = { capability: 'message.external' as const, until: null, action: 'act_4' }
    expect(told([...limits, endless])).toMatchObject({ action: 'act_4', until: null })
  })

  it('do not leave what was taken from themselves behind', () => {
    for (const [type, data] of leaving)
      expect(refuses(type, { acme: standing('suspended'), u1: standing('suspended') }, START, data)).toMatchObject({
        subject: { type: 'account', id: 'u1' },
      })
  })
})

describe('an account that is registered again, by somebody who has another id', () => {
  const again = { actor: { id: 'boss', kind: 'admin' }, account: { id: 'u1', kind: 'member', name: 'U' } }

  it('is refused for as long as it is suspended or terminated, whoever registers it', () => {
    const u1 = standing('suspended', { until: START + DAY })
    expect(refuses('account.register', { u1 }, START, again)).toMatchObject({
      ...{ state: 'suspended', capability: 'all', subject: { type: 'account', id: 'u1' } },
    })
    expect(refuses('account.register', { u1 }, START + DAY, again)).toBeNull()
    expect(refuses('account.register', { u1: standing('terminated') }, START, again)).toMatchObject({
      state: 'terminated',
    })
  })

  it('is not where it lost something else than all', () => {
    const limits = [{ capability: 'admin' as const, until: null, action: 'act_1' }]
    expect(refuses('account.register', { u1: standing('limited', { limits }) }, START, again)).toBeNull()
  })
})

describe('a refusal', () => {
  it('says of whom, and until when, in both languages', () => {
    const account = refuses('message.send', { u1: standing('suspended', { until: START + DAY }) })
    expect(account && standingMessage(account, 'member')).toEqual({
      en: 'This account is suspended until 2026-11-25 10:00 UTC. Why, and how to appeal, is told in a notice of its own.',
      zh: '此账号已被停用，至 2026-11-25 10:00 UTC 止。原因和申诉方式由通知另行说明。',
    })
    const acme = refuses('message.send', { acme: standing('terminated') })
    expect(acme && standingMessage(acme, 'member')).toEqual({
      en: 'This organization has been terminated. Why, and how to appeal, is told to its administrators in a notice of its own.',
      zh: '该组织已被终止。原因和申诉方式由通知另行向其管理员说明。',
    })
    const gone = refuses('message.send', { u1: standing('terminated') })
    expect(gone && standingMessage(gone, 'member')).toEqual({
      en: 'This account has been terminated. Why, and how to appeal, is told in a notice of its own.',
      zh: '此账号已被终止。原因和申诉方式由通知另行说明。',
    })
  })

  it('claims of no notice that it has come: an order may delay it, and the sender is not to learn that there is one', () => {
    const told = [standing('suspended'), standing('terminated')].flatMap((each) =>
      [{ u1: each }, { acme: each }].map((whose) => refuses('message.send', whose)),
    )
    for (const refusal of told) {
      const { en, zh } = refusal === null ? { en: '', zh: '' } : standingMessage(refusal, 'member')
      expect(en).toMatch(/is told (?:to its administrators )?in a notice of its own\.$/u)
      expect(zh).toMatch(/由通知另行(?:向其管理员)?说明。$/u)
    }
  })

  it('of an organization tells people outside neither how it stands nor until when', () => {
    const neutral = {
      en: 'This organization cannot be reached this way at present.',
      zh: '目前无法以此方式联系该组织。',
    }
    for (const acme of [
      standing('suspended', { until: START + DAY }),
      standing('terminated', { exportUntil: START + DAY }),
      standing('limited', { limits: [{ capability: 'all', until: START + DAY, action: 'act_1' }] }),
    ])
      for (const kind of ['external', 'guest'] as const) {
        const refusal = refuses('message.send', { acme })
        expect(refusal && standingMessage(refusal, kind)).toEqual(neutral)
        expect(refusal && standingMessage(refusal, 'member').en).not.toEqual(neutral.en)
      }
    const own = refuses('message.send', { u1: standing('suspended', { until: START + DAY }) })
    expect(own && standingMessage(own, 'external').en).toBe(
      'This account is suspended until 2026-11-25 10:00 UTC. Why, and how to appeal, is told in a notice of its own.',
    )
  })
})

describe('what was done before a standing began, and is told later', () => {
  const facts = createFactMemory({ service: { names: [], domains: [] }, token: (kind, text) => `${kind}:${text}` })
  const bound = (at: number, isTold: boolean) =>
    checkStanding(event('message.send', {}, at), facts, START + DAY, isTold)?.action ?? null
  const putStanding = (kept: SubjectStanding): void =>
    facts.applyStanding({ subject: { type: 'account', id: 'u1' }, standing: kept })

  it('is not bound by it, while whoever asks before they act is, whatever time they name', () => {
    for (const state of ['suspended', 'terminated'] as const) {
      putStanding(standing(state, { since: START }))
      expect([bound(START - 1, true), bound(START, true), bound(START - 1, false)]).toEqual([null, 'act_1', 'act_1'])
    }
  })

  it('is bound within the second that it began in, where its time is stated by the second', () => {
    putStanding(standing('suspended', { since: START + 700 }))
    expect([bound(START - 1_000, true), bound(START, true), bound(START + 1, true)]).toEqual([null, 'act_1', null])
  })

  it('is bound by each limit from its own beginning, and by those that were kept without one', () => {
    const limits = [
      { capability: 'message.external', until: null, action: 'late', since: START },
      { capability: 'all', until: null, action: 'early', since: START - DAY },
    ] as const
    putStanding(standing('limited', { limits }))
    expect([bound(START - 1, true), bound(START, true)]).toEqual(['early', 'late'])
    expect(bound(START - 2 * DAY, true)).toBeNull()
    putStanding(standing('suspended'))
    expect(bound(START - DAY, true)).toBe('act_1')
  })
})
