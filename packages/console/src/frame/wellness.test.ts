import { afterEach, describe, expect, it, vi } from 'vitest'
import { addLook, readWellness, wantsBreak } from './wellness.ts'

const NOW = Date.UTC(2026, 10, 25, 9)

describe('what a moderator looked at', () => {
  it('is counted by severity, and severe ones lead to a break', () => {
    let kept = readWellness(null, NOW)
    for (let at = 0; at < 10; at++) kept = addLook(kept, 4)
    kept = addLook(kept, 1)
    expect(kept.looks).toEqual([1, 0, 0, 10])
    expect(wantsBreak(kept)).toBe(true)
    expect(wantsBreak({ ...kept, breakAfter: 0 })).toBe(false)
  })

  it('begins anew each day, and keeps what was set', () => {
    const kept = { ...addLook(readWellness(null, NOW), 3), avoid: ['content'], breakAfter: 5 }
    expect(readWellness(JSON.stringify(kept), NOW)).toEqual(kept)
    expect(readWellness(JSON.stringify(kept), NOW + 86_400_000)).toMatchObject({
      looks: [0, 0, 0, 0],
      sinceBreak: 0,
      avoid: ['content'],
      breakAfter: 5,
    })
  })

  it.each(['', '[]', 'null', '{"looks":5}', '{"day":"2026-11-25","looks":["a"],"avoid":[1]}'])(
    'is nothing when %j lies there',
    (stored) => {
      expect(readWellness(stored, NOW).avoid).toEqual([])
      expect(wantsBreak(readWellness(stored, NOW))).toBe(false)
    },
  )
})

afterEach(() => vi.unstubAllEnvs())

describe("a moderator's day", () => {
  it.each([
    ['Asia/Shanghai', '2026-11-25T15:59:00Z', '2026-11-25T16:01:00Z'],
    ['America/New_York', '2026-11-25T04:59:00Z', '2026-11-25T05:01:00Z'],
  ])('ends at midnight in %s', (zone, before, after) => {
    vi.stubEnv('TZ', zone)
    const kept = JSON.stringify(addLook(readWellness(null, Date.parse(before)), 3))
    expect(readWellness(kept, Date.parse(before)).looks).toEqual([0, 0, 1, 0])
    expect(readWellness(kept, Date.parse(after)).looks).toEqual([0, 0, 0, 0])
  })
})
