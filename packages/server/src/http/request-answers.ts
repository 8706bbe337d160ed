/** What the calls about the badge and about permits that were asked for answer. */
import {
  type Permit,
  PERMIT_KINDS,
  type Verification,
  type VerificationAsk,
  type VerificationEvidence,
} from '@goodstanding/casework'
import type { FileInEvidence } from '@goodstanding/ledger'
import { eventParts, named } from '@goodstanding/model'
import Type from 'typebox'
import type { Scan } from '../scan/clamd.ts'
import {
  type Answers,
  bilingual,
  bytes,
  count,
  instant,
  json,
  orNull,
  page,
  text,
  version,
  wordOf,
} from './answer-parts.ts'

/** What the scanner said, where one is configured. */
export const scanVerdict = wordOf<Scan['verdict']>({ clean: true, malicious: true, failed: true }, 'ScanVerdict')

const proofKind = wordOf<VerificationEvidence['kind']>(
  {
    'domain-dns': true,
    'domain-file': true,
    'registry-number': true,
    document: true,
  },
  'ProofKind',
)

const proof = named('Proof', {
  kind: proofKind,
  value: text,
  checked: wordOf<VerificationEvidence['checked']>({
    proven: true,
    plausible: true,
    failed: true,
    'not-checked': true,
  }),
  why: orNull(Type.Object({ code: text, ...bilingual.properties })),
  document: Type.Optional(Type.Object({ issuer: orNull(text), issuedOn: orNull(instant), expiresOn: orNull(instant) })),
})

const challenge = named('DomainChallenge', {
  domain: text,
  dns: Type.Object({ type: Type.Literal('TXT'), names: Type.Array(text), value: text }),
  file: Type.Object({ url: text, content: text }),
})

const asked = named('VerificationAsk', {
  items: Type.Array(Type.Object({ text: bilingual, kind: orNull(proofKind) })),
  askedAt: instant,
  until: instant,
  end: orNull(
    Type.Object({
      kind: wordOf<NonNullable<VerificationAsk['end']>['kind']>({ answered: true, unanswered: true }),
      text: Type.Optional(text),
      at: instant,
    }),
  ),
})

const verification = named('Verification', {
  organization: text,
  version: Type.Optional(version),
  status: wordOf<Verification['kind']>(
    { none: true, pending: true, verified: true, expiring: true, revoked: true },
    'VerificationStatus',
  ),
  stated: orNull(
    Type.Object({ name: text, kind: eventParts.organizationKind, country: text, domains: Type.Array(text) }),
  ),
  evidence: Type.Optional(Type.Array(proof)),
  challenges: Type.Optional(Type.Array(challenge)),
  appliedAt: Type.Optional(instant),
  deadline: Type.Optional(instant),
  waitsFor: Type.Optional(wordOf<'reviewer' | 'applicant'>({ reviewer: true, applicant: true })),
  asks: Type.Optional(Type.Array(asked)),
  until: Type.Optional(instant),
  renamed: Type.Optional(
    Type.Object(
      { name: text, at: instant },
      {
        description:
          'The name that the organization took since it was verified: the badge ends 30 days after the first one, or after it was given back, where it was revoked then.',
      },
    ),
  ),
  action: Type.Optional(text),
  at: Type.Optional(instant),
  applyFrom: Type.Optional({ ...instant, description: 'After a revocation: from when a new application is taken.' }),
  refused: Type.Optional(
    Type.Object(
      { reason: text, at: instant },
      { description: 'Why the last application was refused; a new one is taken at once, and takes its place.' },
    ),
  ),
})

const permit = named('PermitRequest', {
  id: text,
  version,
  holder: text,
  clauses: Type.Array(text),
  scope: Type.Record(text, Type.Array(Type.Unknown())),
  issuer: text,
  validFrom: instant,
  validUntil: instant,
  status: wordOf<Exclude<Permit['kind'], 'none'>>({ asked: true, granted: true, refused: true, withdrawn: true }),
  request: Type.Object({
    kind: Type.Enum(PERMIT_KINDS),
    purpose: text,
    evidence: Type.Array(Type.Object({ text: orNull(text), file: orNull(text) })),
    by: text,
    askedAt: instant,
    deadline: instant,
  }),
  reason: Type.Optional(text),
  at: Type.Optional(instant),
  by: Type.Optional(Type.String({ description: 'To staff.' })),
})

const document = named('KeptDocument', {
  source: text,
  sha256: text,
  size: orNull(count),
  type: orNull(text),
  state: wordOf<'kept' | NonNullable<FileInEvidence['missing']>>({ kept: true, 'not-at-hand': true, 'too-much': true }),
  scan: orNull(scanVerdict),
})

export const REQUEST_ANSWERS: Answers = [
  ['post /v1/verifications', json(verification)],
  ['get /v1/verifications', json(page(verification))],
  ['get /v1/verifications/{id}', json(verification)],
  ...['check', 'ask', 'answer', 'decide'].map(
    (act) => [`post /v1/verifications/{id}/${act}`, json(verification)] as const,
  ),
  ['get /v1/verifications/{id}/files', json(page(document))],
  ['post /v1/verifications/{id}/picture', bytes('image/png')],
  ['post /v1/verifications/{id}/original', bytes('application/octet-stream')],
  ['post /v1/permit-requests', json(permit)],
  ['get /v1/permit-requests', json(page(permit))],
  ['get /v1/permit-requests/{id}', json(permit)],
  ['post /v1/permit-requests/{id}/decide', json(permit)],
  ['post /v1/permit-requests/{id}/withdraw', json(permit)],
]
