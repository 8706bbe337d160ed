import { describe, expect, it } from 'vitest'
import { freshForm } from '../http/report-form-routes.ts'
import { renderMemberPage } from './render-member.ts'

const words = { en: 'Words.', zh: '文字。' }
const none = { items: [], next: null, isFirst: true }
const UNTIL = Date.UTC(2027, 4, 27)

const APPEAL = { name: 'appeal', label: words, value: words }

const kept = (at: number, appeal: object | null = null) => ({
  ...{ decision: `dec_${at}`, status: 'held', type: 'message.send', event: `m-${at}`, clauses: [], message: words },
  ...{ observed: false, decidedAt: Date.UTC(2026, 10, 24, 10, at), appealUntil: UNTIL, mayAppeal: true, notice: null },
  appeal: appeal as never,
})

const pageAt = (
  now: number,
  language: 'en' | 'zh' = 'en',
  facts: readonly object[] = [APPEAL],
  keptBack: readonly object[] = [],
): string =>
  renderMemberPage({
    ...{
      language,
      now,
      csrf: 'c',
      person: 'lou',
      administers: null,
      summary: words,
      isMember: true,
      form: freshForm(),
    },
    ...{ keptBack: { ...none, items: keptBack as never }, disclosures: none, reports: none },
    notices: {
      ...none,
      items: [
        {
          ...{ id: 'ntc_1', message: words, token: 'apt_1', appeal: null, appealUntil: UNTIL },
          described: { clause: { id: 'conduct.e', title: words }, opening: words, facts } as never,
        },
      ],
    },
  })

describe('the page of a member', () => {
  it('offers an appeal while there is time, and says when it was over after that', () => {
    expect(pageAt(UNTIL - 1)).toContain('/notices/ntc_1?token=apt_1')
    expect(pageAt(UNTIL + 1)).not.toContain('/notices/ntc_1')
    expect(pageAt(UNTIL + 1)).toContain('The time to appeal ended on 2027-05-27 00:00 UTC.')
    expect(pageAt(UNTIL + 1, 'zh')).toContain('申诉期限已于 2027-05-27 00:00 UTC 截止。')
  })

  it('offers none against what takes nothing away', () => {
    expect(pageAt(UNTIL - 1, 'en', [])).not.toContain('/notices/ntc_1')
    expect(pageAt(UNTIL + 1, 'en', [])).not.toContain('The time to appeal')
  })

  it('shows a few held messages whole, and of many a line each that opens; one with a question stays open', () => {
    const three = [1, 2, 3].map((at) => kept(at))
    expect(pageAt(UNTIL - 1, 'en', [APPEAL], three)).not.toContain('<details>')
    const asked = { summary: words, text: '', brought: [], talk: [], answerBy: UNTIL, answer: null }
    const page = pageAt(UNTIL - 1, 'en', [APPEAL], [...three, kept(4, asked)])
    expect(page.split('<details>')).toHaveLength(4)
    expect(page).toContain('2026-11-24 10:01 UTC</time> · <strong>Held until a person decides</strong></summary>')
    expect(page).not.toContain('2026-11-24 10:04 UTC</time>')
    expect(pageAt(UNTIL - 1, 'zh', [APPEAL], [...three, kept(4)])).toContain(
      '<strong>暂缓，待人工决定</strong></summary>',
    )
  })
})
