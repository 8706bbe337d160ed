/** Queues of cases, the rules that route to them, and who works in which: kept by whoever administers the installation. */
import { CASE_SOURCES, type CaseFilter, familyOf, GENERAL_QUEUE, queuesOf, SUBJECT_TYPES } from '@goodstanding/casework'
import {
  allQueues,
  countQueues,
  findQueue,
  listQueues,
  putGrants,
  putQueue,
  putRouting,
  type QueueRow,
  readGrants,
  readRouting,
  removeQueue,
} from '@goodstanding/ledger'
import { type Bilingual, DANGERS, eventParts, named } from '@goodstanding/model'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import type { Authenticator } from '../../access/authenticate.ts'
import type { IdentityDesk } from '../../access/identity-desk.ts'
import { demand, nameOf, staffOf } from '../../casework/asker.ts'
import type { Desk } from '../../casework/parts.ts'
import {
  completeRules,
  readFilter,
  readQueueName,
  readStatedRules,
  type StatedRule,
} from '../../casework/queue/read-routing.ts'
import { asId } from '../../casework/read-id.ts'
import { previewRouting } from '../../casework/queue/route-cases.ts'
import { instantText, type Shown } from '../../casework/show.ts'
import type { AuditNote, Unit } from '../../casework/unit.ts'
import { principalOf } from '../app.ts'
import { ifMatchOf, pageOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { registerSetAsideRoutes } from './set-aside-routes.ts'

type IdParams = { Params: { id: string } }

const few = <Item extends Parameters<typeof Type.Array>[0]>(item: Item) => Type.Array(item, { maxItems: 500 })
const severity = Type.Union([Type.Integer({ minimum: 1, maximum: 4 }), Type.Null()])
const filter = Type.Partial(
  Type.Object({
    sections: few(eventParts.short),
    clauses: few(eventParts.short),
    severityFrom: severity,
    severityTo: severity,
    dangers: few(eventParts.oneOf('none', ...DANGERS)),
    subjectTypes: few(eventParts.oneOf(...SUBJECT_TYPES)),
    organizations: few(eventParts.id),
    countries: few(Type.String({ pattern: '^[A-Z]{2}$' })),
    languages: few(Type.String({ pattern: '^[a-z]{2}$' })),
    sources: few(eventParts.oneOf(...CASE_SOURCES)),
  }),
  { title: 'StatedCaseFilter' },
)
const queueId = Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,63}$' })
const queueName = Type.Object({ en: eventParts.short, zh: eventParts.short })
const queue = named('QueueBody', { name: queueName, filter: Type.Optional(filter) })
const rules = Type.Array(
  named('StatedRoutingRule', { queue: queueId, filter: Type.Optional(Type.Union([filter, Type.Null()])) }),
  {
    maxItems: 500,
  },
)
const routing = Type.Object({ rules })
const tried = Type.Object({ rules: Type.Optional(rules) })
const grants = Type.Object({ queues: Type.Array(queueId, { maxItems: 500 }) })

const checkId = checkerOf<string>(queueId, 'body.invalid')
const checkQueue = checkerOf<{ name: Bilingual; filter?: Partial<CaseFilter> }>(queue, 'body.invalid')
const checkRouting = checkerOf<{ rules: readonly StatedRule[] }>(routing, 'body.invalid')
const checkTried = checkerOf<{ rules?: readonly StatedRule[] }>(tried, 'body.invalid')
const checkGrants = checkerOf<{ queues: readonly string[] }>(grants, 'body.invalid')

export type QueueRouteParts = {
  readonly desk: Desk
  readonly identities: Pick<IdentityDesk, 'findStaff'>
  /** Lets a change of grants count at once on this node; called whether or not it was heard of. */
  readonly forget: Authenticator['forget']
}

/** Clauses and sections that the policy does not have are refused: such a rule would wait for ever. */
function checkFilter({ policy }: Desk, stated: Partial<CaseFilter> | null | undefined, base: string): void {
  const { clauses } = policy().policy
  const known = new Set<string>(clauses.keys())
  const sections = new Set([...known].map((clause) => familyOf(asId(clause))))
  for (const [at, clause] of (stated?.clauses ?? []).entries())
    if (!known.has(clause))
      throw fieldProblem('case.clause-unknown', `${base}/clauses/${at}`, `there is no "${clause}"`)
  for (const [at, section] of (stated?.sections ?? []).entries())
    if (!sections.has(section))
      throw fieldProblem('case.clause-unknown', `${base}/sections/${at}`, `there is no "${section}"`)
}

function showQueue(row: QueueRow, cases: number): Shown {
  return {
    id: row.id,
    name: readQueueName(row),
    filter: readFilter(row.filter),
    version: row.version,
    cases,
    createdAt: instantText(row.createdAt),
  }
}

function note(
  unit: Unit,
  act: AuditNote['act'],
  { by, object, why }: Readonly<Record<'by' | 'object' | 'why', string>>,
): void {
  unit.audit({ act, by, object, organization: null, why })
}

export function registerQueueRoutes(app: FastifyInstance, parts: QueueRouteParts): void {
  registerQueues(app, parts)
  registerRouting(app, parts)
  registerGrants(app, parts)
  registerSetAsideRoutes(app, parts)
}

function registerQueues(app: FastifyInstance, { desk }: QueueRouteParts): void {
  const tags = ['queues']
  app.get('/v1/queues', { schema: { tags, summary: 'Queues of cases, with how many are open' } }, async (request) => {
    const principal = principalOf(request)
    demand(principal, 'queue.read')
    const { items, next } = await listQueues(desk.db, pageOf(request))
    const counts = new Map((await countQueues(desk.db)).map((each) => [each.queue, each.cases]))
    const granted = queuesOf(staffOf(principal))
    return {
      items: items.map((row) => ({
        ...showQueue(row, counts.get(row.id) ?? 0),
        granted: granted === null || granted.includes(row.id),
      })),
      next,
    }
  })

  app.put<IdParams>(
    '/v1/queues/:id',
    { schema: { tags, summary: 'Add or change a queue', body: queue } },
    (request) => {
      const principal = principalOf(request)
      demand(principal, 'queue.manage')
      const id = checkId(request.params.id, '/id')
      const { name, filter: stated = {} } = checkQueue(request.body ?? {}, '')
      checkFilter(desk, stated, '/filter')
      return desk.run(async (unit) => {
        const outcome = await putQueue(unit.tx, {
          id,
          name,
          filter: stated,
          createdAt: unit.now,
          expectedVersion: ifMatchOf(request),
        })
        if (outcome.kind !== 'done') throw staleQueue(outcome)
        note(unit, 'queue.put', { by: nameOf(principal), object: `queue/${id}`, why: JSON.stringify(stated) })
        return { id, name, filter: readFilter(stated), version: outcome.version }
      })
    },
  )

  app.delete<IdParams>(
    '/v1/queues/:id',
    { schema: { tags, summary: 'Remove an empty queue' } },
    async (request, reply) => {
      const principal = principalOf(request)
      demand(principal, 'queue.manage')
      const { id } = request.params
      if (id === GENERAL_QUEUE)
        throw new Problem('queue.used', { detail: 'Cases that no rule fits go to this queue: it stays.' })
      await desk.run(async (unit) => {
        const { rules: kept } = await readRouting(unit.tx)
        const naming = readStatedRules(kept).filter((rule) => rule.queue === id).length
        if (naming > 0) throw usedQueue({ rules: naming })
        const outcome = await removeQueue(unit.tx, id)
        if (outcome.kind === 'used') throw usedQueue({ grants: outcome.grants, cases: outcome.cases })
        if (outcome.kind !== 'done') throw new Problem('queue.unknown')
        note(unit, 'queue.remove', { by: nameOf(principal), object: `queue/${id}`, why: '' })
      })
      return reply.code(204).send()
    },
  )
}

const usedQueue = (used: Readonly<Record<string, number>>): Problem => new Problem('queue.used', { more: { used } })

function staleQueue(outcome: { readonly kind: string; readonly version?: number }): Problem {
  return outcome.kind === 'stale'
    ? new Problem('queue.stale', { more: { version: outcome.version } })
    : new Problem('queue.unknown')
}

function registerRouting(app: FastifyInstance, { desk }: QueueRouteParts): void {
  const tags = ['queues']
  app.get(
    '/v1/routing',
    { schema: { tags, summary: 'The rules that route cases to queues, in their order' } },
    async (request) => {
      demand(principalOf(request), 'queue.read')
      const { rules: kept, version, changedAt } = await readRouting(desk.db)
      return { rules: kept, version, changedAt: changedAt === null ? null : instantText(changedAt) }
    },
  )

  app.put(
    '/v1/routing',
    { schema: { tags, summary: 'Replace the rules; open cases stay until they are applied', body: routing } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'queue.manage')
      const stated = checkRouting(request.body ?? {}, '').rules
      await checkRules(desk, stated)
      return desk.run(async (unit) => {
        const outcome = await putRouting(unit.tx, { rules: stated, expectedVersion: ifMatchOf(request), at: unit.now })
        if (outcome.kind === 'stale') throw staleQueue(outcome)
        note(unit, 'routing.put', { by: nameOf(principal), object: 'routing', why: JSON.stringify(stated) })
        return { rules: stated, version: outcome.version }
      })
    },
  )

  app.post(
    '/v1/routing/dry-run',
    { schema: { tags, summary: 'Where the open cases would go, by these rules or those in force', body: tried } },
    async (request) => {
      demand(principalOf(request), 'queue.manage')
      const { rules: stated } = checkTried(request.body ?? {}, '')
      if (stated === undefined) return previewRouting(desk, null)
      await checkRules(desk, stated)
      return previewRouting(desk, completeRules(stated, await allQueues(desk.db)))
    },
  )

  app.post(
    '/v1/routing/apply',
    { schema: { tags, summary: 'Apply the rules in force to every open case, in the background' } },
    async (request, reply) => {
      const principal = principalOf(request)
      demand(principal, 'queue.manage')
      const { version } = await readRouting(desk.db)
      await desk.run((unit) => {
        unit.schedule({ kind: 'routing.apply', key: 'all', payload: null, due: unit.now })
        note(unit, 'routing.apply', { by: nameOf(principal), object: 'routing', why: `version ${version}` })
        return Promise.resolve()
      })
      return reply.code(202).send({ version })
    },
  )
}

async function checkRules(desk: Desk, stated: readonly StatedRule[]): Promise<void> {
  const known = new Set((await allQueues(desk.db)).map(({ id }) => id))
  for (const [at, rule] of stated.entries()) {
    if (!known.has(rule.queue)) throw fieldProblem('queue.unknown', `/rules/${at}/queue`, `there is no "${rule.queue}"`)
    checkFilter(desk, rule.filter, `/rules/${at}/filter`)
  }
}

function registerGrants(app: FastifyInstance, { desk, identities, forget }: QueueRouteParts): void {
  const tags = ['queues']
  app.get<IdParams>(
    '/v1/staff/:id/queues',
    { schema: { tags, summary: 'The queues that somebody works in; none: all' } },
    async (request) => {
      demand(principalOf(request), 'staff.manage')
      const { id } = await identities.findStaff(request.params.id)
      return { staff: id, queues: await readGrants(desk.db, id) }
    },
  )

  app.put<IdParams>(
    '/v1/staff/:id/queues',
    { schema: { tags, summary: 'Grant queues to somebody; none: all', body: grants } },
    async (request) => {
      const principal = principalOf(request)
      demand(principal, 'staff.manage')
      const { queues } = checkGrants(request.body ?? {}, '')
      const { id } = await identities.findStaff(request.params.id)
      const grant = async (unit: Unit): Promise<void> => {
        const missing = await putGrants(unit.tx, id, queues)
        if (missing !== null)
          throw fieldProblem('queue.unknown', `/queues/${queues.indexOf(missing)}`, `there is no "${missing}"`)
        note(unit, 'queue.grant', { by: nameOf(principal), object: `staff/${id}`, why: queues.join(' ') })
      }
      await desk.run(grant).finally(() => forget('staff'))
      return { staff: id, queues: await readGrants(desk.db, id) }
    },
  )

  app.get<IdParams>('/v1/queues/:id', { schema: { tags, summary: 'One queue' } }, async (request) => {
    demand(principalOf(request), 'queue.read')
    const found = await findQueue(desk.db, request.params.id)
    if (found === null) throw new Problem('queue.unknown')
    const counts = await countQueues(desk.db)
    return showQueue(found, counts.find((each) => each.queue === found.id)?.cases ?? 0)
  })
}
