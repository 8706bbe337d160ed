/** Reports and complaints, as the public contract answers them. */
import type { Bilingual, Severity } from '@goodstanding/model'

export type ReportStatus =
  | 'with-administrator'
  | 'asked'
  | 'dismissed'
  | 'complained'
  | 'with-operator'
  | 'answered'
  | 'withdrawn'

/** `reversed`: what was done about it was taken back later, all of it. An answer may change, and its words (`answer`) say what holds. */
export type ReportOutcome = 'acted' | 'no-violation' | 'reversed'

export type About = {
  readonly event?: { readonly source: string; readonly id: string }
  readonly account?: string
  readonly organization?: string
}

export type StatedEvidence = {
  readonly text?: string
  readonly at?: string
  readonly event?: { readonly source: string; readonly id: string }
  readonly file?: string
}

export type Reporter = { readonly organization: string; readonly id: string; readonly kind: 'member' | 'external' }

export type NewReport = {
  readonly about: About
  readonly clause?: string | null
  readonly text: string
  readonly evidence?: readonly StatedEvidence[]
  /** Who looks at it first; the administrators of the reporter's organization unless it is left to the operator. */
  readonly to?: 'administrator' | 'operator'
  /** Only with a service token: for whom it reports. */
  readonly reporter?: Reporter
}

export type EvidenceItem = {
  /** `files`: by their SHA-256. */
  readonly versions: readonly { readonly text: string | null; readonly at: string; readonly files: readonly string[] }[]
  readonly [more: string]: unknown
}

/** A file in evidence, without its bytes. `not-at-hand`: nobody has put them; `too-much`: there was no room. */
export type EvidenceFile = {
  readonly evidence: string
  readonly source: string
  readonly sha256: string
  readonly size: number | null
  readonly type: string | null
  readonly state: 'kept' | 'not-at-hand' | 'too-much'
}

export type Report = {
  /** Of its last change. A change says by `ifMatch` which one it was made about. */
  readonly version?: number
  readonly id: string
  readonly status: ReportStatus
  readonly case: string | null
  readonly deadline: string | null
  readonly receipt?: string
  /** With the report that was one too many within an hour, and what to tell whoever sent it. */
  readonly warning?: 'flood' | 'unfounded'
  readonly warningWords?: Bilingual
  /** `named`: whom the reporter named, where somebody else sent the event. */
  readonly about: About & { readonly named?: string }
  readonly clause: string | null
  readonly severity: Severity
  readonly text: string
  readonly receivedAt: string
  /** What the administrator asked and the reporter answered, in its order. */
  readonly talk: readonly {
    readonly from: 'administrator' | 'reporter'
    readonly text: string
    readonly at: string
  }[]
  readonly reporter?: { readonly id: string; readonly organization: string | null; readonly kind: string }
  readonly evidence: readonly EvidenceItem[]
  /** The files that `evidence` names, where one report is read: how large each is, and whether it is kept. */
  readonly files?: readonly EvidenceFile[]
  /** When the copies were erased, and why: `receipt` is what the log calls it, `entry` the number of the log's entry. */
  readonly evidenceErased?: Bilingual & {
    readonly at: string
    readonly why: 'retention' | 'erasure'
    readonly receipt: string
    readonly entry?: number | null
  }
  /** What was said around it, as far as somebody supplied it. */
  readonly surroundings?: { readonly before: readonly EvidenceItem[]; readonly after: readonly EvidenceItem[] }
  /** How an administrator closed it, and why its reporter brought it to the operator: to these two alone. */
  readonly escalated?: {
    readonly dismissal: Bilingual
    readonly dismissedAt: string
    /** They had confirmed it and dealt with it. Absent: they dismissed it. */
    readonly handled?: true
    readonly reason: string | null
    readonly at: string
  }
  /** Why it is with the operator, where it is. */
  readonly why?: string
  readonly reason?: string
  readonly complaint?: string
  /** Of what is answered; `handled`: by the reporter's own organization, without the operator. */
  readonly outcome?: ReportOutcome | 'handled'
  /** What the reporter is told, in both languages; how an administrator closed a report, too. */
  readonly answer?: Bilingual
}

export type Complaint = {
  /** Of its last change. A change says by `ifMatch` which one it was made about. */
  readonly version?: number
  readonly id: string
  readonly status: string
  readonly organization: string
  readonly by: string
  readonly about: Readonly<Record<string, unknown>>
  readonly reports: readonly string[]
  readonly statement: string
  readonly case: string
  readonly filedAt: string
  readonly deadline: string
  readonly outcome?: ReportOutcome
  readonly answer?: Bilingual
  readonly answeredAt?: string
  /** To whoever complained on no report: until when they may appeal the answer, by its `case`. */
  readonly appealUntil?: string
}

export type Confirmed = { readonly report: Report; readonly complaint: { readonly id: string; readonly case: string } }
