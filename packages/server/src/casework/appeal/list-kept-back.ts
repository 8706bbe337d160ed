/** What the machine held or blocked of somebody's, as they read it themselves: why, until when it can be appealed, and what became of it. */
import { type DecisionRow, findHoldsOf, type HoldOfDecision, type PageRequest, type SentBy } from '@goodstanding/ledger'
import type { Bilingual, DecisionId, Instant, StandingRefusal } from '@goodstanding/model'
import type { Principal } from '../../access/principal.ts'
import { ledgerId, publicId } from '../../decide/made-before.ts'
import { storedDecision } from '../../decide/read-stored-decision.ts'
import { readDecision, readKeptBackBy } from '../../vault/open-decisions.ts'
import { readFor } from '../narrow.ts'
import type { Desk } from '../parts.ts'
import { asId } from '../read-id.ts'
import { appealsAgainst } from './kept-back.ts'
import type { FiledAppeal } from './talk-about-appeal.ts'

/** `blocked` stays so; what was held is let go or refused with its case. */
export type KeptBackStatus = 'blocked' | HoldOfDecision['hold']

/** Of what was sent there is nothing here: it is named as the service named it. */
export type OwnKeptBack = {
  readonly decision: string
  readonly sentBy: SentBy
  readonly status: KeptBackStatus
  readonly type: string
  readonly event: { readonly source: string; readonly id: string }
  /** Those of the findings that kept it back. */
  readonly clauses: readonly string[]
  readonly message: Bilingual | null
  readonly standing: StandingRefusal | null
  /** Told when it had happened already. */
  readonly observed: boolean
  readonly decidedAt: Instant
  readonly appealUntil: Instant
  readonly appeal: FiledAppeal | null
  /** Whether `POST /v1/appeals` takes one yet. */
  readonly mayAppeal: boolean
}

export type OwnKeptBackPage = { readonly items: readonly OwnKeptBack[]; readonly next: string | null }

/** A page of it, newest first, as far as whoever asks may see it. */
export async function listOwnKeptBack(
  desk: Desk,
  principal: Principal,
  { sentBy, page }: { readonly sentBy: SentBy; readonly page: PageRequest },
): Promise<OwnKeptBackPage> {
  const { items, next } = await readFor(desk, principal, (db) => readKeptBackBy(db, sentBy, page))
  return { items: await complete(desk, items), next }
}

/** One of them; null: whoever asks sees no such thing. */
export async function readOwnKeptBack(desk: Desk, principal: Principal, decision: string): Promise<OwnKeptBack | null> {
  const id = ledgerId(decision)
  const row = id === null ? null : await readFor(desk, principal, (db) => readDecision(db, id))
  if (row === null || !(row.effect === 'hold' || row.effect === 'block')) return null
  const [found] = await complete(desk, [row])
  return found ?? null
}

async function complete(desk: Desk, rows: readonly DecisionRow[]): Promise<readonly OwnKeptBack[]> {
  if (rows.length === 0) return []
  const ids = rows.map(({ id }) => asId<DecisionId>(publicId(id)))
  const [holds, appeals] = await Promise.all([findHoldsOf(desk.db, ids), appealsAgainst(desk.db, ids)])
  const known = new Map(holds.map(({ decision, hold }) => [decision, hold]))
  const window = desk.policy().policy.appealWindowMs
  return rows.map((row) => {
    const decision = publicId(row.id)
    const { findings, message, standing = null } = storedDecision(row)
    const appeal = appeals.get(decision) ?? null
    const appealUntil = row.decidedAt + window
    const status = row.effect === 'block' ? 'blocked' : (known.get(decision) ?? 'held')
    const keeping = findings.filter((finding) => finding.effect === 'hold' || finding.effect === 'block')
    return {
      decision,
      sentBy: { organization: row.organization, actor: row.actor },
      status,
      type: row.eventType,
      event: { source: row.source, id: row.eventId },
      clauses: [...new Set(keeping.map(({ clause }) => clause))],
      ...{ message, standing, appeal, appealUntil },
      observed: row.observed,
      decidedAt: row.decidedAt,
      // What went on is not kept back any more.
      mayAppeal: appeal === null && status !== 'released' && desk.now() < appealUntil,
    }
  })
}
