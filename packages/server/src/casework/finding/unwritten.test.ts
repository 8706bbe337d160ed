import { DatabaseFault } from '@goodstanding/ledger'
import { expect, it } from 'vitest'
import { createUnwritten } from './unwritten.ts'

const SECOND = 1_000
const away = new DatabaseFault('unavailable', null, new Error('gone'))

/** When a row is taken, in seconds, that fails each time. */
function takenAt(fault: Error, seconds: number): readonly number[] {
  let clock = 0
  const unwritten = createUnwritten<{ readonly id: string }>(() => clock)
  const row = { id: 'a' }
  const taken: number[] = []
  unwritten.put(row, fault)
  for (; clock <= seconds * SECOND; clock += SECOND) {
    for (const one of unwritten.take()) {
      expect(one).toBe(row)
      taken.push(clock / SECOND)
      unwritten.put(one, fault)
    }
  }
  return taken
}

it('what a database that was away left is tried in each turn', () => {
  expect(takenAt(away, 3)).toEqual([0, 1, 2, 3])
})

it('what cannot be written is tried later each time, once an hour at last', () => {
  const taken = takenAt(new TypeError('findings is not iterable'), 20_000)
  expect(taken.slice(0, 5)).toEqual([5, 15, 35, 75, 155])
  expect(taken.slice(-3).map((at, turn, all) => at - (all[turn - 1] ?? at))).toEqual([0, 3_600, 3_600])
})

it('those whose time has come are taken, the others wait', () => {
  const unwritten = createUnwritten<object>(() => 0)
  const [bad, good] = [{}, {}]
  unwritten.put(bad, new Error('damaged'))
  unwritten.put(good, away)
  expect(unwritten.take()).toEqual([good])
  expect(unwritten.take()).toEqual([])
})
