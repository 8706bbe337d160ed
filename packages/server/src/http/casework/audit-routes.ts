/** The verifiable log of section 7. */
import { readAuditLog, readAuditPage } from '@goodstanding/ledger'
import type { FastifyInstance } from 'fastify'
import { demand } from '../../casework/asker.ts'
import { Readable } from 'node:stream'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { entriesFor, entryAs, isUnnamed, openingFor, OPERATOR_WORDS } from '../../casework/audit/entries-for.ts'
import type { ExportPage } from '../../casework/audit/export-log.ts'
import { type Audit, auditOf } from '../../casework/audit/open-audit.ts'
import { openWhys } from '../../casework/audit/read-why.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { readFor } from '../../casework/narrow.ts'
import { instantText } from '../../casework/show.ts'
import { AUDIT_LOG } from '../../casework/audit/write-audit.ts'
import { principalOf } from '../app.ts'
import { wholeIn, wholeOf } from '../page-query.ts'
import { Problem } from '../problems.ts'

type IndexParams = { Params: { index: string } }

const ENTRIES_AT_ONCE = 500

const EXPORTED_AT_ONCE = 1_000
/** So many are read from the ledger in one go where the whole log is exported. */
const READ_AT_ONCE = 250

/** Piece by piece: a stream that has more at hand writes all of it in one go. */
async function* inTurn({ texts }: ExportPage): AsyncGenerator<string> {
  for (const text of texts) {
    await nextTurn()
    yield text
  }
}

/** Page by page, so that memory holds one page however long the log is. */
async function* wholeExport(audit: Audit, start: number): AsyncGenerator<string> {
  for (let from: number | null = start; from !== null; ) {
    const page: ExportPage = await audit.exportLines(from, READ_AT_ONCE)
    yield* inTurn(page)
    from = page.next
  }
}

export function registerAuditRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['audit']
  const audit = auditOf(desk)
  app.get(
    '/v1/audit/checkpoint',
    { schema: { tags, summary: 'The signed size and root of the log' } },
    async (request, reply) => {
      demand(principalOf(request), 'audit.verify', ['own-organization'])
      return reply
        .type('text/plain; charset=utf-8')
        .header('audit-key', audit.verifier)
        .send(await audit.checkpoint())
    },
  )

  app.get<IndexParams>(
    '/v1/audit/proof/:index',
    { schema: { tags, summary: 'That an entry is in the log' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'audit.verify', ['own-organization'])
      const size = wholeOf(request, 'size')
      const index = wholeIn(request.params.index)
      if (index === null) throw new Problem('audit.unknown')
      const [written] = await readFor(desk, principal, (db) => readAuditLog(db, AUDIT_LOG, index, 1))
      if (principal.kind === 'member') {
        const seen = written?.sequence === index ? await entriesFor(desk, principal, [written]) : []
        if (seen.length === 0) throw new Problem('permission.not-found')
      }
      const proof = await audit.proof(index, size)
      const entry = proof.entry === null ? null : entryAs(principal, proof.entry)
      return { ...proof, entry, ...openingFor(principal, written?.sequence === index ? written.opening : null) }
    },
  )

  app.get(
    '/v1/audit/consistency',
    { schema: { tags, summary: 'That an earlier log is a part of this one' } },
    async (request) => {
      demand(principalOf(request), 'audit.verify', ['own-organization'])
      return audit.consistency(wholeOf(request, 'from') ?? 0, wholeOf(request, 'to') ?? wholeOf(request, 'size'))
    },
  )

  app.get('/v1/audit/entries', { schema: { tags, summary: 'Entries from an index on' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'audit.read', ['own-organization'])
    // `next` is the index of the entry that comes then: as good as `cursor` as it is as `from`.
    const from = wholeOf(request, 'cursor') ?? wholeOf(request, 'from') ?? 0
    const most = wholeOf(request, 'limit', { least: 1, most: ENTRIES_AT_ONCE }) ?? ENTRIES_AT_ONCE
    const { entries, next } = await readFor(desk, principal, (db) => readAuditPage(db, AUDIT_LOG, from, most))
    const shown = await entriesFor(desk, principal, entries)
    const whys = await openWhys(desk.db, shown)
    const items = shown.map((written, n) => {
      const unnamed = isUnnamed(principal, written.entry)
      return {
        index: written.sequence,
        organization: written.organization,
        entry: entryAs(principal, written.entry),
        ...openingFor(principal, written.opening),
        ...(unnamed ? { who: OPERATOR_WORDS } : {}),
        why: unnamed ? null : (whys[n] ?? null),
        leafHash: written.leafHash,
        at: instantText(written.at),
      }
    })
    return { items, next: next === null ? null : String(next) }
  })

  app.get(
    '/v1/audit/export',
    { schema: { tags, summary: 'The whole log as lines of JSON, with checkpoints: what `audit verify` reads' } },
    async (request, reply) => {
      demand(principalOf(request), 'audit.export')
      const start = wholeOf(request, 'from') ?? 0
      const limit = wholeOf(request, 'limit', { least: 1, most: EXPORTED_AT_ONCE })
      reply.type('application/x-ndjson; charset=utf-8')
      if (limit === null) return reply.send(Readable.from(wholeExport(audit, start)))
      const page = await audit.exportLines(start, limit)
      if (page.next !== null) reply.header('next-index', String(page.next))
      return reply.send(Readable.from(inTurn(page)))
    },
  )
}
