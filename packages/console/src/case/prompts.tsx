/** Small questions about a case: a note, a wait, a reason. */
import type { Case } from '@goodstanding/sdk'
import type { Bilingual } from '@goodstanding/model'
import { type ReactNode, useId, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { daysAhead } from '../frame/times.ts'
import { type Act, useAct } from '../frame/use-answer.ts'
import { Dialog } from '../ui/dialog.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { TranslationField } from '../ui/translation-field.tsx'
import { CASE } from '../words/case-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { useWords } from '../frame/held.ts'

type PromptProps = { readonly found: Case; readonly onClose: () => void; readonly onDone: () => void }

type WordsPromptProps<Value> = {
  readonly title: string
  readonly label: string
  readonly send: Bilingual
  readonly act: Act<string, Value>
  readonly isCommit?: boolean
  /** Whom or what the words are about and what asks for them, as `case_… note`: they are there again when it is asked for anew. */
  readonly place: string
  readonly onClose: () => void
  readonly onDone: (value: Value) => void
  readonly children?: ReactNode
  /** What is asked below the words. */
  readonly below?: ReactNode
  /** Whether something that goes with them is on its way still. */
  readonly isWaiting?: boolean
  /** Of the words, for whoever reads them in the other language. */
  readonly translation?: { readonly value: string; readonly onChange: (typed: string) => void }
}

/** Asks for words and sends them with an act. They must not be empty. */
export function WordsPrompt<Value>(props: WordsPromptProps<Value>) {
  const {
    title,
    label,
    send,
    act,
    isCommit = false,
    place,
    onClose,
    onDone,
    children,
    translation,
    below,
    isWaiting,
  } = props
  const say = useSay()
  const id = useId()
  const [words, setWords] = useWords(place)
  const submit = async (): Promise<void> => {
    const value = await act.run(words.trim())
    if (value === null) return
    setWords('')
    onDone(value)
    onClose()
  }
  const isReady = words.trim() !== '' && !act.isRunning && !isWaiting
  return (
    <Dialog
      title={title}
      onClose={onClose}
      isBusy={act.isRunning}
      onKeyDown={(event) => {
        const isSend = event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing
        if (!isSend) return
        // The page behind has a decision to send by the same keys.
        event.stopPropagation()
        if (isReady) void submit()
      }}
    >
      <div className="dialog-body">
        {children}
        <div className="field">
          <label htmlFor={id}>{label}</label>
          <textarea id={id} className="input" value={words} onChange={(event) => setWords(event.target.value)} />
        </div>
        {translation !== undefined && <TranslationField words={words} {...translation} />}
        {below}
        <ProblemLine problem={act.problem} />
      </div>
      <div className="row-end">
        <button type="button" className="button" disabled={act.isRunning} onClick={onClose}>
          {say(FRAME.cancel)}
        </button>
        <button
          type="button"
          className={`button ${isCommit ? 'commit' : 'main'}`}
          disabled={!isReady}
          onClick={() => void submit()}
        >
          {say(send)}
        </button>
      </div>
    </Dialog>
  )
}

export function NotePrompt({ found, onClose, onDone }: PromptProps) {
  const say = useSay()
  const { client } = useSession()
  const act = useAct((text: string) => client.cases.note(found.id, text), ['cases'])
  return (
    <WordsPrompt
      title={say(CASE.noteTitle)}
      label={say(CASE.noteText)}
      place={`${found.id} note`}
      send={CASE.keepNote}
      act={act}
      onClose={onClose}
      onDone={onDone}
    />
  )
}

const WAIT_DAYS = [1, 3, 7, 14] as const

export function WaitPrompt({ found, onClose, onDone }: PromptProps) {
  const say = useSay()
  const id = useId()
  const { client } = useSession()
  const [days, setDays] = useState(3)
  const act = useAct(
    (whom: string) => client.cases.wait(found.id, { for: whom, until: daysAhead(days), ifMatch: found.version }),
    ['cases'],
  )
  return (
    <WordsPrompt
      title={say(CASE.waitTitle)}
      label={say(CASE.waitFor)}
      place={`${found.id} wait`}
      send={CASE.park}
      act={act}
      onClose={onClose}
      onDone={onDone}
    >
      <div className="field">
        <label htmlFor={id}>{say(CASE.waitUntil)}</label>
        <select id={id} className="input" value={days} onChange={(event) => setDays(Number(event.target.value))}>
          {WAIT_DAYS.map((each) => (
            <option key={each} value={each}>
              {say(CASE.days, each)}
            </option>
          ))}
        </select>
      </div>
    </WordsPrompt>
  )
}
