/** The rows of the queue, or why there are none. Only the rows in view are drawn. */
import { type Ref, useEffect, useImperativeHandle, useMemo, useRef } from 'react'
import { focusPage } from '../frame/page-heading.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSayRule } from '../frame/use-policy.ts'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { useNow } from '../ui/time.tsx'
import { FRAME } from '../words/frame-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { NoneSoFar } from './none-so-far.tsx'
import { idOf, QueueRow } from './queue-row.tsx'
import { namesIn, type QueueItem } from './read-filter.ts'
import type { QueueItems } from './use-queue-items.ts'
import { useRowsInView } from './use-rows-in-view.ts'

const ROW_HEIGHTS = { compact: 30, usual: 36, roomy: 44 } as const
const NARROW = '(max-width: 1099px)'
const NARROW_HEIGHT = 56
const HEADS_HEIGHT = 30

/** What keys ask of the table. */
export type QueueTable = { readonly show: (index: number) => void }

type BodyProps = {
  readonly found: QueueItems
  readonly query: string
  readonly current: number
  /** By id. */
  readonly selected: ReadonlyMap<string, unknown>
  readonly table: Ref<QueueTable>
  readonly onPoint: (index: number) => void
  readonly onToggle: (item: QueueItem) => void
  readonly onQuery: (query: string) => void
}

export function QueueBody(props: BodyProps) {
  const { found, query, onQuery } = props
  const say = useSay()
  if (found.items === undefined)
    return found.problem === null ? (
      <Bones rows={14} />
    ) : (
      <div className="page-body">
        <ProblemPanel problem={found.problem} again={found.again} />
      </div>
    )
  if (found.items.length > 0) return <Rows {...props} items={found.items} />
  return (
    <div className="page-body">
      <Panel
        title={say(query === '' ? QUEUE.queueClear : found.hasMore ? QUEUE.emptySoFar : QUEUE.empty)}
        text={query === '' ? say(QUEUE.queueClearHow) : found.hasMore ? say(QUEUE.emptySoFarHow) : undefined}
      >
        {query !== '' && (
          <p className="row">
            {found.hasMore && <NoneSoFar found={found} query={query} onQuery={onQuery} />}
            <button
              type="button"
              className="button"
              onClick={() => {
                focusPage() // the button goes with what it cleared
                onQuery('')
              }}
            >
              {say(QUEUE.clear)}
            </button>
          </p>
        )}
      </Panel>
    </div>
  )
}

function Rows({
  found,
  query,
  items,
  current,
  selected,
  table,
  onPoint,
  onToggle,
}: BodyProps & { readonly items: readonly QueueItem[] }) {
  const say = useSay()
  const now = useNow()
  const { density } = usePreferences()
  const sayRule = useSayRule()
  const nameOf = useMemo(() => namesIn(items), [items])
  const scroller = useRef<HTMLDivElement>(null)
  // Asked once for all rows, not by each of them.
  const isNarrow = matchMedia(NARROW).matches
  const height = isNarrow ? NARROW_HEIGHT : ROW_HEIGHTS[density]
  const heads = isNarrow ? 0 : HEADS_HEIGHT
  const { whole, drawn, show } = useRowsInView({ scroller, count: items.length, height, heads })
  const first = useRef(current)
  // Another view begins at its own row, also where its rows were read before.
  useEffect(() => {
    first.current = current
  }, [current])
  useEffect(() => show(first.current), [show, query])
  useImperativeHandle(
    table,
    () => ({
      show: (index) => {
        show(index)
        // A low window scrolls as a whole, too.
        scroller.current?.scrollIntoView({ block: 'nearest' })
        // A screen reader says which row is in hand, and Enter is about that one.
        scroller.current?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"] a`)?.focus({ preventScroll: true })
      },
    }),
    [show],
  )
  return (
    <div ref={scroller} className="queue-table" tabIndex={0} role="region" aria-label={say(QUEUE.title)}>
      <div
        role="table"
        aria-rowcount={items.length + 1}
        aria-label={say(QUEUE.title)}
        style={{ height: whole, position: 'relative' }}
      >
        <QueueHeads />
        {drawn.map(({ index, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            <QueueRow
              key={idOf(item)}
              item={item}
              sayRule={sayRule}
              nameOf={nameOf}
              index={index}
              start={start}
              now={now}
              isCurrent={index === current}
              isSelected={selected.has(idOf(item))}
              onPoint={() => onPoint(index)}
              onToggle={() => onToggle(item)}
            />
          )
        })}
      </div>
      {found.hasMore && (
        <p className="page-body">
          <button type="button" className="button" disabled={found.isReading} onClick={found.more}>
            {say(FRAME.more)}
          </button>
        </p>
      )}
    </div>
  )
}

function QueueHeads() {
  const say = useSay()
  return (
    <div className="queue-row heads" role="row" aria-rowindex={1}>
      <span role="columnheader">
        <span className="visually-hidden">{say(QUEUE.keySelect)}</span>
      </span>
      {[QUEUE.clause, QUEUE.organization, QUEUE.severity, QUEUE.seen].map((words) => (
        <span key={words.en} role="columnheader">
          {say(words)}
        </span>
      ))}
      <span role="columnheader" className="found-by">
        {say(QUEUE.foundBy)}
      </span>
      <span role="columnheader" className="waiting">
        {say(QUEUE.waiting)}
      </span>
      <span role="columnheader">{say(QUEUE.due)}</span>
      <span role="columnheader">{say(QUEUE.owner)}</span>
    </div>
  )
}
