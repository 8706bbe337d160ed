/** A case that is decided: what was done, by whom, why, and taking it back or being the second person where one may. */
import type { Action, Case } from '@goodstanding/sdk'
import { Suspense, useState } from 'react'
import { laterPart } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAct } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { wordFor } from '../words/casework-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { BY_ITSELF, CASE } from '../words/case-words.ts'
import { LOST } from '../words/lost-words.ts'
import type { Draft } from './draft.ts'
import { ClauseLink } from './clause-link.tsx'
import { WordsPrompt } from './prompts.tsx'
import { useMeanwhile } from './use-meanwhile.ts'
import { whatOf } from './what-of.ts'

/** What follows from a decision is read behind it. */
const AfterDecision = laterPart(
  () => import('./after-decision.tsx'),
  (parts) => parts.AfterDecision,
)

type DecidedProps = {
  readonly found: Case
  readonly actions: readonly Action[]
  /** What was being written when somebody else decided: it stays readable. */
  readonly draft: Draft
  readonly onRead: () => void
}

export function DecidedPanel({ found, actions, draft, onRead }: DecidedProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { decision } = found
  return (
    <aside className="decide" aria-label={say(CASE.decision)}>
      <div className="decide-form" tabIndex={0} role="group" aria-label={say(CASE.decision)}>
        <h2>{say(CASE.decision)}</h2>
        {decision !== null && (
          <div className="stack tight">
            <p>
              {decision.outcome.kind === 'violation' ? (
                <ClauseLink id={decision.outcome.clause} />
              ) : (
                <strong>{say(CASE.noViolation)}</strong>
              )}
            </p>
            {decision.by !== BY_ITSELF && <p className="words">{decision.reason}</p>}
            <p className="quiet small">
              {decision.by === BY_ITSELF ? say(CASE.decidedByItself) : say(CASE.decidedBy, decision.by)} ·{' '}
              {sayInstant(decision.at, language)}
            </p>
          </div>
        )}
        {actions.map((action) => (
          <ActionCard key={action.id} action={action} onRead={onRead} />
        ))}
        <Suspense>
          <AfterDecision found={found} onRead={onRead} />
        </Suspense>
        {draft.reason !== '' && (
          <div className="notice-preview">
            {decision !== null && (
              <p className="error" role="alert">
                {say(LOST.decided, decision.by, sayInstant(decision.at, language))}
              </p>
            )}
            <h2>{say(CASE.yourDraft)}</h2>
            <p className="words">{draft.reason}</p>
          </div>
        )}
      </div>
      <div />
    </aside>
  )
}

export function ActionCard({ action, onRead }: { readonly action: Action; readonly onRead: () => void }) {
  const say = useSay()
  const { language } = usePreferences()
  const { client, who } = useSession()
  const [prompt, setPrompt] = useState<'reverse' | 'decline' | 'approve' | null>(null)
  const mayReverse = useMay('action.reverse')
  const mayApprove = useMay('action.approve') || who.roles?.includes('counsel') === true
  const reverse = useAct((why: string) => client.actions.reverse(action.id, why), ['cases'])
  useMeanwhile(reverse.problem)
  const approve = useAct((_: null) => client.actions.approve(action.id), ['cases'])
  const decline = useAct((why: string) => client.actions.decline(action.id, why), ['cases'])
  const what = whatOf(action, say)
  const whom = `${action.subject.type}/${action.subject.id}`
  const taken = action.takenAt === undefined ? '' : sayInstant(action.takenAt, language)
  const which = <span className="visually-hidden">{[what, whom, taken].join(' ')}</span>
  const isWaiting = action.status === 'awaiting-second'
  const isFirst = action.by.id === who.id
  return (
    <div className="action-line">
      <strong>{what}</strong>
      <span className={`tag${isWaiting ? ' waits' : action.status === 'active' ? ' acts' : ''}`}>
        {say(wordFor(STATUS_WORDS, action.status))}
      </span>
      <div className="row small soft">
        <code>{whom}</code>
        {action.until !== null && <span>{say(CASE.effectUntil, sayInstant(action.until, language))}</span>}
        {action.by.id !== undefined && <span>{action.by.id}</span>}
        {action.outsideCase === true && <span className="tag waits">{say(CASE.outsideCase)}</span>}
      </div>
      {isWaiting && mayApprove && !isFirst && (
        <div className="row">
          <button type="button" className="button small commit" onClick={() => setPrompt('approve')}>
            {say(CASE.approve)} {which}
          </button>
          <button type="button" className="button small" onClick={() => setPrompt('decline')}>
            {say(CASE.decline)} {which}
          </button>
        </div>
      )}
      {(action.status === 'active' || action.status === 'reinstated') && mayReverse && (
        <div className="row">
          <button type="button" className="button small" onClick={() => setPrompt('reverse')}>
            {say(CASE.takeBack)} {which}
          </button>
        </div>
      )}
      {prompt === 'approve' && (
        <Question
          title={say(FRAME.titleOf, say(CASE.approve), what)}
          text={say(CASE.approveWhat, what, whom)}
          send={say(CASE.approve)}
          act={approve}
          onClose={() => {
            setPrompt(null)
            onRead()
          }}
        />
      )}
      {prompt !== null && prompt !== 'approve' && (
        <WordsPrompt
          title={say(FRAME.titleOf, say(prompt === 'reverse' ? CASE.takeBack : CASE.decline), what)}
          label={say(prompt === 'reverse' ? CASE.takeBackWhy : CASE.reason)}
          place={`${action.id} ${prompt}`}
          send={prompt === 'reverse' ? CASE.takeBack : CASE.decline}
          act={prompt === 'reverse' ? reverse : decline}
          isCommit
          onClose={() => setPrompt(null)}
          onDone={onRead}
        />
      )}
    </div>
  )
}
