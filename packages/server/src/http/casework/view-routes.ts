/** Filters of the queue under a name: everybody's own, and those that a senior shares with a role. */
import { type AuditAct, mayDo, saysNothing } from '@goodstanding/casework'
import {
  addSavedView,
  changeSavedView,
  findSavedView,
  listSavedViews,
  removeSavedView,
  type SavedView,
} from '@goodstanding/ledger'
import { eventParts, named } from '@goodstanding/model'
import type { FastifyInstance } from 'fastify'
import Type from 'typebox'
import type { Principal } from '../../access/principal.ts'
import { demand, demandStaff, nameOf, rolesOf, staffOf } from '../../casework/asker.ts'
import type { Casework } from '../../casework/create-casework.ts'
import { instantText, type Shown } from '../../casework/show.ts'
import type { Unit } from '../../casework/unit.ts'
import { principalOf } from '../app.ts'
import { ifMatchOf, pageOf } from '../page-query.ts'
import { fieldProblem, Problem } from '../problems.ts'
import { checkerOf } from '../read-event.ts'
import { answerOnce } from './answer-once.ts'

type IdParams = { Params: { id: string } }
/** More than this nobody finds again. */
const VIEWS_MOST = 50

/** Roles that work in the queue. */
const view = named('StatedView', {
  name: Type.String({ minLength: 1, maxLength: 80 }),
  query: Type.String({ maxLength: 500 }),
  role: Type.Optional(Type.Union([eventParts.oneOf('moderator', 'senior'), Type.Null()])),
})
type Stated = { readonly name: string; readonly query: string; readonly role?: 'moderator' | 'senior' | null }
const checkView = checkerOf<Stated>(view, 'body.invalid')

function readStated(body: unknown): Required<Stated> {
  const { name, query, role = null } = checkView(body ?? {}, '')
  if (saysNothing(name)) throw fieldProblem('body.invalid', '/name', 'says nothing')
  return { name: name.trim(), query: query.trim(), role }
}

/** A senior works as a moderator too. */
function rolesSeenBy(principal: Principal): readonly string[] {
  const { roles } = staffOf(principal)
  return roles.includes('senior') ? [...roles, 'moderator'] : roles
}

/** A view that somebody may see: their own, or one that is shared with a role of theirs. */
function isSeen(principal: Principal, { owner, role }: SavedView): boolean {
  return owner === principal.id || (role !== null && rolesSeenBy(principal).includes(role))
}

function show(principal: Principal, { createdAt, ...found }: SavedView): Shown {
  const isOwn = found.owner === principal.id
  const mayRemove = mayDo(rolesOf(principal), 'view.remove', isOwn ? ['self'] : []).ok
  return { ...found, isOwn, mayRemove, createdAt: instantText(createdAt) }
}

function note(unit: Unit, act: AuditAct, principal: Principal, id: string): void {
  unit.audit({ act, by: nameOf(principal), object: `view/${id}`, organization: null, why: null })
}

async function seenView(unit: Unit, principal: Principal, id: string): Promise<SavedView> {
  const found = await findSavedView(unit.tx, id)
  if (found === null || !isSeen(principal, found)) throw new Problem('view.unknown')
  return found
}

export function registerViewRoutes(app: FastifyInstance, { desk }: Casework): void {
  const tags = ['queues']

  app.get('/v1/views', { schema: { tags, summary: 'Views of the queue: own and shared' } }, async (request) => {
    const principal = principalOf(request)
    const { id: owner } = demandStaff(principal, 'view.keep', ['self'])
    const roles = rolesSeenBy(principal)
    const { items, next } = await listSavedViews(desk.db, { owner, roles }, pageOf(request))
    return { items: items.map((found) => show(principal, found)), next }
  })

  app.post('/v1/views', { schema: { tags, summary: 'Keep a view of the queue', body: view } }, (request, reply) =>
    answerOnce(desk, request, reply, async () => {
      const principal = principalOf(request)
      const { id: owner } = demandStaff(principal, 'view.keep', ['self'])
      const stated = readStated(request.body)
      if (stated.role !== null) demand(principal, 'view.share')
      const kept = await desk.run(async (unit) => {
        const made = { ...stated, id: unit.newId('view'), owner, createdAt: unit.now }
        if (!(await addSavedView(unit.tx, made, VIEWS_MOST))) throw new Problem('view.too-many')
        note(unit, 'view.put', principal, made.id)
        return { ...made, version: 1 }
      })
      return { status: 201, body: show(principal, kept) }
    }),
  )

  app.put<IdParams>(
    '/v1/views/:id',
    { schema: { tags, summary: 'Change a view of your own', body: view } },
    async (request) => {
      const principal = principalOf(request)
      demandStaff(principal, 'view.keep', ['self'])
      const stated = readStated(request.body)
      const asked = ifMatchOf(request)
      const changed = await desk.run(async (unit) => {
        const found = await seenView(unit, principal, request.params.id)
        demand(principal, 'view.keep', found.owner === principal.id ? ['self'] : [])
        if (stated.role !== null || found.role !== null) demand(principal, 'view.share')
        const next = { ...found, ...stated, version: asked ?? found.version }
        if (!(await changeSavedView(unit.tx, next)))
          throw new Problem('view.stale', { more: { version: found.version } })
        note(unit, 'view.put', principal, found.id)
        return { ...next, version: next.version + 1 }
      })
      return show(principal, changed)
    },
  )

  app.delete<IdParams>(
    '/v1/views/:id',
    { schema: { tags, summary: 'Forget a view: your own, or as a senior one that is shared' } },
    async (request, reply) => {
      const principal = principalOf(request)
      demandStaff(principal, 'view.remove', ['self'])
      await desk.run(async (unit) => {
        const found = await seenView(unit, principal, request.params.id)
        demand(principal, 'view.remove', found.owner === principal.id ? ['self'] : [])
        await removeSavedView(unit.tx, found.id)
        note(unit, 'view.remove', principal, found.id)
      })
      return reply.code(204).send()
    },
  )
}
