/** Between which bounds a share lies, by so many tries (Wilson 1927). Holds for few tries and for shares near 0 and 1. */

/** 97.5th percentile of the normal distribution: nineteen of twenty samples. */
export const NINETEEN_OF_TWENTY = 1.959964

/** `hits` of `tries`, which are one or more; `z` standard deviations to both sides. Unrounded. */
export function wilson(hits: number, tries: number, z: number): readonly [number, number] {
  const share = hits / tries
  const middle = share + (z * z) / (2 * tries)
  const spread = z * Math.sqrt((share * (1 - share)) / tries + (z * z) / (4 * tries * tries))
  const scale = 1 + (z * z) / tries
  return [Math.max(0, (middle - spread) / scale), Math.min(1, (middle + spread) / scale)]
}
