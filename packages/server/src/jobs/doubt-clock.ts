/** A clock that is put forward beneath a running node is doubted for a while: it may be wrong, and what it lets happen stays. */

export type DoubtParts = {
  readonly now: () => number
  /** Milliseconds that nobody puts forward or back. */
  readonly elapsed: () => number
  readonly forMs: number
}

/** Put forward by less it is put right. */
const PUT_FORWARD_MS = 3_600_000

/** Whether the clock is doubted now: not before it is asked once, and no more once it was put back. Asked once a turn. */
export function createDoubt({ now, elapsed, forMs }: DoubtParts): () => boolean {
  let apart = now() - elapsed()
  let doubtedUntil = -Infinity
  return () => {
    const before = apart
    apart = now() - elapsed()
    if (apart - before > PUT_FORWARD_MS) doubtedUntil = elapsed() + forMs
    if (before - apart > PUT_FORWARD_MS) doubtedUntil = -Infinity
    return elapsed() < doubtedUntil
  }
}
