import { describe, expect, it } from 'vitest'
import { judgeRules } from './measure-floors.ts'

const FLOORS = new Map([
  ['a/strict', 0.9],
  ['a/lenient', 0.5],
  ['a/seldom', 0.9],
  ['a/never', 0.9],
  ['a/free', null],
])
const hit = (rule: string, right: boolean) => ({ rule, right, place: 'set:1' })

describe('a precision floor', () => {
  const judged = judgeRules(
    FLOORS,
    [
      hit('a/strict', true),
      hit('a/strict', false),
      hit('a/lenient', true),
      hit('a/lenient', false),
      hit('a/seldom', false),
    ],
    2,
  )
  const verdicts = Object.fromEntries(judged.map(({ rule, verdict }) => [rule, verdict]))
  it('is kept or not, by the floor of the rule', () => {
    expect(verdicts).toMatchObject({ 'a/strict': 'below', 'a/lenient': 'keeps' })
  })
  it('is not asked of a rule with too few hits', () => {
    expect(verdicts).toMatchObject({ 'a/seldom': 'too few hits', 'a/never': 'too few hits' })
  })
  it('is missed in a rule that acts by itself without one', () => {
    expect(verdicts['a/free']).toBe('no floor')
  })
  it('shows the worst rule first, and where it was wrong', () => {
    expect(judged[0]).toMatchObject({ rule: 'a/seldom', wrong: ['set:1'] })
    expect(judged.map(({ precision }) => precision).at(-1)).toBeNull()
  })
})
