/** One score from two: what the word lists say, and what the trained model says of the whole text. */

/** Below this the model is sure that nothing is meant. */
const SURE = 0.1
/** What is left of a listed score that the model is sure to contradict. */
const LEFT = 0.85
const ACTS = 0.85

/**
 * The higher of both. Where a listed word asks for a person to look and the model sees nothing in the text, the word weighs less;
 * what acts by itself stays, for the lists hold it to be plain.
 */
export function joinScores(listed: number, trained: number): number {
  if (trained >= listed) return trained
  if (listed >= ACTS || trained >= SURE) return listed
  return Math.max(trained, listed * (LEFT + (1 - LEFT) * (trained / SURE)))
}
