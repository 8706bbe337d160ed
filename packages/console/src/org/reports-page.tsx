/** Reports of the own members: confirm, deal with them here, dismiss with a reason, ask. What is not answered in time goes on to the operator. */
import type { Problem, Report } from '@goodstanding/sdk'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { WordsPrompt } from '../case/prompts.tsx'
import { useWords } from '../frame/held.ts'
import { Page } from '../frame/frame.tsx'
import { type Say, usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { readAnew, useAct, usePages } from '../frame/use-answer.ts'
import { ErasedLine } from '../ui/erased-line.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { Rows } from '../ui/rows.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { Due, useNow } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { usePortions } from '../ui/use-portions.ts'
import { langOf } from '../ui/lang-of.ts'
import { FRAME } from '../words/frame-words.ts'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS, TALK_WORDS } from '../words/status-words.ts'
import { ORG } from '../words/org-words.ts'
import { useSayAbout } from './about-report.ts'
import { ReportedEvidence } from './reported-evidence.tsx'
import { useSayPerson } from './use-names.ts'

const WAITING = 'with-administrator,asked'

/** What is due first stands first; what waits for no administrator last. */
const byDeadline = (one: Report, other: Report): number => (one.deadline ?? '~').localeCompare(other.deadline ?? '~')

/** The server lists what came last first, and what came first is due first: what waits is read whole before it is drawn, up to so many. */
const READ_MOST = 1_000
const AT_ONCE = 200
const DRAWN = 50

export function ReportsPage() {
  const say = useSay()
  const { client } = useSession()
  const now = useNow()
  const [isAll, setIsAll] = useState(false)
  const known = usePages<Report>(
    ['reports', 'pages', isAll],
    (cursor) =>
      client.reports.list({
        limit: isAll ? 50 : AT_ONCE,
        ...(cursor === null ? {} : { cursor }),
        ...(isAll ? {} : { status: WAITING }),
      }),
    { every: 30_000 },
  )
  const { items, hasMore, isReading, problem, more } = known
  const isPart = !isAll && hasMore && problem === null && items !== undefined && items.length < READ_MOST
  // What came since then joins what is drawn: somebody may be at one of them.
  const [wasWhole, setWasWhole] = useState(false)
  if (!wasWhole && !isPart && items !== undefined) setWasWhole(true)
  useEffect(() => {
    if (isPart && !isReading) more()
  }, [isPart, isReading, more])
  const sorted = useMemo(() => (isAll ? items : items?.toSorted(byDeadline)), [isAll, items])
  const { shown, list } = usePortions(sorted ?? [], known, DRAWN)
  return (
    <Page
      title={say(ORG.reportsTitle)}
      end={
        <div className="tabs">
          <button type="button" aria-pressed={!isAll} onClick={() => setIsAll(false)}>
            {say(ORG.waiting) + (isAll || items === undefined || isPart ? '' : ` ${items.length}${hasMore ? '+' : ''}`)}
          </button>
          <button type="button" aria-pressed={isAll} onClick={() => setIsAll(true)}>
            {say(ORG.all)}
          </button>
        </div>
      }
    >
      <Loaded known={{ ...known, value: isPart && !wasWhole ? undefined : items }}>
        {() => (
          <Rows
            items={shown}
            keyOf={({ id }) => id}
            empty={<Panel title={say(ORG.noReports)} text={say(ORG.noReportsHow)} />}
          >
            {(report) => <ReportCard report={report} now={now} />}
          </Rows>
        )}
      </Loaded>
      {!isPart && <MoreButton list={list} />}
    </Page>
  )
}

/** What its reporter is told speaks to them; whoever reads it here closed it, or a colleague did. */
function sayAnswer({ status, outcome, answer, reason }: Report, say: Say): string {
  if (answer === undefined) return ''
  if (status === 'dismissed') return say(ORG.dismissedBy, say(answer))
  return outcome === 'handled' && reason !== undefined ? say(ORG.handledBy, reason) : say(answer)
}

/** Which status it has by now is a word of the API: that somebody else was quicker, and where it went, is what its reader asks. */
const sayMeanwhile = (problem: Problem | null, say: Say): Problem | null =>
  problem?.kind === 'report.state' ? { ...problem, detail: say(ORG.meanwhile) } : problem

type Prompt = 'confirm' | 'dismiss' | 'handle' | 'ask'

const PROMPTS = {
  confirm: { title: ORG.confirm, label: ORG.confirmWhat, send: ORG.confirm, done: ORG.confirmed },
  dismiss: { title: ORG.dismiss, label: ORG.dismissWhat, send: ORG.dismiss, done: ORG.dismissed },
  handle: { title: ORG.handle, label: ORG.handleWhat, send: ORG.handle, done: ORG.handled },
  ask: { title: ORG.ask, label: ORG.askWhat, send: ORG.ask, done: ORG.asked },
} as const

function ReportCard({ report, now }: { readonly report: Report; readonly now: number }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const queries = useQueryClient()
  const [prompt, setPrompt] = useState<Prompt | null>(null)
  const [translation, setTranslation] = useWords(`${report.id} translation`)
  const act = useAct<string, unknown>(
    (words) => {
      if (prompt === 'confirm') return client.reports.confirm(report.id, words)
      if (prompt === 'ask') return client.reports.ask(report.id, words)
      return client.reports[prompt === 'handle' ? 'handle' : 'dismiss'](
        report.id,
        words,
        translation.trim() || undefined,
      )
    },
    ['reports'],
  )
  const { language } = usePreferences()
  const sayAbout = useSayAbout([report])
  const reporter = report.reporter?.id
  const sayPerson = useSayPerson(reporter === undefined ? [] : [reporter])
  const isWaiting = report.status === 'with-administrator' || report.status === 'asked'
  return (
    <article className="panel stack tight" aria-labelledby={report.id}>
      <header className="row">
        <h2 id={report.id} className="words">
          {sayAbout(report)}
        </h2>
        {report.clause !== null && <ClauseLink id={report.clause} />}
        <SeverityMark severity={report.severity} />
        <span className={`tag${isWaiting ? ' waits' : ''}`}>
          {say(report.status === 'with-administrator' ? ORG.waiting : wordFor(STATUS_WORDS, report.status))}
        </span>
        {isWaiting && report.deadline !== null && (
          <span className="soft small">
            {say(ORG.answerBy)} <Due at={report.deadline} now={now} />
          </span>
        )}
      </header>
      <p className="words" lang={langOf(report.text)}>
        {report.text}
      </p>
      <p className="small quiet words">
        {reporter !== undefined && `${say(ORG.reporter, sayPerson(reporter))} · `}
        {say(ORG.receivedAt, sayInstant(report.receivedAt, language))}
      </p>
      <ErasedLine report={report} />
      <ReportedEvidence report={report} />
      {report.talk.map((line) => (
        <p key={line.at} className="small soft">
          {say(TALK_WORDS[line.from])}
          {say(FRAME.colon)}
          <span lang={langOf(line.text)}>{line.text}</span>
        </p>
      ))}
      {report.answer !== undefined && <p className="small soft">{sayAnswer(report, say)}</p>}
      {isWaiting && (
        <div className="row">
          <button
            type="button"
            className="button main"
            aria-describedby={report.id}
            onClick={() => setPrompt('confirm')}
          >
            {say(ORG.confirm)}
          </button>
          <button type="button" className="button" aria-describedby={report.id} onClick={() => setPrompt('handle')}>
            {say(ORG.handle)}
          </button>
          <button type="button" className="button" aria-describedby={report.id} onClick={() => setPrompt('dismiss')}>
            {say(ORG.dismiss)}
          </button>
          <button type="button" className="button" aria-describedby={report.id} onClick={() => setPrompt('ask')}>
            {say(ORG.ask)}
          </button>
        </div>
      )}
      {prompt !== null && (
        <WordsPrompt
          title={say(PROMPTS[prompt].title)}
          label={say(PROMPTS[prompt].label)}
          place={`${report.id} ${prompt}`}
          send={PROMPTS[prompt].send}
          act={{ ...act, problem: sayMeanwhile(act.problem, say) }}
          {...((prompt === 'dismiss' || prompt === 'handle') && {
            translation: { value: translation, onChange: setTranslation },
          })}
          onClose={() => setPrompt(null)}
          onDone={() => {
            setTranslation('')
            toast({ text: say(PROMPTS[prompt].done) })
            // What was confirmed is a complaint from now on.
            void readAnew(queries, ['complaints'])
          }}
        >
          <p className="soft words">{sayAbout(report)}</p>
        </WordsPrompt>
      )}
    </article>
  )
}
