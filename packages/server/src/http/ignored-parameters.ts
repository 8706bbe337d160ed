/**
 * A call that is asked by a parameter which it does not take answers as if that were not there, as with members of bodies: a newer client
 * may know more than this server. But whoever misspelt a filter would take everything for what they asked for, and an auditor who asks for
 * consistency from a size that was not read holds a proof of nothing: the answer says what was ignored.
 */
import { nearestName } from '@goodstanding/policy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { IgnoredMember } from './ignored-members.ts'
import { knownParameters } from './known-parameters.ts'
import { lastOf } from './page-query.ts'

/** As many are named. */
const MOST = 50

function ignoredIn(request: FastifyRequest): readonly IgnoredMember[] {
  const asked = Object.keys(lastOf(request))
  if (asked.length === 0) return []
  const known = knownParameters(request)
  // The OpenAPI document and the pages are no answers of the kind.
  if (known === null || request.routeOptions.url?.startsWith('/v1/') !== true) return []
  const strange = asked.filter((name) => !known.includes(name))
  return strange.slice(0, MOST).map((name) => ({ pointer: `?${name}`, near: nearestName(name, known) }))
}

/** Adds `ignored` to what was asked by something else beside; what a summary of operations calls so is another thing, and stays. */
export function tellIgnoredParameters(app: FastifyInstance): void {
  app.addHook('preSerialization', (request, reply, payload, done) => {
    const isAnswer =
      typeof payload === 'object' && payload !== null && !Array.isArray(payload) && reply.statusCode < 400
    if (!isAnswer || 'ignored' in payload) {
      done(null, payload)
      return
    }
    const ignored = ignoredIn(request)
    done(null, ignored.length === 0 ? payload : { ...payload, ignored })
  })
}
