/** What will change before it is sent: each effect, who is told, and what can be undone. The title is made from the decision. */
import { OUTGOING_WORDS } from '@goodstanding/casework'
import type { Case, CaseDecided, Problem } from '@goodstanding/sdk'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Bones, ProblemLine } from '../ui/panel.tsx'
import { ACTION_VERBS, wordFor } from '../words/casework-words.ts'
import { CASE } from '../words/case-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { type Draft, stateDecision } from './draft.ts'
import type { KnownPreview } from './use-preview.ts'
import { KeyHint } from '../ui/key-hint.tsx'
import { whatOf } from './what-of.ts'

type ConfirmProps = {
  readonly found: Case
  readonly draft: Draft
  readonly preview: KnownPreview
  readonly onClose: () => void
  readonly onStale: () => void
  readonly onDecided: (decided: CaseDecided) => void
}

export function ConfirmDialog({ found, draft, preview, onClose, onStale, onDecided }: ConfirmProps) {
  const say = useSay()
  const { client } = useSession()
  const { afterDecision, set } = usePreferences()
  const [problem, setProblem] = useState<Problem | null>(null)
  const [isSending, setIsSending] = useState(false)
  const sendButton = useRef<HTMLButtonElement>(null)
  // Nobody sends what they have not seen: the button waits for the effects and notices of this very draft.
  const isReady = preview.isExact || preview.problem !== null
  useEffect(() => {
    if (isReady) sendButton.current?.focus()
  }, [isReady])
  const verbs = draft.actions.map(({ type }) => say(ACTION_VERBS[type])).join(' + ')
  const title = draft.isNoViolation ? say(CASE.confirmNone) : say(CASE.confirmTitle, verbs, draft.clause ?? '')
  const isStale = (problem ?? preview.problem)?.status === 409
  const maySend = isReady && !isSending && !isStale
  const send = async (): Promise<void> => {
    if (!maySend) return
    setIsSending(true)
    const answer = await client.cases.decide(found.id, stateDecision(draft, found.version, serverNow()))
    setIsSending(false)
    if (answer.ok) onDecided(answer.value)
    else setProblem(answer.refusal)
  }
  // The key that opened this sends it too, pressed once more - whatever of the dialog has the focus, and not before it may be sent:
  // it would press "back". Held down, it would send what nobody has read.
  const press = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!event.repeat) void send()
  }
  return (
    <Dialog title={title} onClose={onClose} isBusy={isSending} onKeyDown={press}>
      <div className="dialog-body">
        <p className="words">{draft.reason}</p>
        <div>
          <h3>{say(CASE.willChange)}</h3>
          <Consequences found={found} preview={preview} />
        </div>
        {isStale ? (
          <p className="error" role="alert">
            {say(CASE.stale)}
          </p>
        ) : (
          <ProblemLine problem={problem ?? preview.problem} />
        )}
      </div>
      <div className="row-end">
        {!isStale && (
          <label className="row tight after">
            <input
              type="checkbox"
              checked={afterDecision === 'next'}
              onChange={(event) => set({ afterDecision: event.target.checked ? 'next' : 'queue' })}
            />
            {say(CASE.thenNext)}
          </label>
        )}
        <button type="button" className="button" disabled={isSending} onClick={onClose}>
          {say(FRAME.back)}
        </button>
        {isStale ? (
          <button type="button" className="button main" onClick={onStale}>
            {say(CASE.readAgain)}
          </button>
        ) : (
          <button
            ref={sendButton}
            type="button"
            className="button commit"
            disabled={!maySend}
            onClick={() => void send()}
          >
            {say(CASE.send)} <KeyHint of="Ctrl ↵" />
          </button>
        )}
      </div>
    </Dialog>
  )
}

type ConsequencesProps = Pick<ConfirmProps, 'found' | 'preview'>

function Consequences({ found, preview }: ConsequencesProps) {
  const say = useSay()
  const { language } = usePreferences()
  const waiting = found.reports.length + found.complaints.length
  if (preview.value === undefined)
    return preview.problem === null ? (
      <Bones rows={2} />
    ) : (
      <p className="row">
        {say(CASE.effectsUnknown)}
        {preview.problem.status !== 409 && (
          <button type="button" className="button small" onClick={preview.again}>
            {say(FRAME.again)}
          </button>
        )}
      </p>
    )
  const { actions, notices, told } = preview.value
  const types = [...new Set(told.map(({ type }) => type))]
  return (
    <ul className="consequences">
      {actions.map((action) => (
        <li key={action.id}>
          <span>
            {say(
              CASE.effectOf,
              `${action.subject.type}/${action.subject.id}`,
              action.until === null
                ? whatOf(action, say)
                : say(CASE.lasting, whatOf(action, say), say(CASE.effectUntil, sayInstant(action.until, language))),
            )}
            {say(CASE.sentence, say(action.status === 'awaiting-second' ? CASE.bySecond : CASE.acted))}
            {action.outsideCase === true && <strong className="error"> {say(CASE.outsideCase)}</strong>}
          </span>
        </li>
      ))}
      {[...new Map(notices.map((notice) => [notice.recipient, notice])).values()].map(
        ({ recipient, message, appealUntil }) => (
          <li key={recipient}>
            <span>
              {message === null && say(CASE.delayed)}
              {message !== null && appealUntil === null && say(CASE.tellsOnly, recipient)}
              {appealUntil !== null && say(CASE.tellsSubject, recipient, sayInstant(appealUntil, language))}
            </span>
          </li>
        ),
      )}
      {waiting > 0 && (
        <li>
          <span>{say(CASE.tellsReporters, waiting)}</span>
        </li>
      )}
      {types.length > 0 && (
        <li>
          <span>
            {say(
              CASE.tellsService,
              types.map((type) => within(say(wordFor(OUTGOING_WORDS, type)))).join(say(CASE.then)),
            )}
          </span>
        </li>
      )}
      {actions.length + notices.length + waiting + types.length === 0 && (
        <li>
          <span>{say(CASE.nothingElse)}</span>
        </li>
      )}
    </ul>
  )
}

/** A sentence as a part of another. */
const within = (sentence: string): string => sentence.charAt(0).toLowerCase() + sentence.slice(1)
