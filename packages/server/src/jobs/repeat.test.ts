import { describe, expect, it } from 'vitest'
import { repeat } from './repeat.ts'

describe('repeated work', () => {
  it('goes on after a fault, tells of it, runs again at once while there is more, and stops for good', async () => {
    const faults: string[] = []
    let turns = 0
    let finish = (): void => undefined
    const done = new Promise<void>((resolve) => {
      finish = resolve
    })
    const work = repeat({ name: 'test', everyMs: 1, fault: (name) => faults.push(name) }, async () => {
      await Promise.resolve()
      turns++
      if (turns === 1) throw new Error('once')
      if (turns < 5) return true
      finish()
      return false
    })
    await done
    await work.stop()
    const stoppedAt = turns
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(faults).toEqual(['test'])
    expect(turns).toBe(stoppedAt)
  })

  it('that is asked for now waits for no clock: while there is more it goes on, and once stopped it does nothing', async () => {
    let turns = 0
    let release = (): void => undefined
    const begun = new Promise<void>((resolve) => {
      release = resolve
    })
    const work = repeat({ name: 'test', everyMs: 3_600_000, fault: () => undefined }, () => {
      turns += 1
      return Promise.resolve(turns < 3 || 'no more')
    })
    await work.now()
    expect(turns).toBe(3)
    // A stop ends even work that always has more.
    const endless = repeat({ name: 'endless', everyMs: 1, fault: () => undefined }, async () => {
      release()
      await new Promise((resolve) => setImmediate(resolve))
      return true
    })
    await begun
    await endless.stop()
    await work.stop()
    await work.now()
    expect(turns).toBe(3)
  })
})
