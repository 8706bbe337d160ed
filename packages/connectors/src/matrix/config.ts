/** What an operator says of the connector. */
import type { HoldPolicy } from './answer.ts'
import type { AskedCallback } from './from-callback.ts'
import type { Organizations } from './organizations.ts'
import type { Language } from './words.ts'

/** What becomes of an act when Goodstanding gives no answer in time. */
export type WithoutAnswer = 'allow' | 'refuse'

export type StandingPolicy = {
  readonly suspended: 'suspend' | 'lock' | 'nothing'
  readonly terminated: 'suspend' | 'lock' | 'deactivate' | 'nothing'
  /** Of accounts that may not write messages; null: their homeserver is not told, and each message is refused. */
  readonly limited: { readonly messagesPerSecond: number; readonly burst: number } | null
}

/** A reason that somebody gave with a report, and the clause that it speaks of. */
export type ReportClause = { readonly match: RegExp; readonly clause: string }

export type Config = {
  readonly listen: { readonly host: string; readonly port: number }
  /** What Synapse sends as its bearer token. */
  readonly secret: string
  /** Where Goodstanding reaches the connector; null: where it listens. */
  readonly publicUrl: string | null
  readonly dataDirectory: string
  readonly goodstanding: {
    readonly url: string
    readonly token: string
    /** Where people reach its pages. */
    readonly publicUrl: string
  }
  readonly synapse: { readonly url: string; readonly token: string }
  /** The `source` of every event; null: the homeserver's name makes it. */
  readonly source: string | null
  readonly organizations: Organizations
  /** Accounts of ours that nobody is asked about, beside the connector's own. */
  readonly ownAccounts: readonly string[]
  /** For whom nothing tells which one they read. */
  readonly language: Language
  /** How long an answer may take, all attempts together. */
  readonly timeoutMs: number
  readonly withoutAnswer: Readonly<Record<AskedCallback, WithoutAnswer>>
  readonly hold: HoldPolicy
  readonly standing: StandingPolicy
  /** What becomes of the files of a message that is removed. */
  readonly removedFiles: 'quarantine' | 'leave'
  readonly notices: 'server-notice' | 'message' | 'none'
  readonly reports: {
    readonly everySeconds: number
    /** `now`: what was reported before the connector was first started stays where it is. */
    readonly begin: 'now' | 'all'
    readonly clauses: readonly ReportClause[]
  }
}

/** Chat and sign-in go on, and are looked at afterwards; an invitation to somebody outside can wait. */
export const WITHOUT_ANSWER: Config['withoutAnswer'] = {
  check_event_for_spam: 'allow',
  check_login_for_spam: 'allow',
  user_may_invite: 'refuse',
  federated_user_may_invite: 'refuse',
  user_may_send_3pid_invite: 'refuse',
}
