import { describe, expect, it } from 'vitest'
import { freshForm } from '../http/report-form-routes.ts'
import { renderMemberPage } from './render-member.ts'

const words = { en: 'Words.', zh: '文字。' }
const none = { items: [], next: null, isFirst: true }
const UNTIL = Date.UTC(2027, 4, 27)

const APPEAL = { name: 'appeal', label: words, value: words }

const pageAt = (now: number, language: 'en' | 'zh' = 'en', facts: readonly object[] = [APPEAL]): string =>
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
    ...{ keptBack: none, disclosures: none, reports: none },
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
    expect(pageAt(UNTIL + 1)).toContain('The time to appeal ended on 2027-05-27.')
    expect(pageAt(UNTIL + 1, 'zh')).toContain('申诉期限已于 2027-05-27 截止。')
  })

  it('offers none against what takes nothing away', () => {
    expect(pageAt(UNTIL - 1, 'en', [])).not.toContain('/notices/ntc_1')
    expect(pageAt(UNTIL + 1, 'en', [])).not.toContain('The time to appeal')
  })
})
