/**
 * What is looked into beside cases: recorded decisions by account, organization, clause or effect, and what links them - a file, a
 * link, a device, what accounts were registered with. Each look is an entry in the audit log.
 */
import { type DecisionFilter, findFiles, listDecisions, listSharedIdentities } from '@goodstanding/ledger'
import { EFFECTS } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { demand, nameOf } from '../casework/asker.ts'
import type { Casework } from '../casework/create-casework.ts'
import { isKept } from '../casework/queue/granted-queues.ts'
import { linkedIn, type Trace } from '../casework/finding/find-linked.ts'
import { readDecisions } from '../vault/open-decisions.ts'
import { principalOf } from './app.ts'
import { pageOf, queryOf } from './page-query.ts'
import { Problem } from './problems.ts'

const ANY: DecisionFilter = {
  organization: null,
  actor: null,
  eventType: null,
  effect: null,
  clause: null,
  from: null,
  until: null,
}
/** As many recorded decisions as a trace is looked for in: the newest count. Words are sealed, so no index knows what is in them. */
const LOOKED_THROUGH = 5_000
const AT_ONCE = 500
const SHARED_MOST = 50
const TRACES = ['file', 'link', 'device'] as const

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
      // Whoever is kept to queues sees cases of those, not everything that somebody did.
      if (isKept(principal)) throw new Problem('permission.queue')
      const { actor, organization, type, effect, clause, from, until } = queryOf(request)
      const filter: DecisionFilter = {
        organization: organization ?? null,
        actor: actor ?? null,
        eventType: type ?? null,
        effect: EFFECTS.find((known) => known === effect) ?? null,
        clause: clause ?? null,
        from: instantOf(from),
        until: instantOf(until),
      }
      const { items, next } = await listDecisions(desk.db, filter, pageOf(request))
      await note(request, `decisions/${JSON.stringify(filter)}`)
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

  app.get<{ Params: { type: string; id: string } }>(
    '/v1/links/:type/:id',
    { schema: { tags, summary: 'What a file, a link, a device or an account is linked with, and by what' } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'action.read')
      if (isKept(principal)) throw new Problem('permission.queue')
      const { type, id } = request.params
      await note(request, `${type}/${id}`)
      if (type === 'account') return { accounts: await listSharedIdentities(desk.db, id, SHARED_MOST) }
      const trace = TRACES.find((known) => known === type)
      if (trace === undefined)
        throw new Problem('route.unknown', { detail: `"${type}" is none of ${TRACES.join(', ')}.` })
      const [file] = trace === 'file' ? await findFiles(desk.db, [id.toLowerCase()].filter(isHash)) : []
      return { ...(await lookThrough({ kind: trace, value: id })), ...(file === undefined ? {} : { file }) }
    },
  )

  async function lookThrough(trace: Trace) {
    const found = []
    let looked = 0
    let since: number | null = null
    for (let cursor: string | null = null; looked < LOOKED_THROUGH; ) {
      const { items, next } = await readDecisions(desk.db, ANY, { limit: AT_ONCE, cursor })
      for (const row of items) {
        looked++
        since = row.eventTime
        const where = linkedIn(row.event, trace)
        if (where !== null)
          found.push({
            decision: `dec_${row.id}`,
            type: row.eventType,
            effect: row.effect,
            clauses: row.clauses,
            organization: row.organization,
            actor: row.actor,
            at: new Date(row.eventTime).toISOString(),
            where,
          })
      }
      cursor = next
      if (next === null) break
    }
    return { looked, since: since === null ? null : new Date(since).toISOString(), found }
  }
}

const isHash = (text: string): boolean => /^[0-9a-f]{64}$/.test(text)

function instantOf(text: string | undefined): number | null {
  const at = text === undefined ? Number.NaN : Date.parse(text)
  return Number.isNaN(at) ? null : at
}
