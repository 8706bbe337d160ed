import { describe, expect, it } from 'vitest'
import { suggestFilter } from './suggest-filter.ts'

const known = { clause: ['conduct.d', 'conduct.e', 'content.b'], org: ['Acme', 'hengyuan'] }

describe('what may come next in the filter', () => {
  it('is a field, then its values', () => {
    expect(suggestFilter('s', known)).toEqual(['sev:', 'source:', 'subject:'])
    expect(suggestFilter('is:open sev:', known)).toEqual([
      'is:open sev:4',
      'is:open sev:3',
      'is:open sev:2',
      'is:open sev:1',
      'is:open sev:>=3',
    ])
    expect(suggestFilter('clause:conduct', known)).toEqual(['clause:conduct.d', 'clause:conduct.e'])
    expect(suggestFilter('org:a', known)).toEqual(['org:Acme'])
  })

  it('keeps a negation, and says nothing when there is nothing to add', () => {
    expect(suggestFilter('-is:o', known)).toEqual(['-is:open'])
    expect(suggestFilter('is:open', known)).toEqual([])
    expect(suggestFilter('hello', known)).toEqual([])
    expect(suggestFilter('is:open ', known)).toHaveLength(8)
  })
})
