import { expect, it } from 'vitest'
import { createBrokenOffTeller } from './tell-broken-off.ts'

it('is told at once, and then once a minute with how many were left out', () => {
  const lines: unknown[] = []
  let elapsed = 0
  const tell = createBrokenOffTeller(
    ({ level, fault, untold }) => lines.push([level, fault, untold]),
    () => elapsed,
  )
  const after = (ms: number): readonly unknown[] => {
    elapsed += ms
    tell(new Error('read ECONNRESET'))
    return lines.splice(0)
  }
  expect(after(0)).toEqual([['warn', 'read ECONNRESET', undefined]])
  expect([after(1_000), after(58_000)]).toEqual([[], []])
  expect(after(1_000)).toEqual([['warn', 'read ECONNRESET', 2]])
  expect(after(60_000)).toEqual([['warn', 'read ECONNRESET', undefined]])
})
