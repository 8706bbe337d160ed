/** What a number of a rule counts - decided cases, and senders' appeals where no case says more -, as far as whoever asks may see it. */
import type { Case } from '@goodstanding/casework'
import { type JudgedOutcome, listJudged, type RuleVerdict } from '@goodstanding/ledger'
import type { DecisionId } from '@goodstanding/model'
import type { Principal } from '../../access/principal.ts'
import { appealsAgainst, type KeptBack, readAllKeptBack } from '../appeal/kept-back.ts'
import type { Desk } from '../parts.ts'
import { withinReach } from '../queue/granted-queues.ts'
import { asId } from '../read-id.ts'
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
  const counted = await listJudged(desk.db, asked, { from, limit: MOST })
  const seen = await withinReach(desk, principal, { items: counted, caseOf: ({ caseId }) => caseId })
  const decided = seen.filter(({ decision }) => decision === null)
  const appealed = seen.flatMap(({ decision }) => (decision === null ? [] : [asId<DecisionId>(decision)]))
  const [cases, appeals] = await Promise.all([casesOf(desk, decided), appealsOf(desk, appealed)])
  // Whoever knows how a case was decided judges it no second time.
  await noteShown(desk, principal, [...cases.values()])
  const items = seen.flatMap(({ caseId, decision, decidedAt, upheld, takenBack }) => {
    const at = { takenBack, decidedAt: instantText(decidedAt) }
    const found = cases.get(caseId ?? '')
    if (decision === null)
      return found === undefined
        ? []
        : [{ case: caseId, ...aboutOf(found), outcome: upheld ? 'violation' : 'no-violation', ...at }]
    const appeal = appeals.get(decision)
    if (appeal === undefined) return []
    return [{ case: caseId, ...appeal, outcome: upheld ? 'kept-back' : 'let-pass', ...at }]
  })
  return { items, withheld: counted.length - seen.length, next: null }
}

const aboutOf = ({ subject, severity }: Pick<KeptBack, 'subject' | 'severity'>) => ({ subject, severity })

async function casesOf(
  { db }: Desk,
  judged: readonly JudgedOutcome[],
): Promise<ReadonlyMap<string, Exclude<Case, { kind: 'none' }>>> {
  const ids = judged.flatMap(({ caseId }) => caseId ?? [])
  const kept = await allInStream(db, CASES, [{ column: 'id', test: 'in', value: ids }])
  return new Map(kept.flatMap(({ id, state }) => (state.kind === 'none' ? [] : [[id, state]])))
}

/** The answered appeals against decisions, by decision. */
async function appealsOf({ db }: Desk, decisions: readonly DecisionId[]): Promise<ReadonlyMap<string, Shown>> {
  const [kept, appeals] = await Promise.all([readAllKeptBack(db, decisions), appealsAgainst(db, decisions)])
  return new Map(
    [...appeals].flatMap(([decision, { id }]) => {
      const about = kept.get(decision)
      return about === undefined ? [] : [[decision, { appeal: id, ...aboutOf(about) }]]
    }),
  )
}
