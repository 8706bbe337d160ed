/**
 * How long a request waits for a database that hangs; then it is answered 503. What a transaction did until then is undone, and of a commit
 * that was sent the answer says that nobody knows.
 */
import { createPatience } from '@goodstanding/ledger'
import type { FastifyInstance, FastifyRequest } from 'fastify'

/** As long as a decision waits to be stored; and a statement longer than the 30 seconds that the database lets it run. */
const LIMITS = { silentMs: 15_000, longestMs: 35_000 }

/** Before whatever asks the database is registered. */
export function registerPatience(app: FastifyInstance): void {
  const waiting = new WeakMap<FastifyRequest, ReturnType<typeof createPatience>>()
  app.addHook('onRequest', (request, reply, done) => {
    const patience = createPatience(LIMITS)
    waiting.set(request, patience)
    reply.raw.once('close', patience.end)
    patience.during(done)
  })
  // A body is read beside what began the request: what runs from here on belongs to it again.
  app.addHook('preHandler', (request, _reply, done) => {
    const patience = waiting.get(request)
    if (patience === undefined) done()
    else patience.during(done)
  })
}
