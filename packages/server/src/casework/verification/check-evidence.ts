/** Asks the domains of a pending application, outside of any transaction, and records what was found; again until the deadline. */
import { decideVerification, type Verification, type VerificationEvidence } from '@goodstanding/casework'
import { must } from '../asker.ts'
import type { Desk } from '../parts.ts'
import { readStream } from '../read-stream.ts'
import { touchStanding } from '../standing/touch-standing.ts'
import { tellVerification } from './tell-verification.ts'
import { VERIFICATIONS } from '../streams.ts'
import type { Unit } from '../unit.ts'
import { CHECK_JOB } from './check-job.ts'
import { challengeOf, proveDomain, readDomain } from './prove-domain.ts'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** Records spread slowly: often at first, then seldom. */
function pauseAfter(elapsed: number): number {
  if (elapsed < 15 * MINUTE) return MINUTE
  return elapsed < 6 * HOUR ? 15 * MINUTE : 6 * HOUR
}

const isDomain = ({ kind }: VerificationEvidence): boolean => kind === 'domain-dns' || kind === 'domain-file'

async function checkOne(
  desk: Desk,
  organization: string,
  evidence: VerificationEvidence,
): Promise<VerificationEvidence> {
  const { kind, value, checked } = evidence
  if ((kind !== 'domain-dns' && kind !== 'domain-file') || checked === 'proven' || checked === 'failed') return evidence
  const domain = readDomain(value)
  if (domain === null) return { ...evidence, checked: 'failed', why: { code: 'proof.no-domain', detail: null } }
  return {
    ...evidence,
    ...(await proveDomain(desk.domainNet, { kind, challenge: challengeOf(desk, organization, domain) })),
  }
}

/** The application as it stands after its domains were asked. */
export async function checkEvidence(desk: Desk, organization: string): Promise<Verification> {
  const seen = await readStream(desk.db, VERIFICATIONS, organization)
  if (seen?.kind !== 'pending') return seen ?? VERIFICATIONS.none
  const found = await Promise.all(seen.evidence.map((evidence) => checkOne(desk, organization, evidence)))
  return desk.run((unit) => record(desk, unit, { organization, found }))
}

type Recorded = { readonly organization: string; readonly found: readonly VerificationEvidence[] }

async function record(desk: Desk, unit: Unit, { organization, found }: Recorded): Promise<Verification> {
  const now = await unit.load(VERIFICATIONS, organization)
  if (now.kind !== 'pending') return now
  const evidence = now.evidence.map(
    (one) => found.find(({ kind, value }) => kind === one.kind && value === one.value) ?? one,
  )
  const waits = evidence.some((one) => isDomain(one) && one.checked === 'not-checked')
  const next = unit.now + pauseAfter(unit.now - now.appliedAt)
  if (waits && next < now.deadline) unit.schedule({ kind: CHECK_JOB, key: organization, payload: null, due: next })
  const events = must(decideVerification({ kind: 'check', evidence }, now, unit.now))
  if (events.length === 0) return now
  await touchStanding(desk, unit, { type: 'organization', id: organization })
  const isNews = provenIn(evidence).length > provenIn(now.evidence).length
  const after = unit.add(VERIFICATIONS, organization, events)
  if (isNews) tellVerification(unit, organization, after.kind, { proven: provenIn(evidence) })
  return after
}

function provenIn(evidence: readonly VerificationEvidence[]): readonly string[] {
  return evidence.flatMap(({ checked, kind, value }) => (checked === 'proven' ? [`${kind} ${value}`] : []))
}

/** For the clock. */
export async function checkEvidenceAgain(desk: Desk, organization: string): Promise<void> {
  await checkEvidence(desk, organization)
}
