/** What the calls about requests of authorities, disclosures and erasures answer. */
import type { Disclosure, EmergencyReview, Erasure, LegalRequest, LegalRequestContents } from '@goodstanding/casework'
import { named } from '@goodstanding/model'
import Type from 'typebox'
import { LEGAL_KINDS } from '../casework/legal/produce-package.ts'
import {
  type Answers,
  bilingual,
  count,
  byWord,
  instant,
  json,
  orNull,
  page,
  text,
  version,
  wordOf,
  extended,
} from './answer-parts.ts'
import { inclusion } from './audit-answers.ts'

const recordsOfKinds = named('RecordCounts', byWord(LEGAL_KINDS, count).properties)

const status = wordOf<Exclude<LegalRequest['kind'], 'none'>>(
  {
    received: true,
    validated: true,
    holding: true,
    refused: true,
    approved: true,
    produced: true,
    closed: true,
    emergency: true,
  },
  'LegalRequestStatus',
)

const request = named('LegalRequest', {
  id: text,
  version,
  status,
  kind: status,
  authority: text,
  country: text,
  basis: text,
  reference: text,
  receivedAt: instant,
  deadline: instant,
  scope: Type.Object({
    subjects: Type.Array(text),
    kinds: Type.Array(Type.Enum(LEGAL_KINDS, { title: 'LegalKind' }), { description: 'None: every kind.' }),
    span: Type.Object({ from: instant, until: orNull(instant) }),
    records: orNull(count),
    counts: Type.Optional(recordsOfKinds),
  }),
  gag: orNull(Type.Object({ order: text, until: instant })),
  gagOrders: Type.Array(text),
  handledBy: Type.Array(text),
  held: wordOf<LegalRequestContents['held']>({ no: true, held: true, released: true }),
  by: Type.Optional(text),
  reason: Type.Optional(text),
  second: Type.Optional(text),
  production: Type.Optional(Type.Object({ by: text, at: instant, manifest: text })),
  emergency: Type.Optional(
    Type.Object({
      reason: text,
      finding: wordOf<EmergencyReview['finding']>({ justified: true, unjustified: true }),
      by: text,
      words: text,
      at: instant,
    }),
  ),
  reviewBy: Type.Optional(instant),
  overdue: Type.Optional(wordOf<'no' | 'flagged'>({ no: true, flagged: true })),
})

const produced = named('LegalPackage', {
  files: Type.Array(Type.Object({ name: text, mediaType: text, sha256: text, text })),
  manifest: text,
  manifestSha256: text,
  signature: Type.String({ description: 'Ed25519 over the manifest, base64.' }),
  publicKey: text,
  counts: recordsOfKinds,
  proof: orNull(
    Type.Object({
      index: count,
      size: count,
      entry: text,
      path: Type.Array(text),
      checkpoint: text,
      verifier: text,
    }),
  ),
})

const disclosure = named('Disclosure', {
  id: text,
  version,
  subject: text,
  authority: text,
  country: text,
  basis: text,
  counts: recordsOfKinds,
  route: wordOf<'usual' | 'emergency'>({ usual: true, emergency: true }),
  producedAt: instant,
  request: Type.Optional(Type.String({ description: 'To counsel.' })),
  status: Type.Optional(wordOf<Exclude<Disclosure['kind'], 'none'>>({ owed: true, told: true })),
  message: Type.Optional(bilingual),
  toldAt: Type.Optional(instant),
  owedUntil: Type.Optional(instant),
})

const erasure = named('Erasure', {
  id: text,
  version,
  status: wordOf<Exclude<Erasure['kind'], 'none'>>({
    requested: true,
    approved: true,
    held: true,
    erased: true,
    refused: true,
  }),
  person: text,
  organization: orNull(text),
  requestedAt: instant,
  deadline: instant,
  heldBy: Type.Optional(Type.Object({ legalRequests: Type.Array(text), open: Type.Array(text) })),
  until: Type.Optional(orNull(instant)),
  receipt: Type.Optional(text),
  erasedAt: Type.Optional(instant),
  reason: Type.Optional(text),
})

const receipt = named('ErasureReceipt', {
  receipt: Type.String({ description: 'The JSON text that is signed.' }),
  signature: text,
  publicKey: text,
  checkpoint: text,
  verifier: text,
  proof: orNull(inclusion),
})

const steps = ['validate', 'hold', 'approve', 'refuse', 'narrow', 'review', 'extend-gag', 'close', 'release-hold']

export const LEGAL_ANSWERS: Answers = [
  ['post /v1/legal-requests', json(request)],
  ['get /v1/legal-requests', json(page(request))],
  ['get /v1/legal-requests/{id}', json(request)],
  ['get /v1/legal-requests/{id}/package', json(produced)],
  ...steps.map((step) => [`post /v1/legal-requests/{id}/${step}`, json(request)] as const),
  ['post /v1/legal-requests/{id}/produce', json(extended('ProducedLegalRequest', request, { package: produced }))],
  ['get /v1/disclosures', json(page(disclosure))],
  ['get /v1/disclosures/{id}', json(disclosure)],
  ['post /v1/erasures', json(erasure)],
  ['get /v1/erasures', json(page(erasure))],
  ['get /v1/erasures/{id}', json(erasure)],
  ['get /v1/erasures/{id}/receipt', json(receipt)],
  ['post /v1/erasures/{id}/approve', json(erasure)],
  ['post /v1/erasures/{id}/refuse', json(erasure)],
]
