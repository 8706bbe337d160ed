/** How far checking a case again has come, as the job keeps it. */

export type Round = {
  /** The decision that the last portion ended with; null: the next begins a round. */
  readonly after: string | null
  /** Whether something failed in this round. */
  readonly hasFailed: boolean
  /** How often in a row it was put off. */
  readonly pauses: number
}

export const FIRST_ROUND: Round = { after: null, hasFailed: false, pauses: 0 }

export function readRound(payload: unknown): Round {
  return payload === null ? FIRST_ROUND : (payload as Round)
}
