/** What was typed and not sent is there again when a form is opened anew. This is the way back to what is in force. */
import { useSay } from '../frame/preferences.tsx'
import { SETTINGS } from '../words/settings-words.ts'

/** `undo`: of `useFields`; null: nothing was changed. */
export function DiscardDraft({ undo }: { readonly undo: (() => void) | null }) {
  const say = useSay()
  if (undo === null) return null
  return (
    <button type="button" className="button small" onClick={undo}>
      {say(SETTINGS.discard)}
    </button>
  )
}
