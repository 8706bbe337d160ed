import { describe, expect, it } from 'vitest'
import { readDecisionFilter } from './read-decision-filter.ts'

describe('the filter of recorded decisions', () => {
  it('reads fields, and a day as its beginning and end', () => {
    expect(readDecisionFilter('effect:hold type:message.send org:acme')).toEqual({
      effect: 'hold',
      type: 'message.send',
      organization: 'acme',
    })
    expect(readDecisionFilter('day:2026-11-25')).toEqual({
      from: '2026-11-25T00:00:00.000Z',
      until: '2026-11-26T00:00:00.000Z',
    })
    expect(readDecisionFilter('from:2026-11-25 until:2026-11-26T08:30:00Z')).toEqual({
      from: '2026-11-25T00:00:00Z',
      until: '2026-11-26T08:30:00Z',
    })
  })

  it('leaves out what says nothing', () => {
    expect(readDecisionFilter('hello effect: day:tomorrow colour:red')).toEqual({})
  })
})
