/** Load by what the server has spent, not by the clock: on a busy machine the clock says little about how much was done. */
import type { ChildServer } from './child-server.ts'
import type { LoadResult } from './http-load.ts'

/** Microseconds of the server's CPU: some 300,000 events, after which nearly all people have come up and V8 has compiled what is hot. */
export const WARM = 20_000_000
/** The same for the other kind of request, whose own code is little. */
export const SHORT_WARM = 4_000_000
export const MEASURED = 2_000_000

const SLICE_MS = 500
/** A server that does nothing spends nothing: then the clock ends it. */
const LONGEST_MS = 60_000

type Send = (limitMs: number) => Promise<LoadResult>

/** Sends until the server has spent so many microseconds of CPU. */
export async function sendFor(
  server: Pick<ChildServer, 'cpu'>,
  send: Send,
  microseconds: number,
): Promise<readonly LoadResult[]> {
  const end = server.cpu().server + microseconds
  const until = performance.now() + LONGEST_MS
  const results: LoadResult[] = []
  while (results.length === 0 || (server.cpu().server < end && performance.now() < until))
    results.push(await send(SLICE_MS))
  return results
}

/** The same for its effect only. */
export async function warm(server: Pick<ChildServer, 'cpu'>, send: Send, microseconds: number): Promise<void> {
  await sendFor(server, send, microseconds)
}
