import { describe, expect, it } from 'vitest'
import { readPolicy, type Policy } from './index.ts'
import { clauseFile, ruleLine, sampleFiles, type ClauseParts } from './testing/sample-policy.ts'

/** Problems as `check-policy` prints them, without their places. */
function problemsOf(changes: Readonly<Record<string, string | null>>): readonly string[] {
  const read = readPolicy(sampleFiles(changes))
  if (read.ok) return []
  return read.refusal.map(({ message, hint }) => `${message}${hint === null ? '' : ` | ${hint}`}`)
}

/** The text that each problem of the clause file points at, up to the end of its line. */
function textsAt(parts: ClauseParts): readonly string[] {
  const text = clauseFile(parts)
  const read = readPolicy(sampleFiles({ 'conduct/j-spam.yaml': text }))
  const lines = text.split('\n')
  return read.ok ? [] : read.refusal.map(({ line, column }) => lines[line - 1]?.slice(column - 1) ?? '')
}

const clauseProblems = (parts: ClauseParts) => problemsOf({ 'conduct/j-spam.yaml': clauseFile(parts) })

const ruleProblems = (when: string, fields?: string) => clauseProblems({ rules: `\n  - ${ruleLine(when, fields)}` })

function policyOf(changes: Readonly<Record<string, string | null>> = {}): Policy {
  const read = readPolicy(sampleFiles(changes))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}

describe('a policy', () => {
  it('is read from its files', () => {
    const policy = policyOf()
    expect([...policy.clauses.keys()]).toEqual(['conduct.j'])
    expect(policy.effectiveFrom).toBe(Date.UTC(2026, 10, 1))
    expect(policy.appealWindowMs).toBe(180 * 86_400_000)
    expect(policy.onFailure('organization.register')).toBe('hold')
    expect(policy.onFailure('message.send')).toBe('allow')
  })

  it('names its clauses by their paths, in the order of reading', () => {
    const section = (order: number) => `{ title: { en: S, zh: 节 }, intro: { en: I, zh: 引 }, order: ${order} }`
    const names = ['admin/f-x-ten', 'admin/f-ix-nine', 'admin/f-i-one', 'admin/e-five', 'detection/circumvention']
    const files = Object.fromEntries(names.map((name) => [`${name}.yaml`, clauseFile()]))
    const policy = policyOf({ ...files, 'admin/section.yaml': section(3), 'detection/section.yaml': section(2) })
    expect([...policy.clauses.keys()]).toEqual([
      'conduct.j',
      'detection.circumvention',
      'admin.e',
      'admin.f.i',
      'admin.f.ix',
      'admin.f.x',
    ])
  })

  it('says which file is missing or cannot be placed', () => {
    expect(problemsOf({ 'policy.yaml': null })).toEqual(['There is no policy.yaml'])
    expect(problemsOf({ 'conduct/section.yaml': null })).toEqual(['The section `conduct` has no section.yaml'])
    expect(problemsOf({ 'conduct/deep/j-x.yaml': clauseFile() })).toEqual([
      'No clause can be named after this path | A clause stands in <section>/<letter>-<slug>.yaml.',
    ])
    expect(problemsOf({ 'conduct/j-twice.yaml': clauseFile() })).toEqual([
      'conduct.j has a file already: conduct/j-spam.yaml',
    ])
  })

  it('says where YAML breaks, once a file', () => {
    expect(problemsOf({ 'conduct/j-spam.yaml': 'title: { en: a, zh: b\nsummary: [' })).toHaveLength(1)
    expect(problemsOf({ 'conduct/j-spam.yaml': 'title: a\ntitle: b\n' })).toEqual([
      'Not valid YAML: Map keys must be unique',
    ])
    expect(problemsOf({ 'conduct/j-spam.yaml': '' })).toEqual([
      'The file must be a map, and is empty or something else',
    ])
  })

  it('checks its own file', () => {
    const policy = sampleFiles().get('policy.yaml') ?? ''
    const changed = (from: string, to: string) => problemsOf({ 'policy.yaml': policy.replace(from, to) })
    expect(changed('2026-11-01T00:00:00Z', 'November')).toEqual([
      '"November" is not an instant | As in 2026-11-01T00:00:00Z.',
    ])
    expect(changed('2026-11-01T00:00:00Z', '2026-02-30T00:00:00Z')).toEqual([
      '"2026-02-30T00:00:00Z" is not an instant | As in 2026-11-01T00:00:00Z.',
    ])
    expect(changed('P180D', '180 days')).toEqual(['"180 days" is not a duration | As in P180D.'])
    expect(changed('P180D', 'P179D')).toEqual(['"P179D" is too short to appeal | It is P180D or longer.'])
    expect(changed('organization.register', 'organisation.register')).toEqual([
      'Unknown event type `organisation.register` | Did you mean `organization.register`?',
    ])
    expect(changed('hashes: block', 'hashes: stop')).toEqual([
      '`listed.hashes` cannot be `"stop"` | It is one of flag, hold, block.',
    ])
    expect(changed('hashes: block', 'hashes: 5')).toEqual([
      '`listed.hashes` cannot be `5` | It is one of flag, hold, block.',
    ])
    expect(changed('allowSampling: 0.01', 'allowSampling: 2')).toEqual(['`allowSampling` must be <= 1, but is `2`'])
  })
})

describe('a clause file', () => {
  it('has every text in both languages', () => {
    const problems = clauseProblems({ notice: '{ en: "Held." }' })
    expect(problems).toEqual(['`zh` missing in `notice`'])
    expect(clauseProblems({ notice: '{ en: "Held.", zh: "" }' })).toEqual(['`notice.zh` is empty'])
  })

  it('has no field that is not known', () => {
    expect(clauseProblems({ more: 'unlawfullIn: [CN]' })).toEqual([
      'Unknown field `unlawfullIn` | Did you mean `unlawfulIn`?',
    ])
    expect(clauseProblems({ ladder: '[{ points: 1, action: warn, capabilty: all }]' })).toEqual([
      'Unknown field `ladder.0.capabilty` | Did you mean `capability`?',
    ])
  })

  it('has a ladder that rises, with known actions, capabilities and durations', () => {
    expect(
      clauseProblems({ ladder: '[{ points: 3, action: warn }, { points: 3, action: suspend, for: P7D }]' }),
    ).toEqual(['The points of a ladder rise, but 3 follows 3'])
    expect(clauseProblems({ ladder: '[{ points: 1, action: wern }]' })).toEqual([
      '`ladder.0.action` cannot be `"wern"` | Did you mean `warn`?',
    ])
    expect(clauseProblems({ ladder: '[{ points: 1, action: limit, capability: mesage.external, for: P7D }]' })).toEqual(
      ['`ladder.0.capability` cannot be `"mesage.external"` | Did you mean `message.external`?'],
    )
    expect(clauseProblems({ ladder: '[{ points: 1, action: limit }]' })).toEqual([
      '`limit` needs a `capability`: what is taken away',
    ])
    expect(clauseProblems({ ladder: '[{ points: 1, action: suspend, for: 7d }]' })).toEqual([
      '"7d" is not a duration | As in PT1H or P7D.',
    ])
    expect(clauseProblems({ ladder: '[{ points: 1, action: warn, for: P7D }]' })).toEqual([
      '`warn` has no length | Only limit and suspend have.',
    ])
  })

  it('has a notice that can be filled', () => {
    expect(clauseProblems({ notice: '{ en: "See {clause.titel}.", zh: "见 {x}。" }' })).toEqual([
      'A notice cannot fill {clause.titel} | Did you mean {clause.title}?',
      'A notice cannot fill {x} | There is {clause.title}, {clause.id}, {appeal.until}, {until}.',
    ])
  })

  it('shows its rules acting and letting go', () => {
    const must = (...effects: readonly string[]) =>
      clauseProblems({
        examples: `[${effects.map((effect) => `{ must: ${effect}, why: y, type: message.send }`).join(', ')}]`,
      })
    expect(must('hold')).toEqual(['No example must be let go | Add a near twin with `must: allow`.'])
    expect(must('allow')).toEqual(['No example must act | Add one with `must: flag`, `hold` or `block`.'])
    expect(
      clauseProblems({ rules: '[]', examples: '[]', more: 'noExamples: { en: A person decides., zh: 由人决定。 }' }),
    ).toEqual([
      'No example must act | Add one with `must: flag`, `hold` or `block`.',
      'No example must be let go | Add a near twin with `must: allow`.',
      'A clause that the system decides cannot do without examples',
    ])
  })

  it('counts a scenario that acts as an example', () => {
    const scenario = `scenarios: [{ name: s, steps: [{ type: message.send, at: PT0S, repeat: 20, every: PT1S, expect: hold }] }]`
    expect(clauseProblems({ examples: '[{ must: allow, why: y, type: message.send }]', more: scenario })).toEqual([])
  })

  it('has examples of events that can be sent', () => {
    const example = (fields: string) =>
      clauseProblems({ examples: `[{ must: allow, why: y, type: message.send }, { must: hold, why: y, ${fields} }]` })
    expect(example('type: mesage.send')).toEqual(['Unknown event type `mesage.send` | Did you mean `message.send`?'])
    expect(example('type: message.send, data: { content: { txt: x } }')).toEqual([
      'Unknown field `txt` | Did you mean `text`?',
    ])
    expect(example('type: message.send, data: { content: { text: 5 } }')).toEqual(['`text` must be a string'])
    expect(example('type: message.send, data: { audience: { relation: stanger } }')).toEqual([
      '`relation` cannot be `stanger` | Did you mean `stranger`?',
    ])
    expect(
      example('type: message.send, given: { facts: [{ put: permits/p1, body: { clauses: [conduct.x] } }] }'),
    ).toEqual(['Unknown clause `conduct.x` | Did you mean `conduct.j`?'])
    expect(example('type: message.send, given: { facts: [{ put: permit/p1, body: {} }] }')).toEqual([
      'Unknown kind of fact `permit` | Did you mean `permits`?',
    ])
    expect(example('type: message.send, given: { events: [{ type: message.send, at: 5m }] }')).toEqual([
      '"5m" is not a duration | As in PT10M, PT1H or P7D.',
    ])
  })

  it('has rules with names of their own, known events, and a score as confidence', () => {
    const rule = ruleLine('text.spam > 0.9')
    expect(clauseProblems({ rules: `\n  - ${rule}\n  - ${rule}` })).toEqual([
      'Two rules of this clause are called `tested`',
    ])
    expect(ruleProblems('true', 'on: [message.sent]')).toEqual([
      'Unknown event type `message.sent` | Did you mean `message.send`?',
    ])
    expect(ruleProblems('true', 'on: [message.send], mode: wach')).toEqual([
      '`rules.0.mode` cannot be `"wach"` | Did you mean `watch`?',
    ])
    expect(ruleProblems('true', 'on: [message.send], per: row')).toEqual([
      'message.send has no rows | Only directory.import and directory.update have.',
    ])
    const confidence = (text: string) => clauseProblems({ rules: `\n  - ${rule.replace('0.5', text)}` })
    expect(confidence('text.spm')).toEqual(['Unknown signal `text.spm` | Did you mean `text.spam`?'])
    expect(confidence('link.count')).toEqual([
      '`link.count` is a count, and a confidence is a score | Give a number from 0 to 1.',
    ])
  })

  it('reports all its problems at once', () => {
    const problems = clauseProblems({
      rules: `\n  - ${ruleLine('text.spam > 0.9 && evnt.actor.id == text.hat')}`,
      ladder: '[{ points: 0, action: warn }]',
      notice: '{ en: "{x}" }',
    })
    expect(problems.map((problem) => problem.replace(/ \|.*/, ''))).toEqual([
      'Unknown name `evnt`',
      'Unknown signal `text.hat`',
      '`ladder.0.points` must be > 0, but is `0`',
      '`zh` missing in `notice`',
      'A notice cannot fill {x}',
    ])
  })
})

describe('a condition', () => {
  const problem = (when: string, fields?: string) => ruleProblems(when, fields).join('\n')

  it.each([
    ['text.spam > 0.9 &&', 'Unexpected token: EOF'],
    ['text.spam', 'A condition is true or false, but this is a double'],
    ['text.spam && true', 'Expected true or false, found a double | Compare it with a number, as in `… > 0`.'],
    ['text.sapm > 0.5', 'Unknown signal `text.sapm` | Did you mean `text.spam`?'],
    ['txt.spam > 0.5', 'Unknown name `txt` | Did you mean `text`?'],
    ['event.content.txt == ""', 'No field `txt` in message.send | Did you mean `text`?'],
    ['event.contact.id == "x"', 'No field `contact` in message.send | Did you mean `content`?'],
    ['event.id == "x"', '`event.id` differs for every event, so no rule can use it'],
    ['event.audience.relation == "stanger"', 'It is never "stanger" | Did you mean `stranger`?'],
    ['event.audience.kind in ["person", "groups"]', 'It is never "groups" | Did you mean `group`?'],
    ['event.audience.size == "x"', '`==` does not go between an int and a string'],
    ['text.length == text.spam', '`==` does not go between an int and a double | Write `double(…)` around the int.'],
    [
      'event.content.links == "x"',
      '`==` does not go between a list of object and a string | Use `in`, `size(…)`, `exists` or `all` with a list.',
    ],
    [
      'event.content.text.matches("a+")',
      'Regular expressions are not for rules: their cost has no bound | Use contains, startsWith or endsWith, or a signal.',
    ],
    ['event.content.text.startWith("a")', 'Unknown method `startWith` | Did you mean `startsWith`?'],
    ['sise(event.content.text) > 1', 'Unknown function `sise` | Did you mean `size`?'],
    [
      'event.permit == null',
      'There is no null here | An absent field reads as "", 0, false or []; `has(event.x)` tells whether it is there.',
    ],
    ['has(text.spam)', '`has` asks about event fields; a signal that was not seen reads 0 or false'],
    ['row.kind == "external"', 'Only a rule with `per: row` has a row'],
    ['consent.row_missing', '`consent.row_missing` is seen row by row | Give the rule `per: row`.'],
    ["found('conduct.x')", 'No clause starts with `conduct.x` | Did you mean `conduct.j`?'],
    [
      'text.length > 9007199254740993',
      'The number 9007199254740993 is too large | Whole numbers go up to 9007199254740991.',
    ],
    ['event.content.links.exists(l, l.txt == "")', 'No field `txt` | Did you mean `text`?'],
    [
      "event.time > timestamp('2026-13-01T00:00:00Z')",
      '"2026-13-01T00:00:00Z" is not an instant | As in timestamp(\'2026-11-01T00:00:00Z\').',
    ],
    [
      "event.time > timestamp('2026-02-30T00:00:00Z')",
      '"2026-02-30T00:00:00Z" is not an instant | As in timestamp(\'2026-11-01T00:00:00Z\').',
    ],
  ])('refuses %s', (when, expected) => {
    expect(problem(when)).toBe(expected)
  })

  it.each([
    ['signs', `${'!'.repeat(7_900)}true`],
    ['sums', `${Array(3_900).fill('1').join('+')} == 1`],
    ['texts', `${Array(1_900).fill("''").join('+')} == ''`],
    ['links', `[true].exists(l, ${Array(2_600).fill('l').join('||')})`],
  ])('refuses what is too deep to read: %s', (_, when) => {
    expect(problem(when)).toBe(
      'The condition goes deeper than 200 levels | Make several rules of it, or use a list and `in`.',
    )
  })

  it.each([
    [
      'count([event.actor.id], event.time) > 1',
      "`count` is written otherwise | As in count([event.actor.id], duration('10m')); the types to count may stand first, a filter last.",
    ],
    [
      'count([event.actor.id], duration(event.permit)) > 1',
      "The length of a window is written out, so that its counters can be kept | As in duration('10m'): d, h, m and s, up to 400d.",
    ],
    [
      "count([event.actor.id], duration('10 min')) > 1",
      "The length of a window is written out, so that its counters can be kept | As in duration('10m'): d, h, m and s, up to 400d.",
    ],
    [
      "count(event.actor.id, duration('10m')) > 1",
      'The key of a window is a list | As in [event.organization, event.actor.id].',
    ],
    [
      "count([event.audience.size], duration('10m')) > 1",
      'The key of a window is made of event fields and texts, not of an int',
    ],
    [
      "count('mesage.*', [event.actor.id], duration('10m')) > 1",
      'Unknown event type `mesage.*` | Did you mean `message.*`?',
    ],
    [
      "count(['contact.invite'], [event.contact.id], duration('1d')) > 1",
      'No field `contact` in message.send | contact.invite has it, but what is read must be in every type.',
    ],
    [
      "count(['session.start'], [event.actor.id], duration('1d'), event.outcom == 'failure') > 1",
      'No field `outcom` in session.start | Did you mean `outcome`?',
    ],
    [
      "count([event.actor.id], duration('1d'), text.spm > 0.5) > 1",
      'Unknown signal `text.spm` | Did you mean `text.spam`?',
    ],
    ["count([event.actor.id], duration('1d'), found('')) > 1", 'Windows cannot read what was found'],
    [
      "count([event.actor.id], duration('1d'), count([event.actor.id], duration('1d')) > 1) > 1",
      'A window cannot be inside a window',
    ],
    ["copies(event.audience.recipients, [event.actor.id], duration('1h')) > 1", 'Copies are of a text'],
  ])('refuses the window %s', (when, expected) => {
    expect(problem(when)).toBe(expected)
  })

  it.each([
    ['session.travel_kmh > 900'],
    ['text.self_harm >= 1 && text.length > 0.5'],
    ["count(['session.start'], [event.actor.id], duration('1d'), event.outcome == 'failure') > 3"],
    ["distinct(event.audience.recipients, [event.actor.id], duration('30d'), text.spam > 0.5) > 3"],
    ["distinct(['contact.invite'], event.contact.id, [event.actor.id], duration('1h30m')) > 3"],
    ["first_seen([event.actor.id, event.session.device], duration('30d'))"],
    ["found('') && found_unlawful()"],
    ["event.audience.relation == '' || !(event.actor.kind in ['admin', 'app'])"],
    ['event.content.files.all(f, f.size < 10 && has(f.sha256))'],
  ])('accepts %s', (when) => {
    expect(problem(when)).toBe('')
  })

  it('is placed by the character, through quotes, escapes and folded lines', () => {
    const at = (when: string) =>
      textsAt({
        rules: `
  - name: tested
    on: [message.send]
    when: ${when}
    decide: hold
    confidence: 1
    why: { en: Why., zh: 原因。 }`,
      })
    expect(at('text.hate > 0.5 && oops')).toEqual(['oops'])
    expect(at(`"event.permit == \\"a\\u0041\\" && oops"`)).toEqual(['oops"'])
    expect(at(`'event.permit == ''a'' && oops'`)).toEqual(["oops'"])
    expect(at('>-\n      text.hate > 0.5\n      && oops')).toEqual(['oops'])
    expect(at('|\n      text.hate > 0.5\n      && oops')).toEqual(['oops'])
    expect(at('text.hate > 0.5\n      && event.permt == ""')).toEqual(['permt == ""'])
  })
})

describe('a problem', () => {
  it.each<[ClauseParts, string]>([
    [{ rules: `[${ruleLine('true', 'on: [message.sent]')}]` }, 'message.sent]'],
    [{ rules: `[${ruleLine('text.hat > 0.5')}]` }, 'hat > 0.5'],
    [{ rules: `[${ruleLine('true', 'on: [message.send], mode: wach')}]` }, 'wach,'],
    [{ ladder: '[{ points: 3, action: warn }, { points: 2, action: suspend }]' }, '2, action'],
    [{ ladder: '[{ points: 1, action: warn, capabilty: all }]' }, 'capabilty'],
    [{ notice: '{ en: "See {clause.titel}.", zh: 见。 }' }, '{clause.titel}'],
    [{ notice: '{ en: Held. }' }, '{ en: Held. }'],
    [{ more: 'unlawfullIn: [CN]' }, 'unlawfullIn'],
    [{ examples: '[{ must: allow, why: y, type: message.send }]' }, '[{ must: allow'],
  ])('points at what is wrong in %o', (parts, start) => {
    expect(textsAt(parts)).toEqual([expect.stringMatching(new RegExp(`^${start.replace(/[[\]{}.]/g, '\\$&')}`))])
  })
})

describe('what casework needs to know about a clause', () => {
  it('is read from its file', () => {
    const more = `danger: child-safety
capability: file.upload
statement: { category: protection-of-minors, keywords: [grooming-sexual-enticement-minors], ground: illegal, law: "Directive 2011/93/EU" }`
    const ladder = '[{ points: 1, action: warn }, { points: 3, action: limit, for: P7D }]'
    const clause = policyOf({ 'conduct/j-spam.yaml': clauseFile({ more, ladder }) }).clauses.get('conduct.j')
    expect(clause).toMatchObject({
      danger: 'child-safety',
      safeguard: 'none',
      capability: 'file.upload',
      statement: {
        category: 'STATEMENT_CATEGORY_PROTECTION_OF_MINORS',
        keywords: ['KEYWORD_GROOMING_SEXUAL_ENTICEMENT_MINORS'],
        ground: 'illegal',
        law: 'Directive 2011/93/EU',
      },
    })
    expect(clause?.rules[0]?.danger).toBe('child-safety')
  })

  it('takes the capability from the ladder when the file names none, and the danger of a rule from the rule', () => {
    const ladder = '[{ points: 1, action: limit, capability: live, for: P7D }]'
    const rules = `
  - ${ruleLine('text.spam > 0.5').replace('decide:', 'danger: threat-to-life, decide:')}`
    const clause = policyOf({ 'conduct/j-spam.yaml': clauseFile({ ladder, rules }) }).clauses.get('conduct.j')
    expect(clause).toMatchObject({ capability: 'live', danger: 'none', rules: [{ danger: 'threat-to-life' }] })
  })

  it('is refused with its place and the nearest name when it is wrong', () => {
    expect(clauseProblems({ more: 'danger: threat-to-live' })).toEqual([
      '`danger` cannot be `"threat-to-live"` | Did you mean `threat-to-life`?',
    ])
    expect(clauseProblems({ more: 'capability: file.uplod' })).toEqual([
      '`capability` cannot be `"file.uplod"` | Did you mean `file.upload`?',
    ])
    expect(clauseProblems({ more: 'statement: { category: scams-and-frauds, ground: incompatible }' })).toEqual([
      '`statement.category` cannot be `"scams-and-frauds"` | Did you mean `scams-and-fraud`?',
    ])
    expect(
      clauseProblems({ more: 'statement: { category: violence, keywords: [hate-speach], ground: incompatible }' }),
    ).toEqual(['`statement.keywords.0` cannot be `"hate-speach"` | Did you mean `hate-speech`?'])
    expect(textsAt({ more: 'safeguard: speach' })).toEqual(['speach'])
    expect(clauseProblems({ more: 'saveguard: speech' })).toEqual([
      'Unknown field `saveguard` | Did you mean `safeguard`?',
    ])
  })

  it('mastodon#21531: cannot take an appeal away, however grave it is: the law keeps it', () => {
    expect(clauseProblems({ more: 'appeal: none' })).toEqual([expect.stringContaining('Unknown field `appeal`')])
    const policy = sampleFiles().get('policy.yaml') ?? ''
    expect(problemsOf({ 'policy.yaml': policy.replace('P180D', 'P0D') })).toHaveLength(1)
  })

  it('fits together: no law without illegality, no machine under a safeguard, no usual ladder without a capability', () => {
    expect(clauseProblems({ more: 'statement: { category: violence, ground: illegal }' })).toEqual([
      '`ground: illegal` needs `law`: which law forbids it',
    ])
    expect(clauseProblems({ more: 'statement: { category: violence, ground: both, law: X }' })).toEqual([
      'Only `ground: illegal` names a law',
    ])
    expect(clauseProblems({ more: 'safeguard: speech\nautomatic: limit' })).toEqual([
      'A clause with a safeguard is decided by people: it has no rules',
      'A clause with a safeguard takes nothing by itself',
    ])
    expect(clauseProblems({ ladder: '[]' })).toEqual([
      'An empty ladder is the usual one, whose limits need a `capability` of the clause',
    ])
    expect(clauseProblems({ ladder: '[]', more: 'capability: live' })).toEqual([])
  })
})
