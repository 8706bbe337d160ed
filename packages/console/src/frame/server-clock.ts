/**
 * What time it is for the server. Deadlines and ages are instants of its clock, and a browser's may be hours away from it. Each answer says
 * when it was given (`date`), to the second; together with when it was asked for and heard, that bounds how far the two are apart.
 */

const SECOND = 1_000
/** Pages are told only of what somebody could see. */
const SEEN_FROM = 5 * SECOND

/** One answer: what its `date` says, and the browser's own time before and after. */
export type Heard = { readonly date: string | null; readonly askedAt: number; readonly heardAt: number }

/** How far the server is ahead, moved no further than the answer makes certain: a browser that is right stays as it is. */
export function reckonAhead(before: number, { date, askedAt, heardAt }: Heard): number {
  const said = Date.parse(date ?? '')
  if (Number.isNaN(said)) return before
  const least = said - heardAt
  const most = said + SECOND - askedAt
  // A browser whose clock was set in between says nothing.
  return least > most ? before : Math.min(Math.max(before, least), most)
}

let ahead = 0
const listeners = new Set<() => void>()

export function hearServer(heard: Heard): void {
  const next = reckonAhead(ahead, heard)
  const isSeen = Math.abs(next - ahead) >= SEEN_FROM
  ahead = next
  if (isSeen) for (const listener of listeners) listener()
}

/** Calls when it turns out that the clocks are further apart than was known; answers how to stop. */
export function onClockMoved(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** An instant of the browser's clock as the server would write it. */
export const serverTime = (browserTime: number): number => browserTime + ahead

export const serverNow = (): number => serverTime(Date.now())
