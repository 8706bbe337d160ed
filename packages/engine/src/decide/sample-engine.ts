/** A small policy and an engine on it, for tests. */
import type { Event, Finding } from '@goodstanding/model'
import { readAgeTable } from '@goodstanding/detectors'
import { compilePolicy, type CompiledPolicy, readPolicy } from '@goodstanding/policy'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import type { FactMemory } from '../facts/fact-memory.ts'
import { createDetectorSet, NO_FILES } from '../readers/create-detector-set.ts'
import type { DetectorSet } from '../signal-reader.ts'
import { createEngine } from './create-engine.ts'

export const DAY = 86_400_000

const SERVICE = { names: ['Goodstanding Workplace'], domains: ['goodstanding.example'] }

const POLICY_FILE = `
id: test-aup
version: "1"
effectiveFrom: 2026-11-01T00:00:00Z
title: { en: T, zh: 题 }
contact: a@goodstanding.example
service: { names: [Goodstanding Workplace], domains: [goodstanding.example] }
onFailure: { default: allow, contact.invite: hold }
allowSampling: 0.01
listed: { hashes: block, urls: hold }
appeal: { window: P180D }
`

export function clauseFile(title: string, rules: string, extra = ''): string {
  return `
title: { en: ${title}, zh: 条款 }
summary: { en: S, zh: 摘要 }
watched: { en: W, zh: 观察 }
decided: { by: [machine], en: D, zh: 决定 }
severity: 2
${extra}
rules:${rules}
ladder: [{ points: 1, action: warn }]
notice: { en: "About {clause.title} ({clause.id}). Appeal until {appeal.until}.", zh: "关于{clause.title}，可在 {appeal.until} 前申诉。" }
examples:
  - { must: hold, why: the tests of the engine hold them, type: message.send, data: {} }
  - { must: allow, why: the tests of the engine hold them, type: message.send, data: {} }
`
}

export const rule = (name: string, on: string, when: string, rest = 'decide: hold') =>
  `\n  - { name: ${name}, on: [${on}], when: "${when}", ${rest}, confidence: 0.9, why: { en: Why ${name}, zh: 原因 } }`

const CLAUSES = {
  'conduct/j-spam.yaml': clauseFile(
    'Unsolicited messages',
    rule(
      'same-text-to-strangers',
      'message.send',
      "copies(event.content.text, [event.actor.id], duration('1h')) >= 3 && event.audience.relation == 'stranger'",
    ) +
      rule('watched', 'message.send', "event.content.text == 'watch me'", 'decide: block, mode: watch') +
      rule('many', 'message.send', "count([event.actor.id], duration('10m')) >= 50", 'decide: flag'),
    'unlawfulIn: [CN]',
  ),
  'conduct/a-law.yaml': clauseFile(
    'The law',
    rule('unlawful', 'message.send', 'found_unlawful()', 'decide: flag'),
    'collects: unlawful',
  ),
  'conduct/o-campaigns.yaml': clauseFile(
    'Campaigns',
    rule('unauthorised', 'campaign.start', "event.campaign.purpose != 'other'"),
  ),
  'admin/f-v-import.yaml': clauseFile(
    'Import',
    rule('row-without-consent', 'directory.import', 'consent.row_missing', 'decide: block, per: row'),
  ),
  'admin/f-vi-invitations.yaml': clauseFile(
    'Invitations',
    rule(
      'too-many',
      'contact.invite',
      "count([event.organization, event.contact.id], duration('30d')) >= 4",
      'decide: block',
    ) +
      rule(
        'after-decline',
        'contact.invite',
        "count('contact.decline', [event.organization, event.contact.id], duration('90d')) >= 1",
        'decide: block',
      ),
  ),
  'admin/f-vii-share.yaml': clauseFile(
    'Share',
    rule('no-consent', 'data.share', 'consent.missing >= 1', 'decide: block') +
      rule('no-permit', 'data.share', 'consent.organization_permit_missing', 'decide: block'),
  ),
}

export function compiled(changes: Readonly<Record<string, string>> = {}): CompiledPolicy {
  const section = (order: number) => `{ title: { en: S, zh: 节 }, intro: { en: I, zh: 引 }, order: ${order} }`
  const files = new Map(
    Object.entries({
      'policy.yaml': POLICY_FILE,
      'conduct/section.yaml': section(1),
      'admin/section.yaml': section(2),
      ...CLAUSES,
      ...changes,
    }),
  )
  const read = readPolicy(files)
  if (!read.ok) throw new Error(JSON.stringify(read.refusal, null, 1))
  return compilePolicy(read.value, { mode: 'generated' })
}

export const POLICY = compiled()
const agesRead = readAgeTable({})
const AGES = agesRead.ok
  ? agesRead.value
  : {
      fallback: { floor: 13, consent: 16, source: '', from: '', verified: false },
      countries: new Map<string, never>(),
    }

export function detectorsFor(): DetectorSet {
  return createDetectorSet({ text: null, files: NO_FILES, ages: AGES })
}

export type Put = {
  readonly kind: Parameters<FactMemory['apply']>[0]['kind']
  readonly id: string
  readonly body: unknown
}

export function engineWith(
  facts: readonly Put[] = [],
  { policy = POLICY, detectors = detectorsFor() }: { policy?: CompiledPolicy; detectors?: DetectorSet } = {},
) {
  const memory = createFactMemory({ service: SERVICE })
  for (const fact of facts) memory.apply(fact)
  let next = 0
  const engine = createEngine({ policy, facts: memory, detectors, counters: { seed: 3, maxBytes: 64 * 1_024 * 1_024 } })
  const ask = (event: Event, now?: number) => {
    const evaluation = engine.decide(event, `dec_${next++}`, now)
    return { ...evaluation, inputs: evaluation.inputs() }
  }
  return { ...engine, facts: memory, ask }
}

export const clausesOf = (findings: readonly Finding[]) => findings.map(({ clause, rule: name }) => `${clause} ${name}`)
