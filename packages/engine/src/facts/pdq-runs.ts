/**
 * Runs of entries in typed arrays: what is near in meaning lies side by side, mostly in one line of the processor's cache. A run
 * that is full moves to one of twice its size; a run of few leaves the rest of its room to nobody, and one of none to all.
 */

/** Header of a run: how many entries it has, in two halves, and its size as a power of two. The entries follow. */
const USED_LOW = 0
const USED_HIGH = 1
const SIZE = 2
export const FIRST = 3
/** The smallest run has 2 ** 3 numbers. */
const SMALLEST = 3
const LARGEST = 30
const FIRST_ROOM = 1024

export type PdqRuns = {
  /** Of each entry the other half of its word. */
  others: Uint16Array
  /** By the same place as in `others`: whose entry it is. */
  places: Int32Array
  /** How many numbers are taken by runs, free ones among them. */
  taken: number
  /** By power of two: a free run of this size, plus 1, the next in the `places` of its header; 0 for none. */
  readonly free: Int32Array
}

export function createPdqRuns(): PdqRuns {
  return {
    others: new Uint16Array(FIRST_ROOM),
    places: new Int32Array(FIRST_ROOM),
    taken: 0,
    free: new Int32Array(LARGEST),
  }
}

/** How many entries a run has. */
export function usedOf(others: Uint16Array, run: number): number {
  return (others[run + USED_LOW] ?? 0) | ((others[run + USED_HIGH] ?? 0) << 16)
}

/** Adds an entry to a run, -1 for none yet. Answers where the run is now. */
export function addEntry(
  runs: PdqRuns,
  run: number,
  entry: { readonly place: number; readonly other: number },
): number {
  const used = run < 0 ? 0 : usedOf(runs.others, run)
  const at = run < 0 ? takeRun(runs, SMALLEST) : used + FIRST === 1 << sizeOf(runs, run) ? moved(runs, run, used) : run
  runs.others[at + FIRST + used] = entry.other
  runs.places[at + FIRST + used] = entry.place
  setUsed(runs, at, used + 1)
  return at
}

/** Takes an entry from a run that has it; the last one closes the gap. Answers where the run is, -1 when nothing is left. */
export function takeEntry(runs: PdqRuns, run: number, place: number): number {
  const { others, places } = runs
  const last = run + FIRST + usedOf(others, run) - 1
  let at = run + FIRST
  while (at <= last && places[at] !== place) at += 1
  if (at > last) return run
  others[at] = others[last] ?? 0
  places[at] = places[last] ?? 0
  setUsed(runs, run, last - run - FIRST)
  if (last > run + FIRST) return run
  freeRun(runs, run)
  return -1
}

function setUsed({ others }: PdqRuns, run: number, used: number): void {
  others[run + USED_LOW] = used & 0xffff
  others[run + USED_HIGH] = used >>> 16
}

function sizeOf({ others }: PdqRuns, run: number): number {
  return others[run + SIZE] ?? 0
}

function moved(runs: PdqRuns, run: number, used: number): number {
  const larger = takeRun(runs, sizeOf(runs, run) + 1)
  const [from, to] = [run + FIRST, run + FIRST + used]
  runs.others.copyWithin(larger + FIRST, from, to)
  runs.places.copyWithin(larger + FIRST, from, to)
  freeRun(runs, run)
  return larger
}

function freeRun(runs: PdqRuns, run: number): void {
  const size = sizeOf(runs, run)
  runs.places[run] = runs.free[size] ?? 0
  runs.free[size] = run + 1
}

/** A run of nothing, at a multiple of its size: so a run of up to 32 lies in one line of 64 bytes. */
function takeRun(runs: PdqRuns, size: number): number {
  const numbers = 1 << size
  let run = (runs.free[size] ?? 0) - 1
  if (run >= 0) runs.free[size] = runs.places[run] ?? 0
  else {
    leaveGap(runs, numbers)
    run = runs.taken
    runs.taken += numbers
    makeRoom(runs)
  }
  runs.others[run + SIZE] = size
  setUsed(runs, run, 0)
  return run
}

/** What lies before the next multiple of so many numbers becomes free runs. */
function leaveGap(runs: PdqRuns, numbers: number): void {
  for (let size = SMALLEST; runs.taken % numbers !== 0; size += 1) {
    if ((runs.taken & (1 << size)) === 0) continue
    const run = runs.taken
    runs.taken += 1 << size
    makeRoom(runs)
    runs.others[run + SIZE] = size
    freeRun(runs, run)
  }
}

function makeRoom(runs: PdqRuns): void {
  if (runs.taken <= runs.others.length) return
  let room = runs.others.length
  while (room < runs.taken) room *= 2
  const others = new Uint16Array(room)
  others.set(runs.others)
  const places = new Int32Array(room)
  places.set(runs.places)
  Object.assign(runs, { others, places })
}
