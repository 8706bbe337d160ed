/** A clock that was wrong is put right: what was noted by it keeps nothing back for as long as it was ahead. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Finding } from '@goodstanding/model'
import { expect, it } from 'vitest'
import { openProvider } from './access/open-provider.ts'
import { readOidcConfig } from './access/read-oidc-config.ts'
import { createToldLately } from './casework/audit/told-lately.ts'
import { createFloodBreaker } from './casework/finding/flood-breaker.ts'
import { createFaultTeller } from './jobs/tell-faults.ts'
import { createBudget } from './opinion/budget.ts'

const HOUR = 3_600_000
const NOW = Date.UTC(2026, 10, 24, 10)
const AHEAD = NOW + 5 * HOUR

it('the log tells of a job that fails again', () => {
  const lines: unknown[] = []
  let clock = AHEAD
  const tell = createFaultTeller(
    (line) => lines.push(line),
    () => clock,
  )
  tell('keep house', new Error('one'))
  clock = NOW
  tell('keep house', new Error('one'))
  expect(lines).toHaveLength(2)
})

it('a list that is read has its entry', () => {
  const told = createToldLately()
  told.note('mei cases', ['case_1'], AHEAD)
  expect(told.covers('mei cases', ['case_1'], NOW)).toBe(false)
  told.note('mei cases', ['case_1'], NOW)
  expect(told.covers('mei cases', ['case_1'], NOW + HOUR - 1)).toBe(true)
})

it('one listed thing opens cases again', () => {
  const breaker = createFloodBreaker(() => 'none')
  const match = { list: 'hashes', entry: 'h1', label: null, source: null } as const
  const seen = { signal: 'register.hashes', value: 'h1', pointer: '/data/file/sha256', match } as const
  const found: Finding = {
    clause: 'a.b',
    rule: 'listed',
    severity: 3,
    confidence: 1,
    effect: 'block',
    evidence: [seen],
  }
  const open = (now: number) => breaker.mayOpen([found], now)
  for (let at = 0; at < 20; at++) open(AHEAD)
  expect([open(AHEAD), open(NOW)]).toEqual([false, true])
})

it('second opinions are asked for again', () => {
  const budget = createBudget({ perMinute: 1, perDay: 100 })
  expect([AHEAD, AHEAD, NOW, NOW].map((now) => budget.spend(now))).toEqual([true, false, true, false])
})

it('a provider is discovered again: its keys may be others by now', async () => {
  let asked = 0
  const server = createServer((_, answer) => {
    asked += 1
    answer.setHeader('content-type', 'application/json')
    answer.end(JSON.stringify({ issuer: `${issuer}/`, authorization_endpoint: `${issuer}/authorize` }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const settings = { GOODSTANDING_OIDC_ISSUER: issuer, GOODSTANDING_OIDC_CLIENT_ID: 'goodstanding' }
  const config = readOidcConfig(settings, 'https://trust.example')
  if (config === null) throw new Error('The provider is configured.')
  const provider = openProvider(config, 'key')
  for (const now of [AHEAD, AHEAD, NOW, NOW])
    expect(await provider.begin('/console', now)).toMatchObject({ kind: 'begun' })
  expect(asked).toBe(2)
  server.close()
})
