/** The evidence and the history of what an appeal is about, beside it: whoever answers has both in sight, with the keys of a case. */
import type { Case } from '@goodstanding/sdk'
import { EvidenceList } from '../case/evidence-list.tsx'
import { History } from '../case/history.tsx'
import { useEvidence } from '../case/use-evidence.ts'
import { useMay, useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { Unread } from '../ui/panel.tsx'
import { useNow } from '../ui/time.tsx'

/** Nothing where they may not read the case: the way to it says why. */
export function AppealedCase({ id }: { readonly id: string }) {
  const { client } = useSession()
  const known = useAnswer(['cases', 'one', id], () => client.cases.get(id))
  const { value: found, problem } = known
  if (found !== undefined) return <Both found={found} />
  return problem?.status === 403 ? null : <Unread known={known} />
}

function Both({ found }: { readonly found: Case }) {
  const now = useNow()
  const { client } = useSession()
  const mayReadActions = useMay('action.read')
  const actions = useAnswer(['cases', 'actions', found.id], () => client.actions.list({ case: found.id, limit: 100 }), {
    enabled: mayReadActions,
  })
  const { screenAll: _none, ...evidence } = useEvidence(found)
  return (
    <>
      <EvidenceList found={found} {...evidence} />
      <Unread known={actions} />
      <History found={found} actions={actions.value?.items ?? []} now={now} />
    </>
  )
}
