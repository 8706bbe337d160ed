/** The pictures of one registered broadcast, side by side: for what only resembles them, and so is beyond the index of near ones. */

export type ResemblingFrame = { readonly at: number; readonly distance: number }

export type BroadcastFrames = {
  /** At most `most` pictures within `distance` bits, the nearest first. */
  readonly resembling: (words: Uint32Array, distance: number, most: number) => readonly ResemblingFrame[]
}

const WORDS = 8

export function createBroadcastFrames(
  frames: readonly { readonly at: number; readonly pdq: string }[],
): BroadcastFrames {
  const times = Float64Array.from(frames, ({ at }) => at)
  const hashes = new Uint32Array(frames.length * WORDS)
  for (const [at, { pdq }] of frames.entries()) hashes.set(wordsOf(pdq), at * WORDS)
  return {
    resembling: (words, distance, most) => {
      const found: ResemblingFrame[] = []
      for (let at = 0; at < times.length; at++) {
        let apart = 0
        for (let word = 0; word < WORDS && apart <= distance; word++)
          apart += bitsIn((hashes[at * WORDS + word] ?? 0) ^ (words[word] ?? 0))
        if (apart <= distance) found.push({ at: times[at] ?? 0, distance: apart })
      }
      return found.sort((a, b) => a.distance - b.distance).slice(0, most)
    },
  }
}

/**
 * The hash of the picture in a mirror, within a few bits: left and right change places, so every second wave across turns over. Who
 * shows what is not theirs often mirrors it.
 */
export function mirrorPdq(pdq: string): string {
  let mirrored = ''
  for (const digit of pdq) mirrored += (Number.parseInt(digit, 16) ^ 0b0101).toString(16)
  return mirrored
}

/** A hash of 64 hex digits as eight words. */
export function wordsOf(pdq: string): Uint32Array {
  return Uint32Array.from({ length: WORDS }, (_, word) => Number.parseInt(pdq.slice(word * 8, word * 8 + 8), 16))
}

export function bitsIn(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}
