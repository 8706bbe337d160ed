import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitChance, type Judged } from './calibrate.ts'
import { createRandom } from './random.ts'

type Shape = { readonly middle: number; readonly spread: number }

/** One of twenty is meant; `worth` is how much each of these weighs. */
function rowsOf(seed: number, meant: Shape, other: Shape, worth: number): readonly Judged[] {
  const random = createRandom(seed)
  const near = ({ middle, spread }: Shape): number =>
    middle + spread * (Array.from({ length: 6 }, () => random.next()).reduce((sum, one) => sum + one, 0) - 3)
  return Array.from({ length: 3_000 }, (_, at) =>
    at % 20 === 0
      ? { logit: near(meant), label: 1, weight: worth, strange: false }
      : { logit: near(other), label: 0, weight: 1, strange: false },
  )
}

/** By how much more the chances promise than there is, of what is meant: altogether, and of what leans to one side. */
function errorsOf(rows: readonly Judged[]): readonly [number, number] {
  const { slope, offset } = fitChance(rows)
  let [error, leaning, meant] = [0, 0, 0]
  for (const { logit, label, weight } of rows) {
    const off = (1 / (1 + Math.exp(-(slope * logit + offset))) - label) * weight
    error += off
    leaning += off * logit
    meant += label * weight
  }
  return [Math.abs(error) / meant, Math.abs(leaning) / meant]
}

describe('the chance that a logit stands for', () => {
  it('is found where what is meant lies far below nought and close to all else', () => {
    const [error, leaning] = errorsOf(rowsOf(1, { middle: -3, spread: 2 }, { middle: -6.5, spread: 1 }, 10))
    expect(error).toBeLessThan(1e-3)
    expect(leaning).toBeLessThan(1e-2)
  })

  it('is found wherever both lie, however much each weighs', () => {
    const shapes = fc.tuple(
      fc.integer({ min: 1, max: 1_000 }),
      fc.integer({ min: -8, max: 4 }),
      fc.integer({ min: 2, max: 5 }),
      fc.constantFrom(1, 4, 10, 20),
    )
    fc.assert(
      fc.property(shapes, ([seed, middle, apart, worth]) => {
        const rows = rowsOf(seed, { middle, spread: 3 }, { middle: middle - apart, spread: 1.5 }, worth)
        expect(errorsOf(rows)[0]).toBeLessThan(1e-2)
      }),
      { numRuns: 40 },
    )
  })
})
