/**
 * No call that changes something, and no reading of what tells of people, is answered before its entry is in the log. Most write
 * their entry in the transaction of the work; for those that do not, one is written here, between the work and the answer. A page that
 * reads a list again by its clock (`x-background`) has one entry an hour, and one for each time that somebody new stands in the list.
 */
import type { CalledRoute } from '@goodstanding/casework'
import { createGroupCommit, patiently } from '@goodstanding/ledger'
import type { Instant } from '@goodstanding/model'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Principal } from '../../access/principal.ts'
import { principalIfAny } from '../../http/casework/answer-once.ts'
import { nameOf } from '../asker.ts'
import type { AuditNote, RunUnit } from '../unit.ts'
import { type AuditScope, inAuditScope } from './audit-scope.ts'
import { PERSONAL } from './personal-readings.ts'
import { createToldLately, idsShown } from './told-lately.ts'

/** State-changing calls that have no entry, and why: the log would only repeat a record that grows just like it. */
export const UNLOGGED: Readonly<Record<string, string>> = {
  'POST /v1/decisions': 'The stream of decisions is the record of them, and holds each that is kept.',
  'POST /v1/events': 'Observed events are decided into the same stream.',
  'POST /v1/signals': 'It looks at a text and keeps nothing.',
  'POST /v1/names': 'It looks at a name and keeps nothing.',
  'PUT /v1/files/:sha256': 'It keeps what detectors saw in a file, and nothing of the file or of who sent it.',
  'POST /v1/files/:sha256': 'It keeps what detectors saw in a file, and nothing of the file or of who sent it.',
  'POST /v1/policy/check': 'It checks a draft and keeps nothing.',
  'POST /v1/policy/test': 'It runs examples and keeps nothing.',
  'POST /v1/cases/count': 'Consoles count views every few seconds; it names nobody and keeps nothing.',
  'POST /v1/own-organization/rules/try': 'It looks at a text of the administrator and keeps nothing.',
  'POST /v1/own-organization/names': 'It names people beside what shows their ids, whose reading has its entry.',
  'POST /v1/policy/gates': 'It looks at a draft and keeps nothing.',
}

const QUIET = new Set(['GET', 'HEAD', 'OPTIONS'])
const BOUNDS = { maxBatch: 200, maxDelayMs: 0, maxQueued: 20_000, restMs: 0, retryForMs: 5_000 }

export type CallAudit = {
  /** Watches the calls of an app. Before its routes are registered. */
  readonly watch: (app: FastifyInstance) => FastifyInstance
  readonly close: () => Promise<void>
}

export function createCallAudit(run: RunUnit, now: () => Instant): CallAudit {
  const queue = createGroupCommit(async (notes: readonly AuditNote[]) => {
    await run((unit) => {
      for (const note of notes) unit.audit(note)
      return Promise.resolve()
    })
    return notes.map(() => null)
  }, BOUNDS)
  const write = async (note: AuditNote): Promise<void> => {
    const outcome = await patiently(() => queue.add(note))
    if (outcome !== null) throw new Error(`The entry of ${note.act} was not taken: ${outcome.refusal.kind}`)
  }
  return { watch: (app) => watchCalls(app, { write, now }), close: queue.close }
}

type Watching = { readonly write: (note: AuditNote) => Promise<void>; readonly now: () => Instant }

function watchCalls(app: FastifyInstance, { write, now }: Watching): FastifyInstance {
  const scopes = new WeakMap<FastifyRequest, AuditScope>()
  const shown = new WeakMap<FastifyRequest, readonly string[]>()
  const told = createToldLately()
  // After the body was read: what runs from here on belongs to the call.
  app.addHook('preHandler', (request, _reply, done) => {
    if (!needsEntry(routeOf(request))) {
      done()
      return
    }
    const scope = { noted: false }
    scopes.set(request, scope)
    inAuditScope(scope, done)
  })
  app.addHook('preSerialization', (request, _reply, payload, done) => {
    const ids = request.method === 'GET' && scopes.has(request) ? idsShown(payload) : null
    if (ids !== null) shown.set(request, ids)
    done(null, payload)
  })
  app.addHook('onSend', async (request, reply, payload) => {
    const scope = scopes.get(request)
    if (scope === undefined || scope.noted || reply.statusCode >= 400) return payload
    const route = routeOf(request)
    const principal = principalIfAny(request)
    if (route.startsWith('GET ') && (isOwn(principal) || asksBeforeItActs(route, principal))) return payload
    const note = noteOf(request, route, principal)
    const ids = shown.get(request)
    const list = JSON.stringify([note.by, note.organization, request.url])
    // What a page asks by its clock is no new look of a person, unless it tells of somebody new.
    if (ids !== undefined && askedByClock(request) && told.covers(list, ids, now())) return payload
    await write(note)
    if (ids !== undefined) told.note(list, ids, now())
    scope.noted = true
    return payload
  })
  return app
}

const askedByClock = ({ headers }: FastifyRequest): boolean => headers['x-background'] !== undefined

function routeOf({ method, routeOptions }: FastifyRequest): CalledRoute {
  return `${method} ${routeOptions.url ?? ''}`
}

/** Whether a route's calls stand in the log: what changes something, unless it says why not, and what tells of people. */
export function needsEntry(route: string): boolean {
  if (route in UNLOGGED) return false
  const [method = '', path = ''] = route.split(' ')
  return QUIET.has(method) ? PERSONAL.has(route) : path !== ''
}

/** People read what is theirs; an administrator reads what is other people's. */
function isOwn(principal: Principal | null): boolean {
  return principal?.kind === 'member' && principal.role !== 'admin'
}

/** Services ask what somebody may do before each thing that they do for them: it says nothing that they were not told. */
function asksBeforeItActs(route: string, principal: Principal | null): boolean {
  return route === 'GET /v1/standing/:type/:id' && principal?.kind === 'service'
}

function noteOf(request: FastifyRequest, route: CalledRoute, principal: Principal | null): AuditNote {
  const [path = ''] = request.url.split('?', 1)
  return {
    act: route,
    by: principal === null ? 'anyone' : nameOf(principal),
    object: path,
    organization: principal?.kind === 'member' ? principal.organization : null,
    why: null,
  }
}
