/** What the page of an appeal asks beside the appeal itself: its answer tried out, with the exact words that people would read. */
import type { FastifyInstance } from 'fastify'
import { answerAppeal } from '../casework/appeal/appeals.ts'
import { sayAppeal } from '../casework/appeal/say-appeal.ts'
import { findAppealKey } from '../casework/appeal/talk-about-appeal.ts'
import { demand, readAsked, staffOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { showAppeal } from '../casework/show.ts'
import { principalOf } from './app.ts'
import { needing } from './casework/body-parts.ts'
import { answer, readAnswer } from './casework/read-answer.ts'
import { Problem } from './problems.ts'
import { tryOut } from './try-out.ts'

type IdParams = { Params: { id: string } }

export function registerConsoleAppealRoutes(app: FastifyInstance, { desk }: Casework): void {
  app.post<IdParams>(
    '/v1/appeals/:id/preview',
    {
      schema: {
        tags: ['appeals'],
        summary: 'What an answer to an appeal would do and say, without sending it',
        body: needing(answer, 'reason'),
      },
    },
    (request) => {
      const principal = principalOf(request)
      const by = staffOf(principal)
      const stated = readAsked(principal, 'appeal.decide', () => readAnswer(request.body))
      return tryOut(desk, async (unit) => {
        const key = await findAppealKey(unit, request.params.id)
        if (key === null) demand(principal, 'appeal.decide')
        if (key === null) throw new Problem('appeal.not-found')
        const answered = await answerAppeal(desk, unit, key, { by, ...stated })
        if (answered.kind === 'none') throw new Problem('appeal.not-found')
        const { answer: words } = showAppeal(answered, 'outside')
        return { summary: sayAppeal(answered), answer: words }
      })
    },
  )
}
