import type { Db } from '../db/db.ts'
import type { EventKey, KeyHolder } from './decision-row.ts'
import type { Appended } from './append-decisions.ts'
import { findKeyHolders } from './event-key.ts'

type Claiming = EventKey & { readonly id: string }

/** One outcome a row: stored when its key was claimed, now or by an earlier try of the same row. */
export async function answerClaims(
  db: Db,
  rows: readonly Claiming[],
  claimed: ReadonlySet<string>,
): Promise<readonly Appended[]> {
  const late = rows.filter(({ id }) => !claimed.has(id))
  const holders = late.length === 0 ? [] : await findKeyHolders(db, late)
  const byKey = new Map(
    holders.map(({ decisionId, bodyHash, decidedAt, ...key }) => [keyText(key), { decisionId, bodyHash, decidedAt }]),
  )
  return rows.map((row) => {
    if (claimed.has(row.id)) return { kind: 'stored' }
    return answer(row, byKey.get(keyText(row)))
  })
}

function answer({ id, source, eventId }: Claiming, existing: KeyHolder | undefined): Appended {
  // Only retention frees a key, years later; between two statements that is a fault, not an answer.
  if (existing === undefined) throw new Error(`The key of event ${eventId} of ${source} vanished while it was read.`)
  return existing.decisionId === id ? { kind: 'stored' } : { kind: 'duplicate', existing }
}

/** No id holds a line break that is not escaped here, so two keys never share a text. */
function keyText({ source, eventId }: EventKey): string {
  return JSON.stringify([source, eventId])
}
