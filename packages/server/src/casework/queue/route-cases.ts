/**
 * Puts cases into queues: one when it is opened, reopened, has become graver, is reported by a person too or tells of a danger, all open ones when the rules are applied anew,
 * and none when rules are tried out.
 */
import {
  type Case,
  type CaseContents,
  caseSourceOf,
  decideCase,
  queueOf,
  type RoutedCase,
  type RoutingRule,
} from '@goodstanding/casework'
import { listView, type SeenRow } from '@goodstanding/ledger'
import type { CaseId, Danger } from '@goodstanding/model'
import { passOverBad } from '../../pass-over-bad.ts'
import { must } from '../asker.ts'
import { Overtaken } from '../overtaken.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { stateOf } from '../read-stream.ts'
import { CASES } from '../streams.ts'
import { tellFault } from '../../tell-fault.ts'
import type { Unit } from '../unit.ts'
import { readRules } from './read-routing.ts'

const OPEN = ['open', 'claimed', 'waiting'] as const
const AT_ONCE = 200
const MOVES_SHOWN = 100

/** Rules are read once for each transaction: a batch of findings opens many cases. */
const rulesOf = new WeakMap<Unit, Promise<readonly RoutingRule[]>>()

function rulesIn(unit: Unit): Promise<readonly RoutingRule[]> {
  const known = rulesOf.get(unit) ?? readRules(unit.tx)
  rulesOf.set(unit, known)
  return known
}

function seenBeside({ memory }: Pick<Desk, 'memory'>, contents: CaseContents, language: string | null): RoutedCase {
  const { organization } = contents.subject
  const country = organization === null ? null : (memory.organization(organization)?.country ?? null)
  return { contents, country: country === null ? null : country.toUpperCase(), language }
}

/** Moves a case to where the rules now put it. `language` is kept with it; null: what was known before stays. */
export async function routeCase(
  desk: Pick<Desk, 'memory'>,
  unit: Unit,
  { id, language }: { readonly id: CaseId; readonly language: string | null },
): Promise<void> {
  const found = await unit.load(CASES, id)
  if (found.kind === 'none' || !OPEN.some((kind) => kind === found.kind)) return
  const spoken = language ?? found.language
  const queue = queueOf(await rulesIn(unit), seenBeside(desk, found, spoken))
  unit.add(CASES, id, must(decideCase({ kind: 'route', queue, language: spoken }, found, unit.now)))
}

/** Whether something in a case tells of a danger. */
export function tellsOf(items: CaseContents['items'], danger: Danger): boolean {
  return items.some((item) => item.danger === danger)
}

/** Whether a change can have moved a case: nobody loses a case that they hold because another report joined it. */
export function isToRoute(before: Case, after: Case): boolean {
  if (after.kind !== 'open') return false
  if (before.kind === 'none' || before.kind === 'decided' || before.kind === 'settled') return true
  // Whoever may be in danger is for those who work on that, however mild the words are.
  const isNewDanger = after.items.some(({ danger }) => danger !== 'none' && !tellsOf(before.items, danger))
  return isNewDanger || after.severity > before.severity || caseSourceOf(after.items) !== caseSourceOf(before.items)
}

async function* openCases({ db }: Pick<Desk, 'db'>): AsyncGenerator<readonly SeenRow[], void, undefined> {
  const conditions = [{ column: 'status', test: 'in', value: OPEN }] as const
  let cursor: string | null = null
  do {
    const { items, next } = await listView(db, 'case_view', conditions, { limit: AT_ONCE, cursor })
    yield items
    cursor = next
  } while (cursor !== null)
}

/**
 * Applies the rules to every open case. Doing it twice changes nothing, so a crash in between costs nothing. One that cannot be read or
 * moved is told, and stays where it is.
 */
export async function applyRouting(desk: Desk): Promise<void> {
  const work = async (rows: readonly SeenRow[]): Promise<readonly SeenRow[]> => {
    await desk.run(async (unit) => {
      for (const { id } of rows) if (!isPlaced(await unit.load(CASES, id))) await routeCase(desk, unit, anew(id))
    })
    return rows
  }
  const tell = ({ id }: SeenRow, fault: unknown): void => {
    if (fault instanceof Overtaken) throw fault // others write it all the time: the job comes again
    tellFault(desk.log, { work: 'route a case', case: id }, fault)
  }
  for await (const rows of openCases(desk)) await passOverBad(rows, { work, tell })
}

const anew = (id: string) => ({ id: asId<CaseId>(id), language: null })

/** Whether a person put it where it is: rules that change leave it there. */
const isPlaced = (found: Case): boolean => found.kind !== 'none' && found.queuedBy !== null

export type RoutingPreview = {
  readonly cases: number
  readonly moved: number
  /** Open cases of each queue, before and after. */
  readonly queues: readonly { readonly queue: string; readonly before: number; readonly after: number }[]
  /** The first that would move. */
  readonly moves: readonly { readonly case: string; readonly from: string; readonly to: string }[]
}

/** Where the open cases would go by these rules; null: by those in force. Nothing is moved. */
export async function previewRouting(desk: Desk, stated: readonly RoutingRule[] | null): Promise<RoutingPreview> {
  const rules = stated ?? (await readRules(desk.db))
  const counts = new Map<string, { before: number; after: number }>()
  const countOf = (queue: string): { before: number; after: number } => {
    const count = counts.get(queue) ?? { before: 0, after: 0 }
    counts.set(queue, count)
    return count
  }
  const moves: RoutingPreview['moves'][number][] = []
  let cases = 0
  let moved = 0
  for await (const rows of openCases(desk)) {
    for (const { id, state } of rows) {
      // What a rule looks at is never sealed, so the kept state serves.
      const found = stateOf(CASES, state)
      if (found.kind === 'none') continue
      const to = isPlaced(found) ? found.queue : queueOf(rules, seenBeside(desk, found, found.language))
      cases += 1
      countOf(found.queue).before += 1
      countOf(to).after += 1
      if (to === found.queue) continue
      moved += 1
      if (moves.length < MOVES_SHOWN) moves.push({ case: id, from: found.queue, to })
    }
  }
  const queues = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([queue, count]) => ({ queue, ...count }))
  return { cases, moved, queues, moves }
}
