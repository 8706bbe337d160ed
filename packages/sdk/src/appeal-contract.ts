/** Appeals, and what the machine keeps back that may be appealed, as the public contract answers them. */
import type { Bilingual, EventType, Severity, StandingRefusal } from '@goodstanding/model'
import type { StatedAction } from './case-contract.ts'
import type { Subject } from './contract.ts'
import type { EvidenceFile, EvidenceItem } from './report-contract.ts'

/** What the machine held or blocked of somebody's, as they read it: never what was sent. */
export type KeptBack = {
  readonly decision: string
  readonly account: string
  readonly organization: string
  /** What was held is `released` or `rejected` with its case. */
  readonly status: 'blocked' | 'held' | 'released' | 'rejected'
  readonly type: EventType
  readonly event: { readonly source: string; readonly id: string }
  readonly clauses: readonly string[]
  readonly message: Bilingual | null
  readonly standing?: StandingRefusal
  /** Told when it had happened already. */
  readonly observed: boolean
  readonly decidedAt: string
  readonly appealUntil: string
  readonly mayAppeal: boolean
  readonly appeal: Appeal | null
}

export type NewAppeal = {
  readonly action?: string
  readonly case?: string
  /** What the machine blocked or holds: its sender asks a person to look. */
  readonly decision?: string
  readonly text: string
  /** What speaks for it. Files by their SHA-256: their bytes are put first, by `PUT /v1/files/{sha256}` or `PUT /v1/appeals/files/{sha256}`. */
  readonly evidence?: readonly { readonly text?: string; readonly file?: string }[]
  readonly token?: string
  /** `early-release`: the administrators of an organization ask for an early end of its first limit. */
  readonly kind?: 'appeal' | 'early-release'
}

export type Appeal = {
  /** Of its last change. A change says by `ifMatch` which one it was made about. */
  readonly version?: number
  readonly id: string
  readonly status: 'pending' | 'upheld' | 'overturned' | 'reduced'
  readonly action?: string
  readonly case?: string
  readonly decision?: string
  readonly party: 'subject' | 'reporter' | 'early-release'
  /** Who filed it, its words and what was asked about it: not to whom it only concerns. */
  readonly by?: string
  readonly text?: string
  readonly talk?: readonly AppealLine[]
  /** What came with it: to whoever filed it, and to who answers it. */
  readonly evidence?: readonly EvidenceItem[]
  readonly evidenceDisplay?: 'shown' | 'sealed' | 'erased'
  /** How many items came with it, in lists of the own ones and where nobody is shown them; absent: none did. */
  readonly evidenceItems?: number
  readonly files?: readonly EvidenceFile[]
  readonly filedAt: string
  /** Moved on by a question, for as long as its answer takes: seven days at most. */
  readonly deadline: string
  /** By when a question is to be answered; null when none waits. */
  readonly answerBy: string | null
  readonly reason?: string
  /** How it stands, in one sentence, to whoever filed it. */
  readonly summary?: Bilingual
  /** The reason in both languages; what nobody translated says which one it is in. */
  readonly answer?: Bilingual
  /** To staff alone, as what it is about: */
  readonly decidedBy?: string
  readonly clauses?: readonly string[]
  readonly severity?: Severity | null
  /** Whether the asker set aside what it is about. */
  readonly setAside?: boolean
  /** How whoever appealed is called, where that is stated; who reported stays unnamed. To staff, when one is read. */
  readonly byName?: string
  readonly subject?: Subject | null
  readonly decidedAt?: string
}

/** What was asked and answered about an appeal, oldest first. */
export type AppealLine = {
  readonly from: 'reviewer' | 'appellant'
  /** Who asked; to staff alone. */
  readonly by?: string
  readonly text: string
  readonly at: string
}

export type AppealAnswer = {
  readonly outcome: 'uphold' | 'overturn' | 'reduce'
  readonly reason: string
  /** The reason in the other of the two languages. */
  readonly translation?: { readonly reason?: string }
  readonly actions?: readonly StatedAction[]
}
