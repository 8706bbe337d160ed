import { expect, it } from 'vitest'
import { createMetrics } from '../http/metrics.ts'
import { createClockTeller } from './tell-clock.ts'

const MINUTE = 60_000

it('says that a clock is apart at once and each hour, and again after it was put right', async () => {
  const said: unknown[] = []
  const metrics = createMetrics()
  let elapsed = 0
  const tell = createClockTeller({
    metrics,
    log: ({ level, aheadSeconds }) => said.push([level, aheadSeconds]),
    elapsed: () => elapsed,
  })
  const after = (minutes: number, aheadMs: number): readonly unknown[] => {
    elapsed += minutes * MINUTE
    tell(aheadMs)
    return said.splice(0)
  }
  expect(after(0, 4_000)).toEqual([])
  expect(after(1, 150_000)).toEqual([['warn', 150]])
  expect(after(59, 150_000)).toEqual([])
  expect(after(1, 150_000)).toEqual([['warn', 150]])
  expect(after(1, 0)).toEqual([])
  expect(after(1, -150_000)).toEqual([['warn', -150]])
  expect((await metrics.clockAhead.get()).values).toMatchObject([{ value: -150 }])
})
