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
})
