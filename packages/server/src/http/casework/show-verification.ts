/** An application for the badge as it is shown, and the parts that its bodies share. */
import {
  coolsUntil,
  openAsk,
  refusedOf,
  type Renamed,
  sayRemark,
  type Verification,
  type VerificationAsk,
  type VerificationEvidence,
  type Verified,
} from '@goodstanding/casework'
import { eventParts, named } from '@goodstanding/model'
import Type from 'typebox'
import type { Desk } from '../../casework/parts.ts'
import { instantText, type Shown, textOrNull } from '../../casework/show.ts'
import { challengeOf, readDomain } from '../../casework/verification/prove-domain.ts'

export const proofKind = Type.Enum(['domain-dns', 'domain-file', 'registry-number', 'document'], { title: 'ProofKind' })
export const proof = named('StatedProof', {
  kind: proofKind,
  value: eventParts.short,
  issuer: Type.Optional(eventParts.short),
  issuedOn: Type.Optional(eventParts.short),
  expiresOn: Type.Optional(eventParts.short),
})

/** Who of the staff asked is nobody's business outside, and inside the log tells it. */
function showAsk({ items, askedAt, until, end }: VerificationAsk): Shown {
  return {
    items,
    askedAt: instantText(askedAt),
    until: instantText(until),
    end: end === null ? null : { ...end, at: instantText(end.at) },
  }
}

function showEvidence({ document, ...proof }: VerificationEvidence): Shown {
  const evidence = { ...proof, why: sayRemark(proof.why) }
  if (document === null) return evidence
  const { issuer, issuedOn, expiresOn } = document
  return { ...evidence, document: { issuer, issuedOn: textOrNull(issuedOn), expiresOn: textOrNull(expiresOn) } }
}

/** What proves each domain of an application. */
function challengesOf(desk: Desk, organization: string, evidence: readonly VerificationEvidence[]) {
  const domains = evidence.flatMap(({ kind, value }) =>
    kind === 'domain-dns' || kind === 'domain-file' ? [readDomain(value) ?? []].flat() : [],
  )
  return [...new Set(domains)].map((domain) => challengeOf(desk, organization, domain))
}

/** The organization as its service stated it, to compare proofs with; null: it stated nothing. */
function statedOf({ memory }: Desk, id: string): Shown | null {
  const known = memory.organization(id)
  if (known === null) return null
  const { name, kind, country, domains } = known
  return { name, kind, country, domains }
}

const showRenamed = ({ name, at }: Renamed): Shown => ({ name, at: instantText(at) })

const showBadge = ({ until, renamed }: Verified): Shown => ({
  until: instantText(until),
  ...(renamed === undefined ? {} : { renamed: showRenamed(renamed) }),
})

export function showVerification(desk: Desk, organization: string, found: Verification): Shown {
  const refused = refusedOf(found)
  const base = {
    organization,
    status: found.kind,
    stated: statedOf(desk, organization),
    ...(refused === undefined ? {} : { refused: { reason: refused.reason, at: instantText(refused.at) } }),
  }
  switch (found.kind) {
    case 'none':
      return base
    case 'pending':
      return {
        ...base,
        evidence: found.evidence.map(showEvidence),
        challenges: challengesOf(desk, organization, found.evidence),
        appliedAt: instantText(found.appliedAt),
        deadline: instantText(found.deadline),
        // The badge that runs on while its renewal is looked at.
        ...(found.current === null ? {} : showBadge(found.current)),
        waitsFor: openAsk(found) === null ? 'reviewer' : 'applicant',
        asks: found.asks.map(showAsk),
      }
    case 'verified':
    case 'expiring':
      return { ...base, evidence: found.verified.evidence.map(showEvidence), ...showBadge(found.verified) }
    case 'revoked':
      return {
        ...base,
        action: found.action,
        at: instantText(found.at),
        applyFrom: instantText(coolsUntil(found)),
        ...(found.application === undefined ? {} : { appliedAt: instantText(found.application.appliedAt) }),
      }
  }
}
