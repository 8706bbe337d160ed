/** What a body stated that nobody read, told in the answer of every call that takes a body. */
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import { type Told, tellIgnored } from './ignored-members.ts'

/** These tell of theirs in their own way: events under *Operations*, facts what looks like a slip alone, for they may hold notes. */
const ITSELF =
  /^\/v1\/(?:decisions|events|permits\/:id|consents\/:id|organizations\/:id|people\/:id|registers\/:register\/:id)$/
/** Read of every body, whichever call it is of. */
const OF_ALL = new Set(['/ifMatch'])

export const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const isSchema = (value: unknown): value is TSchema => isObject(value)

/** As the answer to this request tells it. */
export function ignoredOf({ method, routeOptions, body }: FastifyRequest): Told {
  const { schema, url = '' } = routeOptions
  if (method === 'GET' || !url.startsWith('/v1/') || ITSELF.test(url) || !isSchema(schema?.body)) return {}
  const { ignored = [] } = tellIgnored(schema.body, body)
  const strange = ignored.filter(({ pointer }) => !OF_ALL.has(pointer))
  return strange.length === 0 ? {} : { ignored: strange }
}

/** For answers that are objects still; `answerOnce` tells it in its own. */
export function tellIgnoredMembers(app: FastifyInstance): void {
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const told = reply.statusCode < 300 && isObject(payload) ? ignoredOf(request) : {}
    done(null, told.ignored === undefined || !isObject(payload) ? payload : { ...payload, ...told })
  })
}
