/** An organization asks for the badge. What can be checked without asking anybody is checked at once. */
import {
  decideVerification,
  type DocumentClaim,
  type ProofRemarkCode,
  VERIFICATION_DEADLINE,
  type VerificationEvidence,
} from '@goodstanding/casework'
import { checkRegistryNumber, domainVerified, isRegistryScheme, REGISTRY_SCHEMES } from '@goodstanding/detectors'
import { claimDocuments } from '@goodstanding/ledger'
import type { Event, Instant, OrganizationId } from '@goodstanding/model'
import { createHash } from 'node:crypto'
import { must } from '../asker.ts'
import { asId } from '../read-id.ts'
import type { Desk } from '../parts.ts'
import { readStanding } from '../standing/load-history.ts'
import { tellVerification } from './tell-verification.ts'
import { VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { CHECK_JOB } from './check-job.ts'
import { keepDocument } from './documents.ts'
import { readDomain } from './prove-domain.ts'

/** `value` of a registry number: `scheme:number`; of a document: its SHA-256. */
export type StatedProof = {
  readonly kind: VerificationEvidence['kind']
  readonly value: string
  readonly issuer?: string
  readonly issuedOn?: string
  readonly expiresOn?: string
}

/** Without asking anybody outside: domains are asked later, by the clock. */
export function checkProofs(
  desk: Desk,
  organization: string,
  proofs: readonly StatedProof[],
): readonly VerificationEvidence[] {
  return proofs.map((proof) => {
    const { kind, value } = proof
    const document = kind === 'document' ? claimOf(proof) : null
    const found = document === null ? checkProof(desk, organization, proof) : checkDates(document, desk.now())
    return { kind, value, document, ...found }
  })
}

function claimOf({ issuer, issuedOn, expiresOn }: StatedProof): DocumentClaim {
  return { issuer: issuer ?? null, issuedOn: dayOf(issuedOn), expiresOn: dayOf(expiresOn) }
}

function dayOf(text: string | undefined): Instant | null {
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : at
}

const REGISTRY_FORMS = REGISTRY_SCHEMES.map((scheme) => `${scheme}:…`).join(', ')

type Checked = Pick<VerificationEvidence, 'checked' | 'why'>

const said = (
  checked: VerificationEvidence['checked'],
  code: ProofRemarkCode | null = null,
  detail: string | null = null,
): Checked => ({ checked, why: code === null ? null : { code, detail } })

/** What the dates of a document tell. That it is genuine is for a person to find. */
function checkDates({ issuedOn, expiresOn }: DocumentClaim, now: Instant): Checked {
  if (issuedOn !== null && issuedOn > now) return said('failed', 'proof.document-future')
  if (expiresOn !== null && expiresOn <= now) return said('failed', 'proof.document-expired')
  if (issuedOn !== null && expiresOn !== null && expiresOn <= issuedOn) return said('failed', 'proof.document-dates')
  return said('not-checked')
}

function checkProof({ memory }: Desk, id: string, { kind, value }: StatedProof): Checked {
  const known = memory.organization(id)
  switch (kind) {
    case 'domain-dns':
    case 'domain-file':
      if (readDomain(value) === null) return said('failed', 'proof.no-domain')
      // Domains of the organization's fact are those whose control the service has verified.
      return said(domainVerified(value.toLowerCase(), known?.domains ?? []) ? 'proven' : 'not-checked')
    case 'registry-number': {
      const [stated = '', ...number] = value.split(':')
      const scheme = stated.trim().toLowerCase()
      if (!isRegistryScheme(scheme) || number.length === 0)
        return said('failed', 'proof.registry-unknown', REGISTRY_FORMS)
      const { valid } = checkRegistryNumber(scheme, number.join(':').trim(), known?.country ?? '')
      if (valid === null) return said('not-checked', 'proof.registry-unchecked')
      return valid ? said('plausible') : said('failed', 'proof.check-digits')
    }
    case 'document':
      return said('not-checked')
  }
}

/** Under what a proof is known again; null: whoever else brings it says nothing about it. */
function claimKey({ kind, value }: VerificationEvidence): string | null {
  if (kind === 'document') return value.toLowerCase()
  if (kind !== 'registry-number') return null
  // However it is written; a number and a document never share a key.
  const number = value
    .normalize('NFKC')
    .replaceAll(/[\s.-]/g, '')
    .toLowerCase()
  return createHash('sha256').update(`registry-number/${number}`).digest('hex')
}

/**
 * A document that another organization brought before is not this one's proof. A number may belong to two tenants of one company, or
 * to one of the two alone: whoever decides is told.
 */
async function checkReuse(
  unit: Unit,
  organization: string,
  evidence: readonly VerificationEvidence[],
): Promise<readonly VerificationEvidence[]> {
  const keys = evidence.flatMap((one) => claimKey(one) ?? [])
  const claims = keys.map((sha256) => ({ sha256, organization, at: unit.now }))
  const reused = await claimDocuments(unit.tx, claims)
  return evidence.map((one) => {
    const key = claimKey(one)
    if (key === null || !reused.has(key)) return one
    if (one.kind === 'document') return { ...one, ...said('failed', 'proof.document-reused') }
    return one.checked === 'failed' ? one : { ...one, ...said(one.checked, 'proof.number-shared') }
  })
}

/** Bytes that came by `PUT /v1/files/{sha256}` before, or come within the hour, are kept for whoever reviews the application. */
async function keepDocuments(
  desk: Desk,
  unit: Unit,
  organization: string,
  evidence: readonly VerificationEvidence[],
): Promise<void> {
  for (const { kind, value } of evidence)
    if (kind === 'document') await keepDocument(desk, unit, { organization, sha256: value })
}

/** When the badge was last revoked by an action in force, whether or not there was one; null: it was not. */
export async function findRevocation(unit: Unit, organization: string): Promise<Instant | null> {
  const { actions } = await readStanding(unit.tx, { type: 'organization', id: organization }, unit.now)
  const times = actions.filter(({ type }) => type === 'revoke-verification').map(({ takenAt }) => takenAt)
  return times.length === 0 ? null : Math.max(...times)
}

/** Applies, or throws why the organization may not now. */
export async function applyForVerification(
  desk: Desk,
  unit: Unit,
  application: { readonly organization: string; readonly proofs: readonly StatedProof[]; readonly proofsFollow?: true },
) {
  const { organization, proofs, proofsFollow } = application
  const found = await unit.load(VERIFICATIONS, organization)
  const evidence = await checkReuse(unit, organization, checkProofs(desk, organization, proofs))
  const deadline = unit.now + VERIFICATION_DEADLINE
  const revokedAt = await findRevocation(unit, organization)
  const command = {
    kind: 'apply',
    organization: asId<OrganizationId>(organization),
    evidence,
    deadline,
    revokedAt,
    ...(proofsFollow === true ? { proofsFollow } : {}),
  } as const
  const applied = unit.add(VERIFICATIONS, organization, must(decideVerification(command, found, unit.now)))
  await keepDocuments(desk, unit, organization, evidence)
  tellVerification(unit, organization, applied.kind)
  unit.schedule({ kind: CHECK_JOB, key: organization, payload: null, due: unit.now })
  return applied
}

/** Adds what an applicant answers to what they brought before, checked like it. */
export async function addProofs(
  desk: Desk,
  unit: Unit,
  answer: { readonly organization: string; readonly text: string; readonly proofs: readonly StatedProof[] },
) {
  const { organization, text, proofs } = answer
  const found = await unit.load(VERIFICATIONS, organization)
  const evidence = await checkReuse(unit, organization, checkProofs(desk, organization, proofs))
  const events = must(decideVerification({ kind: 'answer', text, evidence }, found, unit.now))
  const answered = unit.add(VERIFICATIONS, organization, events)
  await keepDocuments(desk, unit, organization, evidence)
  tellVerification(unit, organization, answered.kind, { waitsFor: 'reviewer' })
  unit.schedule({ kind: CHECK_JOB, key: organization, payload: null, due: unit.now })
  return answered
}

/** What an `organization.verify` event brings as evidence. */
export function proofsOf(event: Extract<Event, { type: 'organization.verify' }>): readonly StatedProof[] {
  const { domain, registryNumber, documents = [] } = event.data.subject
  return [
    ...(domain === undefined ? [] : [{ kind: 'domain-dns', value: domain } as const]),
    ...(registryNumber === undefined
      ? []
      : [{ kind: 'registry-number', value: `${registryNumber.scheme}:${registryNumber.value}` } as const]),
    ...documents.map(({ sha256, issuer, issuedOn, expiresOn }) => ({
      kind: 'document' as const,
      value: sha256,
      ...(issuer === undefined ? {} : { issuer }),
      ...(issuedOn === undefined ? {} : { issuedOn }),
      ...(expiresOn === undefined ? {} : { expiresOn }),
    })),
  ]
}
