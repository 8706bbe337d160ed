/** What `POST /v1/cases/{id}/preview` answers: the decision tried out, and nothing of it kept. */
import type { Bilingual } from '@goodstanding/model'
import type { Action } from '@goodstanding/sdk'

export type Preview = {
  readonly actions: readonly Action[]
  readonly notices: readonly {
    readonly recipient: string
    /** Null: a legal order delays it. */
    readonly message: Bilingual | null
    /** Null: it is delayed, or lifts something and takes nothing away. */
    readonly appealUntil: string | null
  }[]
  readonly told: readonly { readonly type: string; readonly subject: string }[]
}
