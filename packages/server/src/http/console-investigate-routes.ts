/**
 * What is looked into beside cases: recorded decisions by account, organization, clause or effect. Each look is an entry in the
 * audit log.
 */
import { type DecisionFilter, isUuid, listDecisions } from '@goodstanding/ledger'
import { EFFECTS, EVENT_TYPES } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { demandAllQueues } from '../casework/queue/granted-queues.ts'
import { principalOf } from './app.ts'
import { pageOf, queryOf, wordOf } from './page-query.ts'
import { readSpan } from './read-span.ts'

export function registerConsoleInvestigateRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['investigation']

  const note = async (request: FastifyRequest, object: string): Promise<void> => {
    const by = nameOf(principalOf(request))
    await desk.run((unit) => {
      unit.audit({ act: 'subject.read', by, object, organization: null, why: 'investigation' })
      return Promise.resolve()
    })
  }

  app.get(
    '/v1/recorded-decisions',
    { schema: { tags, summary: 'Recorded decisions without their contents, the newest first' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'action.read')
      demandAllQueues(principal)
      const { actor, organization, clause } = queryOf(request)
      const effect = wordOf(request, 'effect', EFFECTS)
      const filter: DecisionFilter = {
        organization: organization ?? null,
        actor: actor ?? null,
        eventType: wordOf(request, 'type', EVENT_TYPES),
        effect,
        clause: clause ?? null,
        ...readSpan(queryOf(request), '?'),
      }
      const { items, next } = await listDecisions(desk.db, filter, pageOf(request, isUuid))
      const given = new URLSearchParams()
      for (const [name, value] of Object.entries(filter)) if (value !== null) given.set(name, String(value))
      await note(request, `decisions?${given.toString()}`)
      return {
        items: items.map((row) => ({
          id: `dec_${row.id}`,
          type: row.eventType,
          effect: row.effect,
          clauses: row.clauses,
          organization: row.organization,
          actor: row.actor,
          at: new Date(row.eventTime).toISOString(),
        })),
        next,
      }
    },
  )
}
