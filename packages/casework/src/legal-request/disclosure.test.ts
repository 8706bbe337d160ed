import type { LegalRequestId } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { kindOf, NOW, play } from '../testing/from-plain.ts'
import { decideDisclosure, type DisclosureCommand, evolveDisclosure, NO_DISCLOSURE } from './disclosure.ts'

const gag = { order: 'AG 17/26', until: NOW + 30 * DAY }
const issue = (
  order: typeof gag | null,
  route: 'usual' | 'emergency' = 'usual',
  more: object = {},
): DisclosureCommand => ({
  kind: 'issue',
  disclosure: {
    id: 'dis-1',
    request: 'lrq-1' as LegalRequestId,
    subject: 'account/u1',
    authority: 'District Court',
    country: 'DE',
    basis: 'Order 12/26',
    counts: { decisions: 3, notices: 1 },
    route,
    producedAt: NOW,
    ...more,
  },
  gag: order,
})

describe('whoever is disclosed', () => {
  it('is told at once what was given to whom, in both languages', () => {
    const told = play(decideDisclosure, evolveDisclosure, NO_DISCLOSURE, [issue(null)])
    expect(told).toMatchObject({
      kind: 'told',
      message: {
        en: expect.stringContaining('we gave records about you to District Court (DE)'),
        zh: expect.stringContaining('3 项对事件的决定、1 份通知'),
      },
    })
    expect(kindOf(decideDisclosure(issue(null), told, NOW))).toBe('notice.exists')
    expect(kindOf(decideDisclosure({ kind: 'tell', gag: null }, told, NOW))).toBe('notice.not-owed')
  })

  it('hears of what there was alone, one as one, and whether it was about them or their organization', () => {
    const wordsFor = (more: object) =>
      JSON.stringify(play(decideDisclosure, evolveDisclosure, NO_DISCLOSURE, [issue(null, 'usual', more)]))
    const one = wordsFor({ counts: { decisions: 1, actions: 0, reports: 2 }, subject: 'organization/acme' })
    expect(one).toContain('about your organization to')
    expect(one).toContain('1 decision about an event, 2 reports that you made.')
    expect(one).toContain('与您的组织有关的记录：1 项对事件的决定、2 份您提交的举报。')
    const none = wordsFor({ counts: { decisions: 0 } })
    expect(none).toMatch(
      /we told District Court \(DE\).*that there are no records about you.*未查到其所要求的与您有关的记录/,
    )
    expect(none).not.toContain('we gave')
  })

  it('is told again what the review found, at once or, where it is owed, with all the rest', () => {
    const review = { kind: 'review', finding: 'unjustified', gag: null } as const
    const told = play(decideDisclosure, evolveDisclosure, NO_DISCLOSURE, [issue(null, 'emergency')])
    expect(JSON.stringify(play(decideDisclosure, evolveDisclosure, told, [review, NOW + DAY]))).toMatch(
      /found it not justified.*认定处理不正当/,
    )
    const delayed = play(decideDisclosure, evolveDisclosure, NO_DISCLOSURE, [issue(gag, 'emergency')])
    const owed = play(decideDisclosure, evolveDisclosure, delayed, [{ ...review, finding: 'justified', gag }])
    expect(owed).toMatchObject({ kind: 'owed', until: gag.until, producedAt: NOW })
    const later = play(decideDisclosure, evolveDisclosure, owed, [{ kind: 'tell', gag: null }, gag.until])
    expect(JSON.stringify(later)).toMatch(/found it justified.*认定处理正当/)
    expect(kindOf(decideDisclosure(review, NO_DISCLOSURE, NOW))).toBe('notice.not-owed')
  })

  it('is told of the review that follows an emergency, and of none where there was none', () => {
    const wordsFor = (route: 'usual' | 'emergency') =>
      JSON.stringify(play(decideDisclosure, evolveDisclosure, NO_DISCLOSURE, [issue(null, route)]))
    expect(wordsFor('emergency')).toMatch(/an emergency.*紧急情况/)
    expect(wordsFor('usual')).not.toMatch(/emergency;|紧急情况/)
  })

  it('is told when an order that forbids it is over, and later when another order took its place', () => {
    const owed = play(decideDisclosure, evolveDisclosure, NO_DISCLOSURE, [issue(gag)])
    expect(owed).toMatchObject({ kind: 'owed', until: gag.until })
    const longer = { order: 'AG 18/26', until: NOW + 60 * DAY }
    const again = play(decideDisclosure, evolveDisclosure, owed, [{ kind: 'tell', gag: longer }, gag.until])
    expect(again).toMatchObject({ kind: 'owed', until: longer.until })
    expect(
      play(decideDisclosure, evolveDisclosure, again, [{ kind: 'tell', gag: longer }, longer.until]),
    ).toMatchObject({ kind: 'told', producedAt: NOW, toldAt: longer.until })
  })
})
