import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFactMemory } from '../facts/create-fact-memory.ts'
import { createEngine } from './create-engine.ts'
import { explainDecision } from './explain-decision.ts'
import { event, START } from './read-sample-event.ts'
import { replay } from './replay.ts'
import { clauseFile, clausesOf, compiled, detectorsFor, engineWith, POLICY, type Put, rule } from './sample-engine.ts'

describe('a permit', () => {
  const permit = (changes: object = {}) => ({
    kind: 'permit' as const,
    id: 'p1',
    body: {
      holder: 'acme',
      clauses: ['conduct.o'],
      scope: {},
      issuer: 'Ministry',
      validFrom: '2026-11-01T00:00:00Z',
      validUntil: '2026-12-01T00:00:00Z',
      ...changes,
    },
  })
  const effectWith = (changes: object, data: object = { permit: 'p1' }) =>
    engineWith([permit(changes)]).ask(event('campaign.start', data)).decision.effect

  it('lifts the findings of its clauses', () => {
    expect(effectWith({})).toBe('allow')
    expect(effectWith({}, {})).toBe('hold')
    expect(effectWith({ clauses: ['conduct.j'] })).toBe('hold')
  })

  it('covers its holder in its time and within its scope only', () => {
    expect(effectWith({ holder: 'beta' })).toBe('hold')
    expect(effectWith({ holder: 'u1' })).toBe('allow')
    expect(effectWith({ validUntil: '2026-11-02T00:00:00Z' })).toBe('hold')
    expect(effectWith({ scope: { 'campaign.purpose': ['aid'] } })).toBe('hold')
    expect(effectWith({ scope: { 'campaign.purpose': ['aid', 'donation'] } })).toBe('allow')
    expect(effectWith({ scope: { 'campaign.beneficiary': ['x'] } })).toBe('allow')
  })

  it('of the organization does not stand for the consent of people', () => {
    const sharing = permit({ clauses: ['admin.f.vii'] })
    const consent = {
      kind: 'consent' as const,
      id: 'c1',
      body: {
        person: 'p1',
        organization: 'acme',
        fields: ['name'],
        purpose: 'payroll',
        recipients: ['r1'],
        disclosureVersion: '1',
        givenAt: '2026-11-01T00:00:00Z',
      },
    }
    const asked = (facts: readonly Put[], data: object) =>
      clausesOf(engineWith(facts).ask(event('data.share', data)).decision.findings)
    expect(asked([sharing, consent], { permit: 'p1' })).toEqual([])
    expect(asked([sharing], { permit: 'p1' })).toEqual(['admin.f.vii no-consent'])
    expect(asked([consent], {})).toEqual(['admin.f.vii no-permit'])
    expect(asked([permit(), consent], { permit: 'p1' })).toEqual(['admin.f.vii no-permit'])
  })
})

describe('a replay', () => {
  const anyEvent = fc.oneof(
    fc.record({
      type: fc.constant('message.send' as const),
      data: fc.record({
        actor: fc.record({ id: fc.constantFrom('u1', 'u2'), kind: fc.constant('member') }),
        audience: fc.record({ kind: fc.constant('person'), relation: fc.constantFrom('stranger', 'colleague') }),
        content: fc.record({ text: fc.constantFrom('buy now', 'watch me', 'hi', 'see bad.example') }),
      }),
    }),
    fc.record({
      type: fc.constantFrom('contact.invite' as const, 'contact.decline' as const),
      data: fc.record({ contact: fc.record({ id: fc.constantFrom('x1', 'x2') }) }),
    }),
    fc.record({
      type: fc.constant('directory.import' as const),
      data: fc.record({
        rows: fc.array(
          fc.record({
            kind: fc.constantFrom('member', 'external'),
            person: fc.record({ id: fc.constantFrom('p1', 'p2'), name: fc.constant('Ana') }),
          }),
          { minLength: 1, maxLength: 4 },
        ),
      }),
    }),
    fc.record({
      type: fc.constantFrom('data.share' as const, 'campaign.start' as const),
      data: fc.record({ permit: fc.constantFrom('p1', 'none') }),
    }),
  )

  it('gives the same decision from recorded inputs, also after JSON', () => {
    const facts: readonly Put[] = [
      { kind: 'register.urls', id: 'u1', body: { url: 'bad.example', clause: 'conduct.o' } },
      { kind: 'organization', id: 'acme', body: { name: 'Acme', kind: 'company', country: 'CN' } },
      {
        kind: 'permit',
        id: 'p1',
        body: {
          holder: 'acme',
          clauses: ['conduct.o', 'admin.f.vii'],
          issuer: 'M',
          validFrom: '2026-01-01T00:00:00Z',
          validUntil: '2027-01-01T00:00:00Z',
        },
      },
      {
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
      },
    ]
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 30 }), (stream) => {
        const engine = engineWith(facts)
        stream.forEach(({ type, data }, at) => {
          const asked = event(type, data, START + at * 60_000)
          const { decision, inputs } = engine.ask(asked)
          const kept = JSON.parse(JSON.stringify(inputs)) as typeof inputs
          expect(replay(POLICY, asked, kept, decision.id)).toEqual(decision)
        })
      }),
      { numRuns: 60 },
    )
  })

  it('has the inputs of an allow until the next event is decided, and never those of another one', () => {
    const { decide } = engineWith()
    const allowed = decide(event('message.send', { content: { text: 'watch' } }), 'dec_1')
    expect(allowed.durable).toBe(false)
    expect(replay(POLICY, event('message.send'), allowed.inputs(), 'dec_1')).toEqual(allowed.decision)
    const kept = decide(event('campaign.start'), 'dec_2')
    const inputs = kept.inputs()
    expect(() => allowed.inputs()).toThrow('after the next one')
    decide(event('message.send'), 'dec_3')
    expect(kept.inputs()).toBe(inputs)
  })

  it('says what another policy would have decided', () => {
    const stricter = compiled({
      'admin/f-vi-invitations.yaml': clauseFile(
        'Invitations',
        rule('too-many', 'contact.invite', "count([event.organization, event.contact.id], duration('30d')) >= 1"),
      ),
    })
    const asked = event('contact.invite')
    const { decision, inputs } = engineWith().ask(asked)
    expect(decision.effect).toBe('allow')
    expect(replay(stricter, asked, inputs).effect).toBe('hold')
  })
})

describe('a swap', () => {
  it('keeps the counts of windows that both policies have', () => {
    const engine = engineWith()
    for (let at = 0; at < 3; at++) engine.ask(event('contact.invite', {}, START + at))
    engine.swap(compiled())
    expect(engine.ask(event('contact.invite', {}, START + 3)).decision.effect).toBe('block')
  })
})

it('a policy that is swapped in names the service anew, as it does on a node that starts with it', () => {
  const service = { names: ['Goodchat', 'Goodchat Plus'], domains: ['goodchat.example'] }
  const facts = createFactMemory({ service })
  const engine = createEngine({ policy: POLICY, facts, detectors: detectorsFor() })
  const seen = () => ({
    old: [facts.serviceDomains.owns('goodchat.example'), facts.serviceNames.claim('We own Goodchat.') !== null],
    new: [facts.serviceDomains.owns('novadesk.example'), facts.serviceNames.claim('We own Novadesk.') !== null],
    names: facts.protectedNames.size(),
  })
  const [before, revision] = [seen(), facts.nameRevision('acme')]
  expect(before).toMatchObject({ old: [true, true], new: [false, false] })
  engine.swap({
    ...POLICY,
    policy: { ...POLICY.policy, service: { names: ['Novadesk'], domains: ['novadesk.example'] } },
  })
  expect(seen()).toEqual({ old: [false, false], new: [true, true], names: before.names - 1 })
  const renamed = facts.nameRevision('acme')
  expect(renamed).not.toBe(revision)
  // The same name again changes nothing; another domain does.
  const nameIt = (domain: string) =>
    engine.swap({ ...POLICY, policy: { ...POLICY.policy, service: { names: ['Novadesk'], domains: [domain] } } })
  nameIt('novadesk.example')
  expect([seen(), facts.nameRevision('acme')]).toEqual([
    { old: [false, false], new: [true, true], names: before.names - 1 },
    renamed,
  ])
  nameIt('novadesk.test')
  expect(facts.serviceDomains.owns('novadesk.example')).toBe(false)
  expect(facts.serviceDomains.owns('novadesk.test')).toBe(true)
  expect(facts.nameRevision('acme')).not.toBe(renamed)
})

describe('an explanation', () => {
  it('names what matched with the values that were measured, in both languages', () => {
    const engine = engineWith()
    engine.ask(event('contact.decline'))
    const { decision, watch, inputs } = engine.ask(event('contact.invite'))
    const lines = explainDecision({ decision, watch }, inputs, POLICY)
    const en = lines.map((line) => line.en).join('\n')
    expect(en).toContain('admin.f.vi Invitations: after-decline -> block')
    expect(en).toContain('behaviour.count = 1 at /data/contact/id')
    expect(lines.map((line) => line.zh).join('\n')).toContain('不予放行')
  })

  it('of an allow names what a rule that only watches would have said', () => {
    const event_ = event('message.send', { content: { text: 'watch me' } })
    const { decision, watch, inputs } = engineWith().ask(event_)
    expect(decision.effect).toBe('allow')
    const lines = explainDecision({ decision, watch }, inputs, POLICY)
    expect(lines.map(({ en }) => en).join('\n')).toContain(
      'watched would have said block. The rule only watches: what it finds is recorded and acts on nothing.',
    )
    expect(lines.map(({ zh }) => zh).join('\n')).toContain('规则 watched 本应给出 block。该规则仅观察')
    expect(lines.at(-1)?.en).toMatch(/^No rule that acts matched/)
  })

  it('of an allow says what was seen all the same', () => {
    const { decision, watch, inputs } = engineWith().ask(event('contact.invite'))
    expect(explainDecision({ decision, watch }, inputs, POLICY).at(-1)?.en).toMatch(/^No rule matched\. Seen: .* = 1$/)
  })
})
