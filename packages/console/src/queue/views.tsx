/**
 * Views of the queue: the ones everybody has, a person's own and those shared with a role. Each is a filter, so a link. They lie on
 * the server; what an earlier product kept in this browser is taken over once, by what loads only where there is something.
 */
import type { Page } from '@goodstanding/sdk'
import { Suspense, useEffect, useMemo, useState } from 'react'
import { laterPart } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { UnreadLine } from '../ui/panel.tsx'
import { QUEUE } from '../words/queue-words.ts'
import { useViewCounts } from './use-view-counts.ts'

const loadDialogs = () => import('./keep-view.tsx')
const KeepView = laterPart(loadDialogs, (parts) => parts.KeepView)
const DropView = laterPart(loadDialogs, (parts) => parts.DropView)

/** In words; the filter that a view is stands in the field once it is opened. */
const EVERYBODYS = [
  ['', QUEUE.viewAll],
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
  const [asking, setAsking] = useState<'keep' | 'drop' | null>(null)
  const close = (): void => setAsking(null)
  const views = known.value?.items ?? NO_VIEWS
  const [chosen] = views.filter((view) => view.query === query)
  const isKnown = EVERYBODYS.some(([view]) => view === query) || chosen !== undefined
  const counts = useViewCounts(
    useMemo(() => [...EVERYBODYS.map(([view]) => view), ...views.map((view) => view.query)], [views]),
  )
  const open = (view: string) => () => onOpen(view === query ? '' : view)
  return (
    <div className="tabs filters-kept">
      {EVERYBODYS.map(([view, words]) => (
        <button
          key={view}
          type="button"
          title={view === '' ? undefined : view}
          aria-pressed={view === query}
          onClick={open(view)}
        >
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
      <UnreadLine of={say(QUEUE.keptViews)} known={known} />
      {!isKnown && (
        <button type="button" onClick={() => setAsking('keep')}>
          + {say(QUEUE.keepView)}
        </button>
      )}
      {chosen?.mayRemove === true && (
        <button type="button" onClick={() => setAsking('drop')}>
          − {say(QUEUE.dropView, chosen.name)}
        </button>
      )}
      <Suspense>
        {asking === 'keep' && <KeepView query={query} onClose={close} />}
        {asking === 'drop' && chosen !== undefined && <DropView view={chosen} onClose={close} />}
      </Suspense>
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

function useTakeOver(views: readonly View[] | undefined, again: () => void): void {
  const { client } = useSession()
  useEffect(() => {
    if (views === undefined || localStorage.getItem(KEPT_HERE) === null) return
    const load = import('./take-over.ts')
    load.then(({ takeOver }) => takeOver({ client, place: KEPT_HERE, most: AT_ONCE, again })).catch(() => undefined) // the next time
  }, [views, client, again])
}
