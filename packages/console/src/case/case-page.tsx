/** One case: clauses in the margin, evidence and history in the middle, the decision on the right. */
import type { Case, CaseDecided } from '@goodstanding/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { laterPart, Page } from '../frame/frame.tsx'
import { createHeld } from '../frame/held.ts'
import { useHotKeys } from '../frame/hot-keys.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { sayLength, sayClock } from '../frame/times.ts'
import { readAnew, useAnswer } from '../frame/use-answer.ts'
import { useSayRule } from '../frame/use-policy.ts'
import { toQueue } from '../queue/left-queue.ts'
import { takeNextInQueue } from '../queue/next-in-queue.ts'
import { shortId } from '../queue/queue-row.tsx'
import { Loaded, ProblemPanel } from '../ui/panel.tsx'
import { DueTag, useNow } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CASE } from '../words/case-words.ts'
import { HANDS } from '../words/hand-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { UNDO } from '../words/undo-words.ts'
import { BackToQueue, CaseTitle } from './case-title.tsx'
import { ChangedLine } from './changed-line.tsx'
import { BreakPrompt } from './break-prompt.tsx'
import { DecidePanel } from './decide-panel.tsx'
import { DecidedPanel } from './decided-panel.tsx'
import { type Draft, EMPTY_DRAFT } from './draft.ts'
import { EvidenceList } from './evidence-list.tsx'
import { History } from './history.tsx'
import { Margin } from './margin.tsx'
import { keepReason } from './offer-reasons.ts'
import { MergedPanel } from './merged-panel.tsx'
import { Related } from './related.tsx'
import { ReportersTag } from './reporters-tag.tsx'
import { SubjectLine } from './subject-line.tsx'
import { useEvidence } from './use-evidence.ts'
import { useLease } from './use-lease.ts'
import { useSteps } from './use-steps.ts'

const AsideView = laterPart(
  () => import('./aside-view.tsx'),
  (parts) => parts.AsideView,
)
const ReportersSection = laterPart(
  () => import('./reporters.tsx'),
  (parts) => parts.ReportersSection,
)

const { useHeld, forget } = createHeld<Draft>(
  ({ isNoViolation, actions, reason, translation }) =>
    !isNoViolation && actions.length === 0 && reason + translation === '',
  EMPTY_DRAFT,
)

export function CasePage() {
  const { id = '' }: { readonly id?: string } = useParams({ strict: false })
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['cases', 'one', id], () => client.cases.get(id))
  const { value: found } = known
  const { who } = useSession()
  const [shownAside, setShownAside] = useState<string | null>(null)
  if (found === undefined)
    return (
      <Page title={say(CASE.case)} end={<BackToQueue />}>
        <Loaded known={known}>{() => null}</Loaded>
      </Page>
    )
  return (
    <main id="page" tabIndex={-1}>
      {found.setAside === true && found.lease?.by !== who.id && shownAside !== found.id ? (
        <Suspense>
          <AsideView found={found} onShow={() => setShownAside(found.id)} />
        </Suspense>
      ) : (
        <CaseView key={found.id} found={found} onRead={known.again} />
      )}
    </main>
  )
}

function CaseView({ found: read, onRead }: { readonly found: Case; readonly onRead: () => void }) {
  const say = useSay()
  const navigate = useNavigate()
  const toast = useToast()
  const { client, who } = useSession()
  const { afterDecision } = usePreferences()
  const sayRule = useSayRule()
  const now = useNow(5_000)
  const found = useLease(read, now, onRead)
  const { screenAll, ...evidence } = useEvidence(found)
  const [draft, setDraft] = useHeld(found.id, () => ({ ...EMPTY_DRAFT, clause: found.clauses[0] ?? null }))
  const mayReadActions = useMay('action.read')
  const actions = useAnswer(['cases', 'actions', found.id], () => client.actions.list({ case: found.id, limit: 100 }), {
    enabled: mayReadActions,
  })
  const taken = actions.value?.items ?? []
  const readAll = (): void => {
    onRead()
    actions.again()
  }
  const queries = useQueryClient()
  /** What was read of the queue just before shows the case as it was. */
  const readEverything = (): void => void readAnew(queries, ['cases'])
  const finish = ({ case: decided }: CaseDecided): void => {
    toast({ text: say(CASE.sent), undo: { name: say(CASE.undo), act: () => void undo(decided.version) } })
    keepReason(draft)
    forget(found.id)
    setDraft(EMPTY_DRAFT)
    readEverything()
    void goOn()
  }
  const goOn = async (): Promise<void> => {
    const isHere = (): boolean => location.pathname.endsWith(found.id)
    // Who went elsewhere while it was sent is led away from nowhere.
    if (!isHere()) return
    if (afterDecision === 'queue') return navigate(toQueue())
    const next = await takeNextInQueue(client, who.id, sayRule)
    if (!isHere()) {
      // Nobody holds what they do not see.
      if (typeof next === 'string') void client.cases.release(next)
      return
    }
    if (typeof next === 'string') return navigate({ to: '/case/$id', params: { id: next } })
    toast({ text: next === null ? say(QUEUE.taken) : tellProblem(next, say, 'title') })
    return navigate(toQueue())
  }
  /** The decision that was just sent, and no later one of somebody else. */
  const undo = async (ifMatch: number): Promise<void> => {
    const answer = await client.cases.undo(found.id, { reason: say(UNDO.atOnce), ifMatch })
    if (answer.ok) toast({ text: say(answer.value.reopened ? UNDO.done : UNDO.doneBeside) })
    else toast({ text: tellProblem(answer.refusal, say, 'title') })
    readEverything()
  }
  const beside = useSteps(found.id)
  const step = (by: 1 | -1): void => {
    const id = beside(by)
    if (id !== null) void navigate({ to: '/case/$id', params: { id } })
  }
  /** A choice in hand is left before the page is, as a text field is. */
  const leave = (): void => {
    const { activeElement: inHand } = document
    if (inHand instanceof HTMLInputElement) inHand.blur()
    else void navigate(toQueue())
  }
  useHotKeys({
    '[': () => step(-1),
    ']': () => step(1),
    Escape: leave,
  })
  return (
    <div className="case">
      <div className="case-main">
        <div>
          <CaseHead found={found} now={now} />
          <ChangedLine shown={read} onRead={readAll} />
        </div>
        <div className="case-columns" tabIndex={0} role="region" aria-label={say(CASE.case)}>
          <Margin clauses={found.clauses} />
          <div className="case-body">
            <SubjectLine found={found} />
            <Suspense>
              <ReportersSection found={found} />
            </Suspense>
            <MergedHere found={found} />
            <EvidenceList found={found} {...evidence} />
            <Related found={found} />
            {actions.problem !== null && <ProblemPanel problem={actions.problem} again={actions.again} />}
            <History found={found} actions={taken} now={now} />
          </div>
        </div>
      </div>
      <BreakPrompt
        onBreak={() => {
          screenAll()
          void navigate(toQueue())
        }}
      />
      {found.mergedInto !== null ? (
        <MergedPanel found={found} onRead={readAll} />
      ) : found.status === 'decided' ? (
        <DecidedPanel found={found} actions={taken} draft={draft} onRead={readAll} />
      ) : (
        <DecidePanel
          found={found}
          now={now}
          draft={draft}
          onChange={(with_) => setDraft((before) => ({ ...before, ...with_ }))}
          onRead={readAll}
          onDecided={finish}
        />
      )}
    </div>
  )
}

function CaseHead({ found, now }: { readonly found: Case; readonly now: number }) {
  const say = useSay()
  const { language } = usePreferences()
  const { who } = useSession()
  const { lease } = found
  return (
    <header className="case-head">
      <CaseTitle found={found} />
      {found.status === 'decided' ? (
        <span className="tag good">{say(wordFor(STATUS_WORDS, found.status))}</span>
      ) : (
        <DueTag at={found.deadline} now={now} />
      )}
      <ReportersTag found={found} />
      {found.forSenior !== null && <span className="tag waits">{say(HANDS.forSenior)}</span>}
      {found.waiting !== undefined && <span className="tag waits">{say(CASE.alsoWaiting)}</span>}
      {lease !== null && (
        <span className="end soft small" role="timer">
          {lease.by === who.id
            ? say(CASE.yours, sayLength(Date.parse(lease.until) - now, language))
            : say(CASE.leased, lease.by, sayClock(lease.until, language))}
        </span>
      )}
    </header>
  )
}

/** The cases that one decision here answers too. */
function MergedHere({ found }: { readonly found: Case }) {
  const say = useSay()
  if (found.merged.length === 0) return null
  return (
    <section aria-labelledby="merged-here">
      <h2 id="merged-here">{say(HANDS.holdsOthers)}</h2>
      <ul className="stack tight">
        {found.merged.map(({ case: id, subject }) => (
          <li key={id} className="row">
            <Link to="/case/$id" params={{ id }}>
              {shortId(id)}
            </Link>
            <code>
              {subject.type}/{subject.id}
            </code>
          </li>
        ))}
      </ul>
    </section>
  )
}
