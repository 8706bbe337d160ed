/** A merged case becomes a case of its own again, in one transaction; what was checked meanwhile stays checked in both. */
import { type Case, decideCase } from '@goodstanding/casework'
import { findJob } from '@goodstanding/ledger'
import { Problem } from '../../http/problems.ts'
import { must } from '../asker.ts'
import { CHECK_JOB } from '../finding/join-findings.ts'
import { addCheck } from '../finding/put-checked.ts'
import type { Desk } from '../parts.ts'
import { CASES } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { loadCase } from './decide-case.ts'
import { answerIn, bothOf, type Merged, type Merging, note, opened } from './merge-cases.ts'

type Opened = Exclude<Case, { kind: 'none' }>

/** Undoes a merge: the case is open again, with what it had and what came to it since. */
export async function unmergeCase(desk: Desk, unit: Unit, asked: Omit<Merging, 'into' | 'intoIfMatch'>) {
  const { by, reason, ifMatch } = asked
  const { found } = await loadCase(unit, asked.id)
  if (found.kind === 'none') throw new Problem('case.not-found')
  const parted = must(decideCase({ kind: 'unmerge', by, reason, ifMatch }, found, unit.now))
  if (found.kind !== 'merged') throw new Problem('case.not-merged')
  const [from, into] = await bothOf(unit, found.id, found.into)
  const gave = must(decideCase({ kind: 'give-up', case: from.id, by, reason, ifMatch: null }, into, unit.now))
  const after: Merged = { from: opened(unit.add(CASES, from.id, parted)), into: opened(unit.add(CASES, into.id, gave)) }
  await answerIn(unit, after.from, { from: into.id, to: from.id })
  note(unit, 'case.unmerge', asked, after)
  return {
    from: await keepChecked(desk, unit, after.from, into),
    into: await keepChecked(desk, unit, after.into, into),
  }
}

/** What a check said of a case while it was one with another. Where it left nothing, nobody needs to decide it. */
async function keepChecked(desk: Desk, unit: Unit, found: Opened, { id, checks = [] }: Opened): Promise<Opened> {
  const known = new Set(
    found.id === id ? [] : found.items.flatMap((it) => (it.kind === 'finding' ? [it.decision] : [])),
  )
  const cleared = checks.flatMap((check) => check.cleared).filter((decision) => known.has(decision))
  const foundIn = checks.flatMap((check) => check.found).filter((decision) => known.has(decision))
  const isMore = (await findJob(unit.tx, { kind: CHECK_JOB, key: found.id })) !== null
  const events = must(decideCase({ kind: 'check', cleared, found: foundIn, isMore }, found, unit.now))
  if (events.length === 1 && cleared.length + foundIn.length === 0) return found
  await addCheck(desk, unit, found, events)
  return opened(await unit.load(CASES, found.id))
}
