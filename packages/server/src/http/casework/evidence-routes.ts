/** Evidence: read for a case, a legal request or a stated purpose, and never without an entry in the log. */
import { countEvidence } from '@goodstanding/ledger'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { demand } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { type Purpose, readCaseEvidence, readEvidence } from '../../casework/evidence/read-evidence.ts'
import { principalOf } from '../app.ts'
import { queryOf } from '../page-query.ts'

type IdParams = { Params: { id: string } }

function purposeOf(request: FastifyRequest): Purpose {
  const { case: caseId, legalRequest, purpose } = queryOf(request)
  return { case: caseId ?? null, legalRequest: legalRequest ?? null, purpose: purpose ?? null }
}

export function registerEvidenceRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['evidence']
  app.get<IdParams>(
    '/v1/evidence/:id',
    { schema: { tags, summary: 'One copy, for a case, a legal request or a stated purpose' } },
    (request) => readEvidence(desk, principalOf(request), request.params.id, purposeOf(request)),
  )

  app.get<IdParams>(
    '/v1/cases/:id/evidence',
    { schema: { tags, summary: 'Everything that a case rests on, or with `?source=complaint/…` one part of it' } },
    (request) => readCaseEvidence(desk, principalOf(request), request.params.id, queryOf(request)['source'] ?? null),
  )

  app.get(
    '/v1/evidence-counts',
    { schema: { tags, summary: 'How much is kept, sealed and erased' } },
    async (request) => {
      demand(principalOf(request), 'evidence.read', ['granted-queue', 'purpose'])
      return { items: await countEvidence(desk.db), next: null }
    },
  )
}
