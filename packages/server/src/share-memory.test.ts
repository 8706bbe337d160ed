import { describe, expect, it } from 'vitest'
import { memoryOf, saySmallMemory, sharesOf } from './share-memory.ts'

const MEGABYTE = 1024 * 1024

describe('what grows with traffic', () => {
  it.each([
    [64 * 1024, 512, 200_000],
    [2_048, 512, 200_000],
    [1_024, 170, 67_108],
    [768, 85, 33_554],
    [512, 32, 8_000],
    [256, 32, 8_000],
  ])('stops sooner where there are %i MiB', (memory, counters, sessions) => {
    const shares = sharesOf(memory * MEGABYTE)
    expect(Math.floor(shares.counterBytes / MEGABYTE)).toBe(counters)
    expect(shares.sessions).toBe(sessions)
  })

  it('stops where a setting says so, whatever there is', () =>
    expect(sharesOf(512 * MEGABYTE, 300 * MEGABYTE).counterBytes).toBe(300 * MEGABYTE))

  it('goes by the limit of the process, where it has one, and by the machine', () => {
    expect(memoryOf(768 * MEGABYTE, 8_192 * MEGABYTE)).toBe(768 * MEGABYTE)
    // Where no limit is set, systems answer nothing, or more than there can be.
    for (const none of [undefined, 0, 18_446_744_073_709_552_000])
      expect(memoryOf(none, 8_192 * MEGABYTE)).toBe(8_192 * MEGABYTE)
  })

  it('is told where there is less than a busy node wants', () => {
    expect(saySmallMemory(2_048 * MEGABYTE, sharesOf(2_048 * MEGABYTE))).toBeNull()
    expect(saySmallMemory(768 * MEGABYTE, sharesOf(768 * MEGABYTE))).toMatch(/ 768 MiB.* wants 2048.*stop at 85 MiB/)
  })
})
