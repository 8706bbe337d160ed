import { NOTICE_PLACEHOLDERS } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import type { Action } from '../action/action.ts'
import { DAY } from '../durations.ts'
import type { Subject } from '../subject.ts'
import {
  actionId,
  active,
  clause,
  kindOf,
  limit,
  notice,
  NOW,
  onAccount,
  onOrganization,
  play,
  terms,
} from '../testing/from-plain.ts'
import { decideNotice, evolveNotice, NO_NOTICE } from './decide-notice.ts'
import { inBothLanguages, isTranslation, languageOf } from './both-languages.ts'
import { describeNotice, whatBecameOf } from './describe-notice.ts'
import type { MeasureNow, Notice, NoticeCommand, NoticeContents } from './notice.ts'
import { openingWords, renderNotice } from './render-notice.ts'

const gag = { order: 'AG 17/26', until: NOW + 30 * DAY }
const issue = (parts: Partial<Extract<NoticeCommand, { kind: 'issue' }>> = {}): NoticeCommand => ({
  kind: 'issue',
  contents: notice(),
  gag: null,
  ...parts,
})
const run = (...steps: readonly (readonly [NoticeCommand, number?])[]) =>
  play(decideNotice, evolveNotice, NO_NOTICE, ...steps)
const refusal = (command: NoticeCommand, state: Notice, now = NOW) => kindOf(decideNotice(command, state, now))

describe('what a notice opens with', () => {
  it('are the words of its clause where the ladder of the clause lists the measure, and else what holds of every measure', () => {
    const held = clause({ ladder: [{ points: 1, action: 'warn', capability: null, durationMs: null }] })
    expect(openingWords(held, 'warn')).toBe(held.notice)
    const other = openingWords(held, 'suspend')
    const { en, zh } = renderNotice(notice({ type: 'suspend', clause: { ...held, notice: other } }), NOW)
    expect(en.split('\n')[0]).toContain('What follows from it: a suspension.')
    expect(zh.split('\n')[0]).toContain('采取的措施为：停用。')
  })
})

describe('the reason of a person', () => {
  it('stands in each language as it was given there, whichever of the two came first', () => {
    const both = { en: 'Copies to strangers.', zh: '向陌生人发送相同消息。' }
    expect(inBothLanguages(both.en, both.zh)).toEqual(both)
    expect(inBothLanguages(both.zh, both.en)).toEqual(both)
  })

  it('that was given in one language says in the other one which it is in', () => {
    expect(inBothLanguages('Copies.', null)).toEqual({ en: 'Copies.', zh: '（以英文书写）Copies.' })
    expect(inBothLanguages('群发广告。', ' ')).toEqual({ en: '(written in Chinese) 群发广告。', zh: '群发广告。' })
  })

  it('is in the language of whoever writes, whatever they quote', () => {
    expect(languageOf('Wrote “今天免费领取内部股票代码” to forty strangers.')).toBe('en')
    expect(languageOf('发送 "Buy cheap pills now and pay later" 及 https://pills.example/now')).toBe('zh')
    expect(languageOf('“今天免费领取”')).toBe('zh')
    expect(languageOf('CEO 诈骗 spam')).toBe('en')
    expect(languageOf('')).toBe('en')
  })

  it('that says nothing stands as it is, in neither language', () => {
    expect(inBothLanguages(' ', null)).toEqual({ en: ' ', zh: ' ' })
    expect(inBothLanguages('', 'Copies.')).toEqual({ en: '', zh: '' })
    // Where neither holds more Chinese, the first stays the English one.
    expect(inBothLanguages('Copies.', 'CC-7')).toEqual({ en: 'Copies.', zh: 'CC-7' })
  })

  it('is no translation of itself', () => {
    expect(isTranslation('Copies.', 'Copies to strangers.')).toBe(false)
    expect(isTranslation('群发广告。', '向陌生人群发。')).toBe(false)
    expect(isTranslation('Copies.', '群发。')).toBe(true)
    expect(isTranslation('Copies.', ' ')).toBe(true)
  })
})

describe('a notice', () => {
  it('is sent with its action, in both languages, with a date to appeal by', () => {
    const sent = run([issue()])
    expect(sent).toMatchObject({ kind: 'sent', sentAt: NOW, appealUntil: NOW + 180 * DAY })
  })

  it('says what, which clause and version, why, by whom, until when and how to appeal, whatever the clause wrote', () => {
    const bare = notice({
      clause: clause({ notice: { en: 'Hello.', zh: '您好。' } }),
      withoutPriorNotice: { en: 'The link was live.', zh: '链接仍在传播。' },
    })
    const { en, zh } = renderNotice(bare, NOW + 180 * DAY)
    for (const fact of [
      'a restriction - messages to people outside',
      'conduct.j Unsolicited messages',
      'version 7',
      'Forty copies went to strangers.',
      'by a person',
      'Found: automatically',
      '2026-12-01 10:00 UTC',
      'appeal until 2027-05-23 10:00 UTC',
      'without prior notice: The link was live.',
    ])
      expect(en).toContain(fact)
    for (const fact of [
      '限制——向外部人员发送消息',
      'conduct.j 未经许可的消息',
      '版本 7',
      '向陌生人发送了四十份相同消息。',
      '由人工作出',
      '自动检测',
      '2026-12-01 10:00 UTC',
      '申诉',
    ])
      expect(zh).toContain(fact)
  })

  const described = (parts: Partial<NoticeContents>, now: MeasureNow = null) =>
    describeNotice({ contents: notice(parts), sentAt: NOW, appealUntil: NOW + 180 * DAY }, now)

  it('is set out fact by fact as its text says it, in both languages, without an end where there is none to tell', () => {
    const parts = { withoutPriorNotice: { en: 'The link was live.', zh: '链接仍在传播。' } }
    const { facts } = described(parts)
    expect(facts.map(({ name, value }) => [name, value.en])).toEqual([
      ['clause', 'conduct.j Unsolicited messages (policy version 7)'],
      ['measure', 'a restriction - messages to people outside'],
      ['subject', 'account u1'],
      ['facts', 'Forty copies went to strangers.'],
      ['found', 'automatically'],
      ['decided', 'by a person'],
      ['taken', '2026-11-24 10:00 UTC'],
      ['until', '2026-12-01 10:00 UTC'],
      ['prior', 'The link was live.'],
      ['sent', '2026-11-24 10:00 UTC'],
      ['appeal', '2027-05-23 10:00 UTC'],
    ])
    const text = renderNotice(notice(parts), NOW + 180 * DAY)
    for (const { value } of facts.filter(({ name }) => !['clause', 'subject', 'taken', 'sent'].includes(name))) {
      expect(text.en).toContain(value.en)
      expect(text.zh).toContain(value.zh)
    }
    const warned = described({ type: 'warn', capability: null, until: null })
    expect(warned.facts.map(({ name }) => name)).not.toContain('until')
    const warning = renderNotice(notice({ type: 'warn', capability: null, until: null }), NOW + 180 * DAY)
    expect(`${warning.en} ${warning.zh}`).not.toMatch(/Until:|截止：|no end date|无结束日期/)
    expect(described({ type: 'terminate', capability: null, until: null }).facts).toContainEqual(
      expect.objectContaining({ name: 'until', value: { en: 'no end date', zh: '无结束日期' } }),
    )
  })

  it('tells a terminated organization until when its people can export, or that they cannot, and a suspended one that they can', () => {
    const onAcme = { capability: null, until: null, subject: onOrganization('acme') } as const
    const exportOf = (parts: Partial<NoticeContents>) => {
      const fact = described(parts).facts.find(({ name }) => name === 'export')
      const text = renderNotice(notice(parts), NOW + 180 * DAY)
      for (const language of ['en', 'zh'] as const)
        if (fact !== undefined) expect(text[language]).toContain(fact.value[language])
      return fact?.value.en ?? null
    }
    const terminated = { ...onAcme, type: 'terminate' } as const
    expect(exportOf({ ...terminated, exportUntil: NOW + 30 * DAY })).toContain('until 2026-12-24 10:00 UTC')
    expect(exportOf({ ...terminated, exportUntil: null })).toContain('cannot export anything')
    expect(exportOf({ ...onAcme, type: 'suspend' })).toContain('can still read and export')
    // What was told before this was said, and what leaves people as they are.
    expect([terminated, { ...onAcme, type: 'warn' } as const, { type: 'suspend' } as const].map(exportOf)).toEqual([
      null,
      null,
      null,
    ])
  })

  it('of a reinstatement offers no appeal: to undo it would put back what it lifted', () => {
    const lifted = notice({ type: 'reinstate', capability: null, until: null })
    const sent = run([issue({ contents: lifted })])
    expect(sent).toMatchObject({ kind: 'sent', appealUntil: NOW })
    const { en, zh } = renderNotice(lifted, NOW)
    expect(en).not.toContain('appeal')
    expect(zh).not.toContain('申诉')
    expect(described(lifted).facts.map(({ name }) => name)).not.toContain('appeal')
  })

  it('tells a person who was terminated, and nobody else, that they may not come back', () => {
    const parts = { type: 'terminate', capability: null, until: null } as const
    const { en, zh } = renderNotice(notice(parts), NOW + 180 * DAY)
    expect(en).toContain('You may no longer use the service or register again')
    expect(zh).toContain('您不得再使用本服务，也不得再次注册')
    expect(described(parts).facts).toContainEqual(expect.objectContaining({ name: 'return' }))
    for (const other of [
      { ...parts, subject: onOrganization('acme') },
      { ...parts, type: 'suspend' },
    ] as const) {
      expect(renderNotice(notice(other), NOW + 180 * DAY).en).not.toContain('register')
      expect(described(other).facts.map(({ name }) => name)).not.toContain('return')
    }
  })

  it('says first of all when its measure is over or was taken back', () => {
    const [ended] = described({}, { kind: 'ended', at: NOW }).facts
    expect(ended?.value).toEqual({ en: 'ended on 2026-11-24 10:00 UTC', zh: '已于 2026-11-24 10:00 UTC 结束' })
    expect(described({}, { kind: 'reversed', at: NOW }).facts[0]?.value.en).toMatch(
      /^reversed on .*it no longer counts$/,
    )
  })

  it('says that its measure was lifted by a reinstatement of the same subject that came after it, the first of them', () => {
    const measure = active(limit('act-1'), { takenAt: NOW })
    const lifting = (subject: Subject, takenAt: number): Action =>
      active(terms({ id: actionId(`act-${takenAt}`), type: 'reinstate', subject }), { takenAt })
    const [own, other] = [onAccount('u1'), onAccount('u2')]
    expect(whatBecameOf(measure, [lifting(own, NOW + 2), lifting(own, NOW + 1)])).toEqual({
      kind: 'lifted',
      at: NOW + 1,
    })
    expect(whatBecameOf(measure, [lifting(other, NOW + 1)])).toBeNull()
    expect(whatBecameOf(measure, [lifting(own, NOW - 1)])).toBeNull()
    expect(whatBecameOf(measure, [])).toBeNull()
    // A warning took nothing that a reinstatement could give back.
    const warning = active(terms({ id: actionId('act-2'), type: 'warn', subject: own }), { takenAt: NOW })
    expect(whatBecameOf(warning, [lifting(own, NOW + 1)])).toBeNull()
  })

  it("begins with the clause's own words, filled in", () => {
    expect(renderNotice(notice(), NOW).en).toMatch(/^About Unsolicited messages: appeal until 2026-11-24 10:00 UTC\./)
    const every = NOTICE_PLACEHOLDERS.map((name) => `{${name}}`).join(' ')
    const filled = notice({ clause: { ...clause(), notice: { en: every, zh: every } }, until: NOW + DAY })
    expect(renderNotice(filled, NOW + 9 * DAY).en.split('\n')[0]).toBe(
      'Unsolicited messages conduct.j 2026-12-03 10:00 UTC 2026-11-25 10:00 UTC',
    )
    expect(renderNotice({ ...filled, until: null }, NOW).zh.split('\n')[0]).toContain('无结束日期')
  })

  it('never fills a placeholder that came in with the facts', () => {
    expect(renderNotice(notice({ facts: { en: 'wrote "{appeal.until}"', zh: '' } }), NOW).en).toContain(
      'wrote "{appeal.until}"',
    )
  })

  it('that an order delays is owed, and sent by itself when the delay is over', () => {
    const owed = run([issue({ gag })])
    expect(owed).toMatchObject({ kind: 'owed' })
    expect(refusal({ kind: 'send', gag, became: null }, owed, NOW + 29 * DAY)).toBe('notice.gagged')
    // Nothing forbids it any more once the request that brought the order was refused.
    expect(
      play(decideNotice, evolveNotice, owed, [{ kind: 'send', gag: null, became: null }, NOW + DAY]),
    ).toMatchObject({
      kind: 'sent',
    })
    const sent = play(decideNotice, evolveNotice, owed, [{ kind: 'send', gag, became: null }, NOW + 30 * DAY])
    expect(sent).toMatchObject({ kind: 'sent', appealUntil: NOW + 210 * DAY })
  })

  it('of what was taken back meanwhile says so, and offers no appeal; of what is over, that it is', () => {
    const owed = run([issue({ gag })])
    const sent = (became: MeasureNow) => {
      const notice = play(decideNotice, evolveNotice, owed, [{ kind: 'send', gag: null, became }, NOW + DAY])
      if (notice.kind !== 'sent') throw new Error('not sent')
      return notice
    }
    const reversed = sent({ kind: 'reversed', at: NOW })
    expect(reversed.appealUntil).toBe(NOW + DAY)
    expect(reversed.message.en).toMatch(/^We had acted under .* taken back before you could be told/)
    expect(reversed.message.en).toContain('\nNow: reversed on 2026-11-24 10:00 UTC: it no longer counts.\n')
    expect(reversed.message.en).not.toContain('appeal')
    expect(reversed.message.zh).toContain('现状：已于 2026-11-24 10:00 UTC 撤销')
    expect(reversed.message.zh).not.toContain('申诉')
    const described = describeNotice(reversed, { kind: 'reversed', at: NOW })
    expect(described.opening.en).toBe(reversed.message.en.split('\n')[0])
    expect(described.facts.map(({ name }) => name)).not.toContain('appeal')
    const ended = sent({ kind: 'ended', at: NOW })
    expect(ended.appealUntil).toBe(NOW + 181 * DAY)
    expect(ended.message.en).toContain('\nNow: ended on 2026-11-24 10:00 UTC.\n')
    expect(ended.message.en).toContain('You can appeal until')
    expect(sent(null).message.en).not.toContain('Now:')
  })

  it('is delayed further only by a new order, to a later date', () => {
    const owed = run([issue({ gag })])
    expect(refusal({ kind: 'extend-gag', gag: { ...gag, until: NOW + 60 * DAY } }, owed)).toBe('notice.gag-order')
    expect(refusal({ kind: 'extend-gag', gag: { order: 'AG 18/26', until: NOW + 30 * DAY } }, owed)).toBe(
      'notice.gag-order',
    )
    expect(
      run([issue({ gag })], [{ kind: 'extend-gag', gag: { order: 'AG 18/26', until: NOW + 60 * DAY } }]),
    ).toMatchObject({ gag: { order: 'AG 18/26' } })
    expect(refusal(issue({ gag: { order: '', until: NOW + DAY } }), NO_NOTICE)).toBe('notice.gag-order')
    expect(refusal({ kind: 'extend-gag', gag: { order: ' ', until: NOW + 60 * DAY } }, owed)).toBe('notice.gag-order')
    // Each order of before is spent, not only the last one.
    const twice = run([issue({ gag })], [{ kind: 'extend-gag', gag: { order: 'AG 18/26', until: NOW + 60 * DAY } }])
    expect(refusal({ kind: 'extend-gag', gag: { ...gag, until: NOW + 90 * DAY } }, twice)).toBe('notice.gag-order')
    expect(run([issue({ gag: { ...gag, until: NOW } })])).toMatchObject({ kind: 'sent' })
  })
})
