import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CHINESE_TITLES } from '../chinese-titles.ts'
import { DAY, HOUR } from '../durations.ts'
import { PROBLEMS } from '../problems.ts'
import {
  actionId,
  caseId,
  clauseId,
  finding,
  kindOf,
  mei,
  NOW,
  onAccount,
  onOrganization,
  person,
  play,
  reportItem,
  sam,
} from '../testing/from-plain.ts'
import type { Case, CaseCommand, CaseItem } from './case.ts'
import { decideCase } from './decide-case.ts'
import { answersOwed, evolveCase, NO_CASE } from './evolve-case.ts'
import { itemKey } from './item-key.ts'

type Opened = Exclude<Case, { kind: 'none' }>
const step = (found: Case, ...commands: readonly CaseCommand[]): Opened => {
  const after = play(decideCase, evolveCase, found, ...commands.map((command) => [command] as const))
  if (after.kind === 'none') throw new Error('There is no case.')
  return after
}
const refusal = (command: CaseCommand, found: Case) => kindOf(decideCase(command, found, NOW))
const open = (id: string, account: string, items: readonly CaseItem[], deadline = NOW + DAY): Opened => {
  const [item = finding(`of-${id}`), ...more] = items
  const subject = onAccount(account)
  const family = 'conduct'
  return step(
    NO_CASE,
    { kind: 'open', id: caseId(id), subject, family, item, deadline },
    ...more.map((each) => ({ kind: 'join', subject, family, item: each, deadline }) as const),
  )
}
const by = { by: mei, reason: 'One person behind both.', ifMatch: null } as const
const merge = (from: Opened, into: Opened, hands: typeof by = by): readonly [Opened, Opened] => [
  step(from, { kind: 'merge', into: into.id, ...hands }),
  step(into, { kind: 'take-in', from, ...hands }),
]
const unmerge = (from: Opened, into: Opened): readonly [Opened, Opened] => [
  step(from, { kind: 'unmerge', ...by }),
  step(into, { kind: 'give-up', case: from.id, ...by }),
]
/** What a case is about and when it is due; not who did what with it, nor how often it changed. */
const contentOf = ({ items, severity, deadline, merged, subject, family, kind }: Opened) => ({
  ...{ items, severity, deadline, merged, subject, family, kind },
})
const decide: CaseCommand = {
  kind: 'decide',
  by: mei,
  outcome: { kind: 'violation', clause: clauseId('conduct.i'), actions: [actionId('a')] },
  reason: 'Insults.',
  batch: null,
  ifMatch: null,
}

const severities = fc.constantFrom(1, 2, 3, 4)
const someItems = (prefix: string) =>
  fc
    .array(fc.record({ severity: severities, isReport: fc.boolean() }), { minLength: 1, maxLength: 6 })
    .map((given) =>
      given.map(({ severity, isReport }, at) =>
        isReport
          ? reportItem(`${prefix}-r${at}`, { severity: severity as never })
          : finding(`${prefix}-d${at}`, { severity: severity as never }),
      ),
    )
const aCase = (name: string) =>
  fc.record({ items: someItems(name), due: fc.integer({ min: 1, max: 200 }) }).map(({ items, due }) => {
    return open(name, `of-${name}`, items, NOW + due * HOUR)
  })

describe('a merge', () => {
  it('loses nothing and doubles nothing: items, answers owed, the gravest severity, the first deadline', () => {
    fc.assert(
      fc.property(aCase('a'), aCase('b'), aCase('c'), (a, b, c) => {
        const [, first] = merge(b, a)
        const [, whole] = merge(c, first)
        const all = [a, b, c]
        expect(new Set(whole.items.map(itemKey))).toEqual(new Set(all.flatMap(({ items }) => items.map(itemKey))))
        expect(whole.items).toHaveLength(all.reduce((sum, { items }) => sum + items.length, 0))
        expect(whole.severity).toBe(Math.max(...all.map(({ severity }) => severity)))
        expect(whole.deadline).toBe(Math.min(...all.map(({ deadline }) => deadline)))
        expect([...answersOwed(whole).reports].sort()).toEqual(all.flatMap((each) => answersOwed(each).reports).sort())
      }),
    )
  })

  it('is undone in any order, and leaves each case with what it had, and with what came meanwhile', () => {
    fc.assert(
      fc.property(
        aCase('a'),
        aCase('b'),
        aCase('c'),
        fc.tuple(someItems('later'), fc.boolean()),
        (a, b, c, [later, isFirst]) => {
          const [mergedB, withB] = merge(b, a)
          const [mergedC, withC] = merge(c, withB)
          const { subject, family } = b
          const arrive = later.map((item) => ({ kind: 'join', subject, family, item, deadline: NOW + HOUR }) as const)
          const grownB = step(mergedB, ...arrive)
          const followed = step(withC, { kind: 'follow', from: grownB })
          expect(step(followed, { kind: 'follow', from: grownB })).toEqual(followed)
          const [one, two] = isFirst ? [grownB, mergedC] : [mergedC, grownB]
          const [partedOne, between] = unmerge(one, followed)
          const [partedTwo, alone] = unmerge(two, between)
          const parted = new Map([partedOne, partedTwo].map((each) => [each.id, each]))
          expect(contentOf(alone)).toEqual(contentOf(a))
          expect(contentOf(parted.get(c.id) ?? a)).toEqual(contentOf(c))
          expect(contentOf(parted.get(b.id) ?? a)).toEqual(contentOf(step(b, ...arrive)))
        },
      ),
    )
  })

  it('makes a new version of both cases, so that nobody decides on what they have not seen', () => {
    const [a, b] = [open('a', 'u1', []), open('b', 'u2', [])]
    const [from, into] = merge(b, a)
    expect([from.version, into.version]).toEqual([b.version + 1, a.version + 1])
    expect(refusal({ kind: 'take-in', from: b, ...by, ifMatch: 9 }, a)).toBe('case.stale')
    expect(refusal({ kind: 'take-in', from: b, ...by, ifMatch: a.version }, a)).toBe('ok')
  })

  it('takes in twenty at most', () => {
    const others = Array.from({ length: 21 }, (_, at) => open(`b${at}`, `v${at}`, []))
    const full = others.slice(0, 20).reduce<Opened>((into, from) => merge(from, into)[1], open('a', 'u1', []))
    expect(full.merged).toHaveLength(20)
    expect(refusal({ kind: 'take-in', from: others[20]!, ...by }, full)).toBe('case.holds-others')
    expect(PROBLEMS['case.holds-others'].title).toContain('20')
    expect(CHINESE_TITLES['case.holds-others']).toContain('20')
  })

  it('takes in what comes later about it, each thing once, from what was merged and from nothing else', () => {
    const [from, into] = merge(open('b', 'u2', []), open('a', 'u1', []))
    const more = { ...from, items: [...from.items, finding('later')], deadline: NOW + HOUR }
    const followed = step(into, { kind: 'follow', from: more })
    expect(followed).toMatchObject({ version: into.version + 1, deadline: NOW + HOUR })
    expect(followed.items.map(itemKey)).toContain(itemKey(finding('later')))
    expect(decideCase({ kind: 'follow', from: more }, followed, NOW)).toEqual({ ok: true, value: [] })
    expect(refusal({ kind: 'follow', from: open('c', 'u3', []) }, into)).toBe('case.not-merged')
    expect(refusal({ kind: 'follow', from: more }, step(into, decide))).toBe('case.decided')
  })

  it('leaves nothing to do with the case that was merged but to undo it, and tells where it is decided', () => {
    const [from] = merge(open('b', 'u2', []), open('a', 'u1', []))
    const into = { ok: false, refusal: { kind: 'case.merged', case: 'a' } }
    for (const command of [decide, { kind: 'claim', by: sam }, { kind: 'note', by: mei, text: 'x' }] as const)
      expect(decideCase(command, from, NOW)).toEqual(into)
  })

  it('stays within one organization, is not of a case with itself, nor of one that took others in', () => {
    const [a, b, c] = [open('a', 'u1', []), open('b', 'u2', []), open('c', 'u3', [])]
    expect(refusal({ kind: 'merge', into: a.id, ...by }, a)).toBe('case.same')
    expect(refusal({ kind: 'take-in', from: a, ...by }, a)).toBe('case.same')
    const elsewhere = step(NO_CASE, {
      kind: 'open',
      id: caseId('x'),
      subject: onOrganization('hengyuan'),
      family: 'conduct',
      item: finding('d'),
      deadline: NOW,
    })
    expect(refusal({ kind: 'take-in', from: elsewhere, ...by }, a)).toBe('case.other-organization')
    const [, holding] = merge(b, a)
    expect(refusal({ kind: 'merge', into: c.id, ...by }, holding)).toBe('case.holds-others')
    // Of an account that nobody knows it may be either, and is one from the first that it takes in.
    const subject = { ...onAccount('stranger'), organization: null }
    const unknown = step(NO_CASE, {
      kind: 'open',
      id: caseId('y'),
      subject,
      family: 'conduct',
      item: finding('e'),
      deadline: NOW,
    })
    const [, either] = merge(b, unknown)
    expect(refusal({ kind: 'take-in', from: elsewhere, ...by }, either)).toBe('case.other-organization')
    const known = step(unknown, {
      kind: 'join',
      subject: onAccount('stranger'),
      family: 'conduct',
      item: finding('f'),
      deadline: NOW,
    })
    expect(known.subject).toEqual(onAccount('stranger'))
  })

  it('is over when the decision is made: what was merged is answered there', () => {
    const [from, into] = merge(open('b', 'u2', [reportItem('r-b')]), open('a', 'u1', []))
    const decided = step(into, decide)
    const settled = step(from, { kind: 'settle' })
    expect(answersOwed(decided).reports).toEqual(['r-b'])
    expect(refusal({ kind: 'give-up', case: from.id, ...by }, decided)).toBe('case.decided')
    expect(refusal({ kind: 'unmerge', ...by }, settled)).toBe('case.decided')
    const again = { kind: 'reopen', why: 'new-evidence', deadline: NOW + DAY } as const
    expect(step(settled, again)).toMatchObject({ kind: 'open', reopened: 'new-evidence' })
  })
})

describe('a case put into another queue', () => {
  it("is nobody's there until it is claimed, by whom and why being told", () => {
    const moved = step(open('a', 'u1', []), { kind: 'claim', by: mei }, { kind: 'move', queue: 'names', ...by })
    expect(moved).toMatchObject({ kind: 'open', queue: 'names', queuedBy: 'mei' })
    expect(moved.turns).toEqual([
      { kind: 'moved', by: 'mei', object: 'names', text: 'One person behind both.', at: NOW },
    ])
    expect(refusal({ kind: 'move', queue: 'names', ...by, reason: ' ' }, open('a', 'u1', []))).toBe(
      'case.words-missing',
    )
    const held = step(open('a', 'u1', []), { kind: 'claim', by: sam })
    expect(refusal({ kind: 'move', queue: 'names', ...by }, held)).toBe('case.claimed')
  })

  it('is refused to whoever does not work in the queue where it lies', () => {
    const kept = { ...mei, queues: ['names'] }
    expect(refusal({ kind: 'move', queue: 'names', ...by, by: kept }, open('a', 'u1', []))).toBe('permission.queue')
  })

  it('that is opened again goes where the rules put it', () => {
    const moved = step(open('a', 'u1', []), { kind: 'move', queue: 'names', ...by }, decide)
    expect(step(moved, { kind: 'reopen', why: 'undo', deadline: NOW })).toMatchObject({ queuedBy: null })
  })
})

describe('a case left to a senior', () => {
  const left = step(open('a', 'u1', []), { kind: 'claim', by: mei }, { kind: 'escalate-to-senior', ...by })

  it('is claimed, decided, moved and merged by a senior alone; everybody may note', () => {
    expect(left).toMatchObject({ kind: 'open', forSenior: { by: 'mei', text: 'One person behind both.' } })
    for (const command of [
      { kind: 'claim', by: mei },
      decide,
      { kind: 'move', queue: 'names', ...by },
      { kind: 'merge', into: caseId('b'), ...by },
    ] as const) {
      expect(refusal(command, left)).toBe('case.with-senior')
      expect(refusal({ ...command, by: sam }, left)).toBe('ok')
    }
    expect(refusal({ kind: 'note', by: mei, text: 'More.' }, left)).toBe('ok')
    for (const who of [mei, sam])
      expect(refusal({ kind: 'escalate-to-senior', ...by, by: who }, left)).toBe('case.with-senior')
  })

  it("is returned by a senior, with a reason, and then anybody's in its queue", () => {
    expect(refusal({ kind: 'return-to-queue', ...by }, left)).toBe('case.with-senior')
    const returned = step(left, { kind: 'return-to-queue', ...by, by: sam, reason: 'You can decide this.' })
    expect(returned).toMatchObject({ forSenior: null })
    expect(returned.turns.map(({ kind, by: who }) => [kind, who])).toEqual([
      ['escalated', person('mei')],
      ['returned', person('sam')],
    ])
    expect(refusal({ kind: 'claim', by: mei }, returned)).toBe('ok')
  })
})
