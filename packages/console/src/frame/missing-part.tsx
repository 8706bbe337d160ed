/** What stands in the place of a part that could not be loaded: without a network, or once another version is served than the page is of. */
import { FRAME } from '../words/frame-words.ts'
import { LATE } from '../words/late-words.ts'
import { reloadOnceReached } from './pending.ts'
import { useSay } from './preferences.tsx'

type MissingProps = {
  /** Of a part that is a dialog, which has no place on the page: it is told above it. */
  readonly onClose?: (isDone: boolean) => void
}

export function MissingPart({ onClose }: MissingProps) {
  const say = useSay()
  return (
    <div className={onClose === undefined ? 'panel' : 'banner ended'} role="alert">
      <p>{say(LATE.partMissing)}</p>
      <button type="button" className="button small" onClick={reloadOnceReached}>
        {say(LATE.reload)}
      </button>
      {onClose !== undefined && (
        <button type="button" className="button small" onClick={() => onClose(false)}>
          {say(FRAME.close)}
        </button>
      )}
    </div>
  )
}
