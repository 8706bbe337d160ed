/** The cases behind a number of a rule, as far as whoever asks may see them. */
import { listJudgedCases, type RuleVerdict } from '@goodstanding/ledger'
import type { Principal } from '../../access/principal.ts'
import type { Desk } from '../parts.ts'
import { withinReach } from '../queue/granted-queues.ts'
import { allInStream } from '../read-stream.ts'
import { noteShown } from '../second-review/second-reviews.ts'
import { instantText, type Shown } from '../show.ts'
import { CASES } from '../streams.ts'
import { type KnownRule, periodOf } from './known-rules.ts'

/** More than a person looks through; the number itself says how many there are. */
const MOST = 500

type Asked = { readonly rule: KnownRule; readonly verdict: RuleVerdict }

/** `withheld`: counted, and in queues that were not granted or in cases that the asker judges without their decision. */
export async function listOutcomes(desk: Desk, principal: Principal, { rule, verdict }: Asked): Promise<Shown> {
  const from = desk.now() - periodOf(desk.policy().policy)
  const asked = { clause: rule.clause, rule: rule.name, verdict }
  const counted = await listJudgedCases(desk.db, asked, { from, limit: MOST })
  const seen = await withinReach(desk, principal, { items: counted, caseOf: ({ caseId }) => caseId })
  const kept = await allInStream(desk.db, CASES, [
    { column: 'id', test: 'in', value: seen.map(({ caseId }) => caseId) },
  ])
  const cases = new Map(kept.map(({ id, state }) => [id, state]))
  // Whoever knows how a case was decided judges it no second time.
  await noteShown(
    desk,
    principal,
    kept.flatMap(({ state }) => (state.kind === 'none' ? [] : [state])),
  )
  const items = seen.flatMap(({ caseId, decidedAt, upheld, takenBack }) => {
    const found = cases.get(caseId)
    if (found === undefined || found.kind === 'none') return []
    const { subject, severity } = found
    const outcome = upheld ? 'violation' : 'no-violation'
    return [{ case: caseId, subject, severity, outcome, takenBack, decidedAt: instantText(decidedAt) }]
  })
  return { items, withheld: counted.length - seen.length, next: null }
}
