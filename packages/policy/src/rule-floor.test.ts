import { describe, expect, it } from 'vitest'
import type { Policy, Rule } from './policy.ts'
import { readPolicy } from './read-policy.ts'
import { floorOf, isGuarded, wordingOf } from './rule-floor.ts'
import { clauseFile, ruleLine, sampleFiles } from './testing/sample-policy.ts'

const header = sampleFiles().get('policy.yaml') ?? ''
const FLOOR = 'floor: { precision: 0.95, judged: 20, over: P90D }\n'

function read(rule: string, floor = FLOOR): { readonly policy: Policy; readonly rule: Rule } {
  const files = sampleFiles({
    'policy.yaml': header + floor,
    'conduct/j-spam.yaml': clauseFile({ rules: `[${rule}]` }),
  })
  const found = readPolicy(files)
  if (!found.ok) throw new Error(found.refusal.map(({ message }) => message).join('; '))
  const [first] = found.value.clauses.get('conduct.j')?.rules ?? []
  if (first === undefined) throw new Error('The sample has a rule.')
  return { policy: found.value, rule: first }
}

const floorIn = ({ policy, rule }: ReturnType<typeof read>) => floorOf(policy, rule)
const wordsOf = ({ policy, rule }: ReturnType<typeof read>) => wordingOf(rule, policy)
const when = 'text.spam > 0.9'

describe('the floor of a rule', () => {
  it('is its own, or else that of the policy; a rule that only shows a person something needs none', () => {
    expect(floorIn(read(ruleLine(when)))).toBe(0.95)
    expect(floorIn(read(ruleLine(when, 'on: [message.send], floor: 0.8')))).toBe(0.8)
    expect(floorIn(read(ruleLine(when).replace('decide: hold', 'decide: flag')))).toBeNull()
    expect(floorIn(read(ruleLine(when), ''))).toBeNull()
  })

  it('says what is wrong with it, and where', () => {
    const refused = readPolicy(sampleFiles({ 'policy.yaml': header + FLOOR.replace('P90D', '90 days') }))
    expect(refused).toMatchObject({
      ok: false,
      refusal: [{ file: 'policy.yaml', message: '"90 days" is not a duration', hint: 'As in P90D.' }],
    })
    const share = readPolicy(
      sampleFiles({
        'conduct/j-spam.yaml': clauseFile({ rules: `[${ruleLine(when, 'on: [message.send], floor: 95')}]` }),
      }),
    )
    expect(share.ok).toBe(false)
  })
})

describe('a rule that guards life, children or what is critical', () => {
  it('is known by its severity or its danger', () => {
    expect(isGuarded(read(ruleLine(when)).rule)).toBe(false)
    expect(isGuarded(read(ruleLine(when, 'on: [message.send], severity: 4')).rule)).toBe(true)
    expect(isGuarded(read(ruleLine(when, 'on: [message.send], danger: child-safety')).rule)).toBe(true)
  })
})

describe('the wording of a rule', () => {
  const words = wordsOf(read(ruleLine(when)))
  it('stays the same when only the reason for people is worded anew', () => {
    expect(wordsOf(read(ruleLine(when).replace('en: Why.', 'en: Because.')))).toBe(words)
  })
  it.each([
    ['condition', ruleLine('text.spam > 0.95')],
    ['events', ruleLine(when, 'on: [message.send, message.edit]')],
    ['effect', ruleLine(when).replace('decide: hold', 'decide: block')],
    ['mode', ruleLine(when, 'on: [message.send], mode: watch')],
    ['floor', ruleLine(when, 'on: [message.send], floor: 0.8')],
  ])('is another when its %s changes', (_part, rule) => {
    expect(wordsOf(read(rule))).not.toBe(words)
  })
})
