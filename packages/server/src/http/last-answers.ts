/**
 * A server that ends answers what is under way. Nobody new is taken, connections that wait for their next request are closed, and the
 * others with their answer. Whoever has not sent all of a request after some seconds, or waits for more than fits into the end, is cut off.
 */
import type { Server, ServerResponse } from 'node:http'

export type LastAnswers = {
  /** Each request, before it is answered. */
  readonly see: (response: ServerResponse) => void
  /** Ends when all that was seen is answered, or the time is over. */
  readonly end: (server: Server) => Promise<void>
}

/** For the rest of a body. Whoever sends it by drops would hold every end for as long as it may take. */
const SENT_WITHIN = 0.25

export function createLastAnswers(withinMs: number): LastAnswers {
  const underWay = new Set<ServerResponse>()
  let ending: { readonly answered: () => void } | null = null
  const leave = (response: ServerResponse): void => {
    underWay.delete(response)
    if (underWay.size === 0) ending?.answered()
  }
  const closeAfter = (response: ServerResponse): void => {
    if (!response.headersSent) response.shouldKeepAlive = false
    // What was asked behind it over the same connection is never answered, and tells nobody so.
    response.req.socket.once('close', () => {
      leave(response)
    })
  }
  return {
    see: (response) => {
      underWay.add(response)
      response.once('close', () => {
        leave(response)
      })
      if (ending !== null) closeAfter(response)
    },
    end: async (server) => {
      server.close()
      if (underWay.size === 0) return
      underWay.forEach(closeAfter)
      const sent = setTimeout(() => {
        for (const { req } of underWay) if (!req.complete) req.destroy()
      }, withinMs * SENT_WITHIN)
      await new Promise<void>((resolve) => {
        const over = setTimeout(resolve, withinMs)
        ending = {
          answered: () => {
            clearTimeout(over)
            resolve()
          },
        }
      })
      clearTimeout(sent)
    },
  }
}
