/** Words for the reason, as the policy in force and this person have them. */
import type { Case } from '@goodstanding/sdk'
import { useMemo } from 'react'
import { usePreferences } from '../frame/preferences.tsx'
import { useClauses } from '../frame/use-policy.ts'
import type { Draft } from './draft.ts'
import { offerReasons, type Reason } from './offer-reasons.ts'

export function useOffers(found: Case, draft: Draft): readonly Reason[] {
  const clauses = useClauses()
  const { language } = usePreferences()
  return useMemo(
    () =>
      offerReasons(
        found,
        draft,
        (clause, rule) => clauses.get(clause)?.rules.find(({ name }) => name === rule)?.why,
        language,
      ),
    [found, draft, clauses, language],
  )
}
