/**
 * Which change of a thing counts on a node that makes changes itself, puts them in force at once, and reads all of them from a feed a
 * moment later. What the feed tells may be older than what is in force here: an entry that was withdrawn must not come back because its
 * putting is read after the withdrawal.
 */

export type ChangeOrder = {
  /** A change of this node's own, right after its commit: whether to put it in force. */
  readonly made: (thing: string, position: number) => boolean
  /** The next change of the feed: whether to put it in force. Call in the order of positions. */
  readonly told: (thing: string, position: number) => boolean
  /** Everything is in force as it was at a position: all that was changed up to there was `made`, as it were, here. */
  readonly loaded: (position: number) => void
  /** What was read is gone, and its positions are given anew: whatever is made or told next counts. */
  readonly begin: () => void
}

/** Less than the position of a feed that is empty. */
const BEFORE_ALL = -1

/** `readSoFar`: the position up to which the feed is in force. Keeps no more than what the feed has not told yet. */
export function createChangeOrder(readSoFar: number): ChangeOrder {
  const ahead = new Map<string, number>()
  let read = readSoFar
  return {
    made: (thing, position) => {
      if (position <= read || position <= (ahead.get(thing) ?? BEFORE_ALL)) return false
      ahead.set(thing, position)
      return true
    },
    told: (thing, position) => {
      read = position
      const own = ahead.get(thing)
      if (own === undefined) return true
      if (own > position) return false
      ahead.delete(thing)
      return own < position
    },
    loaded: (position) => {
      read = position
      for (const [thing, own] of ahead) if (own <= position) ahead.delete(thing)
    },
    begin: () => {
      read = BEFORE_ALL
      ahead.clear()
    },
  }
}
