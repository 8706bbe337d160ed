import { expect, it } from 'vitest'
import { createHangingTeller } from './tell-hanging.ts'

it('says once that nothing is stored, and once that something is again', async () => {
  let hangs = false
  const said: unknown[] = []
  const look = createHangingTeller({
    opened: { hangs: () => hangs },
    log: ({ level, message }) => said.push([level, message]),
    now: () => 0,
  })
  const begins = ['error', expect.stringContaining('synchronous standby')]
  const ends = ['info', expect.stringContaining('stores again')]
  await look()
  expect(said).toEqual([])
  hangs = true
  await look()
  await look()
  expect(said).toEqual([begins])
  hangs = false
  await look()
  await look()
  expect(said).toEqual([begins, ends])
  hangs = true
  await look()
  expect(said).toEqual([begins, ends, begins])
})
