import { describe, expect, it } from 'vitest'
import { parseIsoDuration, parseShortDuration } from './duration.ts'
import { describePolicy, diffPolicies, explainClause, nearestName, readPolicy, type Policy } from './index.ts'
import { literal } from './javascript-literal.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

const DAY = 86_400_000

function policyOf(changes: Readonly<Record<string, string>> = {}): Policy {
  const read = readPolicy(sampleFiles(changes))
  if (!read.ok) throw new Error(JSON.stringify(read.refusal))
  return read.value
}

describe('a duration', () => {
  it('is ISO 8601 in files, short in conditions, and nothing else', () => {
    expect(['P7D', 'PT1H', 'P1DT12H', 'P2W', 'PT0S'].map(parseIsoDuration)).toEqual([
      7 * DAY,
      DAY / 24,
      1.5 * DAY,
      14 * DAY,
      0,
    ])
    expect(['P', 'PT', '7D', 'P7', 'P1Y', 'P-1D', ''].map(parseIsoDuration)).toEqual(Array(7).fill(null))
    expect(['10m', '1h30m', '30d', '5s'].map(parseShortDuration)).toEqual([600_000, 5_400_000, 30 * DAY, 5_000])
    expect(['', '10', 'm', '10ms', '1m1h', '-5m', '1.5h'].map(parseShortDuration)).toEqual(Array(7).fill(null))
  })
})

describe('the nearest name', () => {
  it('is near enough to be meant, or none', () => {
    expect(nearestName('stanger', ['stranger', 'colleague'])).toBe('stranger')
    expect(nearestName('Stranger', ['stranger'])).toBe('stranger')
    expect(nearestName('xyz', ['colleague', 'contact'])).toBeNull()
  })
})

describe('a literal', () => {
  it('is read back as what it was', () => {
    const values = ['', '"', "'", '\\', '\n', '\u2028\u2029', '${x}`', '\ud800', 0, -1.5, 1e300, true, false]
    for (const value of values) {
      const printed = literal(value)
      expect(printed).not.toMatch(/[\u2028\u2029\n]/)
      expect(JSON.parse(printed.replace(/^\((.*)\)$/, '$1'))).toBe(value)
    }
    expect(() => literal(NaN)).toThrow(RangeError)
  })
})

describe('a policy for reading', () => {
  it('shows what is watched, who decides and what follows, as plain data', () => {
    const description = describePolicy(policyOf())
    expect(JSON.parse(JSON.stringify(description))).toEqual(description)
    expect(description.sections.map(({ id, clauses }) => [id, clauses.map((clause) => clause.id)])).toEqual([
      ['conduct', ['conduct.j']],
    ])
    expect(explainClause(policyOf(), 'conduct.j')).toMatchObject({
      watched: { en: 'Messages.' },
      decided: { by: ['machine'] },
      rules: [{ name: 'spam', condition: 'text.spam > 0.9', effect: 'hold' }],
      ladder: [{ points: 1, action: 'warn' }],
    })
    expect(explainClause(policyOf(), 'conduct.z')).toBeNull()
  })
})

describe('the difference of two policies', () => {
  const rules = (...lines: readonly string[]) => ({
    'conduct/j-spam.yaml': clauseFile({ rules: `\n  - ${lines.join('\n  - ')}` }),
  })

  it('is nothing between equals', () => {
    const none = { policy: [], added: [], removed: [], changed: [] }
    expect(diffPolicies(policyOf(), policyOf())).toEqual({ from: '1', to: '1', ...none })
  })

  it('names clauses and rules added, removed and changed', () => {
    const before = policyOf(rules(ruleLine('true', undefined, 'a'), ruleLine('true', undefined, 'b')))
    const after = policyOf({
      'conduct/k-new.yaml': clauseFile(),
      'conduct/j-spam.yaml': clauseFile({
        rules: `\n  - ${ruleLine('false', undefined, 'b')}\n  - ${ruleLine('true', undefined, 'c')}`,
        ladder: '[{ points: 2, action: warn }]',
      }),
    })
    expect(diffPolicies(before, after)).toMatchObject({
      added: ['conduct.k'],
      removed: [],
      changed: [{ clause: 'conduct.j', fields: ['ladder'], rules: { added: ['c'], removed: ['a'], changed: ['b'] } }],
    })
    expect(diffPolicies(after, before).removed).toEqual(['conduct.k'])
  })

  it('leaves out nothing that decides: what a machine does by itself, dangers of rules, where help is, what lists do', () => {
    const clauseWith = (more: string, rule = '') =>
      policyOf({
        'conduct/j-spam.yaml': clauseFile({
          rules: `\n  - ${ruleLine('true', `on: [message.send]${rule}`)}`,
          ladder: '[{ points: 1, action: limit, for: P1D }]',
          more: `capability: api\n${more}`,
        }),
      })
    const changes = (after: Policy) => diffPolicies(clauseWith(''), after).changed
    expect(changes(clauseWith('automatic: limit'))).toMatchObject([{ fields: ['automatic'] }])
    expect(changes(clauseWith('collects: unlawful'))).toMatchObject([{ fields: ['collects'] }])
    const asked = { fields: [], rules: { added: [], removed: [], changed: ['tested'] } }
    expect(changes(clauseWith('', ', danger: child-safety'))).toMatchObject([asked])
    expect(changes(clauseWith('', ', help: { en: Call., zh: 拨打。 }'))).toMatchObject([asked])
    const whole = (from: string, to: string) =>
      policyOf({ 'policy.yaml': (sampleFiles().get('policy.yaml') ?? '').replace(from, to) })
    expect(diffPolicies(policyOf(), whole('hashes: block', 'hashes: flag'))).toMatchObject({ policy: ['listed'] })
    expect(diffPolicies(policyOf(), whole('default: allow', 'default: hold')).policy).toEqual(['onFailure'])
    expect(diffPolicies(policyOf(), whole('P180D', 'P365D')).policy).toEqual(['appeal'])
    expect(diffPolicies(policyOf(), whole('version: "1"', 'version: "2"')).policy).toEqual([])
  })
})
