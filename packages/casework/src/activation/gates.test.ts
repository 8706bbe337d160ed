import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NOW } from '../testing/from-plain.ts'
import { checkGates, closedGates, type Gate, type Readiness, type RuleStep, WATCHED_FOR } from './gates.ts'

const step = (parts: Partial<RuleStep> = {}): RuleStep => ({
  clause: 'conduct.j',
  rule: 'copies',
  effect: 'hold',
  before: 'watch',
  since: NOW - WATCHED_FOR,
  right: 0,
  wrong: 0,
  ...parts,
})
const ready = (parts: Partial<Readiness> = {}): Readiness => ({
  direction: 'forward',
  inForce: '8',
  examples: { passed: 12, failed: 0 },
  backtest: { against: '8', events: 500 },
  begins: [],
  ...parts,
})
const closed = (parts: Partial<Readiness>): readonly Gate['kind'][] =>
  checkGates(ready(parts), NOW).flatMap(({ kind, isMet }) => (isMet ? [] : [kind]))

describe('a draft of the policy', () => {
  it('waits until its examples hold and recorded events were replayed against what is in force', () => {
    expect(closed({})).toEqual([])
    expect(closed({ examples: { passed: 11, failed: 1 } })).toEqual(['examples'])
    expect(closed({ backtest: null })).toEqual(['backtest'])
    expect(closed({ backtest: { against: '7', events: 500 } })).toEqual(['backtest'])
  })

  it('lets a rule act after a day of watching, and not when people found it wrong too often', () => {
    expect(closed({ begins: [step()] })).toEqual([])
    expect(closed({ begins: [step({ before: null })] })).toEqual(['watched'])
    expect(closed({ begins: [step({ before: 'off' })] })).toEqual(['watched'])
    expect(closed({ begins: [step({ since: NOW - WATCHED_FOR + 1 })] })).toEqual(['watched'])
    expect(closed({ begins: [step({ right: 9, wrong: 9 })] })).toEqual(['precision'])
    expect(closed({ begins: [step({ right: 40, wrong: 2 })] })).toEqual([])
  })

  it('asks more of a rule the more it does, and never less for more wrong', () => {
    fc.assert(
      fc.property(fc.nat(200), fc.nat(200), (right, wrong) => {
        const fails = (effect: string, worse = 0) =>
          closed({ begins: [step({ effect, right, wrong: wrong + worse })] }).length
        expect(fails('flag')).toBeLessThanOrEqual(fails('hold'))
        expect(fails('hold')).toBeLessThanOrEqual(fails('block'))
        if (right + wrong > 0) expect(fails('hold')).toBeLessThanOrEqual(fails('hold', 1))
      }),
    )
  })

  it('that only goes back waits for nothing', () => {
    const broken = { examples: { passed: 0, failed: 9 }, backtest: null, begins: [step({ before: null })] }
    expect(checkGates(ready({ ...broken, direction: 'back' }), NOW)).toEqual([])
  })

  it('waits in an emergency for nothing but examples that break', () => {
    const gates = checkGates(
      ready({
        examples: { passed: 1, failed: 1 },
        backtest: null,
        begins: [step({ before: null, right: 1, wrong: 9 })],
      }),
      NOW,
    )
    const kinds = (emergency: string | null) => closedGates(gates, emergency).map(({ kind }) => kind)
    expect(kinds(null)).toEqual(['examples', 'backtest', 'watched', 'precision'])
    expect(kinds('An attack runs.')).toEqual(['examples'])
  })

  it('says of each gate what to do', () => {
    for (const { detail, isMet } of checkGates(ready({ backtest: null, begins: [step({ before: 'off' })] }), NOW))
      expect(isMet || /POST|Publish|watched/.test(detail)).toBe(true)
    const [hold] = checkGates(ready({}), NOW)
    expect(hold).toMatchObject({
      kind: 'examples',
      isMet: true,
      detail: expect.stringMatching(/^All \d+ examples hold/u),
    })
    const [broken] = checkGates(ready({ examples: { passed: 1, failed: 2 } }), NOW)
    expect(broken).toMatchObject({ isMet: false, detail: expect.stringMatching(/^2 examples do not hold/u) })
  })
})
