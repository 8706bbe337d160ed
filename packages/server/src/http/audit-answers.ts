/** What the verifiable log and the transparency report answer. */
import { TRANSPARENCY_TABLES, type TransparencyEntry, type TransparencyReport } from '@goodstanding/casework'
import { named } from '@goodstanding/model'
import Type from 'typebox'
import { type Answers, bilingual, count, instant, json, orNull, page, text, wordOf } from './answer-parts.ts'

const HEX = '^[0-9a-f]{64}$'

/** What opens the commitment of an entry; only the staff get it. */
const opening = Type.Optional(named('AuditOpening', { by: text, salt: text, records: Type.Optional(Type.Array(text)) }))

/** As it was written: its leaf is the hash of these bytes. */
const entry = named('AuditEntry', {
  at: instant,
  act: text,
  by: Type.String({
    description:
      'Who did it; `operator` for the staff. Entries from before 2026-11-30 name them, and come to administrators without the name, what is sealed and the hashes.',
  }),
  staff: Type.Optional(
    Type.String({
      pattern: HEX,
      description: 'Who of the staff: SHA-256 of the salt of `opening`, a line break and its `by`.',
    }),
  ),
  object: text,
  organization: orNull(text),
  why: orNull(Type.Unknown({ description: 'Sealed.' })),
  sha256: Type.Optional(text),
  records: Type.Optional(Type.Array(text)),
})

/** Everywhere in one form; what proves it is base64, as checkpoints are. */
const leafHash = Type.String({ pattern: HEX, description: 'SHA-256 in hex (RFC 9162).' })
const hashes = Type.Array(Type.String({ description: 'Base64.' }))

/** That an entry is in the log of `size` entries (RFC 9162). */
export const inclusion = named('InclusionProof', {
  index: count,
  size: count,
  entry: orNull(entry),
  opening,
  leafHash,
  path: hashes,
  root: text,
})

const consistency = named('ConsistencyProof', { from: count, size: count, path: hashes, roots: hashes })

const written = named('WrittenAuditEntry', {
  index: count,
  organization: orNull(text),
  entry,
  opening,
  who: Type.Optional(bilingual),
  why: orNull(text),
  leafHash,
  at: instant,
})

const published = orNull(Type.Integer({ minimum: 0, description: 'Null: too few to publish.' }))
const table = named('TransparencyTable', {
  total: published,
  cells: Type.Array(Type.Object({ key: text, count: published })),
})
const median = orNull(Type.Number())
const medians: Readonly<Record<keyof TransparencyReport['medianHours'], typeof median>> = {
  reports: median,
  complaints: median,
  appeals: median,
}

const period = named('TransparencyPeriod', { name: text, from: instant, until: instant })
const transparency = named('TransparencyReport', {
  period,
  tables: Type.Object(Object.fromEntries(TRANSPARENCY_TABLES.map((name) => [name, table]))),
  medianHours: Type.Object(medians),
})

const publication = named('PublishedPeriod', {
  period,
  publishedAt: orNull(instant),
})

const behind = Type.Object({
  ...page(
    Type.Object({
      kind: wordOf<TransparencyEntry['kind']>({
        action: true,
        reversal: true,
        report: true,
        complaint: true,
        appeal: true,
        'legal-request': true,
      }),
      of: text,
      case: orNull(text),
      subject: orNull(text),
      at: instant,
    }),
  ).properties,
  withheld: count,
})

export const AUDIT_ANSWERS: Answers = [
  ['get /v1/audit/checkpoint', { 'text/plain': Type.String({ description: 'A signed note: origin, size, root.' }) }],
  ['get /v1/audit/proof/{index}', json(inclusion)],
  ['get /v1/audit/consistency', json(consistency)],
  ['get /v1/audit/entries', json(page(written))],
  [
    'get /v1/audit/export',
    { 'application/x-ndjson': Type.String({ description: 'An entry or a checkpoint a line.' }) },
  ],
  ['get /v1/transparency', json(page(publication))],
  ['post /v1/transparency/{period}/publish', json(publication)],
  ['post /v1/transparency/{period}/withdraw', json(publication)],
  ['get /v1/transparency/{period}', { ...json(transparency), 'text/csv': text }],
  ['get /v1/transparency/{period}/entries', json(behind)],
]
