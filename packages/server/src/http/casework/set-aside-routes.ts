/** What the staff do not work on, and whether what waits is covered all the same. Nobody is asked for a reason. */
import { familyOf } from '@goodstanding/casework'
import { findSetAside, putSetAside } from '@goodstanding/ledger'
import { eventParts } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { demand, nameOf } from '../../casework/asker.ts'
import type { Desk } from '../../casework/parts.ts'
import { showCoverage, showSetAside } from '../../casework/queue/set-aside.ts'
import { asId } from '../../casework/read-id.ts'
import { principalOf } from '../app.ts'
import { ifMatchOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import type { QueueRouteParts } from './queue-routes.ts'

type IdParams = { Params: { id: string } }

const stated = Type.Object({
  setAside: Type.Array(eventParts.short, { maxItems: 500 }),
  ifMatch: Type.Optional(Type.Union([Type.Integer(), Type.Null()])),
})
const checkStated = checkerOf<{ setAside: readonly string[] }>(stated, 'body.invalid')

/** A name that the policy does not have would set nothing aside, and look as if it did. */
function checkNames({ policy }: Desk, names: readonly string[]): void {
  const clauses = [...policy().policy.clauses.keys()]
  const known = new Set<string>([...clauses, ...clauses.map((clause) => familyOf(asId(clause)))])
  for (const [at, name] of names.entries())
    if (!known.has(name)) throw fieldProblem('case.clause-unknown', `/setAside/${at}`, `there is no "${name}"`)
}

export function registerSetAsideRoutes(app: FastifyInstance, { desk, identities, forget }: QueueRouteParts): void {
  const tags = ['queues']
  const demandKeep = (request: FastifyRequest<IdParams>): string => {
    const principal = principalOf(request)
    const { id } = request.params
    demand(principal, 'set-aside.keep', principal.kind === 'staff' && principal.id === id ? ['self'] : [])
    return id
  }

  app.get<IdParams>(
    '/v1/staff/:id/set-aside',
    { schema: { tags, summary: 'The clauses and sections that somebody does not work on' } },
    async (request) => {
      const { id } = await identities.findStaff(demandKeep(request))
      const found = await findSetAside(desk.db, id)
      return { staff: id, setAside: found?.setAside ?? [], version: found?.version ?? 0 }
    },
  )

  app.put<IdParams>(
    '/v1/staff/:id/set-aside',
    { schema: { tags, summary: 'Set clauses and sections aside for somebody; none: offer all', body: stated } },
    async (request) => {
      const { id } = await identities.findStaff(demandKeep(request))
      const { setAside } = checkStated(request.body ?? {}, '')
      checkNames(desk, setAside)
      const expectedVersion = ifMatchOf(request)
      const put = desk.run(async (unit) => {
        const outcome = await putSetAside(unit.tx, id, { names: setAside, expectedVersion })
        if (outcome.kind === 'stale') throw new Problem('set-aside.stale', { more: { version: outcome.version } })
        if (outcome.kind === 'unknown') throw new Problem('staff.unknown')
        // Which kinds stay out of a log that nothing is ever taken out of: they may tell of somebody's health.
        unit.audit({
          act: 'set-aside.put',
          by: nameOf(principalOf(request)),
          object: `staff/${id}`,
          organization: null,
          why: null,
        })
        return outcome.version
      })
      const version = await put.finally(() => forget('staff'))
      return { staff: id, setAside: [...new Set(setAside)].sort(), version }
    },
  )

  app.get(
    '/v1/set-aside',
    { schema: { tags, summary: 'Everybody who works on cases, with what they do not work on' } },
    async (request) => {
      demand(principalOf(request), 'set-aside.oversee')
      return { items: await showSetAside(desk), next: null }
    },
  )

  app.get(
    '/v1/coverage',
    { schema: { tags, summary: 'Open cases by queue and section, and those that nobody else at work takes' } },
    async (request) => {
      demand(principalOf(request), 'set-aside.oversee')
      return showCoverage(desk, principalOf(request))
    },
  )
}
