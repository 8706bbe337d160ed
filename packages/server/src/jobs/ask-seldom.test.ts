import { expect, it } from 'vitest'
import { untilDone, whenHeard } from './ask-seldom.ts'

it('asks until there is nothing left, also after a fault, and then no more', async () => {
  const answers = [new Error('away'), false, true]
  const ask = untilDone(async () => {
    const answer = await Promise.resolve(answers.shift())
    if (answer instanceof Error) throw answer
    return answer === true
  })
  await expect(ask()).rejects.toThrow('away')
  for (let turn = 0; turn < 5; turn++) await ask()
  expect(answers).toEqual([])
  const left = [true, true]
  const once = untilDone(() => Promise.resolve(left.shift() === true))
  await once()
  await once()
  expect(left).toHaveLength(1)
})

it('asks at once for what was heard of and while there is more, and else seldom, also by a clock that was put back', async () => {
  const state = { heard: false, more: false, now: 1_000_000, asked: 0 }
  const turn = whenHeard(
    () => {
      state.asked++
      return Promise.resolve(state.more)
    },
    { heard: () => state.heard, now: () => state.now, seldomMs: 500 },
  )
  const askedAfter = async (change: Partial<typeof state>) => {
    Object.assign(state, change, { asked: 0 })
    await turn()
    return state.asked
  }
  expect(await askedAfter({})).toBe(1) // what waits from before the start
  expect(await askedAfter({ now: 1_000_100 })).toBe(0)
  expect(await askedAfter({ heard: true })).toBe(1)
  expect(await askedAfter({ heard: false, now: 1_000_599 })).toBe(0)
  expect(await askedAfter({ now: 1_000_600, more: true })).toBe(1)
  expect(await askedAfter({ more: false })).toBe(1)
  expect(await askedAfter({})).toBe(0)
  expect(await askedAfter({ now: 400_000 })).toBe(1)
  expect(await askedAfter({ now: 400_100 })).toBe(0)
})
