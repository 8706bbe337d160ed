/** The queue: cases and appeals that wait, most urgent first. The filter is in the address, so every view is a link. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useHotKeys } from '../frame/hot-keys.ts'
import { laterPart } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { readAnew } from '../frame/use-answer.ts'
import { StaleBanner } from '../ui/panel.tsx'
import { useToast } from '../ui/toast.tsx'
import { useSlow } from '../ui/use-slow.ts'
import { QUEUE } from '../words/queue-words.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FilterField } from './filter-field.tsx'
import { QueueBody, type QueueTable } from './queue-body.tsx'
import { FIRST, leaveQueue, rowLeftIn } from './left-queue.ts'
import { QueueKeys } from './queue-keys.tsx'
import { idOf, pathOf } from './queue-row.tsx'
import type { QueueItem } from './read-filter.ts'
import { takeNext } from './take-next.ts'
import { useQueueItems } from './use-queue-items.ts'
import { useSelection } from './use-selection.ts'
import { Views } from './views.tsx'
import { KeyHint } from '../ui/key-hint.tsx'

const AsideLines = laterPart(
  () => import('./aside-lines.tsx'),
  (parts) => parts.AsideLines,
)

export function QueuePage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const navigate = useNavigate()
  const toast = useToast()
  const queries = useQueryClient()
  const { client } = useSession()
  const found = useQueueItems(q)
  const items = useMemo(() => found.items ?? [], [found.items])
  const organizations = useMemo(
    () => [...new Set(items.flatMap((item) => (item.kind === 'case' ? (item.case.subject.organization ?? []) : [])))],
    [items],
  )
  const [inHand, setInHand] = useState({ q, at: rowLeftIn(q) })
  // Another view may also come by a link, or by going back.
  const at = inHand.q === q ? inHand.at : rowLeftIn(q)
  useEffect(() => leaveQueue(q, at), [q, at])
  const selection = useSelection(items)
  const table = useRef<QueueTable>(null)
  const field = useRef<HTMLInputElement>(null)
  // The row in hand stays in hand when others go.
  const place = items.findIndex((item) => idOf(item) === at.id)
  const current = place === -1 ? Math.min(at.index, Math.max(0, items.length - 1)) : place
  const point = (index: number): void => {
    const item = items[index]
    setInHand({ q, at: { index, id: item === undefined ? null : idOf(item) } })
  }
  // Each view is a step that one can go back; letters of one filter are not.
  const setQuery = (typed: string, replace = false): void => {
    setInHand({ q: typed, at: FIRST })
    void navigate({ to: '.', search: typed === '' ? {} : { q: typed }, replace })
  }
  const move = (step: number): void => {
    const next = Math.max(0, Math.min(items.length - 1, current + step))
    point(next)
    table.current?.show(next)
    if (next > items.length - 20 && found.hasMore && !found.isReading) found.more()
  }
  const open = (item: QueueItem | undefined): void => {
    if (item !== undefined) void navigate({ to: pathOf(item) })
  }
  const isTaking = useRef(false)
  const [isSlow, watch] = useSlow()
  const take = async (): Promise<void> => {
    // Pressed twice, it would take two cases and show one.
    if (isTaking.current) return
    isTaking.current = true
    const here = location.pathname
    const taken = await watch(takeNext(client, items))
    isTaking.current = false
    if (location.pathname !== here) {
      // They opened another meanwhile: nobody is led away from there, and nobody holds what they do not see.
      if (typeof taken === 'string') void client.cases.release(taken)
      return
    }
    // What was read of the case before is older than the claim.
    void readAnew(queries, ['cases'])
    if (typeof taken === 'string') void navigate({ to: '/case/$id', params: { id: taken } })
    else toast({ text: taken === null ? say(QUEUE.taken) : tellProblem(taken, say, 'title') })
  }
  const claim = async (item: QueueItem | undefined): Promise<void> => {
    if (item?.kind !== 'case') return
    const answer = await client.cases.claim(item.case.id)
    if (!answer.ok) toast({ text: tellProblem(answer.refusal, say, 'title') })
    // The case itself too: it may have been looked at a moment ago.
    void readAnew(queries, ['cases'])
  }
  useHotKeys({
    j: () => move(1),
    ArrowDown: () => move(1),
    k: () => move(-1),
    ArrowUp: () => move(-1),
    Enter: () => open(items[current]),
    x: () => selection.toggle(items[current]),
    X: () => selection.selectTo(items[current]),
    'Mod+a': () => selection.select(items.flatMap((item) => (item.kind === 'case' ? item.case : []))),
    t: () => void take(),
    c: () => void claim(items[current]),
    '/': () => field.current?.focus(),
    Escape: () => {
      selection.select([])
      field.current?.blur()
    },
  })
  return (
    <main className="page filled" id="page" tabIndex={-1}>
      <div className="queue-head">
        <div className="page-head">
          <div>
            <h1>{say(QUEUE.title)}</h1>
            <p className="soft" role="status">
              {found.items === undefined ? ' ' : say(found.hasMore ? QUEUE.countMore : QUEUE.count, items.length)}
              {found.leftOut > 0 && ` · ${say(QUEUE.leftOut, found.leftOut)}`}
            </p>
          </div>
          {found.fresh > 0 && (
            <button type="button" className="button small" onClick={found.showFresh}>
              {say(QUEUE.fresh, found.fresh)}
            </button>
          )}
          <div className="filters row">
            <FilterField value={q} organizations={organizations} inputRef={field} onChange={setQuery} />
            <button type="button" className="button main" aria-disabled={isSlow} onClick={() => void take()}>
              {say(isSlow ? QUEUE.taking : QUEUE.take)} <KeyHint of="T" />
            </button>
          </div>
        </div>
        {found.unknown.length > 0 && (
          <p className="error" role="alert">
            {say(QUEUE.filterUnknown, found.unknown.join(' '))}
          </p>
        )}
        <Views query={q} onOpen={setQuery} />
        <Suspense>
          <AsideLines />
        </Suspense>
      </div>
      {found.problem !== null && found.items !== undefined && (
        <StaleBanner words={found.areMissing ? say(QUEUE.noAppeals) : null} readAt={found.readAt} again={found.again} />
      )}
      <QueueBody
        found={found}
        query={q}
        current={current}
        selected={selection.selected}
        onPoint={point}
        onToggle={selection.toggle}
        onQuery={setQuery}
        table={table}
      />
      <div>
        <BulkBar selection={selection} current={items[current]} />
        <QueueKeys />
      </div>
    </main>
  )
}
