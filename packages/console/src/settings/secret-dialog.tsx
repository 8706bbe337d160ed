/** A secret that is shown once. */
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { FRAME } from '../words/frame-words.ts'
import { SETTINGS } from '../words/settings-words.ts'

export function SecretDialog({
  title,
  secret,
  onClose,
}: {
  readonly title: string
  readonly secret: string
  readonly onClose: () => void
}) {
  const say = useSay()
  const [isCopied, setIsCopied] = useState(false)
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <p>{say(SETTINGS.once)}</p>
        <input
          className="input mono"
          readOnly
          value={secret}
          aria-label={title}
          onFocus={(event) => event.target.select()}
        />
      </div>
      <div className="row-end">
        <button
          type="button"
          className="button main"
          onClick={() => void navigator.clipboard.writeText(secret).then(() => setIsCopied(true))}
        >
          {say(isCopied ? SETTINGS.copied : SETTINGS.copy)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {say(FRAME.close)}
        </button>
      </div>
    </Dialog>
  )
}
