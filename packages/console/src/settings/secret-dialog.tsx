/** A secret that is shown once. */
import { useRef, useState } from 'react'
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
  const field = useRef<HTMLInputElement>(null)
  const [copied, setCopied] = useState<'not yet' | 'copied' | 'refused'>('not yet')
  /** A page without TLS has no clipboard, and a browser may refuse it: where it is not said, whoever closes this has nothing. */
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(secret)
      setCopied('copied')
    } catch {
      field.current?.focus()
      setCopied('refused')
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog-body">
        <p>{say(SETTINGS.once)}</p>
        <input
          ref={field}
          className="input mono"
          readOnly
          value={secret}
          aria-label={title}
          onFocus={(event) => event.target.select()}
        />
        {copied === 'refused' && (
          <p className="error" role="alert">
            {say(SETTINGS.copyRefused)}
          </p>
        )}
      </div>
      <div className="row-end">
        <button type="button" className="button main" onClick={() => void copy()}>
          {say(copied === 'copied' ? SETTINGS.copied : SETTINGS.copy)}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {say(FRAME.close)}
        </button>
      </div>
    </Dialog>
  )
}
