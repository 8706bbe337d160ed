import { AS_WRITTEN, evolveRuleMode, type RuleMode } from '@goodstanding/casework'
import { createEngine } from '@goodstanding/engine'
import { withDefaults } from '@goodstanding/model'
import { beforeAll, describe, expect, it } from 'vitest'
import { knownRules } from '../casework/rule/known-rules.ts'
import { readEvent } from '../http/read-event.ts'
import { SHIPPED_POLICY } from '../shipped.ts'
import { createBacktest } from './backtest.ts'
import { openBench } from './open-bench.ts'
import { compileFiles, createPolicyDesk, type PolicyDesk } from './policy-desk.ts'
import { readPolicyDirectory } from './read-policy-directory.ts'
import type { Bench } from './try-policy.ts'

const FILE = 'conduct/o-aid-campaigns.yaml'
const RULE = 'conduct.o/campaign-for-aid'
const NOW = Date.now()
const campaign = readEvent(
  {
    specversion: '1.0',
    id: 'e-1',
    source: 'https://chat.example',
    type: 'campaign.start',
    data: withDefaults('campaign.start', { campaign: { title: 'Help', text: 'Help', purpose: 'aid' } }),
  },
  NOW,
)

const files = await readPolicyDirectory(SHIPPED_POLICY)
const written = compileFiles(files)
const changed = (from: string, to: string) =>
  compileFiles(new Map(files).set(FILE, (files.get(FILE) ?? '').replace(from, to)))

let bench: Bench
let desk: PolicyDesk
beforeAll(async () => {
  bench = await openBench(written.policy)
  const engine = createEngine({ policy: written, facts: bench.facts, detectors: bench.detectors() })
  desk = createPolicyDesk({ compiled: written, files }, engine)
})

function lowered(): RuleMode {
  const wording = knownRules(written.policy).get(RULE)?.wording ?? ''
  const by = { by: null, second: null, reason: null, measured: null }
  return evolveRuleMode(AS_WRITTEN, {
    kind: 'rule.lowered',
    lowered: { mode: 'watch', wording, ...by, at: NOW },
    at: NOW,
  })
}
const effect = () => desk.engine().decide(campaign, 'dec_1', NOW).decision.effect

describe('a rule that was lowered', () => {
  it('is so from one decision to the next, under every policy that words it alike, and no other', () => {
    expect(effect()).toBe('hold')
    desk.putModes(new Map([[RULE, lowered()]]))
    expect(effect()).toBe('allow')
    expect([...desk.lowered()]).toEqual([[RULE, { mode: 'watch', by: 'machine', since: NOW }]])
    desk.swap(changed('cites no permit that covers it', 'cites none'), files)
    expect(effect()).toBe('allow')
    desk.swap(changed('confidence: 0.95', 'confidence: 0.96'), files)
    expect(effect()).toBe('hold')
    expect(desk.lowered().size).toBe(0)
    desk.swap(written, files)
    expect(effect()).toBe('allow')
  })

  it('is so in a backtest, which says what a version that words it anew would change', () => {
    desk.putModes(new Map([[RULE, lowered()]]))
    const run = createBacktest({
      facts: bench.facts,
      detectors: bench.detectors,
      before: written,
      after: changed('confidence: 0.95', 'confidence: 0.96'),
      loweredUnder: desk.loweredUnder,
    })
    run.feed(campaign)
    expect(run.report().changes).toEqual([{ from: 'allow', to: 'hold', count: 1 }])
  })

  it('runs as it is written again when its mode says so', () => {
    desk.putModes(new Map([[RULE, AS_WRITTEN]]))
    expect(effect()).toBe('hold')
  })
})
