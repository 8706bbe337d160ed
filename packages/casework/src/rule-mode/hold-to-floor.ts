/** Whether a rule keeps its floor, by how people judged what it found - and how sure one must be before it is switched down. */
import { wilson } from '../wilson.ts'
import type { RuleMeasure } from './rule-mode.ts'

/**
 * Three standard deviations, because a rule is looked at again after every outcome: at 1.96 a rule that is exactly as precise as its floor
 * of 95 % would be switched down by chance in one of four installations before 500 outcomes, at 3 in one of twenty; one of 97 % in
 * one of two hundred. One that is right in four of five is still caught by its thirtieth outcome, and one of 90 % by its 140th - all of it
 * asked from 20 outcomes on; the shipped policy asks from 50.
 */
const SURE = 3

export type FloorVerdict = 'too few' | 'keeps' | 'below'

export type RulePrecision = {
  /** Null when nothing was judged. */
  readonly precision: number | null
  /** It surely lies between these: 99.7 %. */
  readonly interval: readonly [number, number] | null
  readonly verdict: FloorVerdict
}

/** `judged`: so many outcomes before the floor is asked. */
export function holdToFloor(
  { right, wrong }: RuleMeasure,
  { floor, judged }: { readonly floor: number; readonly judged: number },
): RulePrecision {
  const all = right + wrong
  if (all === 0) return { precision: null, interval: null, verdict: 'too few' }
  const interval = wilson(right, all, SURE)
  const verdict = all < judged ? 'too few' : interval[1] < floor ? 'below' : 'keeps'
  return { precision: right / all, interval, verdict }
}
