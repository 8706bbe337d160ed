/** What a clause promises while one of its rules only watches. */
import { beforeAll, expect, it } from 'vitest'
import { SHIPPED_POLICY } from '../shipped.ts'
import { openBench } from './open-bench.ts'
import { compileFiles } from './policy-desk.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'
import { type Bench, tryClause } from './try-policy.ts'

const FILE = 'conduct/o-aid-campaigns.yaml'
const files = await readPolicyDirectory(SHIPPED_POLICY)

const NEW_RULE = `rules:
  - name: raffle
    on: [campaign.start]
    when: "event.campaign.title == 'Raffle'"
    decide: hold
    confidence: 0.9
    mode: MODE
    why: { en: "A raffle.", zh: "抽奖。" }
`
const example = (must: string, title: string) => `  - must: ${must}
    why: "${title}"
    type: campaign.start
    data: { campaign: { title: "${title}", text: "Come on Saturday", purpose: other } }
`
const EXAMPLES = `examples:\n${example('hold', 'Raffle')}${example('allow', 'Summer party')}`

let bench: Bench
beforeAll(async () => {
  bench = await openBench(compileFiles(files).policy)
})

function keptWith(mode: string, on = bench): readonly boolean[] {
  const text = (files.get(FILE) ?? '')
    .replace('rules:\n', NEW_RULE.replace('MODE', mode))
    .replace('examples:\n', EXAMPLES)
  const compiled = compileFiles(new Map(files).set(FILE, text))
  const clause = compiled.policy.clauses.get('conduct.o')
  if (clause === undefined) throw new Error('The policy has lost a clause.')
  return [...tryClause(compiled, on, clause)]
    .filter(({ name }) => name === 'Raffle' || name === 'Summer party')
    .map(({ kept }) => kept)
}

it('is kept as it will be once the rule acts, so that a new rule has its examples before that', () => {
  expect(keptWith('watch')).toEqual([true, true])
  expect(keptWith('on')).toEqual([true, true])
})

it('is broken where the rule does not even watch', () => {
  expect(keptWith('off')).toEqual([false, true])
})

it('is kept as well while nobody can be asked what is known of its file', async () => {
  const faults: unknown[] = []
  const note = (fault: unknown) => faults.push(fault)
  process.on('unhandledRejection', note)
  const files = { ...bench.files, receive: () => Promise.reject(new Error('The database is away.')) }
  expect(keptWith('on', { ...bench, files })).toEqual([true, true])
  await new Promise((resolve) => setTimeout(resolve, 10))
  process.off('unhandledRejection', note)
  expect(faults).toEqual([])
})
