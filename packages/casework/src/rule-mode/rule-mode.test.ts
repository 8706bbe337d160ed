import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DAY } from '../durations.ts'
import { kindOf, NOW, play, sam, staff } from '../testing/from-plain.ts'
import { AS_WRITTEN, decideRuleMode, evolveRuleMode, modeNow } from './decide-rule-mode.ts'
import { holdToFloor } from './hold-to-floor.ts'
import type { Measured, RuleMode, RuleModeCommand, WrittenRule } from './rule-mode.ts'

const [eva, emil] = [staff('eva', 'policy-editor'), staff('emil', 'policy-editor')]
const plain: WrittenRule = { mode: 'on', wording: 'first', guarded: false }
const guarded: WrittenRule = { ...plain, guarded: true }
const reason = 'It holds every invoice.'
const measured: Measured = { right: 10, wrong: 12, disputed: 0, floor: 0.95 }

const judge = (rule: WrittenRule, below = true): RuleModeCommand => ({ kind: 'judge', rule, measured, below })
const lower = (rule: WrittenRule, by = eva, to: 'watch' | 'off' = 'watch'): RuleModeCommand => ({
  kind: 'lower',
  to,
  rule,
  by,
  reason,
})
const raise = (rule: WrittenRule, by = eva): RuleModeCommand => ({ kind: 'raise', rule, by, reason })
const approve = (rule: WrittenRule, by = emil): RuleModeCommand => ({ kind: 'approve', rule, by })

const after = (...commands: readonly RuleModeCommand[]): RuleMode =>
  play(decideRuleMode, evolveRuleMode, AS_WRITTEN, ...commands.map((command) => [command] as const))
const answer = (command: RuleModeCommand, found: RuleMode, now = NOW) => kindOf(decideRuleMode(command, found, now))

describe('a rule below its floor', () => {
  it('is switched to watch by the machine, once', () => {
    const found = after(judge(plain))
    expect(found).toMatchObject({ kind: 'lowered', lowered: { mode: 'watch', by: null, measured } })
    expect(modeNow(found, plain)).toBe('watch')
    expect(decideRuleMode(judge(plain), found, NOW)).toEqual({ ok: true, value: [] })
  })

  it('acts on when it guards life or children: everybody is told, and again every day', () => {
    const found = after(judge(guarded))
    expect(found).toMatchObject({ kind: 'as-written', alarm: { measured } })
    expect(modeNow(found, guarded)).toBe('on')
    expect(decideRuleMode(judge(guarded), found, NOW + DAY - 1)).toEqual({ ok: true, value: [] })
    expect(decideRuleMode(judge(guarded), found, NOW + DAY)).toMatchObject({ value: [{ kind: 'rule.alarmed' }] })
    expect(after(judge(guarded), judge(guarded, false))).toMatchObject({ alarm: null })
  })
})

describe('lowering a rule', () => {
  it('takes one policy editor, and a reason', () => {
    expect(after(lower(plain))).toMatchObject({ lowered: { mode: 'watch', by: 'eva', second: null, reason } })
    expect(answer({ ...lower(plain), reason: ' ' } as RuleModeCommand, AS_WRITTEN)).toBe('rule.reason-missing')
    expect(answer(lower(plain, sam), AS_WRITTEN)).toBe('rule.role')
  })

  it('is about a lesser mode than the policy writes', () => {
    const watching: WrittenRule = { ...plain, mode: 'watch' }
    expect(answer(lower(watching), AS_WRITTEN)).toBe('rule.no-change')
    // Off today, it is not lowered to what it is written as: that is raising it.
    expect(answer(lower(watching), after(lower(watching, eva, 'off')))).toBe('rule.no-change')
    // What a version wrote down further than people had lowered it stays down.
    expect(modeNow(after(lower(plain)), { ...plain, mode: 'off' })).toBe('off')
  })

  it('takes two for a rule that guards life or children', () => {
    const asked = after(lower(guarded))
    expect(modeNow(asked, guarded)).toBe('on')
    expect(answer(approve(guarded, eva), asked)).toBe('rule.same-person')
    expect(answer(lower(guarded, emil), asked)).toBe('rule.already-asked')
    expect(answer(lower(guarded, eva, 'off'), asked)).toBe('ok')
    expect(after(lower(guarded), approve(guarded))).toMatchObject({
      lowered: { mode: 'watch', by: 'eva', second: 'emil' },
    })
  })

  it('goes further down or back to watching, and never above what the policy says', () => {
    const off = after(lower(plain), lower(plain, eva, 'off'))
    expect(modeNow(off, plain)).toBe('off')
    expect(modeNow(after(lower(plain, eva, 'off'), lower(plain)), plain)).toBe('watch')
    expect(answer(lower(plain, eva, 'off'), off)).toBe('rule.no-change')
    expect(answer(lower({ ...plain, mode: 'watch' }), AS_WRITTEN)).toBe('rule.no-change')
  })
})

describe('raising a rule again', () => {
  it('takes two policy editors, and the machine never does it', () => {
    const lowered = after(judge(plain))
    expect(answer(judge(plain, false), lowered)).toBe('ok')
    expect(modeNow(after(judge(plain), judge(plain, false)), plain)).toBe('watch')
    const asked = after(judge(plain), raise(plain))
    expect(modeNow(asked, plain)).toBe('watch')
    expect(answer(approve(plain, eva), asked)).toBe('rule.same-person')
    const raised = after(judge(plain), raise(plain), approve(plain))
    expect(raised).toMatchObject({ kind: 'as-written', raised: { by: 'eva', second: 'emil', at: NOW } })
  })

  it('is asked only of what is lowered, and may be withdrawn', () => {
    expect(answer(raise(plain), AS_WRITTEN)).toBe('rule.not-lowered')
    expect(answer(approve(plain), AS_WRITTEN)).toBe('rule.not-asked')
    const withdrawn = after(judge(plain), raise(plain), { kind: 'withdraw', by: emil })
    expect(answer(approve(plain), withdrawn)).toBe('rule.not-asked')
  })

  it('does not wait any more when somebody has lowered the rule further meanwhile', () => {
    expect(answer(approve(plain), after(judge(plain), raise(plain), lower(plain, eva, 'off')))).toBe('rule.not-asked')
  })
})

describe('a rule that is worded anew', () => {
  const anew: WrittenRule = { ...plain, wording: 'second' }
  it('runs as it is written: two people published it; worded as before, it is lowered as before', () => {
    const found = after(judge(plain))
    expect(modeNow(found, anew)).toBe('on')
    expect(modeNow(found, plain)).toBe('watch')
    expect(modeNow(after(judge(plain), judge(anew)), anew)).toBe('watch')
  })
  it('is not raised by what was asked before', () => {
    expect(answer(approve(anew), after(judge(plain), raise(plain)))).toBe('rule.changed')
  })
})

describe('whatever happens to a rule', () => {
  const by = fc.constantFrom(eva, emil)
  const rule = fc.constantFrom(plain, guarded, { ...plain, mode: 'watch' as const })
  const command: fc.Arbitrary<RuleModeCommand> = fc.oneof(
    fc.record({ kind: fc.constant('judge' as const), rule, measured: fc.constant(measured), below: fc.boolean() }),
    fc.record({
      kind: fc.constant('lower' as const),
      to: fc.constantFrom('watch' as const, 'off' as const),
      rule,
      by,
      reason: fc.constant(reason),
    }),
    fc.record({ kind: fc.constant('raise' as const), rule, by, reason: fc.constant(reason) }),
    fc.record({ kind: fc.constant('approve' as const), rule, by }),
    fc.record({ kind: fc.constant('withdraw' as const), by }),
  )

  it('two people have agreed to every raise and to every lowering of a guarded rule; none is above the policy', () => {
    const rank = { off: 0, watch: 1, on: 2 }
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        let found = AS_WRITTEN
        for (const one of commands) {
          const decided = decideRuleMode(one, found, NOW)
          if (!decided.ok) continue
          for (const event of decided.value) {
            found = evolveRuleMode(found, event)
            if (event.kind === 'rule.raised') expect(event.by).not.toBe(event.second)
            if (event.kind !== 'rule.lowered') continue
            if (one.kind !== 'withdraw' && one.rule.guarded) expect(event.lowered.second).not.toBeNull()
            expect(event.lowered.by).not.toBe(event.lowered.second ?? '')
          }
          if (one.kind !== 'withdraw') expect(rank[modeNow(found, one.rule)]).toBeLessThanOrEqual(rank[one.rule.mode])
        }
      }),
    )
  })
})

describe('a precision floor', () => {
  const held = (right: number, wrong: number) =>
    holdToFloor({ right, wrong, disputed: 9 }, { floor: 0.95, judged: 20 }).verdict

  it('is asked from so many outcomes on, and broken only when that is sure', () => {
    expect(holdToFloor({ right: 0, wrong: 0, disputed: 3 }, { floor: 0.95, judged: 20 })).toEqual({
      precision: null,
      interval: null,
      verdict: 'too few',
    })
    expect(held(0, 19)).toBe('too few')
    expect(held(19, 1)).toBe('keeps')
    expect(held(17, 3)).toBe('keeps') // 85 %, and perhaps by chance
    expect(held(15, 5)).toBe('below')
    expect(held(170, 30)).toBe('below')
  })

  it('never holds that a rule is below it that is not', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.nat(500), (right, wrong) => {
        const { verdict, precision, interval } = holdToFloor({ right, wrong, disputed: 0 }, { floor: 0.95, judged: 20 })
        if (precision === null || interval === null) return
        expect(interval[0]).toBeLessThanOrEqual(precision + 1e-12)
        expect(interval[1]).toBeGreaterThanOrEqual(precision - 1e-12)
        if (verdict === 'below') expect(precision).toBeLessThan(0.95)
      }),
    )
  })
})
