/**
 * A SecondReview asks somebody else what they would have decided on a case, without showing them what was decided.
 * Invariants: whoever knows the first decision never judges it a second time; a judgement changes nothing by itself;
 * where the two differ, a third person says whether the first stands or the case is opened again.
 */
import type { ActionType, CaseId, ClauseId, Instant, PersonId } from '@goodstanding/model'
import type { Staff } from '../people.ts'
import type { Lease } from '../case/case.ts'
import type { Subject } from '../subject.ts'

/** What somebody makes of a case: the clause and the kinds of action that it deserves, or nothing. */
export type Verdict =
  | { readonly kind: 'no-violation' }
  | { readonly kind: 'violation'; readonly clause: ClauseId; readonly actions: readonly ActionType[] }

export type SecondReviewContents = {
  readonly case: CaseId
  /** Which decision of the case, from 1: a case that was opened again has several. */
  readonly decision: number
  /** The draw that it was part of. */
  readonly sample: string
  readonly drawnBy: PersonId
  readonly drawnAt: Instant
  readonly first: { readonly by: PersonId; readonly at: Instant; readonly verdict: Verdict }
  /** Who knows the first decision: they took part in it, or have looked at the case since. */
  readonly knownTo: readonly PersonId[]
  readonly subject: Subject
  /** Where the case lay when it was drawn. */
  readonly queue: string
  /** 0..1: that of the surest finding in the case; null when no machine had found anything. */
  readonly confidence: number | null
}

/** `full`: the same clause and the same gravest kind of action, or both no violation. `partly`: both a violation, no more. */
export type Agreement = 'full' | 'partly' | 'none'

export type SecondJudgement = {
  readonly by: PersonId
  readonly at: Instant
  readonly verdict: Verdict
  readonly reason: string
  readonly agreement: Agreement
}

export type SettleOutcome = 'stands' | 'reopen'
export type Settlement = {
  readonly by: PersonId
  readonly at: Instant
  readonly outcome: SettleOutcome
  readonly reason: string
}

export type SecondReview =
  | { readonly kind: 'none' }
  | (SecondReviewContents & { readonly kind: 'open' })
  | (SecondReviewContents & { readonly kind: 'taken'; readonly lease: Lease })
  | (SecondReviewContents & { readonly kind: 'judged'; readonly second: SecondJudgement })
  | (SecondReviewContents & {
      readonly kind: 'settled'
      readonly second: SecondJudgement
      readonly settled: Settlement
    })

export type SecondReviewCommand =
  | { readonly kind: 'draw'; readonly review: SecondReviewContents }
  /** Somebody has looked at the decided case itself. */
  | { readonly kind: 'show'; readonly to: PersonId }
  | { readonly kind: 'take' | 'release'; readonly by: Staff }
  | { readonly kind: 'judge'; readonly by: Staff; readonly verdict: Verdict; readonly reason: string }
  | { readonly kind: 'settle'; readonly by: Staff; readonly outcome: SettleOutcome; readonly reason: string }

export type SecondReviewEvent =
  | { readonly kind: 'second-review.drawn'; readonly review: SecondReviewContents; readonly at: Instant }
  | { readonly kind: 'second-review.shown'; readonly to: PersonId; readonly at: Instant }
  | { readonly kind: 'second-review.taken'; readonly by: PersonId; readonly until: Instant; readonly at: Instant }
  | { readonly kind: 'second-review.released'; readonly at: Instant }
  | { readonly kind: 'second-review.judged'; readonly second: SecondJudgement; readonly at: Instant }
  | { readonly kind: 'second-review.settled'; readonly settled: Settlement; readonly at: Instant }
