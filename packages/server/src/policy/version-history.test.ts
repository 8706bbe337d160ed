import { describe, expect, it } from 'vitest'
import { versionsThatCounted } from './version-history.ts'

const DAY = 86_400_000
const head = (version: string, day: number, status: 'draft' | 'published' | 'withdrawn' = 'published') => ({
  policy: 'workplace-aup',
  version,
  status,
  effectiveFrom: day * DAY,
  createdAt: day * DAY,
})

describe('the versions that counted', () => {
  it('each count until the next one does, the newest first; drafts and what was withdrawn are not among them', () => {
    const heads = [head('c', 30), head('a', 10), head('x', 15, 'draft'), head('b', 20), head('y', 25, 'withdrawn')]
    expect(versionsThatCounted(heads, 22 * DAY)).toEqual([
      { version: 'c', edition: (22 * DAY) / 10_000, from: 30 * DAY, until: null, state: 'upcoming' },
      { version: 'b', edition: 0, from: 20 * DAY, until: 30 * DAY, state: 'current' },
      { version: 'a', edition: 0, from: 10 * DAY, until: 20 * DAY, state: 'past' },
    ])
  })

  it('leave out what was replaced at the moment from which it would count', () => {
    const early = { ...head('first', 10), createdAt: 0 }
    expect(versionsThatCounted([early, head('second', 10)], 11 * DAY)).toEqual([
      { version: 'second', edition: 0, from: 10 * DAY, until: null, state: 'current' },
    ])
  })
})
