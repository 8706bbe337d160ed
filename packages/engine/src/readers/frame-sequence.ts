/**
 * A live stream beside a broadcast, picture after picture. One cropped or altered picture proves nothing: it may be as far from the
 * registered one as pictures of other things now and then are. Several that follow each other as the broadcast's do prove it,
 * whatever was cut off, left out, or shown a little faster or slower.
 */
import { bitsIn } from '../facts/broadcast-frames.ts'

/** A registered picture that resembles what a stream showed. */
export type Resemblance = { readonly broadcast: string; readonly at: number }

/** What a stream showed: `at` in seconds of the stream, the hash as eight words. */
export type Shown = { readonly at: number; readonly words: Uint32Array; readonly like: readonly Resemblance[] }

export type FrameSequences = {
  /** Takes what a stream shows now. Answers how many different pictures so far follow each other as in one broadcast, at best. */
  readonly show: (stream: string, shown: Shown) => Followed
}

/** `broadcast`: null when nothing follows anything. */
export type Followed = { readonly broadcast: string | null; readonly pictures: number }

const REMEMBERED = 32
const STREAMS = 5_000
/** A speed that nobody who watches would mind. */
const SLOWEST = 0.93
const FASTEST = 1.07
/** Seconds that a picture may be off: both sides take theirs now and then. */
const LOOSE = 1.5
/** Pictures nearer than this are one picture: a still that is shown for a minute is no sequence. */
const SAME_PICTURE = 31

export function createFrameSequences(): FrameSequences {
  const streams = new Map<string, readonly Shown[]>()
  return {
    show: (stream, shown) => {
      const before = streams.get(stream) ?? []
      streams.delete(stream)
      if (streams.size >= STREAMS) {
        const [oldest] = streams.keys()
        if (oldest !== undefined) streams.delete(oldest)
      }
      streams.set(stream, [...before.slice(1 - REMEMBERED), shown])
      return follow(before, shown)
    },
  }
}

function follow(before: readonly Shown[], shown: Shown): Followed {
  let best: Followed = { broadcast: null, pictures: 0 }
  for (const like of shown.like) {
    const seen: Uint32Array[] = [shown.words]
    for (const earlier of before) {
      if (earlier.at >= shown.at || !leadsTo(earlier, shown.at, like)) continue
      if (seen.every((words) => bitsApart(words, earlier.words) > SAME_PICTURE)) seen.push(earlier.words)
    }
    if (seen.length > best.pictures) best = { broadcast: like.broadcast, pictures: seen.length }
  }
  return best
}

/** Whether an earlier picture stands where the later one says it should. */
function leadsTo(earlier: Shown, at: number, { broadcast, at: place }: Resemblance): boolean {
  const passed = at - earlier.at
  return earlier.like.some(
    (like) =>
      like.broadcast === broadcast &&
      place - like.at >= passed * SLOWEST - LOOSE &&
      place - like.at <= passed * FASTEST + LOOSE &&
      place > like.at,
  )
}

function bitsApart(a: Uint32Array, b: Uint32Array): number {
  let bits = 0
  for (let word = 0; word < a.length; word++) bits += bitsIn((a[word] ?? 0) ^ (b[word] ?? 0))
  return bits
}
