/** How a decider says no: a kind of the table of problems, and what the answer may say beside it. */
import type { Instant } from '@goodstanding/model'
import type { ProblemKind } from './problems.ts'

export type Refusal<Kind extends ProblemKind = ProblemKind> = {
  readonly kind: Kind
  /** JSON pointer into the command's body, for a bad field. */
  readonly pointer?: string
  /** Who stands in the way: the holder of a lease, the first of two people. */
  readonly by?: string
  /** Until when it stands in the way. */
  readonly until?: Instant | null
  /** The version that the object has now, when the caller's was stale. */
  readonly version?: number
  /** The case that stands for it now. */
  readonly case?: string
  /** What of a list has not been said yet. */
  readonly missing?: readonly string[]
}

type Refused<Kind extends ProblemKind> = { readonly ok: false; readonly refusal: Refusal<Kind> }

/** A refusal of one kind. */
export function no<Kind extends ProblemKind>(kind: Kind, more: Omit<Refusal, 'kind'> = {}): Refused<Kind> {
  return { ok: false, refusal: { kind, ...more } }
}

/** Spaces, and what no page shows: letters without width, fillers, marks that only turn text round, halves of a letter. */
const UNSEEN = /^[\s\p{Cc}\p{Cs}\p{Default_Ignorable_Code_Point}\u2800]*$/u

/** Whether nobody could read anything in what a person wrote. */
export function saysNothing(text: string): boolean {
  return UNSEEN.test(text)
}
