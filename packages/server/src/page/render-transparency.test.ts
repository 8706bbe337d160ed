import { countTransparency, type TransparencyEntry } from '@goodstanding/casework'
import { describe, expect, it } from 'vitest'
import { asId } from '../casework/read-id.ts'
import { renderTransparencyList, renderTransparencyPage } from './render-transparency.ts'

const [from, until] = [Date.UTC(2026, 6, 1), Date.UTC(2026, 9, 1)]
const period = { name: '2026-Q3', from, until }
const warned = (clause: string): TransparencyEntry => ({
  ...{ kind: 'action', at: from + 1, clause: asId(clause), type: 'warn', source: 'report', automation: 'not' },
})
const entries = [
  ...Array.from({ length: 7 }, () => warned('conduct.i')),
  ...Array.from({ length: 3 }, () => warned('conduct.j')),
  ...Array.from({ length: 4 }, () => warned('conduct.gone')),
]
const report = { ...countTransparency(entries, period), period, publishedAt: Date.UTC(2026, 9, 5) }
const titleOf = (clause: string) => (clause === 'conduct.i' ? { en: 'Harassment & abuse', zh: '骚扰' } : null)

describe('a published transparency report', () => {
  it('says what was done in numbers, hides small ones, and names clauses that are there no more by their ids', () => {
    const page = renderTransparencyPage({ language: 'en', report, titleOf })
    expect(page).toContain('<h1>Transparency report 2026-Q3</h1>')
    expect(page).toContain('2026-07-01 – 2026-09-30 · published on 2026-10-05')
    expect(page).toContain(
      '<th scope="row"><a href="/policy#conduct.i">conduct.i</a> Harassment &amp; abuse</th><td>7</td>',
    )
    expect(page).toContain('<th scope="row">conduct.gone</th><td>&lt;5</td>')
    expect(page).not.toMatch(/<td>[34]<\/td>/)
    expect(page).toContain('<th scope="row">Warn</th><td>14</td>')
    expect(page).toContain('<a href="/policy/transparency/2026-Q3.json">')
    expect(page).not.toContain('<script')
  })

  it('leaves out rows that their number would reveal, and keeps their sum', () => {
    const once = ['a', 'b', 'c', 'd', 'e', 'f'].map((letter) => warned(`conduct.${letter}`))
    const few = { ...report, ...countTransparency(once, period), period }
    const page = renderTransparencyPage({ language: 'en', report: few, titleOf })
    expect(page).not.toContain('conduct.a')
    expect(page).toContain('<tbody></tbody><tfoot><tr><th scope="row">Total</th><td>6</td>')
    expect(page).not.toContain('<li>Actions by clause</li>')
  })

  it('has a word for requests of which nobody said the country', () => {
    const asked: TransparencyEntry = { kind: 'legal-request', at: from + 1, country: '', outcome: 'produced' }
    const some = {
      ...report,
      ...countTransparency(
        Array.from({ length: 6 }, () => asked),
        period,
      ),
      period,
    }
    const pages = (['en', 'zh'] as const).map((language) => renderTransparencyPage({ language, report: some, titleOf }))
    expect(pages[0]).toContain('<th scope="row">Not stated</th><td>6</td>')
    expect(pages[1]).toContain('<th scope="row">未说明</th><td>6</td>')
  })

  it('speaks Chinese', () => {
    const page = renderTransparencyPage({ language: 'zh', report, titleOf })
    expect(page).toContain('<html lang="zh">')
    expect(page).toContain('<th scope="row">警告</th>')
    expect(page).toContain('</a> 骚扰</th>')
  })

  it('is in the list of all, or nothing is yet', () => {
    expect(renderTransparencyList({ language: 'en', published: [] })).toContain('No reports have been published yet.')
    const list = renderTransparencyList({ language: 'zh', published: [report] })
    expect(list).toContain('<a href="/policy/transparency/2026-Q3">2026-Q3</a>')
    expect(list).not.toContain('尚未公布任何报告')
  })
})
