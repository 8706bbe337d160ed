/** A case that was decided together with others: all of them are undone from any of them, long after the toast is gone. */
import type { Case } from '@goodstanding/sdk'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { UNDO } from '../words/undo-words.ts'
import { WordsPrompt } from './prompts.tsx'

type Batch = { readonly status: string; readonly total: number; readonly counts: Readonly<Record<string, number>> }
type BatchProps = { readonly batch: string; readonly onRead: () => void }

/** Nothing where the case was decided by itself. */
export function UndoBatch({ found, onRead }: { readonly found: Case; readonly onRead: () => void }) {
  const batch = found.decision?.batch ?? null
  return batch === null ? null : <Together batch={batch} onRead={onRead} />
}

function Together({ batch, onRead }: BatchProps) {
  const say = useSay()
  const { client } = useSession()
  const [isAsking, setIsAsking] = useState(false)
  const path = `/v1/batches/${batch}`
  const known = useAnswer(['cases', 'batch', batch], () => client.ask<Batch>('GET', path, { query: { limit: 1 } }))
  const { value } = known
  if (value === undefined) return <ProblemLine problem={known.problem} />
  if (value.total < 2) return null
  return (
    <div className="row">
      <span className="small soft">{say(UNDO.together, value.total)}</span>
      {value.status === 'decided' && (
        <button type="button" className="button small" onClick={() => setIsAsking(true)}>
          {say(UNDO.all)}
        </button>
      )}
      {isAsking && <BatchPrompt path={path} total={value.total} onRead={onRead} onClose={() => setIsAsking(false)} />}
    </div>
  )
}

type PromptProps = {
  readonly path: string
  readonly total: number
  readonly onRead: () => void
  readonly onClose: () => void
}

export function BatchPrompt({ path, total, onRead, onClose }: PromptProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const act = useAct((reason: string) => client.ask<Batch>('POST', `${path}/undo`, { body: { reason } }), ['cases'])
  const done = ({ status, counts }: Batch): void => {
    const { undone = 0, 'undo-refused': refused = 0 } = counts
    toast({ text: status === 'undone' ? say(UNDO.allDone, undone, refused) : say(UNDO.allGoesOn, total) })
    onRead()
  }
  return (
    <WordsPrompt
      title={say(UNDO.allTitle, total)}
      label={say(UNDO.decisionWhy)}
      place={path}
      send={UNDO.all}
      act={act}
      isCommit
      onClose={onClose}
      onDone={done}
    >
      <p className="small soft">{say(UNDO.allMeans)}</p>
    </WordsPrompt>
  )
}
