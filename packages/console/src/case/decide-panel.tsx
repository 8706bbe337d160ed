/**
 * The decision: clause, what the ladder suggests, actions, reason, the exact notice in both languages, and what will change
 * before it is sent. A draft outlives errors, a lost claim and a stale version.
 */
import { ACTION_TYPES } from '@goodstanding/model'
import type { Case, CaseDecided, Problem } from '@goodstanding/sdk'
import { type RefObject, useId, useRef, useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { sayLength, sayClock } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { useClauseOptions } from '../frame/use-policy.ts'
import { BilingualWords } from '../ui/bilingual-words.tsx'
import { Combobox } from '../ui/combobox.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { ACTION_WORDS, CAPABILITY_WORDS } from '../words/casework-words.ts'
import { TranslationField } from '../ui/translation-field.tsx'
import { CASE } from '../words/case-words.ts'
import { HANDS } from '../words/hand-words.ts'
import { LOST } from '../words/lost-words.ts'
import { ActionList, type ListProps, toggleAction } from './action-list.tsx'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { type Draft, type DraftGap, gapsOf } from './draft.ts'
import { Hands } from './hand-prompts.tsx'
import { NotePrompt, WaitPrompt } from './prompts.tsx'
import { UnfoundedField } from './unfounded-field.tsx'
import { useOtherHands } from './use-lease.ts'
import { type KnownPreview, usePreview } from './use-preview.ts'
import { useRecommended } from './use-recommended.ts'
import { KeyHint } from '../ui/key-hint.tsx'

type PanelProps = {
  readonly found: Case
  readonly now: number
  readonly draft: Draft
  readonly onChange: (change: Partial<Draft>) => void
  readonly onRead: () => void
  readonly onDecided: (decided: CaseDecided) => void
}

const RENEWED_BELOW_MS = 10 * 60_000

export function DecidePanel({ found, now, draft, onChange: change, onRead, onDecided }: PanelProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { client, who } = useSession()
  const mayDecide = useMay('case.decide')
  const isSenior = useMay('case.return')
  const isBarred = found.forSenior !== null && !isSenior
  const [isAsked, setIsAsked] = useState(false)
  const [isReviewing, setIsReviewing] = useState(false)
  const [prompt, setPrompt] = useState<'note' | 'wait' | null>(null)
  const clauseField = useRef<HTMLInputElement>(null)
  const reasonField = useRef<HTMLTextAreaElement>(null)
  const isMine = found.lease?.by === who.id
  const claim = useAct((id: string) => client.cases.claim(id), ['cases'])
  const release = useAct((id: string) => client.cases.release(id), ['cases'])
  const recommended = useRecommended(found, draft.clause)
  const preview = usePreview(found, draft, isMine)
  useOtherHands(isMine, preview.problem, onRead)
  const isHeldUp = !isMine && (draft.reason !== '' || draft.actions.length > 0)
  const gaps = isAsked ? gapsOf(draft) : []
  const left = found.lease === null ? 0 : Date.parse(found.lease.until) - now
  const renew = (): void => {
    if (isMine && left < RENEWED_BELOW_MS && !claim.isRunning) void claim.run(found.id).then(onRead)
  }
  const review = (): void => {
    const missing = gapsOf(draft)
    setIsAsked(true)
    if (missing.length === 0) {
      setIsReviewing(true)
      return
    }
    if (missing.includes('clause')) clauseField.current?.focus()
    else reasonField.current?.focus()
  }
  const list = { found, draft, recommended, onChange: change }
  const hold = (): void => void claim.run(found.id).then(onRead)
  const numbers = Object.fromEntries(
    [...ACTION_TYPES].map((type, at) => [String(at + 1), () => isMine && toggleAction(type, list)] as const),
  )
  useHotKeys({
    c: () => (isMine ? clauseField.current?.focus() : !isBarred && hold()),
    r: () => reasonField.current?.focus(),
    n: () => setPrompt('note'),
    w: () => isMine && setPrompt('wait'),
    s: () => isMine && void release.run(found.id).then(onRead),
    '0': () => isMine && toggleAction('none', list),
    ...numbers,
    'Mod+Enter': () => isMine && review(),
  })
  return (
    <aside className="decide" aria-label={say(CASE.decide)} onKeyDown={renew}>
      <div className="decide-form" tabIndex={0} role="group" aria-label={say(CASE.decide)}>
        <h2>{say(CASE.decide)}</h2>
        {found.forSenior !== null && (
          <p className="banner">{say(HANDS.forSeniorBy, found.forSenior.by, found.forSenior.text)}</p>
        )}
        {!isMine && <NotMine found={found} isHeldUp={isHeldUp} problem={claim.problem} />}
        <ProblemLine problem={release.problem} />
        {isMine && left < 2 * 60_000 && (
          <p className="error" role="alert">
            {say(CASE.ends, sayLength(left, language))}
          </p>
        )}
        {(isMine || isHeldUp) && mayDecide && (
          <DecisionForm
            list={list}
            gaps={gaps}
            isMine={isMine}
            preview={preview}
            clauseField={clauseField}
            reasonField={reasonField}
          />
        )}
      </div>
      <div className="decide-foot">
        <button type="button" className="button small" onClick={() => setPrompt('note')}>
          {say(CASE.note)} <KeyHint of="N" />
        </button>
        {(isMine || found.lease === null) && !isBarred && <Hands found={found} onRead={onRead} />}
        {isMine ? (
          <>
            <button type="button" className="button small" onClick={() => setPrompt('wait')}>
              {say(CASE.wait)} <KeyHint of="W" />
            </button>
            <button
              type="button"
              className="button small"
              disabled={release.isRunning}
              onClick={() => void release.run(found.id).then(onRead)}
            >
              {say(CASE.release)} <KeyHint of="S" />
            </button>
            <button type="button" className="button commit" onClick={review}>
              {say(CASE.review)} <KeyHint of="Ctrl ↵" />
            </button>
          </>
        ) : (
          found.lease === null &&
          !isBarred && (
            <button type="button" className="button main" disabled={claim.isRunning} onClick={hold}>
              {say(CASE.claim)} <KeyHint of="C" />
            </button>
          )
        )}
      </div>
      {isReviewing && isMine && (
        <ConfirmDialog
          found={found}
          draft={draft}
          preview={preview}
          onClose={() => setIsReviewing(false)}
          onStale={() => {
            setIsReviewing(false)
            onRead()
          }}
          onDecided={onDecided}
        />
      )}
      {prompt === 'note' && <NotePrompt found={found} onClose={() => setPrompt(null)} onDone={onRead} />}
      {prompt === 'wait' && <WaitPrompt found={found} onClose={() => setPrompt(null)} onDone={onRead} />}
    </aside>
  )
}

type NotMineProps = { readonly found: Case; readonly isHeldUp: boolean; readonly problem: Problem | null }

/** Whose it is, and where a draft waits, that it does. */
function NotMine({ found: { lease }, isHeldUp, problem }: NotMineProps) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <>
      <p className="soft">
        {lease === null ? say(CASE.claimFirst) : say(CASE.leased, lease.by, sayClock(lease.until, language))}
      </p>
      {isHeldUp && (
        <p className="error" role="alert">
          {say(LOST.draftKept)}
        </p>
      )}
      <ProblemLine problem={problem} />
    </>
  )
}

type FormProps = {
  readonly list: ListProps
  readonly gaps: readonly DraftGap[]
  readonly isMine: boolean
  readonly preview: KnownPreview
  readonly clauseField: RefObject<HTMLInputElement | null>
  readonly reasonField: RefObject<HTMLTextAreaElement | null>
}

function DecisionForm({ list, gaps, isMine, preview, clauseField, reasonField }: FormProps) {
  const say = useSay()
  const options = useClauseOptions()
  const ids = { clause: useId(), clauseError: useId(), reason: useId(), reasonError: useId() }
  const { draft, recommended, onChange: change } = list
  return (
    <fieldset className="stack" disabled={!isMine}>
      <div className="field">
        <label htmlFor={ids.clause}>
          {say(CASE.clause)} <KeyHint of="C" />
        </label>
        <Combobox
          id={ids.clause}
          inputRef={clauseField}
          options={options}
          value={draft.clause}
          placeholder={say(CASE.clauseHint)}
          isInvalid={gaps.includes('clause')}
          describedBy={ids.clauseError}
          onChange={(clause) => change({ clause })}
        />
        <p id={ids.clauseError} className="error">
          {gaps.includes('clause') && say(CASE.clauseMissing)}
        </p>
        {recommended !== undefined && (
          <p className="small soft">
            {say(CASE.suggested, say(ACTION_WORDS[recommended.action]), recommended.points)}
            {recommended.capability !== null && ` · ${say(CAPABILITY_WORDS[recommended.capability])}`}{' '}
            {!draft.actions.some(({ type }) => type === recommended.action) && (
              <button
                type="button"
                className="button small"
                onClick={() => {
                  change({ clause: recommended.clause })
                  toggleAction(recommended.action, list)
                }}
              >
                {say(CASE.useSuggestion)}
              </button>
            )}
          </p>
        )}
      </div>
      <fieldset className="field">
        <legend>{say(CASE.action)}</legend>
        <ActionList {...list} />
        <p className="error">{gaps.includes('actions') && say(CASE.actionMissing)}</p>
      </fieldset>
      <UnfoundedField found={list.found} draft={draft} onChange={change} />
      <div className="field">
        <label htmlFor={ids.reason}>
          {say(CASE.reason)} <KeyHint of="R" />
        </label>
        <textarea
          id={ids.reason}
          ref={reasonField}
          className="input"
          value={draft.reason}
          aria-invalid={gaps.includes('reason')}
          aria-describedby={ids.reasonError}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <p id={ids.reasonError} className="error">
          {gaps.includes('reason') && say(CASE.reasonMissing)}
        </p>
      </div>
      {!draft.isNoViolation && (
        <TranslationField
          words={draft.reason}
          value={draft.translation}
          onChange={(translation) => change({ translation })}
        />
      )}
      <NoticePreview preview={preview} isNone={draft.isNoViolation} />
    </fieldset>
  )
}

function NoticePreview({ preview, isNone }: { readonly preview: KnownPreview; readonly isNone: boolean }) {
  const say = useSay()
  if (isNone) return null
  return (
    <section className="notice-preview" aria-live="polite">
      <h2>{say(CASE.preview)}</h2>
      {preview.problem !== null && <p className="error">{tellProblem(preview.problem, say)}</p>}
      {preview.value === undefined ? (
        <p className="soft">{say(CASE.previewHint)}</p>
      ) : (
        preview.value.notices.map(({ recipient, message }, at) => (
          <div key={at}>
            <p className="small quiet">{say(CASE.previewTo, recipient)}</p>
            {message === null ? <p>{say(CASE.delayed)}</p> : <BilingualWords words={message} />}
          </div>
        ))
      )}
    </section>
  )
}
