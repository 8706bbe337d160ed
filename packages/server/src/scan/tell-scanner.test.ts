import { expect, it } from 'vitest'
import { createFaultTeller } from '../jobs/tell-faults.ts'
import type { Scan } from './clamd.ts'
import { tellScanner } from './tell-scanner.ts'

it('says at once that a scanner gives no verdict and why, then once a minute how often, and nothing of files that it looked at', async () => {
  const lines: unknown[] = []
  let [clock, answer]: [number, Scan] = [0, { verdict: 'failed', why: 'connect ECONNREFUSED 127.0.0.1:3310' }]
  const teller = createFaultTeller(
    (line) => lines.push(line),
    () => clock,
  )
  const scanner = tellScanner({ scan: () => Promise.resolve(answer) }, teller)
  const scan = () => scanner.scan(new Uint8Array(1))
  expect(await scan()).toBe(answer)
  const line = {
    level: 'error',
    job: 'scan files',
    fault: 'The scanner gave no verdict: connect ECONNREFUSED 127.0.0.1:3310',
  }
  expect(lines).toEqual([line])
  await scan()
  clock = 60_000
  await scan()
  expect(lines).toEqual([line, { ...line, untold: 1 }])
  answer = { verdict: 'clean' }
  clock = 120_000
  expect(await scan()).toBe(answer)
  expect(lines).toHaveLength(2)
})
