/** A case that is decided within another one: where, and the way back while nothing is decided there. */
import type { Case } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { useSay } from '../frame/preferences.tsx'
import { useMay } from '../frame/session.tsx'
import { shortId } from '../queue/queue-row.tsx'
import { CASE } from '../words/case-words.ts'
import { HANDS } from '../words/hand-words.ts'
import { UnmergePrompt } from './hand-prompts.tsx'
import { KeyHint } from '../ui/key-hint.tsx'

export function MergedPanel({ found, onRead }: { readonly found: Case; readonly onRead: () => void }) {
  const say = useSay()
  const [isUndoing, setIsUndoing] = useState(false)
  const mayUnmerge = useMay('case.unmerge') && found.status === 'merged'
  const into = found.mergedInto ?? ''
  useHotKeys({ m: () => setIsUndoing(mayUnmerge) })
  return (
    <aside className="decide" aria-label={say(CASE.decide)}>
      <div className="decide-form">
        <h2>{say(found.status === 'merged' ? HANDS.isMerged : HANDS.isSettled)}</h2>
        <p>
          <Link to="/case/$id" params={{ id: into }}>
            {say(HANDS.openInto, shortId(into))}
          </Link>
        </p>
        <p className="soft small">{say(HANDS.mergedNote)}</p>
      </div>
      <div className="decide-foot">
        {mayUnmerge && (
          <button type="button" className="button" onClick={() => setIsUndoing(true)}>
            {say(HANDS.unmerge)} <KeyHint of="M" />
          </button>
        )}
      </div>
      {isUndoing && <UnmergePrompt found={found} onClose={() => setIsUndoing(false)} onDone={onRead} />}
    </aside>
  )
}
