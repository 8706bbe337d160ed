/** Everything about an account, organization, file, link or device: where they stand, every case and action, what links them. */
import type { Action, Case, Standing } from '@goodstanding/sdk'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Fragment, useId } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayDay, sayInstant } from '../frame/times.ts'
import { useAnswer, usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Loaded, Panel, Unread } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { useArrival } from '../ui/use-arrival.ts'
import { WideTable } from '../ui/wide-table.tsx'
import { CAPABILITY_WORDS, wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CASE } from '../words/case-words.ts'
import { COUNTED } from '../words/counted-words.ts'
import { INVESTIGATE } from '../words/investigate-words.ts'
import { OPERATING } from '../words/operating-words.ts'
import { SCREENING } from '../words/screening-words.ts'
import { StatedFacts } from '../registrations/stated-facts.tsx'
import { ActionEntry } from './action-entry.tsx'
import { numberedAs, QuotedView, ReasonView } from './quoted-view.tsx'
import { DecisionList } from './decision-list.tsx'
import { LinkedAccounts, LinkedView } from './linked-view.tsx'
import { useSought } from './use-sought.ts'

const TYPES = ['account', 'organization', 'file', 'link', 'device'] as const
type Subject = { readonly type: (typeof TYPES)[number]; readonly id: string }
type Known = { readonly type: 'account' | 'organization'; readonly id: string }

const AT_ONCE = 100
const REASON = 'reason:'
const ADDRESS = /^https?:\/\//
const HASH = /^[0-9a-f]{64}$/i

/** `account/u1`; a pasted address is a link, 64 hexadecimal digits are a file, anything else an account. */
function readSubject(typed: string): Subject | null {
  if (ADDRESS.test(typed)) return { type: 'link', id: typed.replace(ADDRESS, '').replace(/[/?#].*$/s, '') }
  if (HASH.test(typed)) return { type: 'file', id: typed.toLowerCase() }
  const [type = '', ...rest] = typed.split('/')
  const id = rest.join('/')
  if (id === '') return typed === '' || typed.startsWith('case_') ? null : { type: 'account', id: typed }
  const known = TYPES.find((each) => each === type)
  return known === undefined ? null : { type: known, id }
}

export function SubjectPage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const navigate = useNavigate()
  const field = useId()
  const [typed, setTyped] = useSought(q)
  const numbered = numberedAs(q)
  useArrival(q)
  return (
    <Page
      title={say(OPERATING.investigate)}
      end={
        <form
          className="filters"
          onSubmit={(event) => {
            event.preventDefault()
            const wanted = typed.trim()
            if (wanted.startsWith('case_')) void navigate({ to: '/case/$id', params: { id: wanted } })
            else if (wanted.startsWith('apl_')) void navigate({ to: '/appeal/$id', params: { id: wanted } })
            else void navigate({ to: '.', search: { q: wanted } })
          }}
        >
          <label className="visually-hidden" htmlFor={field}>
            {say(INVESTIGATE.find)}
          </label>
          <input
            id={field}
            className="input mono"
            value={typed}
            placeholder={say(INVESTIGATE.hint)}
            onChange={(event) => setTyped(event.target.value)}
          />
        </form>
      }
    >
      {numbered === null ? <Sought key={q} q={q} /> : <QuotedView key={q} kind={numbered} id={q} />}
    </Page>
  )
}

function Sought({ q }: { readonly q: string }) {
  const say = useSay()
  if (q.startsWith(REASON) && q.length > REASON.length) return <ReasonView words={q.slice(REASON.length)} />
  const subject = readSubject(q)
  if (subject !== null) return <Found subject={subject} />
  return (
    <Panel title={say(INVESTIGATE.find)} text={say(INVESTIGATE.how)}>
      <dl className="facts sought">
        {SOUGHT.map(([example, words]) => (
          <Fragment key={example}>
            <dt>
              <code>{example}</code>
            </dt>
            <dd>{say(words)}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  )
}

/** What can be asked for, each as it is written. */
const SOUGHT = [
  ['account/u1', INVESTIGATE.anAccount],
  ['organization/acme', INVESTIGATE.anOrganization],
  ['file/9f3c…', INVESTIGATE.aFile],
  ['link/rich.example', INVESTIGATE.aLink],
  ['device/d1', INVESTIGATE.aDevice],
  ['ntc_…, rep_…, case_…', INVESTIGATE.aNumber],
  ['reason:…', INVESTIGATE.aReason],
] as const

function Found({ subject: { type, id } }: { readonly subject: Subject }) {
  if (type === 'account' || type === 'organization') return <SubjectView subject={{ type, id }} />
  return <LinkedView kind={type} id={id} />
}

function SubjectView({ subject }: { readonly subject: Known }) {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const mayVerify = useMay('verification.decide')
  const key = `${subject.type}/${subject.id}`
  const standing = useAnswer(['cases', 'standing', subject.type, subject.id], () =>
    client.ask<Standing>('GET', `/v1/standing/${subject.type}/${encodeURIComponent(subject.id)}`, {
      query: { limit: 1 },
    }),
  )
  const cases = usePages<Case | null>(['cases', 'of', key], async (cursor) => {
    const about = subject.type === 'organization' ? { organization: subject.id } : { subject: key }
    const answer = await client.cases.list({ ...about, limit: AT_ONCE, cursor })
    if (!answer.ok) return answer
    // Null: one that is not shown to whoever is to judge it a second time.
    const { items, next, withheld = 0 } = answer.value
    return { ok: true, value: { next, items: [...items, ...Array.from({ length: withheld }, () => null)] } }
  })
  const withheld = cases.items?.filter((found) => found === null).length ?? 0
  const actions = usePages<Action>(['cases', 'actions-of', key], (cursor) =>
    client.actions.list({ subject: key, limit: AT_ONCE, cursor }),
  )
  return (
    <>
      <Loaded known={standing} rows={2}>
        {({ name, limits, state, points, verification }) => (
          <section className="stack tight">
            <h2>
              <code>{key}</code>{' '}
              {name !== undefined && (
                <span className="words" lang="">
                  {name}
                </span>
              )}
            </h2>
            <p className="row">
              <span className={`tag${state === 'good' ? ' good' : ' acts'}`}>{say(wordFor(STATUS_WORDS, state))}</span>
              {points === 0 ? (
                <span>{say(CASE.points, points)}</span>
              ) : (
                <a href="#actions">{say(CASE.points, points)}</a>
              )}
              {subject.type === 'organization' && (
                <span className="tag">{say(SCREENING.badge, say(wordFor(STATUS_WORDS, verification)))}</span>
              )}
            </p>
            {subject.type === 'organization' && mayVerify && <OrganizationFacts id={subject.id} />}
            {limits.map(({ capability, until, action }) => (
              <p key={action} className="soft">
                {say(CAPABILITY_WORDS[capability])}{' '}
                {until !== null && say(CASE.effectUntil, sayInstant(until, language))}
              </p>
            ))}
          </section>
        )}
      </Loaded>
      <section>
        <h2>{say(OPERATING.cases)}</h2>
        <LoadedPages known={cases} rows={3}>
          {(items) => (
            <>
              {items.length > withheld && <CaseTable items={items.filter((found) => found !== null)} />}
              {items.length === 0 && <Panel title={say(OPERATING.noCases)} />}
              {withheld > 0 && <p className="soft small">{say(COUNTED.withheld, withheld)}</p>}
            </>
          )}
        </LoadedPages>
      </section>
      <section id="actions">
        <h2>{say(OPERATING.actions)}</h2>
        <LoadedPages known={actions} rows={3}>
          {(items) =>
            items.length === 0 ? (
              <Panel title={say(withheld > 0 ? OPERATING.noActionsShown : OPERATING.noActions)} />
            ) : (
              <div className="stack tight">
                {items.map((action) => (
                  <ActionEntry key={action.id} action={action} onRead={actions.again} />
                ))}
              </div>
            )
          }
        </LoadedPages>
      </section>
      {subject.type === 'account' && <LinkedAccounts account={subject.id} />}
      <section className="stack tight">
        <h2>{say(INVESTIGATE.decisions)}</h2>
        <DecisionList asked={subject.type === 'account' ? { actor: subject.id } : { organization: subject.id }} />
      </section>
    </>
  )
}

function OrganizationFacts({ id }: { readonly id: string }) {
  const { client } = useSession()
  const known = useAnswer(['verifications', id], () => client.verifications.get(id))
  return (
    <>
      <Unread known={known} />
      <StatedFacts stated={known.value?.stated} />
    </>
  )
}

function CaseTable({ items }: { readonly items: readonly Case[] }) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <WideTable label={say(OPERATING.cases)} className="lines">
      <thead>
        <tr>
          {[OPERATING.clause, CASE.case, OPERATING.severity, OPERATING.status, OPERATING.opened].map((words) => (
            <th key={words.en}>{say(words)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, clauses, severity, status, openedAt, subject }) => (
          <tr key={id}>
            <td>
              <span className="row clauses">
                {clauses.map((clause) => (
                  <ClauseLink key={clause} id={clause} />
                ))}
              </span>
            </td>
            <td>
              <Link to="/case/$id" params={{ id }}>
                {shortId(id)}
              </Link>{' '}
              <span className="soft">{subject.type === 'content' ? '' : subject.id}</span>
            </td>
            <td>
              <SeverityMark severity={severity} />
            </td>
            <td className="whole">{say(wordFor(STATUS_WORDS, status))}</td>
            <td className="whole">{sayDay(openedAt, language)}</td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
