/**
 * What the page of a case asks beside the case itself: evidence, shown on request and noted in the audit log, and a decision
 * tried out: the exact notices and effects, nothing of it kept.
 */
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import { eventParts } from '@goodstanding/model'
import { decideOnCase } from '../casework/case/decide-case.ts'
import { demand, demandStaff, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { readCaseFor } from '../casework/case/read-case-for.ts'
import { showRecommendedUnder } from '../casework/case/recommend.ts'
import { showTold } from '../casework/case/show-told.ts'
import { relationsToCase } from '../casework/queue/granted-queues.ts'
import { readStream } from '../casework/read-stream.ts'
import { showAction } from '../casework/show.ts'
import { CASES } from '../casework/streams.ts'
import type { Decider } from '../decide/decider.ts'
import { principalOf } from './app.ts'
import { needing } from './casework/body-parts.ts'
import { decision, type DecisionBody, readDecision } from './casework/read-decision.ts'
import { ifMatchOf, queryOf } from './page-query.ts'
import { fieldProblem, Problem } from './problems.ts'
import { checkerOf } from './read-event.ts'
import { withoutBytes } from './read-picture.ts'
import { tryOut } from './try-out.ts'

type IdParams = { Params: { id: string } }

const revealed = Type.Object({ decision: eventParts.id })
const checkRevealed = checkerOf<{ decision: string }>(revealed, 'body.invalid')
const checkDecision = checkerOf<DecisionBody>(decision, 'body.invalid')

const LET_GO =
  'This decision is kept no longer: the time for which decisions are kept is over. What the case says of it stays.'

export type ConsoleCaseParts = { readonly casework: Casework; readonly decider: Pick<Decider, 'explain'> }

export function registerConsoleCaseRoutes(
  app: FastifyInstance,
  { casework: { desk }, decider }: ConsoleCaseParts,
): void {
  const tags = ['cases']
  app.get<IdParams>(
    '/v1/cases/:id/told',
    { schema: { tags, summary: 'What the service was told of a case, and whether it took that' } },
    async (request) => {
      const found = await readCaseFor(desk, principalOf(request), request.params.id)
      return showTold(desk, found)
    },
  )

  app.get<IdParams>(
    '/v1/cases/:id/recommended',
    { schema: { tags, summary: 'What the ladder of a clause recommends in a case, which need not be of that clause' } },
    async (request) => {
      const found = await readCaseFor(desk, principalOf(request), request.params.id)
      const { clause } = queryOf(request)
      if (clause === undefined) throw fieldProblem('query.invalid', '?clause', 'is required')
      return { items: await showRecommendedUnder(desk, found, clause) }
    },
  )

  app.post<IdParams>(
    '/v1/cases/:id/reveal',
    { schema: { tags, summary: 'Show the evidence of one finding; the look is noted', body: revealed } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'evidence.read', ['granted-queue', 'purpose'])
      const asked = checkRevealed(request.body ?? {}, '').decision
      const found = await readStream(desk.db, CASES, request.params.id)
      if (found === null || found.kind === 'none') throw new Problem('case.not-found')
      demand(principal, 'evidence.read', ['purpose', ...relationsToCase(principal, found)])
      const isOfCase = found.items.some((item) => item.kind === 'finding' && item.decision === asked)
      const explained = isOfCase ? await decider.explain(asked) : null
      if (explained === null) throw new Problem('decision.unknown', isOfCase ? { detail: LET_GO } : {})
      await desk.run((unit) => {
        unit.audit({
          act: 'evidence.read',
          by: nameOf(principal),
          object: `decision/${asked}`,
          organization: found.subject.organization,
          why: `case/${found.id}`,
        })
        return Promise.resolve()
      })
      return { ...explained, event: withoutBytes(explained.event) }
    },
  )

  app.post<IdParams>(
    '/v1/cases/:id/preview',
    {
      schema: {
        tags,
        summary: 'What a decision would do and say, without doing it',
        body: needing(decision, 'reason'),
      },
    },
    async (request) => {
      const by = demandStaff(principalOf(request), 'case.decide')
      const stated = readDecision(checkDecision(request.body ?? {}, ''), ifMatchOf(request), null)
      return tryOut(desk, async (unit) => {
        const decided = await decideOnCase(desk, unit, { id: request.params.id, by, stated })
        return { actions: decided.actions.map(({ action }) => showAction(action)) }
      })
    },
  )
}
