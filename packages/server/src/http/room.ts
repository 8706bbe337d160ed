/**
 * Large events are worked on a few at a time. Read, one takes several times what it takes as it came: its text, its parts, the bytes of
 * its files, what is stored of it. What is more waits as the bytes that came.
 */
export type Room = {
  /** False: there is no room, or others were here before. */
  readonly enterAtOnce: (size: number) => boolean
  /** Resolves when there is room. Those that wait come in as they came. */
  readonly enter: (size: number) => Promise<void>
  readonly leave: (size: number) => void
}

/** Smaller events are never kept waiting. */
const LARGE_FROM = 128 * 1024

/** `most`: bytes inside. What is larger than that is let in when nobody else is. */
export function createRoom(most: number): Room {
  const waiting: { readonly size: number; readonly come: () => void }[] = []
  let inside = 0
  const fits = (size: number): boolean => inside === 0 || inside + size <= most
  const enterAtOnce = (size: number): boolean => {
    if (size < LARGE_FROM) return true
    if (waiting.length > 0 || !fits(size)) return false
    inside += size
    return true
  }
  return {
    enterAtOnce,
    enter: (size) =>
      enterAtOnce(size) ? Promise.resolve() : new Promise((resolve) => waiting.push({ size, come: resolve })),
    leave: (size) => {
      if (size < LARGE_FROM) return
      inside -= size
      for (let next = waiting[0]; next !== undefined && fits(next.size); next = waiting[0]) {
        waiting.shift()
        inside += next.size
        next.come()
      }
    },
  }
}
