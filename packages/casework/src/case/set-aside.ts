/**
 * Kinds of content that somebody of the staff does not work on, for good: no case with one of them is offered to them or comes into
 * their hands. Why is asked of nobody. What is set aside by some is covered by others, and where it is not, that is counted.
 */
import type { ClauseId } from '@goodstanding/model'
import { holds, type Staff } from '../people.ts'
import { worksOn } from './queues.ts'

/** Whether something about these clauses is of a kind that was set aside. A name is a clause, or a section for all of its clauses. */
export function isSetAside(names: readonly string[], clauses: readonly string[]): boolean {
  return clauses.some((clause) => names.some((name) => clause === name || clause.startsWith(`${name}.`)))
}

export type Colleague = Staff & { readonly name: string; readonly isPresent: boolean }
type Work = { readonly queue: string; readonly clauses: readonly ClauseId[] }

/** Whether somebody may be offered it: by their roles, their queues, and what they set aside. */
export function takesOn(staff: Staff, work: Work): boolean {
  return holds(staff, 'moderator', 'senior') && worksOn(staff, work) && !isSetAside(staff.setAside ?? [], work.clauses)
}

/** Named to a colleague: few, those at work first. Whoever is not among them is not told apart from whoever is away. */
const NAMED = 3

export function takersOfWork(people: readonly Colleague[], work: Work, asker: string): readonly Colleague[] {
  const others = people.filter((each) => each.id !== asker && takesOn(each, work))
  return [...others].sort((a, b) => Number(b.isPresent) - Number(a.isPresent)).slice(0, NAMED)
}

/** Open cases of one kind: `section` as cases are told apart by it. */
export type OpenWork = Work & { readonly section: string; readonly cases: number }

/** Open cases of one section in one queue, as they are covered for somebody who asks. */
export type Coverage = {
  readonly queue: string
  readonly section: string
  readonly cases: number
  /** Those that nobody at work takes but for the one who asks. */
  readonly waiting: number
  /** Those of the waiting ones that the one who asks takes. */
  readonly yours: number
  /** Those that nobody on the staff takes, at work or not. */
  readonly orphaned: number
}

/** What waits, by queue and section: nobody is named, and no reason is known. */
export function coverageOf(
  work: readonly OpenWork[],
  people: readonly Colleague[],
  asker: string,
): readonly Coverage[] {
  const rows = new Map<string, Coverage>()
  for (const part of work) {
    const { queue, section, cases } = part
    const key = `${queue} ${section}`
    const before = rows.get(key) ?? { queue, section, cases: 0, waiting: 0, yours: 0, orphaned: 0 }
    const takers = people.filter((each) => takesOn(each, part))
    const isTaken = takers.some(({ id, isPresent }) => id !== asker && isPresent)
    const isYours = takers.some(({ id }) => id === asker)
    rows.set(key, {
      ...before,
      cases: before.cases + cases,
      waiting: before.waiting + (isTaken ? 0 : cases),
      yours: before.yours + (!isTaken && isYours ? cases : 0),
      orphaned: before.orphaned + (takers.length === 0 ? cases : 0),
    })
  }
  return [...rows.values()]
}
