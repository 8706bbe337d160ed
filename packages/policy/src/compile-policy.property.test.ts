import { SIGNAL_NAMES, SIGNALS, type EventType } from '@goodstanding/model'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compilePolicy, readPolicy, type CompiledType } from './index.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

const TEXTS = ['', 'a', 'B', 'ab', '日本', '😀x', `'"\\`, '\u2028', '__proto__', 'constructor', '${x}', '12']
const text = fc.constantFrom(...TEXTS)
const quoted = text.map((value) => JSON.stringify(value))
const join = (operator: readonly string[], left: fc.Arbitrary<string>, right: fc.Arbitrary<string> = left) =>
  fc.tuple(left, fc.constantFrom(...operator), right).map(([a, by, b]) => `(${a} ${by} ${b})`)
const COMPARED = ['==', '!=', '<', '<=', '>', '>=']

const WINDOWS = [
  "count([event.actor.id], duration('10m'))",
  "count('message.*', [event.organization, event.actor.id], duration('1d'), text.spam > 0.5 && event.audience.kind == 'person')",
  "distinct(event.audience.recipients, [event.actor.id, 'x'], duration('1h30m'))",
  "distinct(event.session.device, [event.actor.id], duration('7d'), size(event.content.links) / size(event.content.files) > 0)",
  "count([event.actor.id, event.audience.recipients[0]], duration('1d'), event.audience.kind == 'person')",
  "copies(event.content.text, [event.organization], duration('2h'))",
  "spread(event.content.text, [event.organization], duration('2h'))",
  "copies(event.content.files[0].name, [event.organization], duration('2h'))",
  "distinct(event.content.links.map(l, l.target + event.audience.recipients[1]), [event.actor.id], duration('1d'))",
]

/** Well-typed conditions over messages and posts, as an author would write them (and as one would not). */
const conditions = fc.letrec<{ bool: string; int: string; double: string; string: string; links: string }>((tie) => ({
  bool: fc.oneof(
    { maxDepth: 4, depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'true',
      'file.macro',
      'link.ip_host',
      'has(event.session.device)',
      'has(event.session)',
      'has(event.audience.size)',
    ),
    fc.constantFrom(
      'has(event.session.attestation.verdict)',
      'event.audience.relation == "stranger"',
      'event.actor.kind != "member"',
    ),
    fc.constantFrom(
      "found('')",
      "found('conduct.')",
      'found_unlawful()',
      "first_seen([event.actor.id], duration('1d'))",
    ),
    fc.constantFrom(
      "event.type == 'message.send'",
      "event.time > timestamp('2026-11-01T00:00:00Z')",
      'timestamp(event.content.language) < event.time',
    ),
    fc
      .tuple(
        fc.constantFrom('text.spam', 'text.hate', 'session.travel_kmh', 'link.count', 'event.audience.size'),
        fc.constantFrom('>', '>=', '<', '=='),
        fc.constantFrom('0', '0.5', '1', '3'),
      )
      .filter(
        ([name, by, value]) =>
          !(by === '==' && (name.startsWith('link') || name.startsWith('event')) && value.includes('.')),
      )
      .map(([name, by, value]) => `${name} ${by} ${value}`),
    join(COMPARED, tie('int')),
    join(COMPARED, tie('double')),
    join(COMPARED, tie('string')),
    fc
      .tuple(tie('string'), fc.array(quoted, { minLength: 1, maxLength: 10 }))
      .map(([item, list]) => `${item} in [${list.join(', ')}]`),
    tie('string').map((item) => `${item} in event.audience.recipients`),
    fc
      .tuple(tie('string'), fc.constantFrom('startsWith', 'endsWith', 'contains'), tie('string'))
      .map(([a, by, b]) => `${a}.${by}(${b})`),
    join(['&&', '||'], tie('bool')),
    join(['&&', '||'], tie('bool')),
    tie('bool').map((a) => `!(${a})`),
    fc.tuple(tie('bool'), tie('bool'), tie('bool')).map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc
      .tuple(tie('links'), fc.constantFrom('exists', 'all', 'exists_one'), tie('string'))
      .map(([list, macro, b]) => `${list}.${macro}(l, has(l.text) && l.target >= ${b})`),
    fc
      .tuple(fc.constantFrom('exists', 'all', 'exists_one'), tie('bool'))
      .map(([macro, b]) => `event.audience.recipients.${macro}(p, p == event.actor.id || ${b})`),
    fc
      .tuple(fc.constantFrom('exists', 'all'), tie('int'))
      .map(([macro, b]) => `event.content.files.${macro}(f, f.size / ${b} > 1)`),
  ),
  int: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(
      '0',
      '1',
      '-3',
      '9007199254740991',
      'event.audience.size',
      'size(event.audience.recipients)',
      'text.length',
      'link.count',
    ),
    fc.constantFrom(...WINDOWS, 'event.time.getHours()', 'event.time.getDayOfWeek()', 'event.content.files[0].size'),
    tie('string').map((a) => `size(${a})`),
    join(['+', '-', '*', '/', '%'], tie('int')),
    tie('int').map((a) => `(-(${a}))`),
  ),
  double: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constantFrom(
      '0.5',
      '1.0',
      '-2.25',
      'text.spam',
      'text.self_harm',
      'session.travel_kmh',
      'event.session.latitude',
    ),
    tie('int').map((a) => `double(${a})`),
    join(['+', '-', '*', '/'], tie('double')),
  ),
  string: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    quoted,
    fc.constantFrom(
      'event.content.text',
      'event.actor.id',
      'event.actor.name',
      'event.session.device',
      'event.permit',
      'event.organization',
    ),
    tie('int').map((a) => `event.audience.recipients[${a}]`),
    tie('int').map((a) => `string(${a})`),
    join(['+'], tie('string')),
    fc.tuple(tie('string'), fc.constantFrom('lowerAscii', 'upperAscii', 'trim')).map(([a, by]) => `${a}.${by}()`),
  ),
  links: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc.constant('event.content.links'),
    fc.tuple(tie('links'), quoted).map(([list, b]) => `${list}.filter(l, l.text != ${b})`),
  ),
})).bool

const maybe = <Value>(arbitrary: fc.Arbitrary<Value>) => fc.option(arbitrary, { nil: undefined, freq: 3 })
const size = fc.constantFrom(0, 1, 2, 5, 9007199254740991, 1e300)
const data = fc.record({
  organization: text,
  actor: fc.record({ id: text, kind: fc.constantFrom('member', 'app'), name: maybe(text) }),
  session: maybe(
    fc.record({
      device: maybe(text),
      latitude: maybe(fc.constantFrom(-2.25, 0, 50)),
      attestation: maybe(fc.record({ verdict: fc.constant('ok') })),
    }),
  ),
  permit: maybe(text),
  audience: fc.record({
    kind: fc.constantFrom('person', 'public'),
    relation: maybe(fc.constantFrom('stranger', 'colleague')),
    recipients: maybe(fc.array(text, { maxLength: 4 })),
    size: maybe(size),
  }),
  content: fc.record({
    text,
    language: maybe(fc.constantFrom('2026-10-01T00:00:00Z', 'zh')),
    links: maybe(fc.array(fc.record({ text: maybe(text), target: text }), { maxLength: 3 })),
    files: maybe(fc.array(fc.record({ name: text, size: maybe(size) }), { maxLength: 3 })),
  }),
})

const signals = fc.dictionary(fc.constantFrom(...SIGNAL_NAMES), fc.constantFrom(1, 0.25, 0.5, 0.95, 3)).map((seen) => {
  const s = new Float64Array(SIGNAL_NAMES.length)
  for (const [slot, name] of SIGNAL_NAMES.entries()) {
    const value = seen[name] ?? 0
    const whole = SIGNALS[name].kind === 'count' || SIGNALS[name].kind === 'flag'
    s[slot] = whole ? Math.ceil(value) : value
  }
  return s
})

const moments = fc.record({
  data,
  s: signals,
  w: fc
    .array(fc.constantFrom(0, 1, 2, 20), { minLength: 64, maxLength: 64 })
    .map((values) => Float64Array.from(values)),
  time: fc.constantFrom(0, Date.UTC(2026, 10, 1), Date.UTC(2026, 10, 25, 13, 5)),
  clauses: fc.subarray(['conduct.j', 'conduct.k', 'content.c']),
})

function compileBoth(
  sources: readonly string[],
  fields: string,
  type: EventType,
): readonly [CompiledType, CompiledType] {
  const rules = sources.map((source, index) => ruleLine(source, fields, `r${index}`))
  const read = readPolicy(
    sampleFiles({ 'conduct/j-spam.yaml': clauseFile({ rules: `\n  - ${rules.join('\n  - ')}` }) }),
  )
  if (!read.ok)
    throw new Error(
      read.refusal
        .map(({ message, hint, line }) => `${message} (${hint ?? ''}): ${sources[line - 7] ?? ''}`)
        .join('\n'),
    )
  const types = (['generated', 'interpreted'] as const).map((mode) =>
    compilePolicy(read.value, { mode }).types.get(type),
  )
  return [types[0]!, types[1]!]
}

type Moment = typeof moments extends fc.Arbitrary<infer Value> ? Value : never

function answers(type: CompiledType, { data, s, w, time, clauses }: Moment) {
  const out = new Int32Array(type.rules.length)
  const found = { clauses, unlawful: clauses.slice(1) }
  const matched = (count: number) => [...out.subarray(0, count)]
  return {
    first: matched(type.first(data, time, s, w, out)),
    second: matched(type.second(data, time, s, w, found, out)),
    feeds: type.feeds.map(({ feed }) => feed(data, time, s)),
    keys: type.keys.map((key) => key(data)),
    texts: type.reads.map(({ text }) => text?.(data) ?? null),
  }
}

/** Windows that nothing can be counted of for want of a key or of a text: they read 0. */
function emptyOf({ reads, keys }: CompiledType, { data }: Moment): readonly number[] {
  return reads.flatMap(({ window, key, text }) => (keys[key]?.(data) === null || text?.(data) === '' ? [window] : []))
}

/** Windows that the event feeds nothing, and that need no look either. */
function unwantedOf(type: CompiledType, { data, s, time }: Moment): readonly number[] {
  const wanted = new Uint8Array(type.reads.length)
  type.wanted(data, time, s, wanted)
  const fed = new Set(type.feeds.flatMap(({ window, feed }) => (feed(data, time, s) === null ? [] : [window])))
  return type.reads.flatMap(({ window }, at) => (wanted[at] === 0 && !fed.has(window) ? [window] : []))
}

describe('generated rules', () => {
  it('match the same events as the interpreter says', () => {
    let matches = 0
    let cases = 0
    fc.assert(
      fc.property(
        fc.array(conditions, { minLength: 1, maxLength: 12 }),
        fc.array(moments, { minLength: 8, maxLength: 8 }),
        (sources, events) => {
          const [generated, interpreted] = compileBoth(sources, 'on: [message.send, content.publish]', 'message.send')
          for (const event of events) {
            const [actual, expected] = [answers(generated, event), answers(interpreted, event)]
            cases += sources.length
            matches += expected.first.length + expected.second.length
            expect(actual).toEqual(expected)
          }
        },
      ),
      { numRuns: 200 },
    )
    // The property says nothing unless both answers are common.
    expect(matches).toBeGreaterThan(cases / 20)
    expect(matches).toBeLessThan((cases * 19) / 20)
  })

  it('match the same whatever a window says that needs no look', () => {
    let unwanted = 0
    const guard = fc.constantFrom('event.audience.relation == "stranger"', 'text.spam > 0.5', 'link.count > 0', 'true')
    fc.assert(
      fc.property(
        fc.array(join(['&&'], guard, conditions), { minLength: 1, maxLength: 4 }),
        fc.array(moments, { minLength: 8, maxLength: 8 }),
        (sources, events) => {
          const [type] = compileBoth(sources, 'on: [message.send, content.publish]', 'message.send')
          for (const event of events) {
            const [seen, unseen] = [event.w.slice(), event.w.slice()]
            for (const window of unwantedOf(type, event)) {
              unseen[window] = 0
              unwanted++
            }
            for (const window of emptyOf(type, event)) seen[window] = unseen[window] = 0
            expect(answers(type, { ...event, w: unseen })).toEqual(answers(type, { ...event, w: seen }))
          }
        },
      ),
      { numRuns: 200 },
    )
    expect(unwanted).toBeGreaterThan(20)
  })

  it('match the same rows as the interpreter says', () => {
    const rowConditions = fc.constantFrom(
      'has(row.person.email)',
      "row.person.country == 'CN' && consent.row_missing",
      "'phone' in row.person || row.kind == 'external'",
      'row.person.age != 5',
      'row.person.age == 5',
      'row.person.member == true',
      "'constructor' in row.person && row.person.constructor != 5",
      "string(row.person.constructor) == '' && string(row.person['a b']) != 'x'",
      'personal.total > 0 && size(event.rows) > 1',
      'event.rows.exists(r, string(r.person.email) == string(row.person.email))',
      "event.purpose in ['a', 'b'] && row.kind != 'member'",
    )
    const person = fc.dictionary(
      fc.constantFrom('email', 'country', 'phone', 'age', 'member', 'a b', '__proto__', 'constructor'),
      fc.constantFrom('CN', 'x', 5, true, null, { deep: 1 }, [1]),
    )
    const row = fc.record({ person, kind: maybe(fc.constantFrom('member', 'external')) })
    fc.assert(
      fc.property(
        fc.array(rowConditions, { minLength: 1, maxLength: 12 }),
        fc.array(row, { minLength: 1, maxLength: 4 }),
        signals,
        (sources, rows, s) => {
          const types = compileBoth(sources, 'on: [directory.import, directory.update], per: row', 'directory.import')
          const event = { organization: 'o', actor: { id: 'a', kind: 'admin' }, purpose: 'a', rows }
          const w = new Float64Array(0)
          for (const index of rows.keys()) {
            const [actual, expected] = types.map((type) => {
              const out = new Int32Array(sources.length)
              return [...out.subarray(0, type.row(event, index, 0, s, w, out))]
            })
            expect(actual).toEqual(expected)
          }
        },
      ),
      { numRuns: 200 },
    )
  })
})
