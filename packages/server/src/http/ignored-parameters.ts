/**
 * A list that is asked by a parameter which it does not take answers as if that were not there, as with members of bodies: a newer client
 * may know more than this server. But whoever misspelt a filter would take everything for what they asked for: the answer says what was ignored.
 */
import { nearestName } from '@goodstanding/policy'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { IgnoredMember } from './ignored-members.ts'
import { knownParameters } from './known-parameters.ts'
import { queryOf } from './page-query.ts'

/** As many are named. */
const MOST = 50

function ignoredIn(request: FastifyRequest): readonly IgnoredMember[] {
  const known = knownParameters(request)
  if (!known.includes('cursor')) return []
  const strange = Object.keys(queryOf(request)).filter((name) => !known.includes(name))
  return strange.slice(0, MOST).map((name) => ({ pointer: `?${name}`, near: nearestName(name, known) }))
}

/** Adds `ignored` to pages that were asked by something else beside. */
export function tellIgnoredParameters(app: FastifyInstance): void {
  app.addHook('preSerialization', (request, _reply, payload, done) => {
    if (typeof payload !== 'object' || payload === null || !('items' in payload)) {
      done(null, payload)
      return
    }
    const ignored = ignoredIn(request)
    done(null, ignored.length === 0 ? payload : { ...payload, ignored })
  })
}
