/** An end in order, which never takes forever: what does not end in its time is named, and the rest is ended all the same. */
import { endsWithin } from '@goodstanding/ledger'

/** Parts were left as they are, as by a crash: what was acknowledged is stored, what was only counted may be some seconds old. */
export class LeftBehind extends Error {
  readonly parts: readonly string[]

  constructor(parts: readonly string[], withinMs: number) {
    super(`Not ended within ${withinMs / 1_000} s, and left behind: ${parts.join(', ')}. Nothing acknowledged is lost.`)
    this.name = 'LeftBehind'
    this.parts = parts
  }
}

/** A part by the name that it is told by, and what ends it within so many milliseconds. */
export type Ending = { readonly part: string; readonly end: (withinMs: number) => Promise<unknown> }

export type ClosingBounds = {
  /** For everything. The last part, which the others need, has a third of it for itself. */
  readonly withinMs: number
  readonly log: (line: Readonly<Record<string, unknown>>) => void
}

/** A part whose turn comes when the time is over still has this long. */
const LAST_MOMENT_MS = 100

/** Ends one part after the other. Throws what the first of them threw, or `LeftBehind`, when all had their turn. */
export async function closeInOrder(endings: readonly Ending[], { withinMs, log }: ClosingBounds): Promise<void> {
  const started = performance.now()
  const left: string[] = []
  const faults: unknown[] = []
  for (const [at, { part, end }] of endings.entries()) {
    const isLast = at === endings.length - 1
    const until = isLast ? withinMs : (withinMs * 2) / 3
    const time = Math.max(LAST_MOMENT_MS, started + until - performance.now())
    try {
      if (await endsWithin(end(time), time + (isLast ? LAST_MOMENT_MS : 0))) continue
      left.push(part)
      log({ level: 'error', message: `${part} did not end within ${Math.round(time)} ms and is left behind.` })
    } catch (fault) {
      faults.push(fault) // thrown below, when the others had their turn
    }
  }
  if (faults.length > 0) throw faults[0]
  if (left.length > 0) throw new LeftBehind(left, withinMs)
}
