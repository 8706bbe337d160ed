import { describe, expect, it } from 'vitest'
import { createIdSource, idFloor, instantOfId, isUuid } from './uuid.ts'

const NOW = Date.UTC(2026, 10, 24, 10)

describe('an id', () => {
  it('is a UUID of version 7 that tells when it was made', () => {
    const id = createIdSource()(NOW)
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(isUuid(id)).toBe(true)
    expect(instantOfId(id)).toBe(NOW)
    expect(id > idFloor(NOW)).toBe(true)
    expect(id < idFloor(NOW + 1)).toBe(true)
  })

  it('is larger than every one before, also within a millisecond and when the clock steps back', () => {
    const next = createIdSource()
    const ids = Array.from({ length: 10_000 }, (_, at) => next(at === 5_000 ? NOW - 60_000 : NOW))
    expect(ids).toEqual([...ids].sort())
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('tells the instant again when a clock that was ahead is put back', () => {
    const next = createIdSource()
    const day = 86_400_000
    const [ahead, back, onward] = [next(NOW + 800 * day), next(NOW), next(NOW - 1)]
    expect([ahead, back].map(instantOfId)).toEqual([NOW + 800 * day, NOW])
    expect(onward > back).toBe(true)
  })
})
