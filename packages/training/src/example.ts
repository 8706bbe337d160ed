/** One text to learn from: what is known of it by head, and how much that knowledge weighs. */
import { HEADS, type Head } from '@goodstanding/detectors'

export type Example = {
  readonly text: string
  readonly language: string
  /** Where it comes from: a corpus, or a grammar's pattern. */
  readonly source: string
  /** By head: 1, 0 or between, or -1 where nothing is known. */
  readonly labels: Float32Array
  readonly weights: Float32Array
}

export type Known = Partial<Record<Head, { readonly label: number; readonly weight: number }>>

export function createExample(
  said: { readonly text: string; readonly language: string; readonly source: string },
  known: Known,
): Example {
  const labels = new Float32Array(HEADS.length).fill(-1)
  const weights = new Float32Array(HEADS.length)
  HEADS.forEach((head, at) => {
    const one = known[head]
    if (one === undefined || one.weight === 0) return
    labels[at] = one.label
    weights[at] = one.weight
  })
  return { ...said, labels, weights }
}

/** All heads known to be innocent, with the given weight. */
export function innocent(weight: number): Known {
  const known: Partial<Record<Head, { readonly label: number; readonly weight: number }>> = {}
  for (const head of HEADS) known[head] = { label: 0, weight }
  return known
}
