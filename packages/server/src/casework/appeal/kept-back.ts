/** What the machine kept back, as an appeal against it is filed and answered by. */
import { type Appeal, type AppealAgainst, appealKey, type KeptBackBy, type Subject } from '@goodstanding/casework'
import type { AccountId, CaseId, ClauseId, DecisionId, Effect, Instant, Severity } from '@goodstanding/model'
import type { DecisionRow } from '@goodstanding/ledger'
import { ledgerId, publicId } from '../../decide/made-before.ts'
import { storedDecision } from '../../decide/read-stored-decision.ts'
import { readDecisionsOf } from '../../vault/open-decisions.ts'
import type { VaultDb } from '../../vault/open-vault.ts'
import { asId } from '../read-id.ts'
import { allInStream } from '../read-stream.ts'
import { APPEALS } from '../streams.ts'
import type { FiledAppeal } from './talk-about-appeal.ts'

export type AgainstDecision = Extract<AppealAgainst, { kind: 'decision' }>

export type KeptBack = {
  readonly effect: Effect
  readonly sender: AccountId
  readonly subject: Subject
  readonly clauses: readonly ClauseId[]
  /** The gravest of its findings. */
  readonly severity: Severity
  readonly case: CaseId | null
  readonly decidedAt: Instant
  /** The findings that did; those that only flagged it are none of them. */
  readonly by: KeptBackBy
}

/** Recorded decisions by their public ids; unknown ones are left out. */
export async function readAllKeptBack(
  db: VaultDb,
  decisions: readonly DecisionId[],
): Promise<ReadonlyMap<string, KeptBack>> {
  const ids = decisions.flatMap((decision) => ledgerId(decision) ?? [])
  const rows = ids.length === 0 ? [] : await readDecisionsOf(db, ids)
  return new Map(rows.map((row) => [publicId(row.id), keptBackOf(row)]))
}

export async function readKeptBack(db: VaultDb, decision: DecisionId): Promise<KeptBack | null> {
  return (await readAllKeptBack(db, [decision])).get(decision) ?? null
}

function keptBackOf(row: DecisionRow): KeptBack {
  const { actor, organization, effect, decidedAt } = row
  const { findings, case: named } = storedDecision(row)
  const sender = asId<AccountId>(actor)
  const keeping = findings.filter((finding) => finding.effect === 'hold' || finding.effect === 'block')
  return {
    ...{ effect, sender, decidedAt, case: named === null ? null : asId<CaseId>(named) },
    subject: { type: 'account', id: sender, organization: asId(organization) },
    clauses: [...new Set(findings.map(({ clause }) => asId<ClauseId>(clause)))],
    severity: findings.reduce<Severity>((gravest, { severity }) => (severity > gravest ? severity : gravest), 1),
    by: { at: decidedAt, rules: keeping.map(({ clause, rule }) => ({ clause: asId<ClauseId>(clause), rule })) },
  }
}

/** The senders' appeals against decisions, by decision. */
export async function appealsAgainst(
  db: VaultDb,
  decisions: readonly DecisionId[],
): Promise<ReadonlyMap<string, FiledAppeal>> {
  if (decisions.length === 0) return new Map()
  const keys = decisions.map((decision) =>
    appealKey({ against: { kind: 'decision', decision }, party: 'subject', by: asId<AccountId>('') }),
  )
  const found = await allInStream(db, APPEALS, [{ column: 'against', test: 'in', value: keys }])
  return new Map(found.flatMap(({ state }) => ofDecision(state)))
}

function ofDecision(appeal: Appeal): readonly (readonly [string, FiledAppeal])[] {
  return appeal.kind === 'none' || appeal.against.kind !== 'decision' ? [] : [[appeal.against.decision, appeal]]
}
