/** The engine's own windows lie behind those of the policy, each at the place that it is declared at. */
import { expect, it } from 'vitest'
import { declarationsOf, ownWindowIndex } from './own-windows.ts'
import { POLICY } from './sample-engine.ts'

it('are found where they are declared: an index that is another window’s would count into that', () => {
  const declared = declarationsOf(POLICY)
  expect(declared.map(({ index }) => index)).toEqual(declared.map((_, at) => at))
  for (const name of ['account-transfers', 'broadcast-frames', 'ids-read', 'ids-followed'] as const)
    expect(declared[ownWindowIndex(name, POLICY)]?.key).toBe(`engine ${name}`)
})
