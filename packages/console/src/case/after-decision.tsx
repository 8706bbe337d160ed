/** What there is to know and to do about a decision that was sent: whether the service took it, undoing it, opening the case again. */
import type { Case } from '@goodstanding/sdk'
import { ToldSection } from './told-section.tsx'
import { UndoActs } from './undo-prompts.tsx'

export function AfterDecision({ found, onRead }: { readonly found: Case; readonly onRead: () => void }) {
  return (
    <>
      <UndoActs found={found} onRead={onRead} />
      <ToldSection id={found.id} />
    </>
  )
}
