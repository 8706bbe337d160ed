import { turnsWhile } from '@goodstanding/testkit'
import { describe, expect, it } from 'vitest'
import { createPortions } from './in-portions.ts'

function workFor(ms: number): void {
  const until = performance.now() + ms
  while (performance.now() < until);
}

describe('work that many begin at once', () => {
  it('is done in its order, and others have their turns between', async () => {
    const inPortions = createPortions()
    const done: number[] = []
    const works = [0, 1, 2, 3, 4, 5, 6, 7].map((at) =>
      inPortions(() => {
        workFor(11)
        done.push(at)
      }),
    )
    const { turns } = await turnsWhile(Promise.all(works))
    expect(done).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(turns).toBeGreaterThanOrEqual(7)
  })

  it('goes on after one that failed, and waits for nothing that was begun', async () => {
    const inPortions = createPortions()
    const never = new Promise<never>(() => undefined)
    const failed = inPortions(() => {
      throw new Error('Not this one')
    })
    const begun = inPortions(() => never)
    const last = inPortions(() => 'done')
    await expect(failed).rejects.toThrow('Not this one')
    expect((await begun).begun).toBe(never)
    expect(await last).toEqual({ begun: 'done' })
  })
})
