/** An appeal beside the decision and the notice it is against. Whoever took part in the decision cannot answer it. */
import type { Action, Appeal } from '@goodstanding/sdk'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Suspense } from 'react'
import { BackToQueue } from '../case/case-title.tsx'
import { ClauseLink } from '../case/clause-link.tsx'
import { laterPart, Page } from '../frame/frame.tsx'
import { useHotKeys } from '../frame/hot-keys.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { type Known, useAnswer } from '../frame/use-answer.ts'
import { useClauses } from '../frame/use-policy.ts'
import { toQueue } from '../queue/left-queue.ts'
import { shortId } from '../queue/queue-row.tsx'
import { Bones, Loaded, Unread } from '../ui/panel.tsx'
import { DueTag, useNow } from '../ui/time.tsx'
import { langOf } from '../ui/lang-of.ts'
import { ACTION_VERBS, CAPABILITY_WORDS, wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { APPEAL } from '../words/appeal-words.ts'
import { CASE } from '../words/case-words.ts'
import { FRAME } from '../words/frame-words.ts'
import { Answering } from './answering.tsx'
import { KeptBack } from './kept-back.tsx'
import { Talk } from './talk.tsx'

/** The answer is written meanwhile. */
const AppealedCase = laterPart(
  () => import('./appealed-case.tsx'),
  (parts) => parts.AppealedCase,
)
/** Few appeals come with anything: what shows files is loaded with those. */
const Brought = laterPart(
  () => import('./brought.tsx'),
  (parts) => parts.Brought,
)

export function AppealPage() {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false })
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['cases', 'appeal', id], () => client.appeals.get(id))
  const { value: appeal } = known
  if (appeal === undefined)
    return (
      <Page title={say(APPEAL.title)} end={<BackToQueue />}>
        <Loaded known={known}>{() => null}</Loaded>
      </Page>
    )
  return (
    <main id="page" tabIndex={-1}>
      <AppealView key={appeal.id} appeal={appeal} />
    </main>
  )
}

function AppealView({ appeal }: { readonly appeal: Appeal }) {
  const say = useSay()
  const navigate = useNavigate()
  const now = useNow()
  const { client } = useSession()
  const action = useAnswer(['cases', 'action', appeal.action], () => client.actions.get(appeal.action ?? ''), {
    enabled: appeal.action !== undefined,
  })
  const clause = useClauses().get(action.value?.clause ?? '')
  useHotKeys({ Escape: () => void navigate(toQueue()) })
  const keptBack = useAnswer(['cases', 'decision', appeal.decision], () => client.decision(appeal.decision ?? ''), {
    enabled: appeal.decision !== undefined,
  })
  const caseId = appeal.case ?? action.value?.case ?? keptBack.value?.case ?? null
  return (
    <div className="case">
      <div className="case-main">
        <header className="case-head">
          <Link {...toQueue()} className="soft">
            {say(FRAME.queue)}
          </Link>
          <h1>{say(APPEAL.title)}</h1>
          <code className="quiet small">{shortId(appeal.id)}</code>
          <span className={`tag${appeal.status === 'pending' ? ' waits' : ' good'}`}>
            {say(wordFor(STATUS_WORDS, appeal.status))}
          </span>
          {appeal.status === 'pending' && <DueTag at={appeal.deadline} now={now} />}
        </header>
        <div className="case-columns" tabIndex={0} role="region" aria-label={say(APPEAL.title)}>
          <div className="margin">
            {action.value !== undefined && (
              <div>
                <ClauseLink id={action.value.clause} />
                {clause !== undefined && <small>{say(clause.title)}</small>}
              </div>
            )}
          </div>
          <div className="case-body">
            <div className="side-by-side">
              <Original action={action} appeal={appeal} />
              <section className="stack" aria-labelledby="appeal">
                <h2 id="appeal">{say(APPEAL.appeal)}</h2>
                <p className="small quiet">
                  {appeal.party === 'early-release'
                    ? say(APPEAL.byAdministrator)
                    : appeal.party === 'subject'
                      ? say(
                          APPEAL.bySubject,
                          appeal.byName === undefined
                            ? (appeal.by ?? '')
                            : say(APPEAL.named, appeal.byName, appeal.by ?? ''),
                        )
                      : say(APPEAL.byReporter)}
                </p>
                <p className="words" lang={langOf(appeal.text)}>
                  {appeal.text}
                </p>
                {appeal.evidenceDisplay !== undefined && (
                  <Suspense fallback={null}>
                    <Brought appeal={appeal} caseId={caseId} />
                  </Suspense>
                )}
              </section>
            </div>
            <Talk appeal={appeal} reader="staff" />
            {caseId !== null && (
              <p>
                {say(APPEAL.evidenceIn)}{' '}
                <Link to="/case/$id" params={{ id: caseId }}>
                  {shortId(caseId)}
                </Link>
              </p>
            )}
            {caseId !== null && (
              <Suspense fallback={<Bones rows={3} />}>
                <AppealedCase id={caseId} />
              </Suspense>
            )}
          </div>
        </div>
      </div>
      <Answering appeal={appeal} action={action.value} />
    </div>
  )
}

function Original({ action: known, appeal }: { readonly action: Known<Action>; readonly appeal: Appeal }) {
  const { value: action } = known
  const say = useSay()
  const { language } = usePreferences()
  return (
    <section className="stack" aria-labelledby="original">
      <h2 id="original">{say(APPEAL.original)}</h2>
      <Unread known={known} />
      {appeal.decision !== undefined && <KeptBack decision={appeal.decision} />}
      {appeal.decision === undefined && action === undefined && (
        <p className="quiet">{shortId(appeal.case ?? appeal.action ?? '')}</p>
      )}
      {action !== undefined && (
        <>
          <p>
            <ClauseLink id={action.clause} /> {say(ACTION_VERBS[action.type])}{' '}
            {action.capability !== undefined && say(CAPABILITY_WORDS[action.capability])}{' '}
            <span className="quiet">
              {action.until !== null && say(CASE.effectUntil, sayInstant(action.until, language))}
            </span>
          </p>
          <p className="words" lang={langOf(action.reason)}>
            {action.reason}
          </p>
          <p className="small quiet">
            {say(CASE.decidedBy, action.by.id ?? action.by.kind)}
            {action.takenAt !== undefined && ` · ${sayInstant(action.takenAt, language)}`}
          </p>
        </>
      )}
    </section>
  )
}
