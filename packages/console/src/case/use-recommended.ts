/** What the ladder suggests: under the clause that is chosen, which the case need not be of; under its first one while none is. */
import type { Case } from '@goodstanding/sdk'
import { useSession } from '../frame/session.tsx'
import { type Known, useAnswer } from '../frame/use-answer.ts'

type Recommended = NonNullable<Case['recommended']>[number]

/** `value`: undefined while it is not known; null where the ladder suggests nothing. */
export type Suggestion = Pick<Known<Recommended | null>, 'value' | 'problem' | 'again'>

export function useRecommended({ id, recommended = [] }: Case, clause: string | null): Suggestion {
  const { client } = useSession()
  const known = clause === null ? recommended[0] : recommended.find((each) => each.clause === clause)
  const asked = useAnswer(
    ['cases', id, 'recommended', clause],
    () =>
      client.ask<{ readonly items: readonly Recommended[] }>('GET', `/v1/cases/${encodeURIComponent(id)}/recommended`, {
        query: { clause: clause ?? '' },
      }),
    { enabled: clause !== null && known === undefined },
  )
  if (known !== undefined) return { value: known, problem: null, again: asked.again }
  return { ...asked, value: asked.value === undefined ? undefined : (asked.value.items[0] ?? null) }
}
