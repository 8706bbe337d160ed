import { DatabaseFault } from '@goodstanding/ledger'
import { expect, it } from 'vitest'
import { createUnwritten, UNWRITTEN_MOST } from './unwritten.ts'

const SECOND = 1_000
const away = new DatabaseFault('unavailable', null, new Error('gone'))
const nobody = (): void => undefined

/** When something is tried, in seconds, that fails each time. */
async function triedAt(fault: Error, seconds: number): Promise<readonly number[]> {
  let clock = 0
  const unwritten = createUnwritten(() => clock, nobody)
  const tried: number[] = []
  unwritten.put('a', fault)
  for (; clock <= seconds * SECOND; clock += SECOND) {
    await unwritten.retry(async (ids) => {
      expect(ids).toEqual(['a'])
      tried.push(clock / SECOND)
      await Promise.resolve()
      unwritten.put('a', fault)
    })
  }
  return tried
}

it('what a database that was away left is tried in each turn', async () => {
  expect(await triedAt(away, 3)).toEqual([0, 1, 2, 3])
})

it('what cannot be written is tried later each time, once an hour at last', async () => {
  const tried = await triedAt(new TypeError('findings is not iterable'), 20_000)
  expect(tried.slice(0, 5)).toEqual([5, 15, 35, 75, 155])
  expect(tried.slice(-3).map((at, turn, all) => at - (all[turn - 1] ?? at))).toEqual([0, 3_600, 3_600])
})

it('what was put off by a clock that was ahead is tried when that is put back', async () => {
  let clock = 864_000 * SECOND
  const unwritten = createUnwritten(() => clock, nobody)
  const tried: (readonly string[])[] = []
  unwritten.put('a', new Error('damaged'))
  clock = 0
  await unwritten.retry((ids) => Promise.resolve(tried.push(ids)))
  expect(tried).toEqual([['a']])
})

it('those whose time has come are tried, the others wait; what is written is forgotten', async () => {
  const unwritten = createUnwritten(() => 0, nobody)
  const tried: (readonly string[])[] = []
  unwritten.put('bad', new Error('damaged'))
  unwritten.put('good', away)
  for (let turn = 0; turn < 2; turn++) await unwritten.retry((ids) => Promise.resolve(tried.push(ids)))
  expect([tried, unwritten.size()]).toEqual([[['good']], 1])
})

it('none is lost when the attempt itself fails, and few are tried at a time', async () => {
  const unwritten = createUnwritten(() => 0, nobody)
  for (let at = 0; at < 450; at++) unwritten.put(`row-${at}`, away)
  await expect(unwritten.retry(() => Promise.reject(away))).rejects.toBe(away)
  const tried: number[] = []
  await unwritten.retry((ids) => Promise.resolve(tried.push(ids.length)))
  expect([tried, unwritten.size()]).toEqual([[200, 200, 50], 0])
})

it('what is kept is bounded, and who came first is named when there are more', () => {
  const forgotten: string[] = []
  const unwritten = createUnwritten(
    () => 0,
    (id) => forgotten.push(id),
  )
  for (let at = 0; at < UNWRITTEN_MOST + 3; at++) unwritten.put(`row-${at}`, new Error('damaged'))
  expect([forgotten, unwritten.size()]).toEqual([['row-0', 'row-1', 'row-2'], UNWRITTEN_MOST])
})
