/** Offered after a number of severe items, which each moderator sets. Nobody else learns of it. */
import { useSay } from '../frame/preferences.tsx'
import { changeWellness, useWellness, wantsBreak } from '../frame/wellness.ts'
import { Dialog } from '../ui/dialog.tsx'
import { WELLNESS } from '../words/wellness-words.ts'

export function BreakPrompt({ onBreak }: { readonly onBreak: () => void }) {
  const say = useSay()
  const kept = useWellness()
  if (!wantsBreak(kept)) return null
  const go = (): void => changeWellness((before) => ({ ...before, sinceBreak: 0 }))
  return (
    <Dialog title={say(WELLNESS.breakTitle)} onClose={go}>
      <p>{say(WELLNESS.breakText, kept.sinceBreak)}</p>
      <div className="row-end">
        <button type="button" className="button" onClick={go}>
          {say(WELLNESS.breakLater)}
        </button>
        <button
          type="button"
          className="button main"
          onClick={() => {
            go()
            onBreak()
          }}
        >
          {say(WELLNESS.breakTake)}
        </button>
      </div>
    </Dialog>
  )
}
