import type { Standing } from '@goodstanding/casework'
import { describe, expect, it } from 'vitest'
import { sayStanding } from './say-standing.ts'

const standing = (parts: object) =>
  ({ subject: { type: 'account', id: 'u1' }, state: 'good', limits: [], by: null, ...parts }) as unknown as Standing
const until = Date.UTC(2026, 11, 3)

describe('a standing in one sentence', () => {
  it('says good standing plainly, and whose it is', () => {
    expect(sayStanding(standing({})).en).toBe('Your account is in good standing.')
    expect(sayStanding(standing({ subject: { type: 'organization', id: 'acme' } })).zh).toBe('您的组织状态良好。')
  })

  it('names what is lost and until when, each for itself', () => {
    const limits = [
      { capability: 'message.external', until, action: 'a' },
      { capability: 'live', until: null, action: 'b' },
    ]
    expect(sayStanding(standing({ state: 'limited', limits }))).toEqual({
      en: 'Your account is limited: no messages to people outside until 2026-12-03 00:00 UTC; live streams.',
      zh: '您的账号受到限制：向外部人员发送消息（至 2026-12-03 00:00 UTC）；直播。',
    })
  })

  it('tells the suspended and the terminated where it stands until when they can appeal', () => {
    expect(sayStanding(standing({ state: 'suspended', by: { until } })).en).toMatch(
      /until 2026-12-03.*The notice says how long you can appeal/,
    )
    expect(sayStanding(standing({ state: 'terminated' })).zh).toContain('通知中写明了申诉期限')
  })

  it('promises reading and exporting to the people of an organization, and not to a suspended account, which cannot sign in', () => {
    const suspended = standing({ state: 'suspended', by: { until } })
    expect(sayStanding(suspended)).toEqual({
      en: 'Your account is suspended until 2026-12-03 00:00 UTC. The notice says how long you can appeal.',
      zh: '您的账号已停用（至 2026-12-03 00:00 UTC）。通知中写明了申诉期限。',
    })
    const acme = standing({ ...suspended, subject: { type: 'organization', id: 'acme' } })
    expect(sayStanding(acme).en).toContain('You can still read and export your data.')
    expect(sayStanding(acme).zh).toContain('您仍可查看、导出自己的数据。')
  })

  it('never calls an account good without saying what its organization lost', () => {
    const acme = standing({ subject: { type: 'organization', id: 'acme' }, state: 'suspended', by: { until } })
    const of = (found: Standing, isOutside = false) => ({ standing: found, isOutside })
    expect(sayStanding(standing({}), of(acme))).toEqual({
      en: 'Your own account is in good standing. Your organization is suspended until 2026-12-03 00:00 UTC: you can still read and export your data.',
      zh: '您的账号本身状态良好。您所在的组织已停用（至 2026-12-03 00:00 UTC）：您仍可查看、导出自己的数据。',
    })
    const limits = [{ capability: 'live', until: null, action: 'a' }]
    expect(sayStanding(standing({}), of(standing({ ...acme, state: 'limited', limits }))).en).toMatch(
      /limited: no live/,
    )
    const ended = standing({ ...acme, state: 'terminated', exportUntil: until })
    expect(sayStanding(standing({ state: 'suspended' }), of(ended)).en).toMatch(/suspended.*appeal.*terminated.*export/)
    expect(sayStanding(standing({}), of({ ...acme, state: 'good' }))).toEqual(sayStanding(standing({})))
  })

  it('tells people outside whether the organization can be reached, and nothing else of it', () => {
    const said = (parts: object) =>
      sayStanding(standing({}), {
        standing: standing({ by: { until }, exportUntil: until, ...parts }),
        isOutside: true,
      })
    const end = 'The organization you are in contact with cannot be reached at present.'
    for (const state of ['suspended', 'terminated'])
      expect(said({ state }).en).toBe(`Your own account is in good standing. ${end}`)
    expect(said({ state: 'limited' })).toEqual(sayStanding(standing({})))
  })
})
