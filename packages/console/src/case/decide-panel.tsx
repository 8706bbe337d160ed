/**
 * The decision: clause, what the ladder suggests, actions, reason, the exact notice in both languages, and what will change
 * before it is sent. A draft outlives errors, a lost claim and a stale version.
 */
import type { Case, CaseDecided, Problem } from '@goodstanding/sdk'
import { useRef, useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayLength, sayClock } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { CASE } from '../words/case-words.ts'
import { HANDS } from '../words/hand-words.ts'
import { LOST } from '../words/lost-words.ts'
import { ConfirmDialog } from './confirm-dialog.tsx'
import { DecisionForm } from './decision-form.tsx'
import { type Draft, gapsOf } from './draft.ts'
import { Hands } from './hand-prompts.tsx'
import { takeSuggestion } from './offer-reasons.ts'
import { NotePrompt, WaitPrompt } from './prompts.tsx'
import { useActionKeys } from './use-action-keys.ts'
import { useGoingOn } from './use-going-on.ts'
import { useOtherHands } from './use-lease.ts'
import { useOffers } from './use-offers.ts'
import { usePreview } from './use-preview.ts'
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
  const choices = useRef<HTMLFieldSetElement>(null)
  const isMine = found.lease?.by === who.id
  const [panel, press] = useGoingOn<HTMLDivElement>(isMine)
  const claim = useAct((id: string) => client.cases.claim(id), ['cases'])
  const release = useAct((id: string) => client.cases.release(id), ['cases'])
  const suggestion = useRecommended(found, draft.clause)
  const recommended = suggestion.value ?? undefined
  const preview = usePreview({ found, draft, isMine, isReviewing })
  const offered = useOffers(found, draft)
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
    else if (missing.includes('actions')) choices.current?.querySelector('input')?.focus()
    else reasonField.current?.focus()
  }
  /** Where nothing says what to write, the hand goes where it is written. */
  const suggest = (): void => {
    const taken = takeSuggestion({ found, draft, recommended, offered })
    change(taken)
    if ({ ...draft, ...taken }.reason.trim() === '') reasonField.current?.focus()
  }
  const list = { found, draft, recommended, onChange: change }
  const hold = (): void => void claim.run(found.id).then(onRead)
  const giveBack = (): void => void release.run(found.id).then(onRead)
  const told = useActionKeys(list, isMine)
  useHotKeys({
    c: () => (isMine ? clauseField.current?.focus() : !isBarred && hold()),
    r: () => reasonField.current?.focus(),
    u: () => isMine && suggest(),
    n: () => setPrompt('note'),
    w: () => isMine && setPrompt('wait'),
    s: () => isMine && giveBack(),
    'Mod+Enter': () => isMine && review(),
  })
  return (
    <aside className="decide" aria-label={say(CASE.decide)} onKeyDown={renew}>
      <div ref={panel} className="decide-form" tabIndex={0} role="group" aria-label={say(CASE.decide)}>
        <h2>{say(CASE.decide)}</h2>
        <p className="visually-hidden" role="status">
          {told === '' && isMine ? say(CASE.isYours) : told}
        </p>
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
            offered={offered}
            suggestion={suggestion}
            fields={{ clause: clauseField, choices, reason: reasonField }}
            onSuggest={suggest}
          />
        )}
      </div>
      <DecideFoot
        found={found}
        isMine={isMine}
        isBarred={isBarred}
        isBusy={claim.isRunning || release.isRunning}
        onRead={onRead}
        onPrompt={setPrompt}
        onGiveBack={press(giveBack)}
        onClaim={press(hold)}
        onReview={review}
      />
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

type FootProps = Pick<PanelProps, 'found' | 'onRead'> & {
  readonly isMine: boolean
  readonly isBarred: boolean
  readonly isBusy: boolean
  readonly onPrompt: (prompt: 'note' | 'wait') => void
  readonly onGiveBack: () => void
  readonly onClaim: () => void
  readonly onReview: () => void
}

function DecideFoot({ found, onRead, isMine, isBarred, isBusy, onPrompt, onGiveBack, onClaim, onReview }: FootProps) {
  const say = useSay()
  return (
    <div className="decide-foot">
      <button type="button" className="button small" onClick={() => onPrompt('note')}>
        {say(CASE.note)} <KeyHint of="N" />
      </button>
      {(isMine || found.lease === null) && !isBarred && <Hands found={found} onRead={onRead} />}
      {isMine ? (
        <>
          <button type="button" className="button small" onClick={() => onPrompt('wait')}>
            {say(CASE.wait)} <KeyHint of="W" />
          </button>
          <button type="button" className="button small" disabled={isBusy} onClick={onGiveBack}>
            {say(CASE.release)} <KeyHint of="S" />
          </button>
          <button type="button" className="button commit" onClick={onReview}>
            {say(CASE.review)} <KeyHint of="Ctrl ↵" />
          </button>
        </>
      ) : (
        found.lease === null &&
        !isBarred && (
          <button type="button" className="button main" disabled={isBusy} onClick={onClaim}>
            {say(CASE.claim)} <KeyHint of="C" />
          </button>
        )
      )}
    </div>
  )
}
