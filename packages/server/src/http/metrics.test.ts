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
