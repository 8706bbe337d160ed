/** What appeals are about: the case, clause and subject of the action or decision that each is against. */
import { type AppealAgainst, clausesOf, idAgainst, type Subject } from '@goodstanding/casework'
import type { ClauseId, Severity } from '@goodstanding/model'
import type { VaultDb } from '../../vault/open-vault.ts'
import { UNSTATED } from '../clause-terms.ts'
import { allInStream } from '../read-stream.ts'
import { ACTIONS, CASES } from '../streams.ts'
import { readAllKeptBack } from './kept-back.ts'

export type AppealAbout = {
  /** Null where an action was taken without one. */
  readonly case: string | null
  readonly clauses: readonly ClauseId[]
  readonly severity: Severity
  readonly subject: Subject
}

/** Of some appeals, by what they are against; null: it is not there. */
export async function aboutAppeals(
  db: VaultDb,
  appeals: readonly AppealAgainst[],
): Promise<(against: AppealAgainst) => AppealAbout | null> {
  const named = {
    actions: appeals.flatMap((against) => (against.kind === 'action' ? [against.action] : [])),
    cases: appeals.flatMap((against) => (against.kind === 'case' ? [against.case] : [])),
    decisions: appeals.flatMap((against) => (against.kind === 'decision' ? [against.decision] : [])),
  }
  // One after another: filing one asks in its transaction, which has one connection.
  const actions = await allInStream(db, ACTIONS, [{ column: 'id', test: 'in', value: named.actions }])
  const cases =
    named.cases.length === 0 ? [] : await allInStream(db, CASES, [{ column: 'id', test: 'in', value: named.cases }])
  const keptBack = await readAllKeptBack(db, named.decisions)
  const known = new Map<string, AppealAbout>()
  for (const { id, state } of actions) {
    if (state.kind === 'none') continue
    const { clause, severity, subject } = state.terms
    known.set(id, { case: state.terms.case, clauses: [clause], severity, subject })
  }
  for (const { id, state } of cases) {
    if (state.kind === 'none') continue
    const clauses = clausesOf(state).filter((clause) => clause !== UNSTATED)
    known.set(id, { case: id, clauses, severity: state.severity, subject: state.subject })
  }
  for (const [id, kept] of keptBack) known.set(id, kept)
  return (against) => known.get(idAgainst(against)) ?? null
}
