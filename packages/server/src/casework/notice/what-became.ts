/** What became of actions since their notices went out. That one was lifted stands in another action, the reinstatement. */
import { type Action, type MeasureNow, subjectKey, whatBecameOf } from '@goodstanding/casework'
import type { VaultDb } from '../../vault/open-vault.ts'
import { allInStream } from '../read-stream.ts'
import { ACTIONS } from '../streams.ts'

export async function readWhatBecame(
  db: VaultDb,
  actions: readonly Action[],
): Promise<(action: Action | undefined) => MeasureNow> {
  const subjects = new Set(
    actions.flatMap((action) =>
      action.kind === 'active' || action.kind === 'ended' ? [subjectKey(action.terms.subject)] : [],
    ),
  )
  const rows =
    subjects.size === 0
      ? []
      : await allInStream(db, ACTIONS, [
          { column: 'subject_key', test: 'in', value: [...subjects] },
          { column: 'type', test: 'is', value: 'reinstate' },
          { column: 'status', test: 'is', value: 'active' },
        ])
  const reinstatements = rows.map(({ state }) => state)
  return (action) => whatBecameOf(action ?? null, reinstatements)
}
