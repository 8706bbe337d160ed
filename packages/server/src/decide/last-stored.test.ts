import { DatabaseFault } from '@goodstanding/ledger'
import { expect, it } from 'vitest'
import { createLastStored, HANGS_MS, TRIED_AGAIN_MS } from './last-stored.ts'

const full = new DatabaseFault('unavailable', '53100', new Error('could not extend file'))
const gone = new DatabaseFault('unavailable', 'ECONNREFUSED', new Error('connect ECONNREFUSED'))
const broken = new DatabaseFault('failed', '42P01', new Error('relation does not exist'))

function opened() {
  let time = 0
  const last = createLastStored(() => time)
  return {
    last,
    pass: (ms: number) => {
      time += ms
    },
    fail: (fault: Error) => expect(last.watch(Promise.reject(fault))).rejects.toBe(fault),
  }
}

it('fails from a row that found no room until one is stored', async () => {
  const { last, fail } = opened()
  expect(last.isFailing()).toBe(false)
  await fail(full)
  expect(last.isFailing()).toBe(true)
  expect(await last.watch(Promise.resolve('stored'))).toBe('stored')
  expect(last.isFailing()).toBe(false)
})

it('says whether it was the disk that had no room', async () => {
  const { last, fail } = opened()
  await fail(new DatabaseFault('unavailable', '53300', new Error('too many clients already')))
  expect([last.isFailing(), last.isDiskFull()]).toEqual([true, false])
  await fail(full)
  await fail(broken)
  expect([last.isFailing(), last.isDiskFull()]).toEqual([true, true])
})

it('may be tried again after a while: nobody else would find out', async () => {
  const { last, pass, fail } = opened()
  await fail(full)
  pass(TRIED_AGAIN_MS - 1)
  expect(last.isFailing()).toBe(true)
  pass(1)
  expect(last.isFailing()).toBe(false)
})

it('is not failing for one row that cannot be stored, nor while a database is gone that says so to whoever asks', async () => {
  const { last, fail } = opened()
  await fail(broken)
  await fail(gone)
  expect(last.isFailing()).toBe(false)
})

it('fails for the disk that a job or a report found full, where nobody asks for a decision; for nothing else that they met', async () => {
  const { last, pass } = opened()
  last.note(new DatabaseFault('unavailable', '53300', new Error('too many clients already')))
  last.note(gone)
  last.note(new Error('ours'))
  expect(last.isFailing()).toBe(false)
  last.note(full)
  expect([last.isFailing(), last.isDiskFull()]).toEqual([true, true])
  expect(await last.watch(Promise.resolve('stored'))).toBe('stored')
  expect(last.isFailing()).toBe(false)
  last.note(full)
  pass(TRIED_AGAIN_MS)
  expect(last.isFailing()).toBe(false)
})

it('fails while rows wait and none is stored, as where a synchronous standby is away; not while they are only many', async () => {
  const { last, pass } = opened()
  const ends: (() => void)[] = []
  const store = () => last.watch(new Promise<void>((resolve) => ends.push(resolve)))
  const [first, second] = [store(), store()]
  pass(HANGS_MS - 1)
  expect(last.isFailing()).toBe(false)
  ends[0]?.()
  await first
  pass(HANGS_MS - 1)
  expect(last.isFailing()).toBe(false)
  pass(1)
  expect([last.isFailing(), last.hangs(), last.isDiskFull()]).toEqual([true, true, false])
  ends[1]?.()
  await second
  expect(last.isFailing()).toBe(false)
  // Where nothing waits, nothing hangs, and what comes then has its time.
  pass(HANGS_MS)
  const third = store()
  expect(last.isFailing()).toBe(false)
  ends[2]?.()
  await third
})
