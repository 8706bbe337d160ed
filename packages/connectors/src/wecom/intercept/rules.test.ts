import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { CORP, openTestWeCom, SECRETS, type TestWeCom } from '../open-test-wecom.ts'
import { createWeCom } from '../wecom.ts'
import { applyRules, wordsOfOwnRules } from './apply-rules.ts'
import { planRules, type Wanted } from './plan-rules.ts'
import { type InterceptRule, readRule, readWords } from './read-rules.ts'

const EVERYBODY = { users: [], departments: [1] }
const wantedOf = (block: readonly string[], warn: readonly string[] = []): Wanted => ({
  block,
  warn,
  range: EVERYBODY,
  prefix: 'goodstanding',
})
const numbered = (count: number, start = 'word'): readonly string[] =>
  Array.from({ length: count }, (_, at) => `${start}-${at}`)
const foreign = (id: number): InterceptRule => ({
  id: `f${id}`,
  name: `theirs ${id}`,
  words: [],
  effect: 'block',
  semantics: [],
  range: EVERYBODY,
})

describe('a plan', () => {
  it('fills rules of three hundred words, and says which words found no room', () => {
    const { steps, unsaid } = planRules(
      Array.from({ length: 98 }, (_, id) => foreign(id)),
      wantedOf(numbered(700)),
    )
    expect(steps).toMatchObject([
      { kind: 'add', name: 'goodstanding-B001' },
      { kind: 'add', name: 'goodstanding-B002' },
    ])
    expect(steps.map((step) => (step.kind === 'delete' ? 0 : step.words.length))).toEqual([300, 300])
    expect(unsaid).toHaveLength(100)
    expect(unsaid[0]).toEqual({ word: 'word-600', why: 'no-room' })
  })

  it('says what WeCom cannot hold, by characters and not by bytes', () => {
    const { steps, unsaid } = planRules([], wantedOf(['赌'.repeat(32), '赌'.repeat(33), 'a\tb', ' ', '赌'.repeat(32)]))
    expect(steps).toMatchObject([{ words: ['赌'.repeat(32)] }])
    expect(unsaid).toEqual([
      { word: '赌'.repeat(33), why: 'too-long' },
      { word: 'a\tb', why: 'control-character' },
    ])
  })

  it('changes one rule for one word, keeps rules of others, and what stops is not warned of as well', () => {
    const rule = (id: string, effect: 'block' | 'warn', words: readonly string[]): InterceptRule => ({
      ...foreign(0),
      id,
      name: `goodstanding-${effect === 'block' ? 'B' : 'W'}00${id}`,
      effect,
      words,
    })
    const there = [
      foreign(1),
      rule('1', 'block', numbered(300)),
      rule('2', 'block', ['x', 'y']),
      rule('3', 'warn', ['z']),
    ]
    expect(planRules(there, wantedOf([...numbered(300), 'x', 'y'], ['z'])).steps).toEqual([])
    expect(planRules(there, wantedOf([...numbered(300), 'x', 'new', 'z'], ['z'])).steps).toMatchObject([
      { kind: 'delete', rule: { id: '3' } },
      { kind: 'update', rule: { id: '2' }, words: ['x', 'new', 'z'] },
    ])
  })

  it('holds every word once or says why not, within the quotas, whatever is wanted and whatever is there', () => {
    const word = fc.string({ minLength: 1, maxLength: 6 })
    fc.assert(
      fc.property(fc.uniqueArray(word, { maxLength: 900 }), fc.integer({ min: 95, max: 100 }), (words, others) => {
        const { steps, unsaid } = planRules(
          Array.from({ length: others }, (_, id) => foreign(id)),
          wantedOf(words),
        )
        const held = steps.flatMap((step) => (step.kind === 'delete' ? [] : step.words))
        expect(others + steps.length).toBeLessThanOrEqual(100)
        expect(new Set(held).size).toBe(held.length)
        for (const step of steps) if (step.kind === 'add') expect(step.words.length).toBeLessThanOrEqual(300)
        const said = new Set([...held, ...unsaid.map((one) => one.word)])
        for (const one of words) expect(one.trim() === '' || said.has(one.normalize('NFC').trim())).toBe(true)
      }),
      { numRuns: 50 },
    )
  })
})

describe('the rules at WeCom', () => {
  let test: TestWeCom
  beforeEach(async () => {
    test = await openTestWeCom()
    test.rules.set('theirs', { id: 'theirs', name: 'theirs', words: ['a'], more: {} })
  })
  afterEach(() => test.close())
  const apply = (wanted: Wanted, dry = false) => {
    const wecom = createWeCom({
      url: test.url,
      corpId: CORP,
      agentId: 1,
      secrets: SECRETS,
      timeoutMs: 2_000,
      now: () => Date.now(),
    })
    return applyRules({ wecom, log: () => undefined }, wanted, dry)
  }
  const words = () => [...test.rules.values()].flatMap((rule) => rule.words)

  it('are added, changed and deleted, by the members that each call takes; a second time nothing is', async () => {
    await apply(wantedOf(['casino', 'lottery'], ['discount']), true)
    expect(words()).toEqual(['a'])
    await apply(wantedOf(['casino', 'lottery'], ['discount']))
    expect(words()).toEqual(['a', 'casino', 'lottery', 'discount'])
    expect((await apply(wantedOf(['casino', 'lottery'], ['discount']))).steps).toEqual([])
    await apply({ ...wantedOf(['casino', 'roulette']), range: { users: ['lin'], departments: [2] } })
    expect(words()).toEqual(['a', 'casino', 'roulette'])
    const [, ours] = test.rules.values()
    expect(ours?.more).toMatchObject({ applicable_range: { user_list: ['lin'], department_list: [2] } })
  })

  it('come from the organization’s own rules too: what holds stops, what flags warns', () => {
    const rule = { id: 'r', clause: 'conduct.d', reason: 'x' }
    expect(
      wordsOfOwnRules([
        { ...rule, on: ['message.send'], words: ['casino'], domains: ['casino.example'], effect: 'hold' },
        { ...rule, on: ['message.send'], words: ['bonus'], effect: 'flag' },
        { ...rule, on: ['file.upload'], words: ['other'], effect: 'block' },
      ]),
    ).toEqual({ block: ['casino', 'casino.example'], warn: ['bonus'] })
  })

  it('are read flat and nested, and words one a line', () => {
    expect(readRule('1', { rule: { rule_name: 'n', extra_rule: { semantics_list: [1] } } }).semantics).toEqual([1])
    expect(readRule('1', { rule: { rule_name: 'n', semantics_list: [2], intercept_type: 2 } })).toMatchObject({
      semantics: [2],
      effect: 'warn',
    })
    expect(readWords('casino\r\n\n# no\n 赌场 \n')).toEqual(['casino', '赌场'])
  })
})
