/** Bulk decisions: many cases alike under one batch id, each with its own outcome; and the undoing of all of them. */
import type { Staff } from '@goodstanding/casework'
import { type Batch, countBatchItems, findBatch, listBatches, listBatchItems } from '@goodstanding/ledger'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { demand, demandStaff } from '../../casework/asker.ts'
import { ANSWERED_WHOLE, startBatch, startBatchUndo, workOnBatch } from '../../casework/case/batches.ts'
import type { Casework } from '../../casework/create-casework.ts'
import type { Desk } from '../../casework/parts.ts'
import { withinReach } from '../../casework/queue/granted-queues.ts'
import { readBatchStated } from '../../casework/read-stream.ts'
import { instantText, type Shown } from '../../casework/show.ts'
import { acceptedLanguage } from '../../page/accepted-language.ts'
import { principalOf } from '../app.ts'
import { pageOf } from '../page-query.ts'
import { isProblemBody, Problem, problemOf } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { sayProblem } from '../say-problem.ts'
import { answerOnce } from './answer-once.ts'
import { needing, words } from './body-parts.ts'
import { decision, type DecisionBody, readDecision } from './read-decision.ts'

type IdParams = { Params: { id: string } }

const MOST_CASES = 10_000
const bulk = Type.Object({
  cases: Type.Array(eventParts.id, { minItems: 1, maxItems: MOST_CASES }),
  ...decision.properties,
})
const checkBulk = checkerOf<DecisionBody & { readonly cases: readonly string[] }>(bulk, 'body.invalid')
const undo = Type.Object({ reason: Type.Optional(words) })
const checkUndo = checkerOf<{ reason?: string }>(undo, 'body.invalid')

async function showBatch(desk: Desk, batch: Batch): Promise<Shown> {
  const counts = await countBatchItems(desk.db, batch.id)
  const { decision: stated, undo: undone } = readBatchStated(batch.stated)
  const { waiting = 0, 'undo-waiting': undoWaiting = 0 } = counts
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return {
    id: batch.id,
    status: batch.status,
    by: batch.by,
    outcome: stated.outcome.kind,
    clause: stated.outcome.kind === 'violation' ? stated.outcome.clause : null,
    createdAt: instantText(batch.createdAt),
    total,
    done: total - waiting - undoWaiting,
    counts,
    undo: undone === null ? null : { by: undone.by.id, reason: undone.reason },
  }
}

async function showWhole(desk: Desk, request: FastifyRequest, id: string): Promise<Shown> {
  const batch = await findBatch(desk.db, id)
  if (batch === null) throw new Problem('batch.not-found')
  const { items, next } = await listBatchItems(desk.db, id, pageOf(request))
  const seen = await withinReach(desk, principalOf(request), { items, caseOf: ({ caseId }) => caseId })
  return { ...(await showBatch(desk, batch)), items: seen.map(showItemTo(request)), next }
}

/** The batch is kept, and the clock goes on with it: what keeps a case from being decided now is no refusal of the whole. */
async function workNow(desk: Desk, id: string, most: number): Promise<boolean> {
  try {
    return await workOnBatch(desk, id, most)
  } catch (fault) {
    if (problemOf(fault)?.status !== 503) throw fault
    return false
  }
}

type Item = { readonly caseId: string; readonly status: string; readonly answer: unknown }

/** What became of one case; why it was refused is kept in English and told in the asker's language. */
function showItemTo(request: FastifyRequest): (item: Item) => Shown {
  const language = acceptedLanguage(request.headers['accept-language'])
  return ({ caseId, status, answer }) => {
    const told = typeof answer === 'object' && answer !== null ? answer : {}
    const problem = 'problem' in told && isProblemBody(told.problem) ? sayProblem(told.problem, language) : null
    return { id: caseId, status, ...told, ...(problem === null ? {} : { problem }) }
  }
}

export function registerBatchRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['cases']

  app.post(
    '/v1/cases/decide',
    { schema: { tags, summary: 'Decide many cases alike', body: needing(bulk, 'reason') } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'case.decide')
        const body = checkBulk(request.body ?? {}, '')
        const { ifMatch: _ifMatch, batch: _batch, ...stated } = readDecision(body, null, null)
        const cases = [...new Set(body.cases)]
        const id = await startBatch(desk, { by, decision: stated, cases })
        const isWhole = cases.length <= ANSWERED_WHOLE && (await workNow(desk, id, cases.length + 1))
        const items = isWhole
          ? (await listBatchItems(desk.db, id, { limit: ANSWERED_WHOLE, cursor: null })).items.map(showItemTo(request))
          : []
        return { status: isWhole ? 200 : 202, body: { batch: id, items } }
      }),
  )

  app.get('/v1/batches', { schema: { tags, summary: 'Bulk decisions, newest first' } }, async (request) => {
    demand(principalOf(request), 'batch.read')
    const { items, next } = await listBatches(desk.db, pageOf(request))
    return { items: await Promise.all(items.map((batch) => showBatch(desk, batch))), next }
  })

  app.get<IdParams>(
    '/v1/batches/:id',
    { schema: { tags, summary: 'How far a bulk decision is, and what became of each case' } },
    async (request) => {
      demand(principalOf(request), 'batch.read')
      return showWhole(desk, request, request.params.id)
    },
  )

  app.post<IdParams>(
    '/v1/batches/:id/undo',
    { schema: { tags, summary: 'Undo every decision of a batch', body: needing(undo, 'reason') } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by: Staff = demandStaff(principal, 'batch.undo', ['self'])
        const { reason = '' } = checkUndo(request.body ?? {}, '')
        const { id } = request.params
        const may = (batch: Batch): void => demand(principal, 'batch.undo', batch.by === by.id ? ['self'] : [])
        await startBatchUndo(desk, { id, by, reason, may })
        const isDone = await workNow(desk, id, ANSWERED_WHOLE)
        return { status: isDone ? 200 : 202, body: await showWhole(desk, request, id) }
      }),
  )
}
