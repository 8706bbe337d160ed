/** Second reviews: a sample of decided cases, judged again by people who do not see the decision, and how far they agree. */
import { type Relation, tabulateAgreement, type Verdict, worksOn } from '@goodstanding/casework'
import { countJudgements, type ViewCondition } from '@goodstanding/ledger'
import { type ActionType, eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { actionType } from '../answer-parts.ts'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { demand, demandStaff, nameOf, staffOf } from '../../casework/asker.ts'
import { asId } from '../../casework/read-id.ts'
import type { Casework } from '../../casework/create-casework.ts'
import type { Desk } from '../../casework/parts.ts'
import { queueConditions } from '../../casework/queue/granted-queues.ts'
import { casesAsideFor } from '../../casework/queue/set-aside.ts'
import { listStream, readJudgedCounts, readStream } from '../../casework/read-stream.ts'
import {
  drawSample,
  type DrawnReview,
  judgeReview,
  releaseReview,
  settleReview,
  takeReview,
} from '../../casework/second-review/second-reviews.ts'
import { type Reader, showBlind, showReview } from '../../casework/second-review/show-second-review.ts'
import { SECOND_REVIEWS } from '../../casework/second-review/stream.ts'
import { instantText, type Shown } from '../../casework/show.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, statusesOf, wordsOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { readSpan } from '../read-span.ts'
import { answerOnce } from './answer-once.ts'
import { needing, words } from './body-parts.ts'

type IdParams = { Params: { id: string } }

const MOST_DRAWN = 100
const DAYS_30 = 30 * 86_400_000

const drawing = Type.Object({
  size: Type.Integer({ minimum: 1, maximum: MOST_DRAWN }),
  from: Type.Optional(eventParts.instant),
  until: Type.Optional(eventParts.instant),
  clause: Type.Optional(eventParts.short),
  queue: Type.Optional(eventParts.id),
})
type Drawing = { size: number; from?: string; until?: string; clause?: string; queue?: string }
const checkDrawing = checkerOf<Drawing>(drawing, 'body.invalid')

const judgement = Type.Object({
  outcome: Type.Optional(eventParts.oneOf('violation', 'no-violation')),
  clause: Type.Optional(eventParts.short),
  actions: Type.Optional(Type.Array(Type.Object({ type: actionType }), { maxItems: 50 })),
  reason: Type.Optional(words),
})
type Judgement = {
  outcome?: 'violation' | 'no-violation'
  clause?: string
  actions?: readonly { readonly type: ActionType }[]
  reason?: string
}
const checkJudgement = checkerOf<Judgement>(judgement, 'body.invalid')

const settlement = Type.Object({ outcome: eventParts.oneOf('stands', 'reopen'), reason: Type.Optional(words) })
const checkSettlement = checkerOf<{ outcome: 'stands' | 'reopen'; reason?: string }>(settlement, 'body.invalid')

function verdictOf({ outcome = 'violation', clause = '', actions = [] }: Judgement): Verdict {
  if (outcome === 'no-violation') return { kind: 'no-violation' }
  return { kind: 'violation', clause: asId(clause), actions: actions.map(({ type }) => type) }
}

/** Seniors and auditors compare every judgement with the decision; moderators those that they have a part in. */
function mayCompare(principal: Principal, found: DrawnReview): boolean {
  if (found.kind !== 'judged' && found.kind !== 'settled') return false
  const { id, roles } = staffOf(principal)
  if (roles.includes('senior') || roles.includes('auditor')) return true
  return found.first.by === id || found.second.by === id
}

async function readersOf(
  desk: Desk,
  principal: Principal,
  reviews: readonly DrawnReview[],
): Promise<(found: DrawnReview) => Reader> {
  const aside = await casesAsideFor(
    desk,
    principal,
    reviews.map((found) => found.case),
  )
  return (found) => ({
    by: staffOf(principal),
    now: desk.now(),
    mayCompare: mayCompare(principal, found),
    isAside: aside.has(found.case),
  })
}

const readerOf = async (desk: Desk, principal: Principal, found: DrawnReview): Promise<Reader> =>
  (await readersOf(desk, principal, [found]))(found)

function relationsTo(principal: Principal, found: DrawnReview): readonly Relation[] {
  return principal.kind === 'staff' && worksOn(staffOf(principal), found) ? ['granted-queue'] : []
}

const STATUSES = 'open taken judged settled'.split(' ')
const AGREEMENTS = 'full partly none'.split(' ')
const OUTCOMES: readonly string[] = ['violation', 'no-violation']

function listConditions(principal: Principal, request: FastifyRequest): readonly ViewCondition[] {
  const { queue, case: caseId, clause, second, tenth } = queryOf(request)
  const statuses = statusesOf(request, STATUSES)
  const agreements = wordsOf(request, 'agreement', AGREEMENTS)
  const { from } = readSpan({ from: queryOf(request)['from'] }, '?')
  if (second !== undefined && !OUTCOMES.includes(second))
    throw fieldProblem('query.invalid', '?second', `must be one of ${OUTCOMES.join(', ')}`)
  if (tenth !== undefined && !/^\d$/.test(tenth)) throw fieldProblem('query.invalid', '?tenth', 'must be from 0 to 9')
  return [
    ...queueConditions(principal, queue),
    ...(statuses === null ? [] : [{ column: 'status', test: 'in', value: statuses } as const]),
    ...(agreements === null ? [] : [{ column: 'agreement', test: 'in', value: agreements } as const]),
    ...(caseId === undefined ? [] : [{ column: 'case_id', test: 'is', value: caseId } as const]),
    // '': the first decision found no violation.
    ...(clause === undefined ? [] : [{ column: 'clause', test: 'same', value: clause } as const]),
    ...(second === undefined ? [] : [{ column: 'second', test: 'is', value: second } as const]),
    ...(tenth === undefined ? [] : [{ column: 'tenth', test: 'is', value: tenth } as const]),
    ...(from === null ? [] : [{ column: 'judged_at', test: 'from', value: String(from) } as const]),
  ]
}

async function findReview(desk: Desk, id: string): Promise<DrawnReview> {
  const found = await readStream(desk.db, SECOND_REVIEWS, id)
  if (found === null || found.kind === 'none') throw new Problem('second-review.not-found')
  return found
}

export function registerSecondReviewRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['second-reviews']
  app.post(
    '/v1/second-reviews/draw',
    { schema: { tags, summary: 'Draw decided cases by chance, to be judged again', body: drawing } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'second-review.draw')
        const { size, clause = null, queue = null, ...ends } = checkDrawing(request.body ?? {}, '')
        const stated = readSpan(ends, '/')
        const until = stated.until ?? desk.now()
        const from = stated.from ?? until - DAYS_30
        const sample = await drawSample(desk, { by, draw: { size, clause, queue, from, until } })
        return { status: 201, body: { sample: sample.id, drawn: sample.reviews.length, reviews: sample.reviews } }
      }),
  )

  app.get(
    '/v1/second-reviews',
    { schema: { tags, summary: 'Second reviews: the longest waiting first, then the latest judged' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'second-review.read', ['granted-queue'])
      const { items, next } = await listStream(
        desk.db,
        SECOND_REVIEWS,
        listConditions(principal, request),
        pageOf(request),
      )
      const drawn = items.flatMap(({ id, state }) => (state.kind === 'none' ? [] : [{ id, state }]))
      const readerFor = await readersOf(
        desk,
        principal,
        drawn.map(({ state }) => state),
      )
      return { items: drawn.map(({ id, state }) => showReview(id, state, readerFor(state))), next }
    },
  )

  app.get(
    '/v1/second-reviews/agreement',
    { schema: { tags, summary: 'How far first and second decisions agree, by clause, and how sure the machine was' } },
    async (request) => {
      demand(principalOf(request), 'second-review.count')
      const span = spanOf(request, desk.now())
      const table = tabulateAgreement(readJudgedCounts(await countJudgements(desk.db, span)))
      return { from: instantText(span.from), until: instantText(span.until), ...table }
    },
  )

  app.get<IdParams>(
    '/v1/second-reviews/:id',
    { schema: { tags, summary: 'One second review: the case without its decision, once taken' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'second-review.read', ['granted-queue'])
      const found = await findReview(desk, request.params.id)
      demand(principal, 'second-review.read', relationsTo(principal, found))
      return showOne(desk, principal, request.params.id, found)
    },
  )

  registerJudging(app, desk)
}

/** What is read of people's words is an entry of the log. */
async function showOne(desk: Desk, principal: Principal, id: string, found: DrawnReview): Promise<Shown> {
  const reader = await readerOf(desk, principal, found)
  const shown = showReview(id, found, reader)
  const isTakers = found.kind === 'taken' && found.lease.by === reader.by.id && found.lease.until > reader.now
  if (!isTakers && !reader.mayCompare) return shown
  await desk.run((unit) => {
    unit.audit({
      act: 'second-review.read',
      by: nameOf(principal),
      object: `second-review/${id}`,
      organization: found.subject.organization,
      why: null,
    })
    return Promise.resolve()
  })
  return { ...shown, ...(await showBlind(desk, found)) }
}

function registerJudging(app: FastifyInstance, desk: Desk): void {
  const tags = ['second-reviews']
  for (const kind of ['take', 'release'] as const) {
    const summary = kind === 'take' ? 'Take a review for an hour, or an hour more' : 'Give a review back'
    app.post<IdParams>(`/v1/second-reviews/:id/${kind}`, { schema: { tags, summary } }, (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = demandStaff(principal, 'second-review.judge')
        const { id } = request.params
        const moved = await (kind === 'take' ? takeReview : releaseReview)(desk, { id, by })
        const shown = showReview(id, moved, await readerOf(desk, principal, moved))
        return { status: 200, body: kind === 'take' ? { ...shown, ...(await showBlind(desk, moved)) } : shown }
      }),
    )
  }

  app.post<IdParams>(
    '/v1/second-reviews/:id/judge',
    {
      schema: {
        tags,
        summary: 'Say how you would have decided; then the first decision is shown',
        body: needing(judgement, 'reason'),
      },
    },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = demandStaff(principal, 'second-review.judge')
        const body = checkJudgement(request.body ?? {}, '')
        const { id } = request.params
        const moved = await judgeReview(desk, { id, by, verdict: verdictOf(body), reason: body.reason ?? '' })
        return { status: 200, body: showReview(id, moved, await readerOf(desk, principal, moved)) }
      }),
  )

  app.post<IdParams>(
    '/v1/second-reviews/:id/settle',
    { schema: { tags, summary: 'Say which of two differing judgements stands', body: needing(settlement, 'reason') } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        const by = demandStaff(principal, 'second-review.settle')
        const { outcome, reason = '' } = checkSettlement(request.body ?? {}, '')
        const { id } = request.params
        const moved = await settleReview(desk, { id, by, outcome, reason })
        return { status: 200, body: showReview(id, moved, await readerOf(desk, principal, moved)) }
      }),
  )
}

/** `from` and `until` of the query: until now, and for 90 days, when they are not stated. */
function spanOf(request: FastifyRequest, now: number): { readonly from: number; readonly until: number } {
  const stated = readSpan(queryOf(request), '?')
  const until = stated.until ?? now + 1
  return { from: stated.from ?? until - 3 * DAYS_30, until }
}
