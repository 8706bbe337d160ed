/** Turns that come often, so that nobody waits for them, and ask the database only where that may find something. */
import { isLately } from '../lately.ts'

/** `work` answers `true` when there is nothing left for good. */
export function untilDone(work: () => Promise<boolean>): () => Promise<void> {
  let isDone = false
  return async () => {
    if (!isDone) isDone = await work()
  }
}

/**
 * At once when this node heard of something; for what others left, once in `seldomMs`. `work` answers `true` when there is more to do at once.
 * By a clock that was put back it asks once more, and then as before.
 */
export function whenHeard(
  work: () => Promise<boolean>,
  parts: { readonly heard: () => boolean; readonly now: () => number; readonly seldomMs: number },
): () => Promise<boolean> {
  let askedAt = -Infinity
  let isMore = false
  return async () => {
    const heard = parts.heard()
    if (!heard && !isMore && isLately(askedAt, parts.now(), parts.seldomMs)) return false
    askedAt = parts.now()
    isMore = await work()
    return isMore
  }
}
