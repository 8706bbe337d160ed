/** Second reviews as a stream, and what lists see of one. */
import { evolveSecondReview, NO_SECOND_REVIEW, type SecondReview, type SecondReviewEvent } from '@goodstanding/casework'
import { NOTHING, personOf } from '../streams.ts'
import type { Stream } from '../unit.ts'

/** The stream is named by the decision that is judged again, so that none is drawn twice. */
export const SECOND_REVIEWS: Stream<SecondReview, SecondReviewEvent> = {
  name: 'second-review',
  view: 'second_review_view',
  none: NO_SECOND_REVIEW,
  personal: [
    {
      within: null,
      names: new Set(['reason']),
      under: (found) => (found.kind === 'none' ? null : personOf(found.subject)),
    },
  ],
  evolve: evolveSecondReview,
  row: (found) => {
    if (found.kind === 'none') return NOTHING
    const second = found.kind === 'judged' || found.kind === 'settled' ? found.second : null
    const { verdict } = found.first
    return {
      organization: found.subject.organization ?? '',
      status: found.kind,
      sort: second === null ? found.drawnAt : -second.at,
      columns: {
        case_id: found.case,
        decided_at: found.first.at,
        queue: found.queue,
        known_to: second === null ? found.knownTo : [...found.knownTo, second.by],
        taken_by: found.kind === 'taken' ? found.lease.by : null,
        taken_until: found.kind === 'taken' ? found.lease.until : null,
        judged_at: second?.at ?? null,
        agreement: second?.agreement ?? null,
        clause: verdict.kind === 'violation' ? verdict.clause : null,
        second: second?.verdict.kind ?? null,
        tenth: found.confidence === null ? null : Math.min(9, Math.floor(found.confidence * 10)),
      },
    }
  },
}
