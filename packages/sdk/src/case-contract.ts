/** Cases and what follows from them - decisions, actions, notices -, as the public contract answers them. */
import type { ActionType, Bilingual, Capability, PolicyReference, Severity } from '@goodstanding/model'
import type { Page, Subject } from './contract.ts'

/** `merged`: decided within another case; `settled`: that one is decided. */
export type CaseStatus = 'open' | 'claimed' | 'waiting' | 'decided' | 'merged' | 'settled'

/** What somebody did with a case beside deciding it. `object`: the queue, or the other case. */
export type CaseTurn = {
  readonly kind: 'moved' | 'escalated' | 'returned' | 'merged' | 'unmerged' | 'took-in' | 'gave-up'
  readonly by: string
  readonly object: string | null
  readonly text: string
  readonly at: string
}

/** When what had been kept unchecked was checked after all: decisions in which nothing was found, and those in which something was. */
export type CaseCheck = { readonly cleared: readonly string[]; readonly found: readonly string[]; readonly at: string }

export type CaseDecision = {
  /** `machine`: all that lay in it was checked after all, and nothing was found. */
  readonly by: string
  readonly at: string
  readonly reason: string
  readonly batch: string | null
  readonly outcome:
    | { readonly kind: 'violation'; readonly clause: string; readonly actions: readonly string[] }
    | { readonly kind: 'no-violation' }
}

export type Recommended = {
  readonly clause: string
  readonly action: ActionType
  readonly capability: Capability | null
  readonly until: string | null
  /** The subject's points once this violation counts. */
  readonly points: number
}

export type Case = {
  readonly id: string
  readonly subject: Subject
  /** How its organization is called, where that is stated: in lists, and when one case is read. */
  readonly organizationName?: string
  /** How the account is called that it is about, where that is stated: when one case is read. */
  readonly subjectName?: string
  readonly status: CaseStatus
  readonly family: string
  readonly clauses: readonly string[]
  readonly severity: Severity
  /** 0..1000, higher is sooner. */
  readonly priority: number
  readonly openedAt: string
  readonly deadline: string
  readonly version: number
  readonly lease: { readonly by: string; readonly until: string } | null
  readonly waiting?: { readonly for: string; readonly by: string; readonly until: string }
  /** Whether the asker set aside what it is about. */
  readonly setAside?: boolean
  /** Only of one case that the asker set aside: some who take such a case, those at work first. */
  readonly takers?: readonly { readonly id: string; readonly name: string; readonly isPresent: boolean }[]
  readonly queue: string
  /** Who put it into its queue; null: the rules. */
  readonly queuedBy: string | null
  /** Left to a senior, by whom and why; null: anybody's in its queue. */
  readonly forSenior: { readonly by: string; readonly text: string; readonly at: string } | null
  /** The case that it is decided within; null: its own. */
  readonly mergedInto: string | null
  readonly merged: readonly {
    readonly case: string
    readonly subject: Subject
    readonly family: string
    readonly by: string
    readonly at: string
  }[]
  readonly turns: readonly CaseTurn[]
  readonly checks: readonly CaseCheck[]
  readonly findings: readonly {
    readonly clause: string
    readonly rule: string
    /** The entry of a register that it matched: on which list, and whose. */
    readonly match?: {
      readonly list: 'hashes' | 'urls'
      readonly entry: string
      readonly label: string | null
      readonly source: string | null
    }
    readonly severity: Severity
    readonly confidence: number
    readonly decision: string
    readonly at: string
  }[]
  readonly reports: readonly { readonly id: string; readonly clause: string; readonly at: string }[]
  readonly complaints: readonly { readonly id: string; readonly clause: string; readonly at: string }[]
  readonly exhibits: readonly {
    readonly fingerprint: string
    readonly kind: string
    readonly clause: string
    readonly copies: number
    readonly reporters: number
  }[]
  readonly notes: readonly { readonly by: string; readonly text: string; readonly at: string }[]
  readonly decisions: readonly CaseDecision[]
  readonly decision: CaseDecision | null
  /** Only of one case: what the ladder recommends. A person decides. */
  readonly recommended?: readonly Recommended[]
  /** Only of one case: whoever reported, unnamed, and how earlier reports of theirs fared. */
  readonly reporters?: readonly ReporterInCase[]
  /** Only of one case: reports about its subject in the last thirty days; days without any are left out. */
  readonly reportsByDay?: readonly { readonly day: string; readonly reports: number }[]
}

/** `withheld` says why there is no record: a danger is reported, they wrote by mail, or there is too little to go by. */
export type ReporterInCase = {
  readonly reports: readonly string[]
  readonly record: { readonly decided: number; readonly borneOut: number; readonly unfounded: number } | null
  readonly withheld: 'danger' | 'unverified' | 'few' | null
}

export type StatedAction = {
  readonly type: ActionType
  readonly capability?: Capability | null
  readonly until?: string | null
  readonly subject?: { readonly type: Subject['type']; readonly id: string }
}

export type NewDecision = {
  readonly outcome?: 'violation' | 'no-violation'
  readonly clause?: string
  readonly actions?: readonly StatedAction[]
  readonly reason: string
  readonly facts?: string
  /** The same words in the other of the two languages; without them the notice there says which language they are in. */
  readonly translation?: { readonly reason?: string; readonly facts?: string; readonly immediate?: string }
  readonly ifMatch?: number | null
  /** Reports of a case without a violation that are manifestly unfounded. */
  readonly unfounded?: readonly string[]
}

/** `reinstated`: lifted by a later reinstatement. */
export type ActionStatus = 'awaiting-second' | 'declined' | 'active' | 'ended' | 'reversed' | 'reinstated'

export type Action = {
  /** Of its last change. A change says by `ifMatch` which one it was made about. */
  readonly version?: number
  readonly id: string
  readonly type: ActionType
  readonly subject: Subject
  readonly capability?: Capability
  readonly until: string | null
  readonly clause: string
  readonly severity: Severity
  readonly policy: PolicyReference
  readonly reason: string
  readonly case: string | null
  /** Its case names neither whom nor what it falls on. */
  readonly outsideCase?: true
  readonly status: ActionStatus
  readonly by: { readonly kind: 'person' | 'machine'; readonly id?: string }
  readonly second?: string | null
  readonly takenAt?: string
  readonly endedAt?: string
  readonly reinstatedAt?: string
  readonly reversedAt?: string
  readonly reversedBy?: string | null
  readonly notice?: string
}

export type CaseDecided = {
  readonly case: Case
  readonly actions: readonly Action[]
  readonly notices: readonly string[]
  /** What was stated that nobody knows and that did nothing: `days` in an action, where a limit ends by `until`. */
  readonly ignored?: readonly { readonly pointer: string; readonly near: string | null }[]
}

export type Notice = {
  /** Of its last change. A change says by `ifMatch` which one it was made about. */
  readonly version?: number
  readonly id: string
  readonly action: string
  readonly type: ActionType
  readonly capability?: Capability
  readonly subject: Subject
  readonly recipient: string
  readonly clause: string
  readonly policy: PolicyReference
  readonly facts: Bilingual
  /** The clause's own words, and every fact in the order to be read, with what became of the measure. */
  readonly described: {
    readonly opening: Bilingual
    readonly facts: readonly { readonly name: string; readonly label: Bilingual; readonly value: Bilingual }[]
  }
  readonly automated: boolean
  readonly message: Bilingual
  readonly takenAt: string
  readonly sentAt: string
  readonly until: string | null
  readonly appealUntil: string
  /** Whether the administrators of the limited organization may ask for an early end; null where that is no question. */
  readonly earlyRelease: 'may-apply' | 'no-early-release' | 'stays' | null
  /** Only to the subject and to the service that delivers the notice. */
  readonly appealToken?: string
}

export type CasePage = Page<Case> & {
  /** Decided ones on this page that the asker judges without knowing how; nothing: none. */
  readonly withheld?: number
}
