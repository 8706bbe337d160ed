/** What whoever asks does not work on: left out of what they are offered, marked where they come upon it, and covered by others. */
import {
  clausesOf,
  type CaseContents,
  type Colleague,
  coverageOf,
  isSetAside,
  takersOfWork,
} from '@goodstanding/casework'
import { casesSetAside, countFreeCases, type Db, listCaseworkers, type ViewCondition } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { Principal } from '../../access/principal.ts'
import { IDLE_MS } from '../../access/session-desk.ts'
import { fieldProblem } from '../../http/problems.ts'
import { staffOf } from '../asker.ts'
import { asColleague, asWork } from './read-set-aside.ts'
import type { Shown } from '../show.ts'

type Reach = { readonly db: Db; readonly now: () => Instant }

/** Somebody is at work who acted in a session of theirs within this time. */
const AT_WORK_MS = 15 * 60_000

/** `without`: what the asker set aside is left out; `only`: nothing else is listed; null: all of it is. */
export type AsideAsked = 'without' | 'only' | null

export function asideAsked(stated: string | undefined): AsideAsked {
  if (stated === undefined || stated === 'without' || stated === 'only') return stated ?? null
  throw fieldProblem('query.invalid', '?setAside', 'must be one of without, only')
}

const asideOf = (principal: Principal): readonly string[] => (principal.kind === 'staff' ? principal.setAside : [])

/** Where nothing is named, all of it is outside, and nothing is among it. */
export function asideConditions(principal: Principal, asked: AsideAsked): readonly ViewCondition[] {
  if (asked === null) return []
  return [{ column: 'clauses', test: asked === 'only' ? 'among' : 'outside', value: asideOf(principal) }]
}

export function fitsAside(principal: Principal, asked: AsideAsked, clauses: readonly string[]): boolean {
  return asked === null || isSetAside(asideOf(principal), clauses) === (asked === 'only')
}

/** Says that whoever asks set aside what is about these clauses; else nothing. */
export function showAside(principal: Principal, clauses: readonly string[]): Shown {
  return isSetAside(asideOf(principal), clauses) ? { setAside: true } : {}
}

/** The same, and who else takes it: few, and those at work first. */
export async function showTakers(desk: Reach, principal: Principal, found: CaseContents): Promise<Shown> {
  const work = { queue: found.queue, clauses: clausesOf(found) }
  const aside = showAside(principal, work.clauses)
  if (aside['setAside'] !== true) return aside
  const takers = takersOfWork(await colleaguesNow(desk), work, principal.id)
  return { ...aside, takers: takers.map(({ id, name, isPresent }) => ({ id, name, isPresent })) }
}

/** Those of some cases that somebody set aside. */
export async function casesAsideFor({ db }: Pick<Reach, 'db'>, principal: Principal, cases: readonly string[]) {
  return new Set(await casesSetAside(db, cases, asideOf(principal)))
}

async function colleaguesNow({ db, now }: Reach): Promise<readonly Colleague[]> {
  const at = now()
  return (await listCaseworkers(db, { now: at, idleAfter: at + IDLE_MS - AT_WORK_MS })).map(asColleague)
}

/** What waits of each section in each queue, and what of it nobody else at work takes. */
export async function showCoverage(desk: Reach, principal: Principal): Promise<Shown> {
  const [people, work] = await Promise.all([colleaguesNow(desk), countFreeCases(desk.db)])
  return {
    atWork: people.filter(({ id, isPresent }) => isPresent && id !== principal.id).length,
    items: coverageOf(work.map(asWork), people, staffOf(principal).id),
  }
}

/** Everybody who works on cases, with what they set aside. */
export async function showSetAside({ db, now }: Reach): Promise<readonly Shown[]> {
  const people = await listCaseworkers(db, { now: now(), idleAfter: now() })
  return people.map(({ id, name, setAside, setAsideVersion: version }) => ({ staff: id, name, setAside, version }))
}
