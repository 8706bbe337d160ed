/** Findings, reports and complaints open a case or join the one that is open about their subject and family of clauses. */
import {
  type Case,
  type CaseItem,
  decideCase,
  familyOf,
  operatorDeadline,
  type Subject,
  subjectKey,
  urgencyOf,
} from '@goodstanding/casework'
import { addCaseAlias, findOpenCases } from '@goodstanding/ledger'
import type { CaseId, Instant } from '@goodstanding/model'
import { must } from '../asker.ts'
import { isToRoute, routeCase, tellsOf } from '../queue/route-cases.ts'
import { asId } from '../read-id.ts'
import type { Desk } from '../parts.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { followMerge } from './merge-cases.ts'

/** More findings of one case than this are kept as decisions only: the case shows enough, and stays quick to read. */
const FINDINGS_SHOWN = 200

export type Joining = {
  readonly subject: Subject
  readonly item: CaseItem
  /** As whose family it comes. Absent: that of its own clause. */
  readonly family?: string
  /** The id that the case gets if none is open; null draws one. */
  readonly chosen: string | null
  /** Of what was said, when it tells. */
  readonly language?: string | null
  /** By when whoever brings it is owed an answer. Absent: as the item is urgent. */
  readonly due?: Instant
}

/** The id of the case that the item is in now. */
export async function joinCase(
  desk: Desk,
  unit: Unit,
  { subject, item, chosen, family = familyOf(item.clause), language = null, due = Infinity }: Joining,
): Promise<CaseId> {
  const key = subjectKey(subject)
  const id = await caseToJoin(unit, { key, family, chosen })
  const found = await unit.load(CASES, id)
  const deadline = Math.min(due, operatorDeadline(urgencyOf(item), unit.now))
  if (found.kind !== 'none' && !isOver(found) && isFull(found.items, item)) return id
  // A decision that named the case was on its way while the case was decided: new evidence reopens it.
  if (isOver(found))
    unit.add(CASES, id, must(decideCase({ kind: 'reopen', why: 'new-evidence', deadline }, found, unit.now)))
  const standing = await unit.load(CASES, id)
  const command =
    standing.kind === 'none'
      ? ({ kind: 'open', id, subject, family, item, deadline } as const)
      : ({ kind: 'join', subject, family, item, deadline } as const)
  const joined = unit.add(CASES, id, must(decideCase(command, standing, unit.now)))
  await followMerge(desk, unit, joined)
  if (isToRoute(isOver(found) ? found : standing, joined)) await routeCase(desk, unit, { id, language })
  unit.afterCommit(() => {
    desk.openCases.put(key, family, id)
  })
  return id
}

/** A case to be joined: about whom, of which clauses; the id that it gets if none is open. */
export type Sought = { readonly key: string; readonly family: string; readonly chosen: string | null }

/** The database is the arbiter: an open case there goes before an id that was chosen from memory. */
async function caseToJoin(unit: Unit, sought: Sought): Promise<CaseId> {
  const { key, family, chosen } = sought
  await prepareCases(unit, [sought])
  const id = unit.joined.get(`${family} ${key}`) ?? chosen ?? unit.newId('case')
  unit.joined.set(`${family} ${key}`, id)
  if (chosen !== null && chosen !== id) await addCaseAlias(unit.tx, chosen, id)
  return asId(id)
}

/** What the unit has asked the database for, by subject and family. */
const asked = new WeakMap<Unit, Set<string>>()

/**
 * Asks for many open cases and loads them, in few statements, before each is joined. Those that are merged come first, and then what they are
 * merged into with the others: so does whoever decides that, and the other way round both wait for each other.
 */
export async function prepareCases(unit: Unit, all: readonly Sought[]): Promise<void> {
  const known = asked.get(unit) ?? new Set<string>()
  asked.set(unit, known)
  const missing = all.filter(({ family, key }) => {
    const place = `${family} ${key}`
    if (known.has(place) || unit.joined.has(place)) return false
    known.add(place)
    return true
  })
  if (missing.length === 0) return
  const open = await findOpenCases(
    unit.tx,
    missing.map(({ key, family }) => ({ subjectKey: key, family })),
  )
  for (const { id, subjectKey: key, family } of open) unit.joined.set(`${family} ${key}`, id)
  const merged = open.flatMap(({ id, into }) => (into === null ? [] : [{ id, into }]))
  await unit.loadAll(
    CASES,
    merged.map(({ id }) => id),
  )
  const others = missing.flatMap(({ family, key, chosen }) => unit.joined.get(`${family} ${key}`) ?? chosen ?? [])
  await unit.loadAll(CASES, [...merged.map(({ into }) => into), ...others])
}

const isOver = ({ kind }: Case): boolean => kind === 'decided' || kind === 'settled'

function isFull(items: readonly CaseItem[], item: CaseItem): boolean {
  if (item.kind !== 'finding' || (item.danger !== 'none' && !tellsOf(items, item.danger))) return false
  const findings = items.filter(({ kind }) => kind === 'finding')
  const worst = Math.max(0, ...findings.map(({ severity }) => severity))
  return findings.length >= FINDINGS_SHOWN && item.severity <= worst
}
