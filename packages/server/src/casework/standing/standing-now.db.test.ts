/** Standing weighed by the database says what the fold over every action says, and reads no more the more actions there are. */
import {
  type ActionEvent,
  type ActionTerms,
  AS_RECORDED,
  effectsInForce,
  findStanding,
  NO_VERIFICATION,
  type StandingHistory,
  type StandingSubject,
  takenRecords,
} from '@goodstanding/casework'
import { ACTION_TYPES, type ActionType } from '@goodstanding/model'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestCasework, type TestCasework } from '../open-test-casework.ts'
import { ACTIONS } from '../streams.ts'
import { asId } from '../read-id.ts'
import { loadHistory } from './load-history.ts'
import { countLimits, loadBiting, readStandingNow, standingOf } from './standing-now.ts'

const DAY = 86_400_000
let world: TestCasework
beforeAll(async () => {
  world = await openTestCasework()
})
afterAll(() => world.close())

const many = (type: ActionType, times: number): readonly ActionType[] => Array<ActionType>(times).fill(type)

const oneAction = fc.record({
  type: fc.constantFrom(...ACTION_TYPES, ...many('limit', 5), ...many('suspend', 3)),
  severity: fc.constantFrom(1, 2, 3, 4),
  capability: fc.constantFrom('message.external', 'contact.invite'),
  days: fc.option(fc.integer({ min: 1, max: 60 }), { nil: null }),
  day: fc.integer({ min: 0, max: 12 }),
  fate: fc.constantFrom('stands', 'stands', 'stands', 'ended', 'reversed', 'awaiting'),
  violation: fc.constantFrom('v1', 'v2', 'own', 'own'),
  /** Days before it was taken, from when its points count. */
  earlier: fc.option(fc.integer({ min: 1, max: 200 }), { nil: null }),
  exportWindow: fc.constantFrom('usual', 'usual', 'usual', 'forbidden'),
  /** On content that the subject answers for. */
  isHeld: fc.boolean(),
  isFollowUp: fc.integer({ min: 0, max: 4 }).map((drawn) => drawn === 0),
})
type OneAction = typeof oneAction extends fc.Arbitrary<infer T> ? T : never

const START = Date.UTC(2026, 0, 1)
const at = (days: number): number => START + days * DAY

function eventsOf(given: OneAction, id: string, subject: StandingSubject): readonly ActionEvent[] {
  const takenAt = at(given.day)
  const isHeld = given.isHeld && ['remove', 'refer-to-authority', 'reinstate'].includes(given.type)
  const endless = given.type !== 'limit' && given.type !== 'suspend'
  const terms = {
    id: asId(id),
    type: given.type,
    subject: isHeld ? { type: 'content', id: 'post', organization: null } : { ...subject, organization: null },
    holder: isHeld ? subject : null,
    capability: given.type === 'limit' ? given.capability : null,
    until: endless || given.days === null ? null : takenAt + given.days * DAY,
    severity: given.severity,
    violation: given.violation === 'own' ? id : `${subject.id}/${given.violation}`,
    exportWindow: given.exportWindow,
    followUp: given.isFollowUp ? 'administrator-missing' : null,
    ...{ clause: 'conduct.j', policy: { id: 'test', version: '1' }, reason: 'It was so.', facts: 'It was so.' },
    ...{ case: null, withoutPriorNotice: null, earlyRelease: null },
    ...(given.earlier === null ? {} : { countsFrom: takenAt - given.earlier * DAY }),
  } as ActionTerms
  const action = asId<ActionTerms['id']>(id)
  const by = asId<never>('sol')
  if (given.fate === 'awaiting') return [{ kind: 'action.proposed', terms, by, at: takenAt }]
  const taken: ActionEvent = {
    kind: 'action.taken',
    terms,
    by: { kind: 'person', id: by } as never,
    second: null,
    at: takenAt,
  }
  const later = takenAt + DAY / 2
  if (given.fate === 'ended') return [taken, { kind: 'action.ended', action, at: later }]
  if (given.fate === 'reversed')
    return [taken, { kind: 'action.reversed', action, by, why: 'error', reason: 'No.', at: later }]
  return [taken]
}

let subjects = 0
async function put(actions: readonly OneAction[], type: StandingSubject['type']): Promise<StandingSubject> {
  const subject = { type, id: `s${(subjects += 1)}` }
  await world.casework.desk.run(async (unit) => {
    for (const [index, given] of actions.entries()) {
      const id = `act_${subject.id}_${index}`
      await unit.load(ACTIONS, id)
      unit.add(ACTIONS, id, eventsOf(given, id, subject))
    }
  })
  return subject
}

const limitsIn = (history: StandingHistory, { type, id }: StandingSubject, before: number): number =>
  new Set(
    takenRecords(history)
      .filter(({ terms, takenAt, reversedAt }) => terms.type === 'limit' && reversedAt === null && takenAt < before)
      .filter(({ terms }) => terms.followUp === null && terms.subject.type === type && terms.subject.id === id)
      .map(({ terms }) => terms.violation),
  ).size

/** Since when it is so, as decisions are told: the first action in force of each kind. */
const sinceIn = (actions: readonly { type: string; capability: string | null; takenAt: number }[]) =>
  [...new Set(actions.map(({ type, capability }) => `${type} ${capability}`))]
    .filter((kind) => !kind.startsWith('warn') && !kind.startsWith('remove'))
    .sort()
    .map((kind) => [
      kind,
      Math.min(
        ...actions.filter(({ type, capability }) => `${type} ${capability}` === kind).map((each) => each.takenAt),
      ),
    ])

it('says what the fold over all of them says: state, limits, points, effects, since when, and how often it was limited', async () => {
  const { db } = world.casework.desk
  await fc.assert(
    fc.asyncProperty(
      fc.array(oneAction, { maxLength: 12 }),
      fc.constantFrom('account' as const, 'organization' as const),
      fc.integer({ min: 0, max: 420 }),
      async (actions, type, days) => {
        const subject = await put(actions, type)
        const now = at(days)
        const history = await loadHistory(db, subject)
        const whole = findStanding({ subject, history, verification: NO_VERIFICATION }, now)
        const biting = await loadBiting(db, subject, now)
        const { actions: weighed, ...standing } = await readStandingNow(db, subject, now)
        const { state, by, limits, exportUntil, points } = whole
        expect(standing).toEqual({ subject, state, by, limits, exportUntil, points })
        expect(sinceIn(weighed)).toEqual(sinceIn(whole.actions))
        expect(effectsInForce(biting, AS_RECORDED)).toEqual(effectsInForce(history, AS_RECORDED))
        const recorded = findStanding({ subject, history, verification: NO_VERIFICATION }, AS_RECORDED)
        const kept = standingOf(subject, { biting, points, now: AS_RECORDED })
        expect([kept.state, kept.by, kept.limits, kept.exportUntil]).toEqual([
          recorded.state,
          recorded.by,
          recorded.limits,
          recorded.exportUntil,
        ])
        const before = type === 'organization' ? limitsIn(history, subject, now) : 0
        expect(await countLimits(db, subject, { before: now, apartFrom: null })).toBe(before)
      },
    ),
    { numRuns: 150 },
  )
})

it('reads a handful of hundreds: warnings give points alone, and of limits and removals alike only those that make a difference', async () => {
  const { db } = world.casework.desk
  const alike = {
    severity: 2,
    capability: 'contact.invite',
    days: 30,
    fate: 'stands',
    exportWindow: 'usual',
    earlier: null,
  } as const
  const of = (type: OneAction['type'], count: number, isHeld = false): readonly OneAction[] =>
    Array.from({ length: count }, (_, index) => ({
      ...{ ...alike, type, day: index % 12, violation: 'own', isHeld, isFollowUp: false },
    }))
  const subject = await put([...of('warn', 200), ...of('limit', 200), ...of('remove', 200, true)], 'account')
  expect(await readStandingNow(db, subject, at(12))).toMatchObject({ state: 'limited', points: 1200 })
  expect((await loadBiting(db, subject, at(12))).size).toBeLessThan(10)
})
