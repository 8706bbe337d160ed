/** Requests to erase a person: asked by the person or by the service for somebody, decided by the operator, with a receipt. */
import { decideErasure, ERASURE_DEADLINE, type Erasure, type Staff } from '@goodstanding/casework'
import { getFact, keepPersonAsTheyAre, type ViewCondition } from '@goodstanding/ledger'
import { eventParts, type OrganizationId, type PersonId } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { demand, demandStaff, must, nameOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { carryOutErasure, findErasure } from '../../casework/erasure/carry-out-erasure.ts'
import { isOwnErasure, ownErasures, receiptOfErasure, showErasure } from '../../casework/erasure/show-erasure.ts'
import { readFor } from '../../casework/narrow.ts'
import type { Desk } from '../../casework/parts.ts'
import { asId } from '../../casework/read-id.ts'
import { listStream } from '../../casework/read-stream.ts'
import { ERASURES } from '../../casework/streams.ts'
import type { Unit } from '../../casework/unit.ts'
import { principalOf } from '../app.ts'
import { pageOf, queryOf, statusesOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'
import { needing, words } from './body-parts.ts'

type IdParams = { Params: { id: string } }
type Found = Exclude<Erasure, { kind: 'none' }>

const asking = Type.Object({ person: Type.Optional(eventParts.id), organization: Type.Optional(eventParts.id) })
type AskingBody = { readonly person?: string; readonly organization?: string }
const checkAsking = checkerOf<AskingBody>(asking, 'body.invalid')
const refusing = Type.Object({ reason: Type.Optional(words) })
const checkRefusing = checkerOf<{ readonly reason?: string }>(refusing, 'body.invalid')

/** Whom it is about: a person's own token speaks for that person alone. */
function subjectOf(principal: Principal, { person, organization }: AskingBody): AskingBody {
  if (principal.kind === 'member') {
    if (person !== undefined && person !== principal.id) throw new Problem('permission.not-found')
    return { person: principal.id, organization: principal.organization }
  }
  if (person === undefined)
    throw fieldProblem('body.invalid', '/person', 'is required when a service asks for somebody')
  return { person, ...(organization === undefined ? {} : { organization }) }
}

async function ask(unit: Unit, principal: Principal, body: AskingBody): Promise<Found> {
  const { person = '', organization } = subjectOf(principal, body)
  // Where it was asked for elsewhere, a namesake did.
  const theirs = organization === undefined ? [] : [organization, '']
  // Whoever asks at the same moment waits, and then meets the request.
  await keepPersonAsTheyAre(unit.tx, `account/${person}`)
  const standing = await listStream(
    unit.tx,
    ERASURES,
    [
      { column: 'person', test: 'is', value: person },
      { column: 'status', test: 'in', value: ['requested', 'approved', 'held'] },
      ...(theirs.length === 0 ? [] : [{ column: 'organization', test: 'in', value: theirs } as const]),
    ],
    { limit: 1, cursor: null },
  )
  if (standing.items.length > 0) throw new Problem('erasure.exists')
  const known = organization ?? (await getFact(unit.tx, 'person', person))?.organization ?? null
  const id = unit.newId('era')
  const request = {
    id,
    person: asId<PersonId>(person),
    organization: known === null ? null : asId<OrganizationId>(known),
    requestedAt: unit.now,
    deadline: unit.now + ERASURE_DEADLINE,
  }
  const found = await unit.load(ERASURES, id)
  const asked = unit.add(ERASURES, id, must(decideErasure({ kind: 'request', request }, found, unit.now)))
  if (asked.kind === 'none') throw new Problem('erasure.not-found')
  unit.audit({
    act: 'erasure.request',
    by: nameOf(principal),
    object: `erasure/${id}`,
    organization: request.organization,
    why: null,
  })
  return asked
}

async function decide(
  desk: Desk,
  unit: Unit,
  {
    id,
    by,
    act,
    reason,
  }: { readonly id: string; readonly by: Staff; readonly act: 'approve' | 'refuse'; readonly reason: string },
): Promise<Found> {
  const found = await unit.load(ERASURES, id)
  const command = act === 'approve' ? ({ kind: act, by } as const) : ({ kind: act, by, reason } as const)
  const decided = unit.add(ERASURES, id, must(decideErasure(command, found, unit.now)))
  if (decided.kind === 'none') throw new Problem('erasure.not-found')
  unit.audit({
    act: `erasure.${act}`,
    by: `staff/${by.id}`,
    object: `erasure/${id}`,
    organization: decided.organization,
    why: act === 'refuse' ? reason : null,
    about: `account/${decided.person}`,
  })
  const after = act === 'approve' ? await carryOutErasure(desk, unit, id) : decided
  if (after.kind === 'none') throw new Problem('erasure.not-found')
  return after
}

const STATUSES = 'requested approved held erased refused'.split(' ')

function listConditions(principal: Principal, request: FastifyRequest): readonly ViewCondition[] {
  const { person } = queryOf(request)
  const statuses = statusesOf(request, STATUSES)
  return [
    ...(statuses === null ? [] : [{ column: 'status', test: 'in', value: statuses } as const]),
    ...(principal.kind === 'member' ? ownErasures(principal) : []),
    ...(principal.kind === 'member' || person === undefined
      ? []
      : [{ column: 'person', test: 'is', value: person } as const]),
  ]
}

const readerOf = ({ kind }: Principal): 'staff' | 'other' => (kind === 'staff' ? 'staff' : 'other')

/** Whoever may decide sees all, a service by its scope, a person their own. */
function demandReading(principal: Principal): void {
  if (principal.kind === 'staff') demand(principal, 'erasure.decide')
  else demand(principal, 'erasure.request', ['self'])
}

async function findFor(desk: Desk, request: FastifyRequest<IdParams>): Promise<Found> {
  const principal = principalOf(request)
  demandReading(principal)
  const found = await readFor(desk, principal, (db) => findErasure({ ...desk, db }, request.params.id))
  if (found === null || (principal.kind === 'member' && !isOwnErasure(principal, found)))
    throw new Problem('erasure.not-found')
  return found
}

export function registerErasureRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['erasures']
  app.post(
    '/v1/erasures',
    { schema: { tags, summary: 'Ask to erase what is known of a person', body: asking } },
    (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const principal = principalOf(request)
        demand(principal, 'erasure.request', ['self'])
        const body = checkAsking(request.body ?? {}, '')
        return {
          status: 201,
          body: showErasure(await desk.run((unit) => ask(unit, principal, body)), readerOf(principal)),
        }
      }),
  )

  app.get(
    '/v1/erasures',
    { schema: { tags, summary: 'Erasures that were asked for, by deadline' } },
    async (request) => {
      const principal = principalOf(request)
      demandReading(principal)
      const { items, next } = await readFor(desk, principal, (db) =>
        listStream(db, ERASURES, listConditions(principal, request), pageOf(request)),
      )
      return {
        items: items.flatMap(({ state }) => (state.kind === 'none' ? [] : [showErasure(state, readerOf(principal))])),
        next,
      }
    },
  )

  app.get<IdParams>('/v1/erasures/:id', { schema: { tags, summary: 'One erasure' } }, async (request) =>
    showErasure(await findFor(desk, request), readerOf(principalOf(request))),
  )

  app.get<IdParams>(
    '/v1/erasures/:id/receipt',
    { schema: { tags, summary: 'What was erased, signed, with the proof that the log holds it' } },
    async (request) => receiptOfErasure(desk, await findFor(desk, request)),
  )

  for (const act of ['approve', 'refuse'] as const) {
    const summary =
      act === 'approve' ? 'Approve, and carry out unless something keeps the data' : 'Refuse, with a reason'
    const body = act === 'refuse' ? needing(refusing, 'reason') : refusing
    app.post<IdParams>(`/v1/erasures/:id/${act}`, { schema: { tags, summary, body } }, (request, reply) =>
      answerOnce(desk, request, reply, async () => {
        const by = demandStaff(principalOf(request), 'erasure.decide', [])
        const { reason = '' } = checkRefusing(request.body ?? {}, '')
        const { id } = request.params
        return {
          status: 200,
          body: showErasure(await desk.run((unit) => decide(desk, unit, { id, by, act, reason })), 'staff'),
        }
      }),
    )
  }
}
