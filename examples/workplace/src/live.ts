/** Who has a page open: each gets a line when something that they can see has changed, and asks for it. */
import type { ServerResponse } from 'node:http'

export type Live = {
  readonly add: (person: string, response: ServerResponse) => void
  /** Tells these people, or everybody. */
  readonly changed: (what: string, people?: readonly string[]) => void
  readonly close: () => void
}

const HEARTBEAT_MS = 20_000

export function createLive(): Live {
  const open = new Map<ServerResponse, string>()
  const heartbeat = setInterval(() => {
    for (const response of open.keys()) response.write(': still here\n\n')
  }, HEARTBEAT_MS)
  heartbeat.unref()
  return {
    add: (person, response) => {
      response.writeHead(200, {
        'content-type': 'text/event-stream',
        'cache-control': 'no-store',
        connection: 'keep-alive',
      })
      response.write(': hello\n\n')
      open.set(response, person)
      response.once('close', () => open.delete(response))
    },
    changed: (what, people) => {
      for (const [response, person] of open)
        if (people === undefined || people.includes(person))
          response.write(`data: ${JSON.stringify({ changed: what })}\n\n`)
    },
    close: () => {
      clearInterval(heartbeat)
      for (const response of open.keys()) response.end()
    },
  }
}
