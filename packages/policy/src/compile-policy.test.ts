import { SIGNAL_NAMES, signalSlot, type EventType } from '@goodstanding/model'
import { describe, expect, it } from 'vitest'
import { compilePolicy, readPolicy, type CompiledPolicy, type CompiledType, type WindowKind } from './index.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

type Mode = 'generated' | 'interpreted'

function compileRules(mode: Mode, ...rules: readonly string[]): CompiledPolicy {
  const read = readPolicy(
    sampleFiles({ 'conduct/j-spam.yaml': clauseFile({ rules: `\n  - ${rules.join('\n  - ')}` }) }),
  )
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return compilePolicy(read.value, { mode })
}

function typeOf(policy: CompiledPolicy, type: EventType): CompiledType {
  const compiled = policy.types.get(type)
  if (compiled === undefined) throw new Error(type)
  return compiled
}

const signals = (seen: Readonly<Record<string, number>> = {}) => {
  const s = new Float64Array(SIGNAL_NAMES.length)
  for (const [name, value] of Object.entries(seen)) s[signalSlot(name)] = value
  return s
}

const message = {
  organization: 'acme',
  actor: { id: 'mei', kind: 'member' },
  conversation: { id: 'c1' },
  audience: { kind: 'person' },
  content: { text: 'hello' },
}

function matches(type: CompiledType, data: unknown, s: Float64Array, w = new Float64Array(64)): readonly number[] {
  const out = new Int32Array(type.rules.length)
  return [...out.subarray(0, type.first(data, 0, s, w, out))]
}

describe.each<Mode>(['generated', 'interpreted'])('a compiled policy (%s)', (mode) => {
  it('leaves out rules that are off, and keeps those that watch', () => {
    const on = (mode_: string) => `on: [message.send], mode: ${mode_}`
    const policy = compileRules(mode, ruleLine('true', on('off'), 'a'), ruleLine('true', on('watch'), 'b'))
    const type = typeOf(policy, 'message.send')
    expect(type.rules.map(({ name, mode: is }) => [name, is])).toEqual([['b', 'watch']])
    expect(matches(type, message, signals())).toEqual([0])
  })

  it('says what a type reads: signals, fields and windows', () => {
    const window = "count('message.*', [event.organization, event.actor.id], duration('10m'), link.count > 0)"
    const rule = ruleLine(`text.self_harm > 0.5 && has(event.session.device) && ${window} > 3`)
    const policy = compileRules(mode, rule)
    const type = typeOf(policy, 'message.send')
    expect(type.signals).toEqual(['link.count', 'text.self-harm'])
    expect(type.rules[0]).toMatchObject({
      signals: ['text.self-harm'],
      fields: ['/data/session/device'],
      windows: [0],
      pass: 'first',
      file: 'conduct/j-spam.yaml',
      line: 7,
    })
    expect(type.reads.map(({ window: at, pointer }) => [at, pointer])).toEqual([[0, '/data/actor/id']])
    expect(typeOf(policy, 'message.edit').feeds).toHaveLength(1)
    expect(typeOf(policy, 'message.edit').signals).toEqual(['link.count'])
    expect(typeOf(policy, 'file.upload').feeds).toEqual([])
  })

  it('feeds a window what its filter lets through, under a key that is whole', () => {
    const key = "[event.actor.id, 'device', event.session.device]"
    const policy = compileRules(mode, ruleLine(`count(${key}, duration('1d'), link.count > 0) > 1`))
    const { keys, feeds, reads } = typeOf(policy, 'message.send')
    const known = { ...message, session: { device: 'd1' } }
    expect(feeds[0]?.feed(known, 0, signals({ 'link.count': 1 }))).toEqual({})
    expect(feeds[0]?.feed(known, 0, signals())).toBeNull()
    expect(keys).toHaveLength(1)
    expect([feeds[0]?.key, reads[0]?.key]).toEqual([0, 0])
    expect(keys[0]?.(known)).toBe('mei\u001fdevice\u001fd1')
    expect(keys[0]?.(message)).toBeNull()
  })

  it('counts by the network of an address, however it is written: who has one address of IPv6 has all of its /64', () => {
    const policy = compileRules(mode, ruleLine("count([event.session.ip], duration('1d')) > 1"))
    const { keys } = typeOf(policy, 'message.send')
    const keyOf = (ip: string) => keys[0]?.({ ...message, session: { ip } })
    for (const ip of ['203.0.113.7', '::ffff:203.0.113.7', '::FFFF:203.0.113.7', ' 203.0.113.7 '])
      expect(keyOf(ip), ip).toBe('203.0.113.7')
    expect(keyOf('2001:DB8:0:7::1')).toBe(keyOf('2001:0db8::7:aaaa:1:2:3'))
    expect(keyOf('2001:db8:0:7::1')).not.toBe(keyOf('2001:db8:0:8::1'))
    expect([keyOf(''), keyOf('no address')]).toEqual([null, 'no address'])
  })

  it('is by an element of a list too, and there is no key where there is no such element', () => {
    const policy = compileRules(
      mode,
      ruleLine("count([event.actor.id, event.audience.recipients[0]], duration('1h')) > 1", undefined, 'a'),
    )
    const keyOf = (audience: object) => typeOf(policy, 'message.send').keys[0]?.({ ...message, audience })
    expect(keyOf({ kind: 'person', recipients: ['ann', 'bob'] })).toBe('mei\u001fann')
    expect(
      ['none', [], ['']].map((recipients) => keyOf({ kind: 'person', ...(recipients !== 'none' && { recipients }) })),
    ).toEqual([null, null, null])
  })

  it('feeds values and texts', () => {
    const policy = compileRules(
      mode,
      ruleLine("distinct(event.audience.recipients, [event.actor.id], duration('1h')) > 1", undefined, 'a'),
      ruleLine("distinct(event.audience.kind, [event.actor.id], duration('1h')) > 1", undefined, 'b'),
      ruleLine("copies(event.content.text, [event.organization], duration('1h')) > 1", undefined, 'c'),
    )
    const type = typeOf(policy, 'message.send')
    const sent = { ...message, audience: { kind: 'group', recipients: ['a', 'b'] } }
    expect(type.feeds.map(({ feed }) => feed(sent, 0, signals()))).toEqual([
      { values: ['a', 'b'] },
      { values: ['group'] },
      { text: 'hello' },
    ])
    expect(type.feeds.map(({ key }) => type.keys[key]?.(sent))).toEqual(['mei', 'mei', 'acme'])
    expect(type.keys).toHaveLength(2)
    expect(type.feeds[0]?.feed(message, 0, signals())).toBeNull()
    expect(type.feeds[2]?.feed({ ...message, content: { text: '' } }, 0, signals())).toBeNull()
    expect(type.reads.map(({ text }) => text?.(sent) ?? null)).toEqual([null, null, 'hello'])
  })

  it('keeps one window for equal definitions, however they are written', () => {
    const policy = compileRules(
      mode,
      ruleLine("count([event.actor.id], duration('60m')) > 1", undefined, 'a'),
      ruleLine("count('message.send',[event.actor.id],duration('1h')) > 9", undefined, 'b'),
      ruleLine("count(['message.send', 'message.edit'], [event.actor.id], duration('1h')) > 9", undefined, 'c'),
    )
    expect(policy.windows.map(({ key }) => key)).toEqual([
      'count(message.send; ; [event.actor.id]; 3600000ms; )',
      'count(message.edit message.send; ; [event.actor.id]; 3600000ms; )',
    ])
  })

  it('marks windows over invitations durable', () => {
    const invite = 'on: [contact.invite]'
    const policy = compileRules(
      mode,
      ruleLine("count(['contact.decline'], [event.organization, event.contact.id], duration('30d')) > 0", invite, 'a'),
      ruleLine("first_seen([event.actor.id], duration('1d'))", 'on: [message.send]', 'b'),
    )
    expect(policy.windows.map(({ kind, durable }): [WindowKind, boolean] => [kind, durable])).toEqual([
      ['count', true],
      ['first-seen', false],
    ])
  })

  it('shows a rule the findings of other clauses only', () => {
    const type = typeOf(
      compileRules(mode, ruleLine("found('conduct.')"), ruleLine('found_unlawful()', undefined, 'b')),
      'message.send',
    )
    const out = new Int32Array(2)
    const second = (clauses: readonly string[], unlawful: readonly string[]) => [
      ...out.subarray(0, type.second(message, 0, signals(), new Float64Array(0), { clauses, unlawful }, out)),
    ]
    expect(second(['conduct.j'], ['conduct.j'])).toEqual([])
    expect(second(['content.c', 'conduct.k'], [])).toEqual([0])
    expect(second(['content.c'], ['content.c'])).toEqual([1])
    expect(matches(type, message, signals())).toEqual([])
  })

  it('does not match a rule that fails, unless another part decides', () => {
    const failing = 'event.content.files[3].size > 1'
    const conditions = [
      failing,
      `!(${failing})`,
      `${failing} || true`,
      `${failing} && false`,
      `!(${failing} && false)`,
      '1 / event.audience.size > 0',
    ]
    const rules = conditions.map((condition, index) => ruleLine(condition, undefined, `r${index}`))
    expect(matches(typeOf(compileRules(mode, ...rules), 'message.send'), message, signals())).toEqual([2, 4])
  })

  it('feeds nothing, and fails nothing, where a value that is counted has no value', () => {
    const policy = compileRules(
      mode,
      ruleLine("distinct(event.audience.recipients[1], [event.actor.id], duration('1h')) > 1", undefined, 'a'),
      ruleLine(
        "distinct(event.content.links.map(l, l.target.trim() + event.audience.recipients[1]), [event.actor.id], duration('1h')) > 1",
        undefined,
        'b',
      ),
      ruleLine("copies(event.content.files[0].name, [event.actor.id], duration('1h')) > 1", undefined, 'c'),
    )
    const type = typeOf(policy, 'message.send')
    const fed = (data: unknown) => type.feeds.map(({ feed }) => feed(data, 0, signals()))
    const bare = { ...message, content: { text: 'x', links: [{ target: 'y' }] } }
    expect(fed(bare)).toEqual([null, null, null])
    expect(type.reads.map(({ text }) => text?.(bare) ?? '')).toEqual(['', '', ''])
    const whole = { ...bare, audience: { kind: 'group', recipients: ['a', 'b'] } }
    expect(fed({ ...whole, content: { ...bare.content, files: [{ name: 'f' }] } })).toEqual([
      { values: ['b'] },
      { values: ['yb'] },
      { text: 'f' },
    ])
  })

  it('reads the variable of each loop, also where an inner loop takes the name of an outer', () => {
    const conditions = [
      "['a'].exists(l, ['b'].exists(l, ['c'].exists(m, m == l)))",
      "['a'].exists(l, ['b'].exists(l, ['c'].exists(m, m != l && l == 'b')))",
      "['a'].exists(l, ['b'].exists(l, ['b'].exists(m, m == l)) && l == 'a')",
      'event.audience.recipients.exists(l, event.audience.recipients.all(l, event.content.files.exists(f, f.name == l)))',
    ]
    const rules = conditions.map((condition, index) => ruleLine(condition, undefined, `r${index}`))
    const data = {
      ...message,
      audience: { kind: 'group', recipients: ['x'] },
      content: { text: '', files: [{ name: 'y' }] },
    }
    expect(matches(typeOf(compileRules(mode, ...rules), 'message.send'), data, signals())).toEqual([1, 2])
  })

  it('changes the letters of ASCII alone where its names say so', () => {
    const conditions = [
      "'ÄB İ K ß'.lowerAscii() == 'Äb İ k ß'",
      "'äb ı ß ﬁ'.upperAscii() == 'äB ı ß ﬁ'",
      "event.content.text.upperAscii() == 'HELLO'",
    ]
    const rules = conditions.map((condition, index) => ruleLine(condition, undefined, `r${index}`))
    expect(matches(typeOf(compileRules(mode, ...rules), 'message.send'), message, signals())).toEqual([0, 1, 2])
  })

  it('runs a chain as long and a condition as deep as it may be', () => {
    const conditions = [
      `[1].exists(l, ${Array(380).fill('1 / (l - 1) > 1').join('||')}) || true`,
      `${Array(190).fill('1').join(' + ')} == 190`,
      `${'!'.repeat(190)}true`,
      `${'!(1 + size("a") > 2 || '.repeat(60)}false${')'.repeat(60)}`,
    ]
    const rules = conditions.map((condition, index) => ruleLine(condition, undefined, `r${index}`))
    expect(matches(typeOf(compileRules(mode, ...rules), 'message.send'), message, signals())).toEqual([0, 1, 2])
  })

  it('finds every rule behind a long ladder of thresholds', () => {
    const rules = Array.from({ length: 100 }, (_, index) =>
      ruleLine(`text.spam ${index % 2 ? '>' : '>='} 0.${String(index).padStart(2, '0')}`, undefined, `r${index}`),
    )
    const type = typeOf(compileRules(mode, ...rules), 'message.send')
    expect(matches(type, message, signals({ 'text.spam': 0.5 }))).toEqual(
      Array.from({ length: 51 }, (_, index) => index),
    )
    expect(matches(type, message, signals())).toEqual([0])
    expect(matches(type, message, signals({ 'text.spam': 1 }))).toHaveLength(100)
  })

  it('finds a rule among many by the text of a field, and among many windows', () => {
    const byText = Array.from({ length: 200 }, (_, index) =>
      ruleLine(`event.permit == 'p${index % 150}' && text.length >= 0`, undefined, `r${index}`),
    )
    const byWindow = Array.from({ length: 150 }, (_, index) =>
      ruleLine(`count([event.actor.id], duration('${index + 1}s')) > 9`, undefined, `w${index}`),
    )
    const type = typeOf(compileRules(mode, ...byText, ...byWindow), 'message.send')
    const w = new Float64Array(150)
    w[140] = 10
    expect(matches(type, { ...message, permit: 'p7' }, signals(), w)).toEqual([7, 157, 340])
    expect(matches(type, { ...message, permit: 'constructor' }, signals(), w)).toEqual([340])
  })

  it('reads texts of a policy as texts, whatever they look like', () => {
    const texts = [
      "'+process.exit()+'",
      '`${process.exit()}`',
      '\u2028}process.exit()',
      '\\',
      '*/',
      '</script>',
      '__proto__',
    ]
    const rules = texts.map((text, index) =>
      ruleLine(`event.content.text == ${JSON.stringify(text)}`, undefined, `r${index}`),
    )
    const type = typeOf(compileRules(mode, ...rules), 'message.send')
    for (const [index, text] of texts.entries()) {
      expect(matches(type, { ...message, content: { text } }, signals())).toEqual([index])
    }
  })
})
