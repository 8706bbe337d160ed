/** How an appeal is answered: what follows, why, and in both languages. Whoever took part in the decision cannot answer it. */
import type { Action, Appeal, AppealAnswer } from '@goodstanding/sdk'
import { useNavigate } from '@tanstack/react-router'
import { useId, useRef, useState } from 'react'
import { useWords } from '../frame/held.ts'
import { useHotKeys } from '../frame/hot-keys.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { toQueue } from '../queue/left-queue.ts'
import { BilingualWords } from '../ui/bilingual-words.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { TranslationField } from '../ui/translation-field.tsx'
import { useToast } from '../ui/toast.tsx'
import { ACTION_VERBS, ACTION_WORDS, wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { APPEAL } from '../words/appeal-words.ts'
import { CASE } from '../words/case-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { ReviewAnswer } from './review-answer.tsx'
import { AskAppellant } from './talk.tsx'
import { hasWeaker, shorterDays, weakerThan } from './weaker.ts'

const OUTCOMES = ['uphold', 'overturn', 'reduce'] as const
type Outcome = (typeof OUTCOMES)[number]

type AnsweringProps = { readonly appeal: Appeal; readonly action: Action | undefined }

export function Answering({ appeal, action }: AnsweringProps) {
  if (appeal.status === 'pending') return <AnswerForm appeal={appeal} action={action} />
  return <Answered appeal={appeal} />
}

function Answered({ appeal }: { readonly appeal: Appeal }) {
  const say = useSay()
  return (
    <aside className="decide" aria-label={say(APPEAL.outcome)}>
      <div className="decide-form">
        <h2>{say(APPEAL.outcome)}</h2>
        <p>{say(APPEAL.decidedBy, say(wordFor(STATUS_WORDS, appeal.status)), appeal.decidedBy ?? '')}</p>
        {appeal.answer !== undefined && <BilingualWords words={appeal.answer} />}
      </div>
      <div />
    </aside>
  )
}

function AnswerForm({ appeal, action }: AnsweringProps) {
  const say = useSay()
  const navigate = useNavigate()
  const toast = useToast()
  const { client, who } = useSession()
  const { language } = usePreferences()
  const mayDecide = useMay('appeal.decide')
  // Nothing is chosen for whoever hears it.
  const [chosen, setOutcome] = useWords(`${appeal.id} outcome`)
  const outcome = OUTCOMES.find((each) => each === chosen) ?? null
  const [reason, setReason] = useWords(`${appeal.id} reason`)
  const [translation, setTranslation] = useWords(`${appeal.id} translation`)
  const [isAsked, setIsAsked] = useState(false)
  const [days, setDays] = useState(3)
  const reasonId = useId()
  const panel = useRef<HTMLDivElement>(null)
  const [reviewed, setReviewed] = useState<AppealAnswer | null>(null)
  const answer = useAct((stated: AppealAnswer) => client.appeals.decide(appeal.id, stated), ['cases'])
  const isFirst = action?.by.id === who.id || action?.second === who.id
  const noun = action === undefined ? '' : say(ACTION_WORDS[action.type]).replace(/^an? /, '')
  const isKeptBack = appeal.decision !== undefined
  const names: Readonly<Record<Outcome, string>> = {
    uphold: action === undefined ? say(isKeptBack ? APPEAL.keepBack : APPEAL.keepCase) : say(APPEAL.keep, noun),
    overturn: action === undefined ? say(isKeptBack ? APPEAL.letPass : APPEAL.liftCase) : say(APPEAL.lift, noun),
    reduce: say(APPEAL.change),
  }
  const offered = shorterDays(action)
  const shorter = offered.includes(days) ? days : (offered.at(-1) ?? null)
  const weaker = action === undefined ? [] : [weakerThan(action, shorter)]
  const review = (): void => {
    setIsAsked(true)
    if (outcome === null || reason.trim() === '') {
      panel.current?.querySelector<HTMLElement>(outcome === null ? 'input' : 'textarea')?.focus()
      return
    }
    answer.forget()
    setReviewed({
      outcome,
      reason: reason.trim(),
      ...(translation.trim() === '' ? {} : { translation: { reason: translation.trim() } }),
      ...(outcome === 'reduce' ? { actions: weaker } : {}),
    })
  }
  const send = async (stated: AppealAnswer): Promise<void> => {
    if ((await answer.run(stated)) === null) return
    setReason('')
    setOutcome('')
    setTranslation('')
    toast({ text: say(APPEAL.sent) })
    void navigate(toQueue())
  }
  const offeredOutcomes = OUTCOMES.filter((each) => each !== 'reduce' || (action !== undefined && hasWeaker(action)))
  const isBarred = isFirst || !mayDecide
  // What is appealed against says what can be answered, and who may not.
  const isOpen = !isBarred && (appeal.action === undefined || action !== undefined)
  useHotKeys({
    ...Object.fromEntries(offeredOutcomes.map((each, at) => [String(at + 1), () => isOpen && setOutcome(each)])),
    r: () => panel.current?.querySelector('textarea')?.focus(),
    'Mod+Enter': () => isOpen && review(),
  })
  return (
    <aside className="decide" aria-label={say(CASE.decide)}>
      <div ref={panel} className="decide-form">
        <h2>{say(CASE.decide)}</h2>
        {appeal.answerBy !== null && (
          <p className="soft">{say(APPEAL.waitsUntil, sayInstant(appeal.answerBy, language))}</p>
        )}
        {isBarred && <p className="soft">{say(isFirst ? APPEAL.notYou : APPEAL.notRole)}</p>}
        {isOpen && (
          <>
            <fieldset className="field">
              <legend>{say(APPEAL.outcome)}</legend>
              <div className="choices">
                {offeredOutcomes.map((each, at) => (
                  <label key={each}>
                    <input type="radio" name="outcome" checked={outcome === each} onChange={() => setOutcome(each)} />
                    <span>{names[each]}</span>
                    <KeyHint of={String(at + 1)} />
                  </label>
                ))}
              </div>
              <p className="error" role="alert">
                {isAsked && outcome === null && say(APPEAL.outcomeMissing)}
              </p>
            </fieldset>
            {outcome === 'reduce' && action !== undefined && shorter !== null && (
              <ShorterField action={action} offered={offered} value={shorter} onChange={setDays} />
            )}
            {outcome === 'reduce' && shorter === null && <WarnInstead />}
            <div className="field">
              <label htmlFor={reasonId}>
                {say(APPEAL.answer)} <KeyHint of="R" />
              </label>
              <textarea
                id={reasonId}
                className="input"
                value={reason}
                aria-invalid={isAsked && reason.trim() === ''}
                onChange={(event) => setReason(event.target.value)}
              />
              <p className="error" role="alert">
                {isAsked && reason.trim() === '' && say(APPEAL.answerMissing)}
              </p>
            </div>
            <TranslationField words={reason} value={translation} onChange={setTranslation} />
          </>
        )}
      </div>
      <div className="decide-foot">
        {isOpen && (
          <>
            <AskAppellant appeal={appeal} />
            <button type="button" className="button commit" onClick={review}>
              {say(APPEAL.review)} <KeyHint of="Ctrl ↵" />
            </button>
          </>
        )}
      </div>
      {reviewed !== null && outcome !== null && (
        <ReviewAnswer
          appeal={appeal}
          answer={reviewed}
          title={outcome === 'reduce' ? say(APPEAL.milder) : names[outcome]}
          act={answer}
          onClose={() => setReviewed(null)}
          onSend={() => void send(reviewed)}
        />
      )}
    </aside>
  )
}

type ShorterProps = {
  readonly action: Action
  readonly offered: readonly number[]
  readonly value: number
  readonly onChange: (days: number) => void
}

function ShorterField({ action, offered, value, onChange }: ShorterProps) {
  const say = useSay()
  return (
    <label className="field">
      <span>{say(CASE.duration)}</span>
      <select className="input" value={value} onChange={(event) => onChange(Number(event.target.value))}>
        {offered.map((each) => (
          <option key={each} value={each}>
            {say(ACTION_VERBS[action.type])}, {say(CASE.days, each)}
          </option>
        ))}
      </select>
    </label>
  )
}

/** What is weaker than an action without a measure of its own. */
function WarnInstead() {
  const say = useSay()
  return (
    <p className="soft">
      {say(APPEAL.weaker)}
      {say(FRAME.colon)}
      {say(ACTION_VERBS.warn)}
    </p>
  )
}
