import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createMetrics } from './metrics.ts'

/** What Node and the system count of any process. */
const OF_ANY_PROCESS = /^goodstanding_(?:process|nodejs)_/

it('tells operators of every metric of ours what it tells', async () => {
  const names = [...(await createMetrics().print()).matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name)
  const ours = names.filter((name) => !OF_ANY_PROCESS.test(name))
  expect(ours).toContain('goodstanding_decisions_total')
  const guide = readFileSync(join(import.meta.dirname, '../../../../docs/operating.md'), 'utf8')
  const told: readonly string[] = guide.match(/\bgoodstanding_[a-z_]+\b/g) ?? []
  expect(ours.filter((name) => !told.includes(name))).toEqual([])
})

it('has the counters that are watched stand at zero before anything is counted: the first fault is a rise too', async () => {
  const printed = await createMetrics().print()
  for (const series of [
    'degraded_total{type="message.send"}',
    'checked_again_total{outcome="failed"}',
    'checked_again_total{outcome="allow"}',
    'opinions_total{outcome="over-budget"}',
    'problems_total{kind="server.not-ready"}',
    'door_total{outcome="refused"}',
  ])
    expect(printed).toContain(`goodstanding_${series} 0\n`)
})
