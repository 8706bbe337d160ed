import { describe, expect, it } from 'vitest'
import type { DetectorSet, SignalReader } from '../signal-reader.ts'
import { event, START } from './read-sample-event.ts'
import { clauseFile, clausesOf, compiled, DAY, detectorsFor, engineWith, rule } from './sample-engine.ts'

/** A detector that sees a lot of drugs and a little of gambling in every text. */
const seeing: SignalReader = {
  name: 'seeing',
  says: ['text.drugs', 'text.gambling'],
  read: (_event, { sink }) => {
    sink.see('text.drugs', 0.9, { pointer: '/data/content/text' })
    sink.see('text.gambling', 0.2, { pointer: '/data/content/text' })
  },
}

describe('a decision', () => {
  it('is allow when nothing matches, and need not be stored', () => {
    const { decision, durable, watch } = engineWith().ask(event('message.send'))
    expect(decision).toEqual({
      id: 'dec_0',
      effect: 'allow',
      findings: [],
      message: null,
      case: null,
      appealUntil: null,
      policy: { id: 'test-aup', version: '1' },
    })
    expect({ durable, watch }).toEqual({ durable: false, watch: [] })
  })

  it('names clause, rule and evidence of what matched', () => {
    const engine = engineWith()
    for (let at = 0; at < 2; at++) engine.ask(event('message.send', {}, START + at))
    const { decision, durable } = engine.ask(event('message.send', {}, START + 2))
    expect(decision.effect).toBe('hold')
    expect(durable).toBe(true)
    expect(decision.findings).toHaveLength(1)
    expect(decision.findings[0]).toMatchObject({
      clause: 'conduct.j',
      rule: 'same-text-to-strangers',
      severity: 2,
      confidence: 0.9,
      effect: 'hold',
    })
    expect(decision.findings[0]?.evidence).toContainEqual({
      signal: 'behaviour.copies',
      value: 3,
      pointer: '/data/content/text',
      start: 0,
      end: 11,
    })
    expect(decision.findings[0]?.evidence).toContainEqual({
      signal: 'event.audience.relation',
      value: 'stranger',
      pointer: '/data/audience/relation',
    })
    expect(decision.message?.en).toBe(
      'This was put on hold for a person to look at. About Unsolicited messages (conduct.j). Appeal until 2027-05-23 10:00 UTC.',
    )
    expect(decision.message?.zh).toMatch(/^此操作已暂缓，待人工查看。.*条款/)
  })

  it('tells the sender that it was refused where it was, before the words of its clause, which fit what is held as well', () => {
    const refusing = rule('no', 'message.send', "event.content.text == 'no'", 'decide: block')
    const policy = compiled({ 'conduct/z-low.yaml': clauseFile('Low', refusing) })
    const { message } = engineWith([], { policy }).ask(event('message.send', { content: { text: 'no' } })).decision
    expect(message?.en).toMatch(/^This was refused\. About Low /)
    expect(message?.zh).toMatch(/^此操作未获准。/)
  })

  it('tells the sender where help is, of what is delivered too, and beside why something was kept back', () => {
    const low = "event.content.text.contains('low')"
    const help = 'decide: flag, help: { en: Somebody listens., zh: 有人倾听。 }'
    const clause = rule('low', 'message.send', low, help) + rule('loud', 'message.send', "event.content.text == 'low!'")
    const policy = compiled({ 'conduct/z-low.yaml': clauseFile('Low', clause) })
    const told = (text: string) => engineWith([], { policy }).ask(event('message.send', { content: { text } })).decision
    expect(told('low')).toMatchObject({ effect: 'flag', message: { en: 'Somebody listens.', zh: '有人倾听。' } })
    expect(told('low!')).toMatchObject({
      effect: 'hold',
      message: { en: expect.stringMatching(/^About Low .*This was put on hold.* listens/) },
    })
    expect(told('high').message).toBeNull()
  })

  it('shows of several signals those that were high enough, and what had to be low', () => {
    const rules = (when: string) =>
      compiled({ 'conduct/z-two.yaml': clauseFile('Two', rule('two', 'message.send', when)) })
    const shown = (when: string) => {
      const detectors = { ...detectorsFor(), readers: [seeing] }
      const { decision } = engineWith([], { policy: rules(when), detectors }).ask(event('message.send'))
      return decision.findings[0]?.evidence.map(({ signal }) => signal)
    }
    expect(shown('text.drugs >= 0.6 || text.gambling >= 0.6')).toEqual(['text.drugs'])
    expect(shown('text.drugs >= 0.6 && text.gambling < 0.6')).toEqual(['text.drugs', 'text.gambling'])
    expect(shown('text.drugs >= 0.6 && !(text.gambling >= 0.6)')).toEqual(['text.drugs', 'text.gambling'])
    expect(shown('text.drugs + text.gambling >= 1.0')).toEqual(['text.drugs', 'text.gambling'])
  })

  it('records what watching rules would find, without acting', () => {
    const { decision, durable, watch } = engineWith().ask(event('message.send', { content: { text: 'watch me' } }))
    expect(decision).toMatchObject({ effect: 'allow', findings: [] })
    expect(clausesOf(watch)).toEqual(['conduct.j watched'])
    expect(durable).toBe(true)
  })

  it('counts a finding as unlawful only where the law says so', () => {
    const organization = (country: string) => [
      { kind: 'organization' as const, id: 'acme', body: { name: 'Acme', kind: 'company', country } },
    ]
    const third = (country: string) => {
      const engine = engineWith(organization(country))
      return [0, 1, 2].map((at) => engine.ask(event('message.send', {}, START + at))).at(-1)?.decision.findings ?? []
    }
    expect(clausesOf(third('CN'))).toEqual(['conduct.j same-text-to-strangers', 'conduct.a unlawful'])
    expect(clausesOf(third('DE'))).toEqual(['conduct.j same-text-to-strangers'])
  })

  it('of an invitation is stored even when allowed, with the counts that it changed', () => {
    const engine = engineWith()
    const { decision, durable, counts } = engine.ask(event('contact.invite'))
    expect(decision.effect).toBe('allow')
    expect(durable).toBe(true)
    expect(counts?.count).toBe(1)
    const restarted = engineWith()
    restarted.counters.restore(counts!)
    for (let at = 1; at < 3; at++) restarted.ask(event('contact.invite', {}, START + at * DAY))
    expect(restarted.ask(event('contact.invite', {}, START + 3 * DAY)).decision.effect).toBe('block')
  })

  it('counts events of another type under its own key', () => {
    const engine = engineWith()
    engine.ask(event('contact.decline'))
    expect(clausesOf(engine.ask(event('contact.invite', {}, START + DAY)).decision.findings)).toEqual([
      'admin.f.vi after-decline',
    ])
    const other = event('contact.invite', { organization: 'beta' }, START + DAY)
    expect(engine.ask(other).decision.effect).toBe('allow')
  })
})

describe('standing', () => {
  const until = (time: number | null, capability: 'message.external' | 'all' = 'message.external') => ({
    state: 'limited' as const,
    until: null,
    action: null,
    limits: [{ capability, until: time, action: 'act_1' }],
    points: 3,
    reports: 0,
  })

  it('refuses the capability it has lost, without a finding', () => {
    const engine = engineWith()
    engine.facts.applyStanding({ subject: { type: 'account', id: 'u1' }, standing: until(START + DAY) })
    const { decision, durable } = engine.ask(event('message.send'))
    expect(decision).toMatchObject({
      effect: 'block',
      findings: [],
      standing: {
        state: 'limited',
        capability: 'message.external',
        action: 'act_1',
        until: '2026-11-25T10:00:00.000Z',
      },
    })
    expect(durable).toBe(true)
    const colleague = { audience: { kind: 'person', relation: 'colleague' } }
    expect(engine.ask(event('message.send', colleague)).decision.effect).toBe('allow')
  })

  it('ends by the time of the event or of asking, whichever is later', () => {
    const engine = engineWith()
    engine.facts.applyStanding({ subject: { type: 'organization', id: 'acme' }, standing: until(START + DAY) })
    expect(engine.ask(event('message.send', {}, START + DAY)).decision.effect).toBe('allow')
    expect(engine.ask(event('message.send'), START + DAY).decision.effect).toBe('allow')
    expect(engine.ask(event('message.send'), START).decision.effect).toBe('block')
  })

  it('of a suspended account refuses all but what nobody may be refused', () => {
    const engine = engineWith()
    const suspended = { ...until(null), state: 'suspended' as const, limits: [] }
    engine.facts.applyStanding({ subject: { type: 'account', id: 'u1' }, standing: suspended })
    expect(engine.ask(event('contact.invite')).decision.standing?.state).toBe('suspended')
    expect(engine.ask(event('contact.decline', { contact: { id: 'x2' } })).decision.effect).toBe('allow')
    engine.facts.applyStanding({ subject: { type: 'account', id: 'u1' }, standing: null })
    expect(engine.ask(event('contact.invite')).decision.effect).toBe('allow')
  })
})

describe('signing in', () => {
  it('is refused to the account, whoever the service says is at the door', () => {
    const engine = engineWith()
    const standing = { state: 'terminated' as const, until: null, action: 'act_1', limits: [], points: 0, reports: 0 }
    engine.facts.applyStanding({ subject: { type: 'account', id: 'u9' }, standing })
    const enters = (id: string) =>
      engine.ask(event('session.start', { actor: { id: 'x', kind: 'anonymous' }, account: { id }, outcome: 'success' }))
        .decision
    expect(enters('u9')).toMatchObject({ effect: 'block', standing: { subject: { type: 'account', id: 'u9' } } })
    expect(enters('u10').effect).toBe('allow')
  })
})

describe('an import', () => {
  const consent = (person: string) => ({
    kind: 'consent' as const,
    id: `c-${person}`,
    body: {
      person,
      organization: 'acme',
      fields: ['name', 'email'],
      purpose: 'directory',
      disclosureVersion: '1',
      givenAt: '2026-11-01T00:00:00Z',
    },
  })
  const row = (id: string, more: object = {}) => ({ kind: 'member', person: { id, name: 'Ana', ...more } })

  it('goes on with the rows whose people consented', () => {
    const rows = [row('p1'), row('p2'), row('p1', { phone: '1' }), { kind: 'member', person: { name: 'Nobody' } }]
    const { decision } = engineWith([consent('p1')]).ask(event('directory.import', { rows }))
    expect(decision.effect).toBe('allow')
    expect(decision.rows).toEqual(
      [1, 2, 3].map((index) => ({ index, effect: 'block', clause: 'admin.f.v', rule: 'row-without-consent' })),
    )
    expect(decision.findings).toHaveLength(1)
    expect(decision.findings[0]?.evidence.map(({ pointer }) => pointer)).toContain('/data/rows/3/person')
  })

  it('is blocked when no row goes on', () => {
    const { decision } = engineWith().ask(event('directory.import', { rows: [row('p1'), row('p2')] }))
    expect(decision.effect).toBe('block')
    expect(decision.rows).toHaveLength(2)
    expect(decision.message?.en).toContain('Import')
  })

  it('has empty rows when all go on', () => {
    const { decision } = engineWith([consent('p1')]).ask(event('directory.import', { rows: [row('p1')] }))
    expect(decision).toMatchObject({ effect: 'allow', rows: [], findings: [] })
  })
})

describe('a reader', () => {
  const toldBy = (reader: Partial<SignalReader>): readonly string[] => {
    const whole = { ...seeing, ...reader }
    const policy = compiled({
      'conduct/z-low.yaml': clauseFile('Low', rule('low', 'message.send', 'text.drugs >= 0.5')),
    })
    const detectors: DetectorSet = { ...detectorsFor(), readers: [whole] }
    return engineWith([], { policy, detectors })
      .ask(event('message.send'))
      .decision.findings.map(({ rule: by }) => by)
  }

  it('runs where what it tells besides is needed, though it promises nothing of it, and not for anything else', () => {
    expect(toldBy({})).toEqual(['low'])
    expect(toldBy({ says: ['text.gambling'], tells: ['text.drugs'] })).toEqual(['low'])
    expect(toldBy({ says: ['text.gambling'] })).toEqual([])
  })
})

describe('registers and own rules', () => {
  it('block a listed hash under the clause of its entry', () => {
    const hash = { kind: 'register.hashes' as const, id: 'h1', body: { sha256: 'A'.repeat(64), clause: 'conduct.o' } }
    const { decision } = engineWith([hash]).ask(event('file.upload'))
    expect(decision).toMatchObject({ effect: 'block', findings: [{ clause: 'conduct.o', rule: 'listed-hash' }] })
  })

  it('find a listed URL in links and in the text', () => {
    const url = { kind: 'register.urls' as const, id: 'u1', body: { url: 'bad.example', clause: 'conduct.o' } }
    const engine = engineWith([url])
    const linked = { content: { text: 'see', links: [{ target: 'https://www.bad.example/x' }] } }
    expect(engine.ask(event('message.send', linked)).decision.findings[0]?.evidence[0]?.pointer).toBe(
      '/data/content/links/0/target',
    )
    const written = engine.ask(event('message.send', { content: { text: 'see https://bad.example/x now' } })).decision
    expect(written.findings[0]?.evidence[0]).toMatchObject({ pointer: '/data/content/text', start: 4, end: 25 })
    expect(written.effect).toBe('hold')
  })

  it("apply the organization's own words to its own events", () => {
    const rules = [
      {
        id: 'r1',
        clause: 'conduct.o',
        on: ['message.send'],
        words: ['Project Alpha'],
        effect: 'flag',
        reason: 'secret',
      },
    ]
    const organization = {
      kind: 'organization' as const,
      id: 'acme',
      body: { name: 'Acme', kind: 'company', country: 'DE', rules },
    }
    const engine = engineWith([organization])
    const said = { content: { text: 'about  PROJECT\u200b alpha, ok' } }
    const { decision } = engine.ask(event('message.send', said))
    expect(decision).toMatchObject({ effect: 'flag', findings: [{ clause: 'conduct.o', rule: 'own/r1' }] })
    expect(decision.findings[0]?.evidence[0]).toMatchObject({ pointer: '/data/content/text', start: 7, end: 21 })
    expect(engine.ask(event('message.send', { ...said, organization: 'beta' })).decision.effect).toBe('allow')
  })
})

describe('machinery that fails', () => {
  const fail = () => {
    throw new Error('no memory of that')
  }
  const failing: SignalReader = { name: 'broken', says: [], remembers: true, read: fail }
  const broken = (): DetectorSet => ({ ...detectorsFor(), readers: [failing, ...detectorsFor().readers] })

  it('is answered as the policy says, and marked', () => {
    const engine = engineWith([], { detectors: broken() })
    expect(engine.ask(event('message.send')).decision).toMatchObject({ effect: 'allow', degraded: true })
    const { decision, inputs, durable } = engine.ask(event('contact.invite'))
    expect(decision).toMatchObject({ effect: 'hold', degraded: true })
    expect(decision.message?.zh).toContain('检查')
    expect(inputs.faults).toEqual([{ stage: 'detector broken', message: 'no memory of that' }])
    expect(durable).toBe(true)
    expect(engine.stats()).toMatchObject({ decided: 2, degraded: 2 })
  })

  it('is answered so where it fails before it is asked', () => {
    const early: SignalReader = { ...failing, read: () => undefined, touch: fail }
    const engine = engineWith([], { detectors: { ...detectorsFor(), readers: [early, ...detectorsFor().readers] } })
    const { decision, inputs } = engine.ask(event('contact.invite'))
    expect(decision).toMatchObject({ effect: 'hold', degraded: true })
    expect(inputs.faults).toEqual([{ stage: 'detector broken', message: 'no memory of that' }])
  })

  it('still lets the rest find what it finds', () => {
    const engine = engineWith([], { detectors: broken() })
    engine.ask(event('contact.decline'))
    expect(engine.ask(event('contact.invite')).decision).toMatchObject({ effect: 'block', degraded: true })
  })
})
