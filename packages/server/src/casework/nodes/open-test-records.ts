/** For tests: everything that casework holds at one moment. */
import type { VaultDb } from '../../vault/open-vault.ts'
import { allSealedInStream } from '../read-stream.ts'
import {
  ACTIONS,
  APPEALS,
  CASES,
  COMPLAINTS,
  ERASURES,
  LEGAL_REQUESTS,
  NOTICES,
  PERMITS,
  REPORTS,
  VERIFICATIONS,
} from '../streams.ts'
import type { Stream } from '../unit.ts'

type Job = { readonly kind: string; readonly key: string; readonly error: string | null }
export type Hold = { readonly decision: string; readonly case: string; readonly hold: string; readonly effect: string }
export type Entry = { readonly act: string; readonly by: string; readonly object: string }

async function statesOf<State, Event extends { readonly at: number }>(
  db: VaultDb,
  stream: Stream<State, Event>,
): Promise<ReadonlyMap<string, State>> {
  const rows = await allSealedInStream(db, stream, [])
  return new Map(rows.map(({ id, state }) => [id, state]))
}

export async function readRecords(db: VaultDb) {
  const jobs = await db.query<Job>('select kind, key, error from job')
  return {
    jobs,
    isDue: (kind: string, key: string) => jobs.some((job) => job.kind === kind && job.key === key),
    cases: await statesOf(db, CASES),
    reports: await statesOf(db, REPORTS),
    complaints: await statesOf(db, COMPLAINTS),
    actions: await statesOf(db, ACTIONS),
    notices: await statesOf(db, NOTICES),
    appeals: await statesOf(db, APPEALS),
    erasures: await statesOf(db, ERASURES),
    requests: await statesOf(db, LEGAL_REQUESTS),
    permits: await statesOf(db, PERMITS),
    badges: await statesOf(db, VERIFICATIONS),
    holds: await db.query<Hold>(
      'select decision, case_id as "case", hold, effect from case_decision where hold is not null order by decision',
    ),
  }
}

export type Records = Awaited<ReturnType<typeof readRecords>>

/** Entries of the log from a place on. */
export async function readEntries(db: VaultDb, from: number): Promise<readonly Entry[]> {
  const rows = await db.query<{ readonly entry: Entry }>(
    `select entry from audit_log where log = 'operations' and sequence >= $1 order by sequence`,
    [from],
  )
  return rows.map(({ entry }) => entry)
}

export async function countEntries(db: VaultDb): Promise<number> {
  const [row] = await db.query<{ readonly entries: number }>(
    `select coalesce(max(sequence) + 1, 0)::integer as entries from audit_log where log = 'operations'`,
  )
  return row?.entries ?? 0
}
