/** What whoever lacks a role sees in the place of a page: which one it takes, and who gives it. */
import { Suspense } from 'react'
import { laterPart } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { FRAME } from '../words/frame-words.ts'
import { Panel } from './panel.tsx'

/** The table of permissions loads where something is denied. */
const NeededRoles = laterPart(
  () => import('./needed-roles.tsx'),
  (parts) => parts.NeededRoles,
)

/** `act`: of the table of permissions. */
export function DeniedPanel({ act }: { readonly act: string }) {
  const say = useSay()
  return (
    <Panel title={say(FRAME.denied)}>
      <Suspense fallback={<p>{say(FRAME.deniedHow)}</p>}>
        <NeededRoles act={act} />
      </Suspense>
    </Panel>
  )
}
