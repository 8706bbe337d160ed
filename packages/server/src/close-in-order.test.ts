import { describe, expect, it } from 'vitest'
import { closeInOrder, type Ending, LeftBehind } from './close-in-order.ts'

const never = () => new Promise<never>(() => undefined)

function closing(...endings: readonly Ending[]) {
  const ended: string[] = []
  const logged: Readonly<Record<string, unknown>>[] = []
  const noted = endings.map(({ part, end }) => ({
    part,
    end: async (withinMs: number) => {
      await end(withinMs)
      ended.push(part)
    },
  }))
  const done = closeInOrder(noted, { withinMs: 300, log: (line) => logged.push(line) })
  return { done, ended, logged }
}

describe('an end in order', () => {
  it('ends one part after the other', async () => {
    const parts = ['mail', 'requests', 'database'].map((part) => ({ part, end: () => Promise.resolve() }))
    const { done, ended, logged } = closing(...parts)
    await done
    expect(ended).toEqual(['mail', 'requests', 'database'])
    expect(logged).toEqual([])
  })

  it('leaves behind what hangs, names it, and ends the rest all the same', async () => {
    const { done, ended, logged } = closing(
      { part: 'jobs', end: never },
      { part: 'webhooks', end: () => Promise.resolve() },
      { part: 'database', end: never },
    )
    await expect(done).rejects.toBeInstanceOf(LeftBehind)
    await expect(done).rejects.toThrow('left behind: jobs, database')
    expect(ended).toEqual(['webhooks'])
    expect(logged.map(({ message }) => String(message))).toEqual([
      expect.stringMatching(/^jobs did not end/),
      expect.stringMatching(/^database did not end/),
    ])
  })

  it('tells the first fault once every part had its turn', async () => {
    const { done, ended } = closing(
      { part: 'jobs', end: () => Promise.reject(new Error('no database')) },
      { part: 'database', end: () => Promise.resolve() },
    )
    await expect(done).rejects.toThrow('no database')
    expect(ended).toEqual(['database'])
  })
})
