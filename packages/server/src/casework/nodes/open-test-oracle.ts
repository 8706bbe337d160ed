/**
 * For tests: what the design says of points, standing and ladders, written a second time and as plainly as can be, over the list of measures
 * that the product shows.
 */
import type { Action, ActionTerms } from '@goodstanding/casework'
import { COUNT_FOR, DAY, POINTS } from '../open-test-sequence.ts'

type Subject = { readonly type: string; readonly id: string }
type Done = Extract<Action, { readonly takenAt: number }>

const fallsOn = (terms: ActionTerms, { type, id }: Subject): boolean =>
  terms.subject.type === type && terms.subject.id === id
const counts = (terms: ActionTerms, { type, id }: Subject): boolean =>
  fallsOn(terms, { type, id }) || (terms.holder?.type === type && terms.holder.id === id)

const done = (actions: readonly Action[]): readonly Done[] =>
  actions.flatMap((action) => ('takenAt' in action ? [action] : []))

/** Each violation once, at the most that is still counted of it, and nothing of what was reversed. */
export function pointsOf(actions: readonly Action[], subject: Subject, now: number): number {
  const most = new Map<string, number>()
  for (const { kind, terms, takenAt } of done(actions)) {
    const { type, severity, followUp, violation, countsFrom } = terms
    const isViolation = type !== 'reinstate' && type !== 'refer-to-authority' && followUp === null
    if (kind === 'reversed' || !isViolation || !counts(terms, subject)) continue
    if ((countsFrom ?? takenAt) + COUNT_FOR[severity] <= now) continue
    most.set(violation, Math.max(most.get(violation) ?? 0, POINTS[severity]))
  }
  return [...most.values()].reduce((sum, points) => sum + points, 0)
}

/** The violations that a rule acted on in these cases and no decision has since; an appeal may have put less in the place of what it did. */
export function undecidedIn(actions: readonly Action[], cases: readonly string[], subject: Subject): readonly string[] {
  const taken = done(actions).filter(({ terms }) => cases.includes(String(terms.case)) && terms.followUp === null)
  const byRules = taken.filter(({ by, terms }) => by.kind === 'machine' && fallsOn(terms, subject))
  return [...new Set(byRules.map(({ terms }) => terms.violation))].filter((violation) => {
    const of = taken.filter(({ terms }) => terms.violation === violation)
    const byPeople = of.filter(({ by }) => by.kind === 'person')
    const isDecided = byPeople.some(({ terms }) => terms.countsFrom === undefined)
    const stands = (each: readonly Done[]): boolean => each.some(({ kind }) => kind !== 'reversed')
    return stands(of) && !(isDecided && stands(byPeople))
  })
}

/** The points once a decision is taken: of a violation that a rule acted on already, the most of both. */
export function pointsWith(
  actions: readonly Action[],
  subject: Subject,
  { severity, violation, now }: { readonly severity: 1 | 2 | 3 | 4; readonly violation: string | null; now: number },
): number {
  const others = done(actions).filter(({ terms }) => terms.violation !== violation)
  const given = pointsOf(actions, subject, now) - pointsOf(others, subject, now)
  return pointsOf(others, subject, now) + Math.max(given, POINTS[severity])
}

/** What bites: taken, not over, not reversed, and not lifted by a reinstatement that came after it. */
export function bitingOn(actions: readonly Action[], subject: Subject, now: number): readonly Done[] {
  const on = done(actions).filter(({ terms }) => fallsOn(terms, subject))
  const lifts = on.filter(({ kind, terms }) => terms.type === 'reinstate' && kind !== 'reversed')
  return on.filter(
    ({ kind, terms, takenAt }) =>
      kind === 'active' && (terms.until === null || terms.until > now) && !lifts.some((lift) => lift.takenAt > takenAt),
  )
}

export type Stand = { readonly state: string; readonly points: number; readonly limits: readonly string[] }

export function standingOf(actions: readonly Action[], subject: Subject, now: number): Stand {
  const biting = bitingOn(actions, subject, now)
  const types = new Set(biting.map(({ terms }) => terms.type))
  const lasting = new Map<string, number>()
  for (const { terms } of biting)
    if (terms.type === 'limit' && terms.capability !== null)
      lasting.set(terms.capability, Math.max(lasting.get(terms.capability) ?? 0, terms.until ?? Infinity))
  const state = (['terminate', 'suspend', 'limit'] as const).find((type) => types.has(type))
  const named = { terminate: 'terminated', suspend: 'suspended', limit: 'limited' } as const
  return {
    state: state === undefined ? 'good' : named[state],
    points: pointsOf(actions, subject, now),
    limits: [...lasting].map(([capability, until]) => `${capability} ${until}`).toSorted(),
  }
}

type Step = readonly [points: number, action: string, days: number | null]
const SHORT: readonly Step[] = [
  [1, 'warn', null],
  [3, 'limit', 7],
]
const OF_THE_DESIGN: readonly Step[] = [
  ...SHORT,
  [6, 'limit', 30],
  [8, 'suspend', 30],
  [12, 'suspend', null],
  [16, 'terminate', null],
]
/** By policy and clause, as `open-test-two-policies.ts` has them. */
const LADDERS: Readonly<Record<string, readonly Step[]>> = {
  '2/conduct.i': OF_THE_DESIGN,
  '2/content.g': OF_THE_DESIGN,
  '2/content.h': OF_THE_DESIGN,
  '1/content.n': [[1, 'warn', null]],
  '2/content.n': [[1, 'warn', null]],
}

/** What the ladder of a clause recommends for so many points; an organization's third limit stays. */
export function recommendedBy(
  version: string,
  clause: string,
  { points, limitsBefore, now }: { readonly points: number; readonly limitsBefore: number; readonly now: number },
) {
  const step = (LADDERS[`${version}/${clause}`] ?? SHORT).findLast(([from]) => from <= points)
  if (step === undefined) return null
  const [, action, days] = step
  const stays = action === 'limit' && limitsBefore >= 2
  return { action, until: days === null || stays ? null : new Date(now + days * DAY).toISOString(), points }
}
