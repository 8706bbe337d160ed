import { describe, expect, it } from 'vitest'
import { judgeRules } from './measure-floors.ts'

const floors = {
  default: { precision: 0.9, hits: 2 },
  rules: { 'a/lenient': { precision: 0.5, why: 'a person looks at once' } },
  contrasts: [],
}
const hit = (rule: string, right: boolean) => ({ rule, right, place: 'set:1' })

describe('a precision floor', () => {
  const judged = judgeRules(
    ['a/strict', 'a/lenient', 'a/seldom', 'a/never'],
    [
      hit('a/strict', true),
      hit('a/strict', false),
      hit('a/lenient', true),
      hit('a/lenient', false),
      hit('a/seldom', false),
    ],
    floors,
  )
  const verdicts = Object.fromEntries(judged.map(({ rule, verdict }) => [rule, verdict]))
  it('is kept or not, by the floor of the rule', () => {
    expect(verdicts).toMatchObject({ 'a/strict': 'below', 'a/lenient': 'keeps' })
  })
  it('is not asked of a rule with too few hits', () => {
    expect(verdicts).toMatchObject({ 'a/seldom': 'too few hits', 'a/never': 'too few hits' })
  })
  it('shows the worst rule first, and where it was wrong', () => {
    expect(judged[0]).toMatchObject({ rule: 'a/seldom', wrong: ['set:1'] })
    expect(judged.at(-1)?.rule).toBe('a/never')
  })
})
