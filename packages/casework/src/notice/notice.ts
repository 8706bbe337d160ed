/**
 * A Notice tells a subject what was done, why, by whom, until when and how to appeal.
 * Invariant: every action has one. A legal order may delay it to a date; then it is owed.
 */
import type {
  ActionId,
  ActionType,
  Bilingual,
  Capability,
  Instant,
  NoticeId,
  PolicyReference,
} from '@goodstanding/model'
import type { ReleaseTerms } from '../ladder/ladder.ts'
import type { ClauseTerms } from '../clause-terms.ts'
import type { Subject } from '../subject.ts'

export type Gag = { readonly order: string; readonly until: Instant }

/** Named fields, not prose: the texts are rendered from them. */
export type NoticeContents = {
  readonly id: NoticeId
  readonly action: ActionId
  readonly subject: Subject
  readonly type: ActionType
  readonly capability: Capability | null
  readonly clause: Pick<ClauseTerms, 'id' | 'title' | 'notice'>
  readonly policy: PolicyReference
  readonly facts: Bilingual
  readonly decidedBy: 'machine' | 'person'
  readonly detectedBy: 'machine' | 'person'
  readonly takenAt: Instant
  readonly until: Instant | null
  /** Why no notice went ahead of the action; null when one did. */
  readonly withoutPriorNotice: Bilingual | null
  /** Whether the administrators may ask for an early end; null where that is no question. */
  readonly earlyRelease: ReleaseTerms | null
  /** Of a termination of an organization: until when its people can read and export; null: not at all. Notices from before do not say it. */
  readonly exportUntil?: Instant | null
  /** How long an appeal is possible once the notice was sent, ms. */
  readonly appealWindowMs: number
}

/** What became of a measure; null while it is as its notice says. */
export type MeasureNow = { readonly kind: 'ended' | 'reversed' | 'lifted'; readonly at: Instant } | null

export type Notice =
  | { readonly kind: 'none' }
  | { readonly kind: 'owed'; readonly contents: NoticeContents; readonly gag: Gag; readonly orders: readonly string[] }
  | {
      readonly kind: 'sent'
      readonly contents: NoticeContents
      readonly message: Bilingual
      readonly sentAt: Instant
      /** Runs from the day the notice was sent: a delayed notice costs nobody their appeal. */
      readonly appealUntil: Instant
    }

export type NoticeCommand =
  | { readonly kind: 'issue'; readonly contents: NoticeContents; readonly gag: Gag | null }
  | { readonly kind: 'extend-gag'; readonly gag: Gag }
  /** The clock's: `gag` is the order that stands now; `became`: what the measure is now, which nobody was told of meanwhile. */
  | { readonly kind: 'send'; readonly gag: Gag | null; readonly became: MeasureNow }

export type NoticeEvent =
  | {
      readonly kind: 'notice.sent'
      readonly contents: NoticeContents
      readonly message: Bilingual
      readonly appealUntil: Instant
      readonly at: Instant
    }
  | { readonly kind: 'notice.delayed'; readonly contents: NoticeContents; readonly gag: Gag; readonly at: Instant }
  | { readonly kind: 'notice.gag-extended'; readonly gag: Gag; readonly at: Instant }
