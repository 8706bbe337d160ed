/** Bodies of many megabytes are held while they come: whoever may not make the call sends none that is. */
import type { FastifyReply, FastifyRequest } from 'fastify'

type Hook = (request: FastifyRequest, reply: FastifyReply, done: (fault?: Error) => void) => void

/** For `onRequest` of a route that takes large bodies. `demand` throws for whoever may not call it, as its handler does. */
export function beforeBody(demand: (request: FastifyRequest) => unknown): Hook {
  return (request, _reply, done) => {
    try {
      demand(request)
    } catch (fault) {
      done(fault instanceof Error ? fault : new Error(String(fault)))
      return
    }
    done()
  }
}
