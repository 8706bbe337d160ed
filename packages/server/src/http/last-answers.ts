/**
 * A server that ends answers what is under way. First it says that it is not ready, for as long as whoever distributes requests takes to see
 * that, and closes each connection with its answer. Then nobody new is taken, and connections that wait for their next request are closed.
 * Whoever has not sent all of a request after some seconds, or waits for more than fits into the end, is cut off.
 */
import type { Server, ServerResponse } from 'node:http'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'

export type LastAnswers = {
  /** Each request, and what answers it: at once, or when the door has been closed. */
  readonly see: (response: ServerResponse, answer: () => void) => void
  /** Whether it ends: nothing more should be sent here. */
  readonly isEnding: () => boolean
  /** From now on it is not ready, and answers all the same; ends when that was so for as long as it should. */
  readonly drain: () => Promise<void>
  /** Ends when all that was seen is answered, or the time is over. */
  readonly end: (server: Server) => Promise<void>
}

export type LastAnswersBounds = {
  /** How long requests that are under way may take. */
  readonly withinMs: number
  /** How long it says that it is not ready before it takes nobody new. */
  readonly drainMs: number
  readonly wait?: (ms: number) => Promise<unknown>
}

/** For the rest of a body. Whoever sends it by drops would hold every end for as long as it may take. */
const SENT_WITHIN = 0.25

/**
 * What has reached this machine when it is to end - in connections that were not taken yet, and in those that wait - is read in the next turns
 * of the loop, which takes one connection in each. Closed unread, each would be a request that failed, and nobody here heard of it. So nothing is
 * closed before nothing came for some turns, or for as long as it goes on coming all the time.
 */
const QUIET_TURNS = 3
const TURN_MS = 10
const COMING_MS = 1_000

/**
 * Meanwhile nothing new is answered. Whoever gets an answer asks the next thing at once, over a new connection: of a hundred such clients each had one
 * waiting in the moment that the door was closed, which the system then cuts. So they wait for answers and for nothing else until it is closed;
 * what they ask after those finds nobody listening, and was never sent.
 */
type Kept = (() => void)[]

/** Milliseconds for requests that are under way, of each second that an end may take. */
const OF_A_SECOND = 333

export function lastAnswersOf(config: {
  readonly stopWithinSeconds: number
  readonly drainSeconds: number
}): LastAnswers {
  return createLastAnswers({ withinMs: config.stopWithinSeconds * OF_A_SECOND, drainMs: config.drainSeconds * 1_000 })
}

export function createLastAnswers({ withinMs, drainMs, wait = sleep }: LastAnswersBounds): LastAnswers {
  const underWay = new Set<ServerResponse>()
  let isEnding = false
  let answered = (): void => undefined
  let kept: Kept | null = null
  let came = 0
  const note = (): void => {
    came += 1
  }
  const leave = (response: ServerResponse): void => {
    underWay.delete(response)
    if (underWay.size === 0) answered()
  }
  const closeAfter = (response: ServerResponse): void => {
    if (!response.headersSent) response.shouldKeepAlive = false
    // What was asked behind it over the same connection is never answered, and tells nobody so.
    response.req.socket.once('close', () => {
      leave(response)
    })
  }
  const begin = (): void => {
    if (isEnding) return
    isEnding = true
    underWay.forEach(closeAfter)
  }
  return {
    see: (response, answer) => {
      note()
      underWay.add(response)
      response.once('close', () => {
        leave(response)
      })
      if (isEnding) closeAfter(response)
      if (kept === null) answer()
      else kept.push(answer)
    },
    isEnding: () => isEnding,
    drain: async () => {
      begin()
      if (drainMs > 0) await wait(drainMs)
    },
    end: async (server) => {
      begin()
      server.on('connection', note)
      const waiting: Kept = []
      kept = waiting
      const started = performance.now()
      for (let quiet = 0; quiet < QUIET_TURNS && performance.now() - started < COMING_MS; ) {
        const before = came
        await sleep(TURN_MS)
        await turn() // what came while this turn was busy is taken in it, and seen before the door is closed
        quiet = came === before ? quiet + 1 : 0
      }
      server.close()
      kept = null
      for (const answer of waiting) answer()
      if (underWay.size === 0) return
      const sent = setTimeout(() => {
        for (const { req } of underWay) if (!req.complete) req.destroy()
      }, withinMs * SENT_WITHIN)
      await new Promise<void>((resolve) => {
        const over = setTimeout(resolve, withinMs)
        answered = () => {
          clearTimeout(over)
          resolve()
        }
      })
      clearTimeout(sent)
    },
  }
}
