import { describe, expect, it } from 'vitest'
import { describePolicy } from '@goodstanding/policy'
import { compileFiles } from '../policy/policy-desk.ts'
import { readPolicyDirectory } from '../policy/read-policy-directory.ts'
import { SHIPPED_POLICY } from '../shipped.ts'
import { html } from './html.ts'
import { pageLanguage, renderPolicyPage } from './render-policy.ts'

const { policy } = compileFiles(await readPolicyDirectory(SHIPPED_POLICY))
const description = describePolicy(policy)

describe('the policy page', () => {
  it.each(['en', 'zh', 'both'] as const)(
    'shows every clause with what is watched and who decides, in %s',
    (language) => {
      const page = renderPolicyPage(description, language)
      for (const clause of policy.clauses.values()) {
        expect(page).toContain(`id="${clause.id}"`)
        if (language !== 'zh') expect(page).toContain(html`${clause.watched.en}`.html)
        if (language !== 'en') expect(page).toContain(html`${clause.decided.zh}`.html)
      }
    },
  )

  it('says which rules act on nothing for now, in both languages', () => {
    const lowered = new Map([['conduct.o/campaign-for-aid', { mode: 'watch', by: 'machine', since: 0 } as const]])
    const page = renderPolicyPage(describePolicy(policy, lowered), 'both')
    expect(page.match(/temporarily in watch mode/g)).toHaveLength(1)
    expect(page).toContain('暂时切换为仅观察')
    expect(renderPolicyPage(description, 'both')).not.toContain('temporarily in watch mode')
  })

  it('says of a rule for every event that it is, and lists the types of any other', () => {
    const text = renderPolicyPage(description, 'both').replaceAll(/<[^>]*>/g, '')
    expect(text).toMatch(/unlawful-finding · every event/)
    expect(text).toContain('所有事件')
    expect(text).toMatch(/deceptive-link · .*Contact invitation, Publication/)
  })

  it('writes the marks of its language', () => {
    const lowered = new Map([['conduct.o/campaign-for-aid', { mode: 'watch', by: 'machine', since: 0 } as const]])
    const span = { version: policy.version, edition: 0, from: 0, until: 86_400_000, state: 'past' } as const
    const text = (language: 'en' | 'zh') =>
      renderPolicyPage(describePolicy(policy, lowered), language, span).replaceAll(/<[^>]*>/g, '')
    expect(text('en')).toMatch(/How it is detected \(\d+\)/)
    expect(text('en')).toContain(' (temporarily in watch mode: recorded only)')
    expect(text('en')).toContain('in force from 1970-01-01 to 1970-01-02. This is not the version in force.')
    expect(text('zh')).toMatch(/如何检测（\d+）/)
    expect(text('zh')).toContain('（暂时切换为仅观察：仅记录）')
    expect(text('zh')).toContain('1970-01-01 至 1970-01-02 期间有效。这不是现行版本。')
    expect(text('zh')).not.toMatch(/\p{Script=Han} ?[,;:.!()]|[,;:!()] ?\p{Script=Han}/u)
  })

  it('needs no script and opens no foreign address', () => {
    const page = renderPolicyPage(description, 'both')
    expect(page).not.toMatch(/<script|\son\w+=|style=|https?:/)
  })

  it('escapes whatever a policy holds', () => {
    expect(html`<p>${'<img src=x onerror="a">&'}</p>`.html).toBe('<p>&lt;img src=x onerror=&quot;a&quot;&gt;&amp;</p>')
  })

  it('speaks the language that is asked for, else the first of the reader that it knows', () => {
    expect(pageLanguage('zh', 'en')).toBe('zh')
    expect(pageLanguage(undefined, 'fr, zh-CN;q=0.8, en;q=0.5')).toBe('zh')
    expect(pageLanguage('xx', undefined)).toBe('en')
  })
})
