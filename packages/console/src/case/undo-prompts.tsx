/** A decided case is opened again: its decision undone by whoever sent it or a senior, or, where something new is known, left as it stands. */
import type { Case } from '@goodstanding/sdk'
import { useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { useToast } from '../ui/toast.tsx'
import { UNDO } from '../words/undo-words.ts'
import { WordsPrompt } from './prompts.tsx'
import { UndoBatch } from './undo-batch.tsx'
import { useMeanwhile } from './use-meanwhile.ts'

type UndoProps = { readonly found: Case; readonly onRead: () => void }

export function UndoActs({ found, onRead }: UndoProps) {
  const say = useSay()
  const { who } = useSession()
  const [open, setOpen] = useState<'undo' | 'again' | null>(null)
  const isSenior = useMay('case.reopen')
  const isTheirs = useMay('case.undo') && found.decision?.by === who.id
  if (found.decision === null || !(isTheirs || isSenior)) return null
  const close = (): void => setOpen(null)
  return (
    <>
      <div className="row">
        <button type="button" className="button small" onClick={() => setOpen('undo')}>
          {say(UNDO.decision)}
        </button>
        {isSenior && (
          <button type="button" className="button small" onClick={() => setOpen('again')}>
            {say(UNDO.openAgain)}
          </button>
        )}
        {open === 'undo' && <UndoPrompt found={found} onRead={onRead} onClose={close} />}
        {open === 'again' && <OpenPrompt found={found} onRead={onRead} onClose={close} />}
      </div>
      <UndoBatch found={found} onRead={onRead} />
    </>
  )
}

type PromptProps = UndoProps & { readonly onClose: () => void }

function UndoPrompt({ found, onRead, onClose }: PromptProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const act = useAct((reason: string) => client.cases.undo(found.id, { reason, ifMatch: found.version }), ['cases'])
  useMeanwhile(act.problem)
  return (
    <WordsPrompt
      title={say(UNDO.decision)}
      label={say(UNDO.decisionWhy)}
      place={`${found.id} undo`}
      send={UNDO.decision}
      act={act}
      isCommit
      onClose={onClose}
      onDone={({ reopened }) => {
        toast({ text: say(reopened ? UNDO.done : UNDO.doneBeside) })
        onRead()
      }}
    >
      <p className="small soft">{say(UNDO.decisionMeans)}</p>
    </WordsPrompt>
  )
}

function OpenPrompt({ found, onRead, onClose }: PromptProps) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const act = useAct((reason: string) => client.cases.reopen(found.id, { reason, ifMatch: found.version }), ['cases'])
  useMeanwhile(act.problem)
  return (
    <WordsPrompt
      title={say(UNDO.openAgain)}
      label={say(UNDO.openAgainWhy)}
      place={`${found.id} reopen`}
      send={UNDO.openAgain}
      act={act}
      onClose={onClose}
      onDone={() => {
        toast({ text: say(UNDO.openedAgain) })
        onRead()
      }}
    >
      <p className="small soft">{say(UNDO.openAgainMeans)}</p>
    </WordsPrompt>
  )
}
