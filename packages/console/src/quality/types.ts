/** What `/v1/second-reviews` answers. */
import type { AgreementTable } from '@goodstanding/casework'
import type { Case } from '@goodstanding/sdk'

export type Judgement = {
  readonly by: string
  readonly at: string
  readonly outcome: 'violation' | 'no-violation'
  readonly clause?: string
  readonly actions?: readonly string[]
  readonly reason?: string
}

export type Review = {
  readonly id: string
  readonly status: 'open' | 'taken' | 'judged' | 'settled'
  readonly case: string
  readonly subject: Case['subject']
  readonly drawnAt: string
  readonly lease: { readonly by: string; readonly until: string } | null
  readonly mayTake: boolean
  readonly first?: Judgement
  readonly second?: Judgement
  readonly agreement?: 'full' | 'partly' | 'none'
  readonly settled?: { readonly by: string; readonly outcome: 'stands' | 'reopen'; readonly reason: string } | null
  /** While it is the asker's: the case as it was before it was decided. */
  readonly blind?: Pick<Case, 'id' | 'subject' | 'severity' | 'clauses' | 'findings'> & {
    readonly reports: readonly { readonly id: string; readonly clause: string; readonly text: string }[]
    readonly complaints: readonly { readonly id: string; readonly clause: string; readonly statement: string }[]
  }
}

/** `from`: reviews judged before are not counted. */
export type Agreement = AgreementTable & { readonly from: string }
