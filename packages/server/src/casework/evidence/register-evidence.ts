/** Enters a copy in the register of evidence, so that it is found, counted and erased when nothing needs it. */
import { type Evidence, keepEvidence } from '@goodstanding/casework'
import { addEvidence, type EvidenceRow } from '@goodstanding/ledger'
import type { VaultDb } from '../../vault/open-vault.ts'
import { openTexts, sealTexts } from '../../vault/seal-texts.ts'
import { EVIDENCE_TEXTS, evidenceKey } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { readKeptEvidence } from './read-kept-evidence.ts'

export type Registering = {
  /** What it was copied for: `report/…`. */
  readonly source: string
  readonly organization: string | null
  /** Whom it shows: `account/…`, `organization/…`. */
  readonly about: string
  readonly evidence: Evidence
}

/** Keeps a copy that stands in no stream, in the register itself. */
export async function keepCopy(unit: Unit, registering: Registering): Promise<string> {
  const { source, evidence } = registering
  const isHashed = evidence.display === 'sealed'
  const sealed = await sealTexts(
    unit.tx,
    { evidence },
    {
      rules: [{ ...EVIDENCE_TEXTS, under: isHashed ? 'hash' : { owner: evidenceKey(source) } }],
      context: source,
    },
  )
  return registerEvidence(unit, registering, JSON.stringify(sealed))
}

/** A copy that `keepCopy` kept, or null when there is none. */
export async function openCopy(
  db: VaultDb,
  { source, body }: Pick<EvidenceRow, 'source' | 'body'>,
): Promise<Evidence | null> {
  if (body === null) return null
  const [opened] = await openTexts(db, [{ value: JSON.parse(body), context: source }], [EVIDENCE_TEXTS])
  return readKeptEvidence(opened)
}

const NO_USES = { appealsUntil: [], openCases: 0, pendingAppeals: 0, legalHolds: 0 }

export async function registerEvidence(
  unit: Unit,
  { source, organization, about, evidence }: Registering,
  body: string | null = null,
): Promise<string> {
  const id = unit.newId('evi')
  const kept = keepEvidence(evidence, NO_USES)
  await addEvidence(unit.tx, {
    id,
    organization: organization ?? '',
    source,
    about,
    display: evidence.display,
    items: itemsIn(evidence),
    body,
    copiedAt: evidence.copiedAt,
    lookAt: kept.kind === 'until' ? kept.until : evidence.copiedAt,
  })
  return id
}

export function itemsIn({ items, before, after }: Evidence): number {
  return items.length + before.length + after.length
}
