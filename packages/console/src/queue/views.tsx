/**
 * Views of the queue: the ones everybody has, a person's own and those shared with a role. Each is a filter, so a link. They lie on
 * the server; what an earlier product kept in this browser is taken over once.
 */
import type { Goodstanding, Page } from '@goodstanding/sdk'
import { lazy, Suspense, useEffect, useMemo, useState } from 'react'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { QUEUE } from '../words/queue-words.ts'
import { useViewCounts } from './use-view-counts.ts'
import { NAME_MOST } from './view-name.ts'

const KeepView = lazy(() => import('./keep-view.tsx').then(({ KeepView: component }) => ({ default: component })))

/** In words; the filter that a view is stands in the field once it is opened. */
const EVERYBODYS = [
  ['is:open', QUEUE.viewOpen],
  ['due:late', QUEUE.viewLate],
  ['sev:>=3', QUEUE.viewSevere],
  ['assignee:me', QUEUE.viewMine],
  ['source:appeal', QUEUE.viewAppeals],
  ['source:complaint', QUEUE.viewComplaints],
  ['is:waiting', QUEUE.viewWaiting],
  ['is:escalated', QUEUE.viewEscalated],
  ['is:decided', QUEUE.viewDecided],
] as const
const KEPT_HERE = 'goodstanding.views'
const AT_ONCE = 200

type View = {
  readonly id: string
  readonly name: string
  readonly query: string
  readonly role: string | null
  readonly isOwn: boolean
  readonly mayRemove: boolean
}

export function Views({ query, onOpen }: { readonly query: string; readonly onOpen: (query: string) => void }) {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['views'], () => client.ask<Page<View>>('GET', '/v1/views', { query: { limit: AT_ONCE } }))
  useTakeOver(known.value?.items, known.again)
  const [isKeeping, setIsKeeping] = useState(false)
  const drop = useAct((id: string) => client.ask<unknown>('DELETE', `/v1/views/${id}`), ['views'])
  const views = known.value?.items ?? NO_VIEWS
  const [chosen] = views.filter((view) => view.query === query)
  const isKnown = query === '' || EVERYBODYS.some(([view]) => view === query) || chosen !== undefined
  const counts = useViewCounts(
    useMemo(() => [...EVERYBODYS.map(([view]) => view), ...views.map((view) => view.query)], [views]),
  )
  const open = (view: string) => () => onOpen(view === query ? '' : view)
  return (
    <div className="tabs filters-kept">
      {EVERYBODYS.map(([view, words]) => (
        <button key={view} type="button" title={view} aria-pressed={view === query} onClick={open(view)}>
          {say(words)}
          <ViewCount count={counts.get(view)} />
        </button>
      ))}
      {views.map(({ id, name, query: view, role }) => (
        <button key={id} type="button" title={view} aria-pressed={view === query} onClick={open(view)}>
          {name}
          {role !== null && (
            <span className="quiet small"> · {say(role === 'senior' ? QUEUE.ofSeniors : QUEUE.ofAll)}</span>
          )}
          <ViewCount count={counts.get(view)} />
        </button>
      ))}
      {!isKnown && (
        <button type="button" onClick={() => setIsKeeping(true)}>
          + {say(QUEUE.keepView)}
        </button>
      )}
      {chosen?.mayRemove === true && (
        <button type="button" disabled={drop.isRunning} onClick={() => void drop.run(chosen.id).then(known.again)}>
          − {say(QUEUE.dropView, chosen.name)}
        </button>
      )}
      <ProblemLine problem={drop.problem} />
      {isKeeping && (
        <Suspense>
          <KeepView query={query} onClose={() => setIsKeeping(false)} />
        </Suspense>
      )}
    </div>
  )
}

const NO_VIEWS: readonly View[] = []

/** Nothing, in a place of its usual width, until it is known. */
function ViewCount({ count }: { readonly count: string | undefined }) {
  const say = useSay()
  if (count === undefined) return <span className="count" />
  return (
    <span className="count">
      <span aria-hidden="true">{count}</span>
      <span className="visually-hidden">{say(QUEUE.count, count)}</span>
    </span>
  )
}

const keptHere = (): readonly string[] => (localStorage.getItem(KEPT_HERE) ?? '').split('\n').filter(Boolean)

function forgetHere(query: string): void {
  const rest = keptHere().filter((other) => other !== query)
  if (rest.length === 0) localStorage.removeItem(KEPT_HERE)
  else localStorage.setItem(KEPT_HERE, rest.join('\n'))
}

/** One tab after the other. Browsers lend no lock to pages that came without TLS from elsewhere. */
async function inOneTab(work: () => Promise<void>): Promise<void> {
  await ('locks' in navigator ? navigator.locks.request(KEPT_HERE, work) : work())
}

const TRIES = 5
const PAUSE_MS = 500

/**
 * The page that was left may have sent it a moment ago: under the key of its filter the server keeps it once, whoever asks again.
 * Answers whether the server has it.
 */
async function keepThere(client: Goodstanding, query: string): Promise<boolean> {
  const body = { name: query.slice(0, NAME_MOST), query, role: null }
  const idempotencyKey = `view/${encodeURIComponent(query)}`
  for (let left = TRIES; left > 0; left--) {
    const answer = await client.ask<View>('POST', '/v1/views', { body, idempotencyKey })
    if (answer.ok) return true
    if (answer.refusal.kind !== 'idempotency.in-progress') return false
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  }
  return false
}

/** What was kept here before goes to the server, one by one; what was refused, or cut off by whoever left, is tried the next time. */
function useTakeOver(views: readonly View[] | undefined, again: () => void): void {
  const { client } = useSession()
  useEffect(() => {
    if (views === undefined || keptHere().length === 0) return
    void inOneTab(async () => {
      const known = await client.ask<Page<View>>('GET', '/v1/views', { query: { limit: AT_ONCE } })
      if (!known.ok) return
      let taken = 0
      for (const query of keptHere()) {
        const isThere = known.value.items.some((view) => view.isOwn && view.query === query)
        if (!isThere && !(await keepThere(client, query))) continue
        // Only now that the server has it: a page may be left at any moment.
        forgetHere(query)
        taken += 1
      }
      // What is shown was read before, and may lack even what the server had by now.
      if (taken > 0) again()
    })
  }, [views, client, again])
}
