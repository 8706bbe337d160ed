import { describe, expect, it } from 'vitest'
import { judgeShipped } from './measure-floors.ts'

describe('the rules that act by themselves', () => {
  it('have precision floors, and keep them on what ships; a rule that does not belongs on `mode: watch`', async () => {
    const { judged } = await judgeShipped()
    const below = judged.filter(({ verdict }) => verdict === 'below')
    expect(
      below.map(({ rule, precision, floor, wrong }) => `${rule}: ${precision} < ${floor} (${wrong.join(' ')})`),
    ).toEqual([])
    expect(judged.filter(({ verdict }) => verdict === 'no floor').map(({ rule }) => rule)).toEqual([])
    expect(judged.filter(({ verdict }) => verdict === 'keeps').length).toBeGreaterThan(40)
  }, 120_000)
})
