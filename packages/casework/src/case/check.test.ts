/** What was kept unchecked is checked after all, in the case that it lies in. */
import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../durations.ts'
import { caseId, finding, kindOf, mei, NOW, onAccount, play, reportItem } from '../testing/from-plain.ts'
import { type Case, type CaseCommand, type CaseItem, UNCHECKED_RULE } from './case.ts'
import { decideCase } from './decide-case.ts'
import { evolveCase, NO_CASE } from './evolve-case.ts'

const unchecked = (decision: string): CaseItem => finding(decision, { rule: UNCHECKED_RULE })
const family = 'unstated'
const subject = onAccount('u1')
const deadline = NOW + 3 * DAY
const open: CaseCommand = { kind: 'open', id: caseId('case-1'), subject, family, item: unchecked('dec-1'), deadline }
const join = (item: CaseItem): CaseCommand => ({ kind: 'join', subject, family, item, deadline })
const check = (cleared: readonly string[], found: readonly string[] = [], isMore = false): CaseCommand => ({
  ...{ kind: 'check', cleared, found, isMore },
})
const run = (...steps: readonly (readonly [CaseCommand, number?])[]) =>
  play(decideCase, evolveCase, NO_CASE, [open], ...steps)
const decisionsIn = (found: Case) =>
  found.kind === 'none' ? [] : found.items.map((item) => (item.kind === 'finding' ? item.decision : item.kind))

describe('a check of what was kept unchecked', () => {
  it('that clears all of a case decides it, by nobody; what it was about stays', () => {
    const cleared = run([join(unchecked('dec-2'))], [check(['dec-1', 'dec-2']), NOW + HOUR])
    expect(cleared).toMatchObject({
      kind: 'decided',
      decision: { by: null, outcome: { kind: 'no-violation' }, at: NOW + HOUR },
      checks: [{ cleared: ['dec-1', 'dec-2'], found: [] }],
    })
    expect(decisionsIn(cleared)).toEqual(['dec-1', 'dec-2'])
    expect(kindOf(decideCase(check(['dec-1']), cleared, NOW))).toBe('case.decided')
  })

  it('in portions decides it with the last', () => {
    const steps = [[join(unchecked('dec-2'))], [check(['dec-1'], [], true)]] as const
    expect(run(...steps)).toMatchObject({ kind: 'open', version: 3 })
    expect(decisionsIn(run(...steps))).toEqual(['dec-2'])
    expect(run(...steps, [check(['dec-2'])])).toMatchObject({ kind: 'decided' })
    // All that is shown was cleared before the rest was.
    const first = run([check(['dec-1'], [], true)])
    expect(first).toMatchObject({ kind: 'open' })
    expect(decisionsIn(first)).toEqual(['dec-1'])
    expect(run([check(['dec-1'], [], true)], [check([])])).toMatchObject({ kind: 'decided' })
  })

  it('leaves what was found, and what others brought', () => {
    const found = run([join(unchecked('dec-2'))], [join(finding('dec-2'))], [check(['dec-1'], ['dec-2'])])
    expect(found).toMatchObject({ kind: 'open', checks: [{ cleared: ['dec-1'], found: ['dec-2'] }] })
    expect(found).toMatchObject({ items: [{ decision: 'dec-2', rule: 'insult' }] })
    const reported = run([join(reportItem('rep-1'))], [check(['dec-1'])])
    expect(reported).toMatchObject({ kind: 'open', items: [{ kind: 'report' }] })
  })

  it('leaves a case as grave as what is left in it', () => {
    const mild = run([join(finding('dec-2', { severity: 1 }))])
    expect(mild).toMatchObject({ severity: 2 })
    const left = play(decideCase, evolveCase, mild, [check(['dec-1'])])
    expect(left).toMatchObject({ kind: 'open', severity: 1, items: [{ decision: 'dec-2' }] })
    expect(run([check(['dec-1'])])).toMatchObject({ kind: 'decided', severity: 2 })
  })

  it('leaves a case what it was about, though only what was merged into it is left, for when that is parted from it', () => {
    const hands = { by: mei, reason: 'One person behind both.', ifMatch: null } as const
    const other = play(decideCase, evolveCase, NO_CASE, [
      { kind: 'open', id: caseId('case-2'), subject: onAccount('u2'), family, item: reportItem('rep-1'), deadline },
    ])
    if (other.kind === 'none') throw new Error('There is no case.')
    const between = run([{ kind: 'take-in', from: other, ...hands }], [check(['dec-1'])])
    expect(decisionsIn(between)).toEqual(['report'])
    const alone = play(decideCase, evolveCase, between, [{ kind: 'give-up', case: caseId('case-2'), ...hands }])
    expect(alone).toMatchObject({ kind: 'open', severity: 2, merged: [] })
    expect(decisionsIn(alone)).toEqual(['dec-1'])
    expect(play(decideCase, evolveCase, alone, [check([])])).toMatchObject({ kind: 'decided', decision: { by: null } })
  })

  it('leaves another finding of the same decision', () => {
    const both = run([join(finding('dec-1'))], [check(['dec-1'])])
    expect(both).toMatchObject({ kind: 'open', items: [{ decision: 'dec-1', rule: 'insult' }] })
  })

  it('goes on while somebody holds the case, whose view is then of an older version', () => {
    const claimed = run([join(unchecked('dec-2'))], [{ kind: 'claim', by: mei }], [check(['dec-1'], [], true)])
    expect(claimed).toMatchObject({ kind: 'claimed', lease: { by: 'mei' }, version: 3 })
    expect(run([{ kind: 'claim', by: mei }], [check(['dec-1'])])).toMatchObject({ kind: 'decided' })
  })

  it('of a case that is none is refused', () => {
    expect(kindOf(decideCase(check([]), NO_CASE, NOW))).toBe('case.not-found')
  })
})
