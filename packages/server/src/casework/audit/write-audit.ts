/** The entries that a unit leaves in the log: who did what, and the hashes of the events that it wrote. */
import { createHash, randomBytes } from 'node:crypto'
import { appendToAuditLog, type AuditOpening } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import { INSTALLATION, type VaultDb } from '../../vault/open-vault.ts'
import { sealOne } from '../../vault/seal-texts.ts'
import type { AuditNote } from '../unit.ts'
import { markNoted } from './audit-scope.ts'
import { commitmentTo, commitmentToRecords } from './commitment.ts'

export const AUDIT_LOG = 'operations'

/** Outside, what somebody of the staff did is the operator's. */
export const OPERATOR = 'operator'

const SALT_BYTES = 16

export type Noted = { readonly notes: readonly AuditNote[]; readonly records: readonly string[]; readonly now: Instant }

/** What nobody asked for - the clock, a finding - is noted too. */
const BY_ITSELF: AuditNote = {
  act: 'casework.advance',
  by: 'machine',
  object: 'casework',
  organization: null,
  why: null,
}

/** Last of all: the log's lock is held until the commit. */
export async function writeAudit(tx: VaultDb, { notes, records, now }: Noted): Promise<void> {
  if (notes.length > 0) markNoted()
  const [first, ...more] = notes.length === 0 && records.length > 0 ? [BY_ITSELF] : notes
  if (first === undefined) return
  const written = async (note: AuditNote, hashes: readonly string[]) => {
    const opening = openingOf(note, hashes)
    return { note, opening, entry: await entryOf(tx, { note, opening, now }, hashes) }
  }
  const entries = [await written(first, records)]
  for (const note of more) entries.push(await written(note, []))
  await appendToAuditLog(
    tx,
    AUDIT_LOG,
    entries.map(({ note, entry, opening }) => ({
      organization: note.shown === 'to-nobody-there' ? null : entry.organization,
      entry,
      leafHash: leafHash(JSON.stringify(entry)),
      at: now,
      opening,
    })),
  )
}

/** Of the staff an entry holds a commitment alone, so that whoever may not know the name reads the entry as it was hashed. */
function openingOf({ by }: AuditNote, records: readonly string[]): AuditOpening | null {
  if (!by.startsWith('staff/')) return null
  const salt = randomBytes(SALT_BYTES).toString('hex')
  return { by, salt, ...(records.length === 0 ? {} : { records }) }
}

type Writing = { readonly note: AuditNote; readonly opening: AuditOpening | null; readonly now: Instant }

/** An entry of the log: what it tells of people lies under their keys, so that the log stands when they are destroyed. */
async function entryOf(tx: VaultDb, { note, opening, now }: Writing, records: readonly string[]) {
  const { act, by, object, organization, why, about, sha256 } = note
  const owner = about ?? (organization === null ? INSTALLATION : `organization/${organization}`)
  const proven = opening?.records === undefined ? records : [commitmentToRecords(opening)]
  return {
    at: new Date(now).toISOString(),
    act,
    ...(opening === null ? { by } : { by: OPERATOR, staff: commitmentTo(opening) }),
    object,
    organization,
    why: why === null || why === '' ? null : await sealOne(tx, why, owner, AUDIT_LOG),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(proven.length === 0 ? {} : { records: proven }),
  }
}

/** RFC 6962: the hash of a leaf begins with a zero byte. Hexadecimal. */
export function leafHash(entry: string): string {
  return createHash('sha256')
    .update(Buffer.from([0]))
    .update(entry)
    .digest('hex')
}
