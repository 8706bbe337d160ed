import { compilePolicy } from '@goodstanding/policy'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LoweredRules } from '../evaluation.ts'
import { explainDecision } from './explain-decision.ts'
import { event, START } from './read-sample-event.ts'
import { replay, replayWithWatch } from './replay.ts'
import { clausesOf, engineWith, POLICY, type Put } from './sample-engine.ts'

const RULES = {
  invite: 'admin.f.vi/after-decline',
  row: 'admin.f.v/row-without-consent',
  campaign: 'conduct.o/unauthorised',
  law: 'conduct.a/unlawful',
  spam: 'conduct.j/same-text-to-strangers',
} as const

const rows = [
  { kind: 'member', person: { id: 'p1', name: 'Ana' } },
  { kind: 'member', person: { id: 'p2', name: 'Ben' } },
]
const consent: Put = {
  kind: 'consent',
  id: 'c1',
  body: {
    person: 'p1',
    organization: 'acme',
    fields: ['name'],
    purpose: 'directory',
    disclosureVersion: '1',
    givenAt: '2026-11-01T00:00:00Z',
  },
}
const inChina: Put = { kind: 'organization', id: 'acme', body: { name: 'Acme', kind: 'company', country: 'CN' } }

describe('a rule that was lowered', () => {
  it('to watch is recorded and acts on nothing, from one decision to the next and back', () => {
    const engine = engineWith()
    const ask = () => engine.ask(event('campaign.start'))
    expect(ask().decision.effect).toBe('hold')
    engine.lower({ [RULES.campaign]: 'watch' })
    const { decision, watch, durable } = ask()
    expect({ effect: decision.effect, findings: decision.findings, durable }).toEqual({
      effect: 'allow',
      findings: [],
      durable: true,
    })
    expect(clausesOf(watch)).toEqual(['conduct.o unauthorised'])
    engine.lower(null)
    expect(ask().decision.effect).toBe('hold')
  })

  it('to off is not even recorded', () => {
    const engine = engineWith()
    engine.lower({ [RULES.campaign]: 'off', 'conduct.j/watched': 'off' })
    const { decision, watch } = engine.ask(event('campaign.start'))
    expect({ effect: decision.effect, watch }).toEqual({ effect: 'allow', watch: [] })
    expect(engine.ask(event('message.send', { content: { text: 'watch me' } })).watch).toEqual([])
  })

  it('stays lowered when the policy is swapped', () => {
    const engine = engineWith()
    engine.lower({ [RULES.campaign]: 'watch' })
    engine.swap(compilePolicy(POLICY.policy, { mode: 'generated' }))
    expect(engine.ask(event('campaign.start')).decision.effect).toBe('allow')
  })

  it('lets the rows of an import go on, and is recorded once for them', () => {
    const engine = engineWith([consent])
    const ask = () => engine.ask(event('directory.import', { rows }))
    expect(ask().decision).toMatchObject({ rows: [{ index: 1, effect: 'block' }] })
    engine.lower({ [RULES.row]: 'watch' })
    const { decision, watch } = ask()
    expect(decision).toMatchObject({ effect: 'allow', rows: [] })
    expect(clausesOf(watch)).toEqual(['admin.f.v row-without-consent'])
    engine.lower({ [RULES.row]: 'off' })
    expect(ask().watch).toEqual([])
  })

  it('is not found by rules about what was found', () => {
    const engine = engineWith([inChina])
    const ask = () => {
      const data = { content: { text: 'buy' }, audience: { kind: 'person', relation: 'stranger' } }
      for (let at = 0; at < 3; at++) engine.ask(event('message.send', data))
      return clausesOf(engine.ask(event('message.send', data)).decision.findings)
    }
    expect(ask()).toContain('conduct.a unlawful')
    engine.lower({ [RULES.spam]: 'watch' })
    expect(ask()).toEqual([])
  })

  it('is told of in the explanation, in both languages', () => {
    const engine = engineWith()
    engine.lower({ [RULES.campaign]: 'watch' })
    const { inputs, ...evaluation } = engine.ask(event('campaign.start'))
    const lines = explainDecision(evaluation, inputs, POLICY)
    expect(lines.map(({ en }) => en)).toContainEqual(expect.stringMatching(/unauthorised would have said hold/))
    expect(lines.map(({ zh }) => zh)).toContainEqual(expect.stringMatching(/unauthorised 本应给出 hold/))
  })
})

describe('a decision under lowered rules', () => {
  const anyLowered = fc.dictionary(
    fc.constantFrom(...Object.values(RULES)),
    fc.constantFrom('watch' as const, 'off' as const),
  )
  const anyAsked = fc.oneof(
    fc.constant(event('campaign.start')),
    fc.constant(event('directory.import', { rows })),
    fc.constantFrom('contact.invite' as const, 'contact.decline' as const).map((type) => event(type)),
    fc
      .constantFrom('buy', 'hi')
      .map((text) => event('message.send', { content: { text }, audience: { kind: 'person', relation: 'stranger' } })),
  )

  it.each(['generated', 'interpreted'] as const)(
    'replays to the same answer, whatever is lowered since (%s)',
    (mode) => {
      const policy = compilePolicy(POLICY.policy, { mode })
      const change = fc.option(anyLowered, { nil: null })
      fc.assert(
        fc.property(fc.array(fc.tuple(anyAsked, change), { maxLength: 25 }), (stream) => {
          const engine = engineWith([consent, inChina], { policy })
          for (const [at, [asked, lowered]] of stream.entries()) {
            engine.lower(lowered)
            const made = engine.ask({ ...asked, time: START + at * 60_000 })
            const kept = JSON.parse(JSON.stringify(made.inputs)) as typeof made.inputs
            const again = replayWithWatch(policy, { ...asked, time: START + at * 60_000 }, kept, made.decision.id)
            expect(again).toEqual({ decision: made.decision, watch: made.watch })
          }
        }),
        { numRuns: mode === 'generated' ? 60 : 15 },
      )
    },
  )

  it('says in its inputs which rules were lowered, and nothing when none was', () => {
    const engine = engineWith()
    const lowered: LoweredRules = { [RULES.campaign]: 'off' }
    expect(engine.ask(event('campaign.start')).inputs).not.toHaveProperty('lowered')
    engine.lower(lowered)
    const { inputs } = engine.ask(event('campaign.start'))
    expect(inputs.lowered).toEqual(lowered)
    const { lowered: _, ...written } = inputs
    expect(replay(POLICY, event('campaign.start'), written).effect).toBe('hold')
  })
})
