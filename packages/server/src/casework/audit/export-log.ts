/**
 * The log as lines of JSON: each entry with its index, the hash of its text and what opens its commitment, and after every portion a
 * signed checkpoint, so that whoever finds a changed byte can say where it is. The lines alone are enough to check all of it.
 */
import { type Db, readRawAuditLog } from '@goodstanding/ledger'
import { mapInTurns } from '../../in-turns.ts'
import { AUDIT_LOG } from './write-audit.ts'
import { LOG_ORIGIN } from './log-origin.ts'
import { type Leaves, rootOf } from './merkle-tree.ts'
import { signNote, type SigningKey, verifierKey } from './signing-key.ts'

/** Entries between two checkpoints of an export. */
export const PORTION = 256

export type ExportPage = {
  /** Whole lines, each with its line break, some together: none so long that writing it takes others their turn. */
  readonly texts: readonly string[]
  /** From which index the next page begins; null at the end. */
  readonly next: number | null
}

export type Exporting = {
  readonly leaves: Leaves
  readonly key: SigningKey
  readonly from: number
  readonly limit: number
}

export function checkpointOf(leaves: Leaves, size: number, key: SigningKey): string {
  const root = rootOf(leaves, 0, size).toString('base64')
  return signNote(`${LOG_ORIGIN}\n${size}\n${root}\n`, LOG_ORIGIN, key)
}

/** Letters that are written as one piece, or a longer line whole. */
const PIECE = 65_536

/** A page of the export. The first begins with what says how to read it; pages of one export are joined as they come. */
export async function exportPage(db: Db, { leaves, key, from, limit }: Exporting): Promise<ExportPage> {
  const lines: string[] = []
  if (from === 0)
    lines.push(
      JSON.stringify({ format: 'goodstanding-audit/2', origin: LOG_ORIGIN, verifier: verifierKey(LOG_ORIGIN, key) }),
    )
  const rows = await readRawAuditLog(db, AUDIT_LOG, from, Math.min(limit, Math.max(0, leaves.size - from)))
  await mapInTurns(rows, ({ sequence, text, leafHash, opening }) => {
    lines.push(JSON.stringify({ index: sequence, entry: text, leafHash, ...(opening === null ? {} : { opening }) }))
    const size = sequence + 1
    if (size % PORTION === 0 || size === leaves.size)
      lines.push(JSON.stringify({ checkpoint: checkpointOf(leaves, size, key) }))
  })
  if (leaves.size === 0 && from === 0) lines.push(JSON.stringify({ checkpoint: checkpointOf(leaves, 0, key) }))
  const end = from + rows.length
  return { texts: joinLines(lines), next: end < leaves.size && rows.length > 0 ? end : null }
}

function joinLines(lines: readonly string[]): readonly string[] {
  const texts: string[] = []
  let text = ''
  for (const line of lines) {
    text += `${line}\n`
    if (text.length < PIECE) continue
    texts.push(text)
    text = ''
  }
  if (text !== '') texts.push(text)
  return texts
}
