/** A produced package, kept sealed until its request is over, and shown with the proof that the log holds its production. */
import { addEvidence, type EvidenceRow, listEvidence, readRawAuditLog } from '@goodstanding/ledger'
import { Problem } from '../../http/problems.ts'
import { openOne, sealOne } from '../../vault/seal-texts.ts'
import { type Audit, auditOf } from '../audit/open-audit.ts'
import type { Desk } from '../parts.ts'
import { evidenceKey } from '../streams.ts'
import { AUDIT_LOG } from '../audit/write-audit.ts'
import type { Unit } from '../unit.ts'
import type { LegalPackage } from './produce-package.ts'
import { readKeptPackage } from './read-kept-package.ts'
import { sha256 } from './sha256.ts'

const DAY = 86_400_000
const LOOKED_AT_AFTER = 180 * DAY

const sourceOf = (request: string): string => `legal-request/${request}`

export type KeptPackage = LegalPackage & { readonly producedAt: number }

export async function keepPackage(unit: Unit, request: string, made: LegalPackage): Promise<void> {
  const source = sourceOf(request)
  const kept: KeptPackage = { ...made, producedAt: unit.now }
  await addEvidence(unit.tx, {
    id: unit.newId('evi'),
    organization: '',
    source,
    about: source,
    display: 'staged',
    items: made.files.length,
    body: await sealOne(unit.tx, JSON.stringify(kept), evidenceKey(source), source),
    copiedAt: unit.now,
    lookAt: unit.now + LOOKED_AT_AFTER,
  })
}

const LET_GO =
  'The package of this request is kept no longer: the request is over. The log still holds the SHA-256 of its manifest.'

/** The package that was produced last for a request, with the proof of its production. */
export async function showPackage(desk: Desk, request: string) {
  const rows = await listEvidence(desk.db, [sourceOf(request)])
  const kept = await openPackage(desk, rows.at(-1))
  if (kept === null) throw new Problem('evidence.not-found', rows.length === 0 ? {} : { detail: LET_GO })
  const { producedAt, ...made } = kept
  const proof = await proveProduction(desk, request, producedAt)
  return { ...made, ...signedAnew(desk, made, proof), proof }
}

/**
 * The key may have been changed since it was kept: checkpoints are signed by the new one, and no key would fit both. What is signed again is
 * what the log says was produced, and nothing else.
 */
function signedAnew(desk: Desk, { manifest, manifestSha256, publicKey }: LegalPackage, proof: Proof | null) {
  const { key } = auditOf(desk)
  const isProduced =
    proof?.entry.includes(`"sha256":"${manifestSha256}"`) === true && sha256(manifest) === manifestSha256
  return publicKey === key.publicKey || !isProduced ? {} : { signature: key.sign(manifest), publicKey: key.publicKey }
}

async function openPackage({ db }: Desk, row: EvidenceRow | undefined): Promise<KeptPackage | null> {
  const text = row?.body === undefined || row.body === null ? null : await openOne(db, row.body, row.source)
  return text === null ? null : readKeptPackage(text)
}

type Proof = Awaited<ReturnType<Audit['proveUnderCheckpoint']>> & {
  readonly index: number
  readonly entry: string
  readonly verifier: string
}

/** The entry of the log that says what was produced, byte for byte, under a signed checkpoint. */
async function proveProduction(desk: Desk, request: string, at: number): Promise<Proof | null> {
  const audit = auditOf(desk)
  const index = await audit.find({ act: 'legal-request.produce', object: sourceOf(request), at })
  const [entry] = index === null ? [] : await readRawAuditLog(desk.db, AUDIT_LOG, index, 1)
  if (index === null || entry === undefined) return null
  const { size, path, checkpoint } = await audit.proveUnderCheckpoint(index)
  return { index, size, entry: entry.text, path, checkpoint, verifier: audit.verifier }
}
