import { describe, expect, it } from 'vitest'
import { createRecentAuthors } from './recent-authors.ts'

const START = Date.parse('2026-11-24T10:00:00Z')
const DAY = 86_400_000
const key = (id: string, source = 's') => ({ source, id })
const li = { account: 'li', organization: 'acme' }

describe('recent authors', () => {
  it('tell who sent an event, by its source and id, in which organization', () => {
    const authors = createRecentAuthors({ seed: 5 })
    expect(authors.find(key('m1'))).toBeNull()
    authors.remember(key('m1'), li, START)
    authors.remember(key('m2'), { ...li, organization: 'globex' }, START)
    authors.remember(key('m1', 't'), { ...li, account: 'bo' }, START)
    expect(authors.find(key('m1'))).toEqual(li)
    expect(authors.find(key('m2'))).toEqual({ account: 'li', organization: 'globex' })
    expect(authors.find(key('m1', 't'))).toEqual({ account: 'bo', organization: 'acme' })
    expect(authors.find(key('m2', 't'))).toBeNull()
  })

  it('know every one of the last events that they are made for, and forget older ones instead of growing', () => {
    const authors = createRecentAuthors({ keys: 100 })
    for (let at = 0; at < 1_000; at++) authors.remember(key(`m${at}`), { ...li, account: `u${at % 7}` }, START)
    for (let at = 900; at < 1_000; at++)
      expect(authors.find(key(`m${at}`))).toEqual({ account: `u${at % 7}`, organization: 'acme' })
    expect(authors.find(key('m0'))).toBeNull()
  })

  it('forget everything after two periods', () => {
    const authors = createRecentAuthors()
    authors.remember(key('m1'), li, START)
    authors.remember(key('m2'), li, START + 7 * DAY)
    expect(authors.find(key('m1'))).toEqual(li)
    authors.remember(key('m3'), li, START + 14 * DAY)
    expect(authors.find(key('m1'))).toBeNull()
    expect(authors.find(key('m2'))).toEqual(li)
  })
})
