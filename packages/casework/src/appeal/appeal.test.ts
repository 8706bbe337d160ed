import { describe, expect, it } from 'vitest'
import { DAY, HOUR } from '../durations.ts'
import {
  account,
  actionId,
  active,
  appeal,
  caseId,
  decisionId,
  kindOf,
  limit,
  mei,
  NOW,
  play,
  sam,
  sofia,
  terms,
} from '../testing/from-plain.ts'
import type { Appeal, AppealCommand } from './appeal.ts'
import { appealKey, consequencesOf, decideAppeal, evolveAppeal, isAnsweredSince, NO_APPEAL } from './decide-appeal.ts'

const month = limit('act-1', { until: NOW + 30 * DAY })
const week = limit('act-2')
type File = Extract<AppealCommand, { kind: 'file' }>
type Decide = Extract<AppealCommand, { kind: 'decide' }>
const file = (parts: Partial<File['appeal']> = {}, ground: Partial<File['ground']> = {}): AppealCommand => ({
  kind: 'file',
  appeal: appeal(parts),
  ground: { action: active(month), appealUntil: NOW + 180 * DAY, standing: 'party', ...ground },
})
const decide = (parts: Partial<Decide> = {}): AppealCommand => ({
  kind: 'decide',
  by: sam,
  outcome: 'overturn',
  reason: 'The people had asked for it.',
  action: month,
  replacements: [],
  ...parts,
})
const run = (...steps: readonly (readonly [AppealCommand, number?])[]) =>
  play(decideAppeal, evolveAppeal, NO_APPEAL, ...steps)
const refusal = (command: AppealCommand, state: Appeal = NO_APPEAL, now = NOW) =>
  kindOf(decideAppeal(command, state, now))

describe('an appeal', () => {
  it('can be filed once for each action and party', () => {
    expect(refusal(file(), run([file()]))).toBe('appeal.already-filed')
    expect(refusal(file(), run([file()], [decide()]))).toBe('appeal.already-filed')
    const against = { kind: 'action', action: actionId('act-1') } as const
    const of = (party: 'subject' | 'reporter', by: string) => appealKey({ against, party, by: account(by) })
    expect(new Set([of('subject', 'u1'), of('reporter', 'u2'), of('reporter', 'u3')]).size).toBe(3)
    expect(of('subject', 'u1')).toBe(of('subject', 'somebody-with-the-token'))
    // What the case was answered after an appeal was decided is another answer.
    const [pending, decided] = [run([file()]), run([file()], [decide()])]
    expect([isAnsweredSince(NO_APPEAL, NOW + 1), isAnsweredSince(pending, NOW + 1)]).toEqual([false, false])
    expect([isAnsweredSince(decided, NOW), isAnsweredSince(decided, NOW + 1)]).toEqual([false, true])
  })

  it('is nobody’s against a reinstatement: it would put back what that lifted', () => {
    const lifted = { ...active(terms({ type: 'reinstate', capability: null, until: null })) }
    expect(refusal(file({}, { action: lifted }), NO_APPEAL)).toBe('appeal.not-appealable')
  })

  it('is never decided by the person who took the action, nor by its second person', () => {
    const pending = run([file({ takenBy: [sam.id, sofia.id] })])
    expect(refusal(decide({ by: sam }), pending)).toBe('appeal.same-person')
    expect(refusal(decide({ by: sofia }), pending)).toBe('appeal.same-person')
    expect(refusal(decide(), run([file()]))).toBe('ok')
  })

  it('is decided by a senior, with a reason in words', () => {
    expect(refusal(decide({ by: { ...mei, id: 'max' as never } }), run([file()]))).toBe('appeal.role')
    expect(refusal(decide({ reason: ' ' }), run([file()]))).toBe('appeal.reason-missing')
  })

  it('can be filed for 180 days from the notice, also when the action has ended, not when it was reversed', () => {
    expect(refusal(file(), NO_APPEAL, NOW + 180 * DAY - 1)).toBe('ok')
    expect(refusal(file(), NO_APPEAL, NOW + 180 * DAY)).toBe('appeal.too-late')
    expect(refusal(file({}, { appealUntil: null }), NO_APPEAL, NOW + 999 * DAY)).toBe('ok')
    const basis = { terms: month, by: { kind: 'person', id: mei.id }, second: null, takenAt: NOW } as const
    expect(refusal(file({}, { action: { ...basis, kind: 'ended', endedAt: NOW } }))).toBe('ok')
    const undone = { ...basis, kind: 'reversed', reversedAt: NOW, why: 'error', reversedBy: sam.id } as const
    expect(refusal(file({}, { action: undone }))).toBe('appeal.not-appealable')
  })

  it('asks for an early release for as long as the limit binds, however long ago it was told', () => {
    const basis = { by: { kind: 'person', id: mei.id }, second: null, takenAt: NOW } as const
    const limit = { ...basis, terms: { ...month, until: null, earlyRelease: 'may-apply' }, kind: 'active' } as const
    const asked = file({ party: 'early-release' }, { action: limit })
    expect(refusal(asked, NO_APPEAL, NOW + 200 * DAY)).toBe('ok')
    const ended = { ...limit, kind: 'ended', endedAt: NOW } as const
    expect(refusal(file({ party: 'early-release' }, { action: ended }))).toBe('appeal.no-early-release')
  })

  it('is filed by a party, in words', () => {
    expect(refusal(file({}, { standing: 'stranger' }))).toBe('appeal.not-yours')
    expect(refusal(file({ text: '' }))).toBe('appeal.text-missing')
  })

  it('upheld changes nothing, overturned reverses, reduced replaces by something weaker', () => {
    expect(consequencesOf(run([file()], [decide({ outcome: 'uphold' })]), null)).toEqual([])
    expect(consequencesOf(run([file()], [decide()]), null)).toMatchObject([
      { kind: 'reverse', action: 'act-1', by: 'sam' },
    ])
    const reduced = run([file()], [decide({ outcome: 'reduce', replacements: [week] })])
    expect(reduced).toMatchObject({ kind: 'reduced' })
    expect(consequencesOf(reduced, null)).toMatchObject([
      { kind: 'reverse' },
      { kind: 'propose', terms: { id: 'act-2' } },
    ])
  })

  it('is reduced to something weaker only, and names replacements for nothing else', () => {
    const pending = run([file()])
    expect(refusal(decide({ outcome: 'reduce', replacements: [] }), pending)).toBe('appeal.actions')
    expect(refusal(decide({ outcome: 'overturn', replacements: [week] }), pending)).toBe('appeal.actions')
    expect(refusal(decide({ outcome: 'reduce', replacements: [terms({ type: 'suspend' })] }), pending)).toBe(
      'appeal.not-weaker',
    )
    expect(refusal(decide({ outcome: 'reduce', action: null, replacements: [week] }), pending)).toBe('appeal.actions')
    // Of what is over nothing is left that could be less.
    const reduced = { outcome: 'reduce', isOver: true } as const
    expect(refusal(decide({ ...reduced, replacements: [week] }), pending)).toBe('appeal.not-weaker')
    expect(refusal(decide({ ...reduced, replacements: [terms({ type: 'warn' })] }), pending)).toBe('ok')
  })

  it('is not upheld once what it is against was taken back: whoever it fell on gets what they ask for', () => {
    const pending = run([file()])
    expect(refusal(decide({ outcome: 'uphold', isUndone: true }), pending)).toBe('appeal.undone')
    expect(refusal(decide({ outcome: 'overturn', isUndone: true }), pending)).toBe('ok')
    expect(refusal(decide({ outcome: 'uphold', isUndone: true }), run([file({ party: 'reporter' })]))).toBe('ok')
  })

  it('of a reporter against a decision not to act reopens the case, and never acts by itself', () => {
    const against = { kind: 'case', case: caseId('case-1') } as const
    const reporters = { against, party: 'reporter' } as const
    expect(consequencesOf(run([file(reporters, { action: null })], [decide({ action: null })]), null)).toEqual([
      { kind: 'reopen', case: 'case-1' },
    ])
    expect(refusal(file({ against, party: 'subject' }, { action: null }))).toBe('appeal.not-appealable')
    const tooMild = run([file({ party: 'reporter' })], [decide()])
    expect(consequencesOf(tooMild, caseId('case-1'))).toEqual([{ kind: 'reopen', case: 'case-1' }])
  })

  it("of a sender against what the machine kept back lets it go on, and is nobody else's", () => {
    const against = { kind: 'decision', decision: decisionId('dec_1') } as const
    const sender = { against, party: 'subject' } as const
    expect(consequencesOf(run([file(sender, { action: null })], [decide({ action: null })]), null)).toMatchObject([
      { kind: 'let-go' },
    ])
    for (const party of ['reporter', 'early-release'] as const)
      expect(refusal(file({ against, party }, { action: null }))).toBe('appeal.not-appealable')
  })
})

describe('the conversation about an appeal', () => {
  const question = 'Which order were these messages about?'
  const ask = (parts: Partial<Extract<AppealCommand, { kind: 'ask' }>> = {}): AppealCommand => ({
    kind: 'ask',
    by: sam,
    question,
    ...parts,
  })
  const reply: AppealCommand = { kind: 'reply', text: 'The order of Monday.' }
  const uphold = decide({ outcome: 'uphold' })

  it('keeps what both sides say, in its order, also when it is over', () => {
    const over = run([file()], [ask()], [reply, NOW + HOUR], [uphold, NOW + 2 * HOUR])
    expect(over).toMatchObject({
      kind: 'upheld',
      talk: [
        { from: 'reviewer', by: 'sam', text: question, at: NOW },
        { from: 'appellant', text: 'The order of Monday.', at: NOW + HOUR },
      ],
    })
  })

  it('is begun by whoever may decide, and by nobody who took part in the action', () => {
    const pending = run([file({ takenBy: [mei.id, sofia.id] })])
    expect(refusal(ask({ by: sofia }), pending)).toBe('appeal.same-person')
    expect(refusal(ask({ by: { ...mei, id: 'max' as never } }), pending)).toBe('appeal.role')
    expect(refusal(ask({ question: ' ' }), pending)).toBe('appeal.words-missing')
    expect(refusal(reply, pending)).toBe('appeal.not-asked')
    expect(refusal({ ...reply, text: ' ' }, run([file()], [ask()]))).toBe('appeal.words-missing')
  })

  it('lets nothing be decided against whoever was asked before they answer, and always what they ask for', () => {
    const asked = run([file()], [ask()])
    expect(refusal(uphold, asked, NOW + DAY)).toBe('appeal.asked')
    expect(refusal(decide({ outcome: 'reduce', replacements: [week] }), asked, NOW + DAY)).toBe('appeal.asked')
    expect(refusal(decide(), asked, NOW + DAY)).toBe('ok')
    expect(refusal(uphold, run([file()], [ask()], [reply, NOW + DAY]), NOW + DAY)).toBe('ok')
  })

  it('waits seven days for an answer and no longer; a late one is heard until it is decided', () => {
    const asked = run([file()], [ask()])
    expect(refusal(uphold, asked, NOW + 7 * DAY - 1)).toBe('appeal.asked')
    expect(refusal(uphold, asked, NOW + 7 * DAY)).toBe('ok')
    expect(refusal(reply, asked, NOW + 9 * DAY)).toBe('ok')
  })

  it('moves the deadline by as long as the answer takes: at most by the seven days', () => {
    const deadline = NOW + 7 * DAY
    expect(run([file()], [ask(), NOW + DAY])).toMatchObject({ deadline: deadline + 7 * DAY })
    expect(run([file()], [ask(), NOW + DAY], [reply, NOW + 3 * DAY])).toMatchObject({ deadline: deadline + 2 * DAY })
    expect(run([file()], [ask(), NOW + DAY], [reply, NOW + 20 * DAY])).toMatchObject({ deadline: deadline + 7 * DAY })
  })

  it('saves nobody from a deadline that has passed', () => {
    const late = run([file()], [ask(), NOW + 8 * DAY])
    expect(late).toMatchObject({ deadline: NOW + 7 * DAY, question: { answerBy: NOW + 15 * DAY } })
    expect(run([file()], [ask(), NOW + 8 * DAY], [reply, NOW + 9 * DAY])).toMatchObject({ deadline: NOW + 7 * DAY })
  })

  it('takes one question at a time, and three in all', () => {
    const once = run([file()], [ask()])
    expect(refusal(ask(), once)).toBe('appeal.asked')
    const thrice = run([file()], [ask()], [reply], [ask()], [reply], [ask()], [reply])
    expect(refusal(ask(), thrice)).toBe('appeal.questions')
    // Silence counts as well.
    const silent = run([file()], [ask()], [ask(), NOW + 8 * DAY], [ask(), NOW + 16 * DAY])
    expect(refusal(ask(), silent, NOW + 30 * DAY)).toBe('appeal.questions')
  })
})
