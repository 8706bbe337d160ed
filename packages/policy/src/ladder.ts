/** Ladders: what follows from points. */
import type { LadderStep } from './policy.ts'

/** The highest step that these points reach, or null when they reach none. Steps rise in points. */
export function recommend(ladder: readonly LadderStep[], points: number): LadderStep | null {
  return ladder.findLast((step) => points >= step.points) ?? null
}
