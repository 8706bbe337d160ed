/** One second judgement: the evidence as the first person had it, and what one would decide. Taken when it is opened. */
import { ACTION_TYPES, type ActionType } from '@goodstanding/model'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useId, useRef, useState } from 'react'
import { EvidenceList } from '../case/evidence-list.tsx'
import { Margin } from '../case/margin.tsx'
import { useEvidence } from '../case/use-evidence.ts'
import { Watermark } from '../case/watermark.tsx'
import { useFields } from '../frame/held.ts'
import { useHotKeys } from '../frame/hot-keys.ts'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { ClauseCombobox } from '../ui/clause-combobox.tsx'
import { FieldError, TextField } from '../ui/form-parts.tsx'
import { KeyHint } from '../ui/key-hint.tsx'
import { Bones, ProblemPanel, ProblemLine } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { useToast } from '../ui/toast.tsx'
import { langOf } from '../ui/lang-of.ts'
import { ACTION_VERBS, SUBJECT_WORDS, wordFor } from '../words/casework-words.ts'
import { CASE } from '../words/case-words.ts'
import { QUALITY } from '../words/quality-words.ts'
import type { Review } from './types.ts'

type Blind = NonNullable<Review['blind']>

export function JudgeView({ id }: { readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const take = useAct(
    (review: string) => client.ask<Review>('POST', `/v1/second-reviews/${review}/take`, { body: {} }),
    ['second-reviews'],
  )
  const [review, setReview] = useState<Review | null>(null)
  const { run } = take
  const again = (): void => {
    take.forget()
    void run(id).then(setReview)
  }
  useEffect(() => {
    void run(id).then(setReview)
    // Taken once for each review that is opened; `run` is another function at every drawing.
  }, [id])
  if (review?.blind !== undefined) return <Judging key={review.id} review={review} blind={review.blind} />
  return (
    <main className="page" id="page" tabIndex={-1}>
      <div className="page-head">
        <h1>{say(QUALITY.title)}</h1>
      </div>
      <div className="page-body">
        {take.problem === null ? <Bones /> : <ProblemPanel problem={take.problem} again={again} />}
      </div>
    </main>
  )
}

function Judging({ review, blind }: { readonly review: Review; readonly blind: Blind }) {
  const say = useSay()
  const found = { ...blind, openedAt: review.drawnAt, reports: [], complaints: [] }
  const { screenAll: _none, ...evidence } = useEvidence(found)
  const { subject } = blind
  return (
    <main id="page" tabIndex={-1}>
      <div className="case">
        <div className="case-main">
          <header className="case-head">
            <h1>
              {say(wordFor(SUBJECT_WORDS, subject.type))}{' '}
              {subject.type === 'content' ? shortId(subject.id) : subject.id}
            </h1>
            <SeverityMark severity={blind.severity} />
            <span className="end soft small">{say(QUALITY.blind)}</span>
          </header>
          <div className="case-columns" tabIndex={0} role="region" aria-label={say(CASE.case)}>
            <Margin clauses={blind.clauses} />
            <div className="case-body">
              <EvidenceList found={found} {...evidence} />
              <Reported blind={blind} />
            </div>
          </div>
        </div>
        <JudgeForm review={review} first={blind.clauses[0] ?? null} />
      </div>
    </main>
  )
}

/** What people wrote, behind a click as all evidence is. */
function Reported({ blind }: { readonly blind: Blind }) {
  const say = useSay()
  const texts = [
    ...blind.reports.map(({ id, text }) => ({ id, text, kind: CASE.report })),
    ...blind.complaints.map(({ id, statement }) => ({ id, text: statement, kind: CASE.complaint })),
  ]
  return texts.map(({ id, text, kind }) => (
    <details key={id} className="exhibit">
      <summary>
        {say(kind)} {shortId(id)}
      </summary>
      <p className="evidence-text words" lang={langOf(text)}>
        {text}
      </p>
      <Watermark />
    </details>
  ))
}

type Body =
  | { readonly outcome: 'no-violation'; readonly reason: string }
  | {
      readonly clause: string
      readonly actions: readonly { readonly type: ActionType }[]
      readonly reason: string
    }

type Judged = {
  /** Empty: none is chosen. */
  readonly clause: string
  readonly isNone: boolean
  readonly actions: readonly ActionType[]
  readonly reason: string
}
type Gap = 'clause' | 'actions' | 'reason'
/** What of a form is worked in to fill a gap. */
const FIELDS = { clause: '[role=combobox]', actions: '[type=checkbox]', reason: 'textarea' } as const

/** What is still missing before it can be kept. */
function gapsOf({ clause, isNone, actions, reason }: Judged): readonly Gap[] {
  return [
    ...(isNone || clause !== '' ? [] : (['clause'] as const)),
    ...(isNone || actions.length > 0 ? [] : (['actions'] as const)),
    ...(reason.trim() === '' ? (['reason'] as const) : []),
  ]
}

const NO_JUDGEMENT: Judged = { clause: '', isNone: false, actions: [], reason: '' }

function JudgeForm({ review, first }: { readonly review: Review; readonly first: string | null }) {
  const say = useSay()
  const toast = useToast()
  const navigate = useNavigate()
  const { client } = useSession()
  const [clauseId, actionsId] = [useId(), useId()]
  const [{ clause, isNone, actions, reason }, change, begin] = useFields(review.id, {
    ...NO_JUDGEMENT,
    clause: first ?? '',
  })
  const back = (): void => void navigate({ to: '/quality', search: { q: 'todo' } })
  const judge = useAct(
    (body: Body) => client.ask<Review>('POST', `/v1/second-reviews/${review.id}/judge`, { body }),
    ['second-reviews'],
  )
  const release = useAct(
    (_: null) => client.ask<Review>('POST', `/v1/second-reviews/${review.id}/release`, { body: {} }),
    ['second-reviews'],
  )
  const toggle = (type: ActionType): void =>
    change(({ actions: before }) => ({
      isNone: false,
      actions: before.includes(type) ? before.filter((each) => each !== type) : [...before, type],
    }))
  const toggleNone = (): void => change((now) => ({ isNone: !now.isNone, actions: [] }))
  const [isAsked, setIsAsked] = useState(false)
  const missing = gapsOf({ clause, isNone, actions, reason })
  const gaps = isAsked ? missing : []
  const panel = useRef<HTMLDivElement>(null)
  const send = async (): Promise<void> => {
    setIsAsked(true)
    const [first] = missing
    if (first !== undefined) {
      panel.current?.querySelector<HTMLElement>(FIELDS[first])?.focus()
      return
    }
    const words = reason.trim()
    const done = await judge.run(
      isNone
        ? { outcome: 'no-violation', reason: words }
        : { clause, actions: actions.map((type) => ({ type })), reason: words },
    )
    if (done === null) return
    begin?.()
    toast({ text: say(QUALITY.judged) })
    back()
  }
  useHotKeys({
    '0': toggleNone,
    ...Object.fromEntries(ACTION_TYPES.map((type, at) => [String(at + 1), () => toggle(type)] as const)),
    r: () => panel.current?.querySelector('textarea')?.focus(),
    'Mod+Enter': () => void (!judge.isRunning && send()),
  })
  return (
    <aside className="decide" aria-label={say(QUALITY.judge)}>
      <div className="decide-form" ref={panel}>
        <h2>{say(QUALITY.judge)}</h2>
        <div className="field">
          <label htmlFor={clauseId}>{say(CASE.clause)}</label>
          <ClauseCombobox
            id={clauseId}
            value={clause === '' ? null : clause}
            placeholder={say(CASE.clauseHint)}
            isInvalid={gaps.includes('clause')}
            describedBy={`${clauseId}-error`}
            onChange={(id) => change({ clause: id ?? '' })}
          />
          <FieldError id={clauseId} error={gaps.includes('clause') ? say(CASE.clauseMissing) : null} />
        </div>
        <fieldset className="field" aria-describedby={`${actionsId}-error`}>
          <legend>{say(CASE.action)}</legend>
          <div className="choices">
            <label>
              <input type="checkbox" checked={isNone} onChange={toggleNone} />
              <span>{say(CASE.noViolation)}</span>
              <KeyHint of="0" />
            </label>
            {ACTION_TYPES.map((type, at) => (
              <label key={type}>
                <input type="checkbox" checked={actions.includes(type)} onChange={() => toggle(type)} />
                <span>{say(ACTION_VERBS[type])}</span>
                <KeyHint of={String(at + 1)} />
              </label>
            ))}
          </div>
          <FieldError id={actionsId} error={gaps.includes('actions') ? say(CASE.actionMissing) : null} />
        </fieldset>
        <TextField
          label={say(QUALITY.reason)}
          value={reason}
          onChange={(text) => change({ reason: text })}
          error={gaps.includes('reason') ? say(QUALITY.reasonMissing) : null}
          isLong
        />
        <ProblemLine problem={judge.problem ?? release.problem} />
      </div>
      <div className="decide-foot">
        <button
          type="button"
          className="button small"
          disabled={release.isRunning}
          onClick={() => void release.run(null).then((done) => done !== null && back())}
        >
          {say(QUALITY.giveBack)}
        </button>
        <button type="button" className="button commit" disabled={judge.isRunning} onClick={() => void send()}>
          {say(QUALITY.send)} <KeyHint of="Ctrl ↵" />
        </button>
      </div>
    </aside>
  )
}
