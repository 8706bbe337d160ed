/** What was decided in many cases at once: found again later, case by case, and undone together. */
import type { Page as Paged, Problem } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { BatchPrompt } from '../case/undo-batch.tsx'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { tellProblem } from '../frame/tell-problem.ts'
import { usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { useNow, When } from '../ui/time.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { wordFor } from '../words/casework-words.ts'
import { BATCHES } from '../words/batch-words.ts'
import { CASE } from '../words/case-words.ts'
import { UNDO } from '../words/undo-words.ts'

type Batch = {
  readonly id: string
  readonly status: string
  readonly by: string
  /** Null where there was no violation. */
  readonly clause: string | null
  readonly createdAt: string
  readonly total: number
  readonly counts: Readonly<Record<string, number>>
  readonly undo: { readonly by: string; readonly reason: string } | null
}
type Item = { readonly id: string; readonly status: string; readonly problem?: Problem }
type Whole = Batch & Paged<Item>

export function BatchList() {
  const say = useSay()
  const now = useNow()
  const { client } = useSession()
  const list = usePages<Batch>(['cases', 'batches'], (cursor) =>
    client.ask<Paged<Batch>>('GET', '/v1/batches', { query: { limit: 50, cursor } }),
  )
  return (
    <Loaded known={{ ...list, value: list.items }}>
      {(items) =>
        items.length === 0 ? (
          <Panel title={say(BATCHES.none)} text={say(BATCHES.noneHow)} />
        ) : (
          <>
            <WideTable label={say(BATCHES.together)}>
              <tbody>
                {items.map((batch) => (
                  <tr key={batch.id}>
                    <td>
                      <When at={batch.createdAt} now={now} />
                    </td>
                    <td>{batch.by}</td>
                    <td>
                      <Link to="/quality" search={{ q: `batch/${batch.id}` }}>
                        {say(BATCHES.cases, batch.total)}
                      </Link>
                    </td>
                    <td>
                      <Outcome batch={batch} />
                    </td>
                    <td>
                      <Counts batch={batch} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </WideTable>
            <MoreButton list={list} />
          </>
        )
      }
    </Loaded>
  )
}

function Outcome({ batch: { clause } }: { readonly batch: Batch }) {
  const say = useSay()
  return clause === null ? say(CASE.noViolation) : <ClauseLink id={clause} />
}

/** How far it is, and what became of the cases that went another way than the others. */
function Counts({ batch: { status, counts } }: { readonly batch: Batch }) {
  const say = useSay()
  return (
    <span className="row">
      <span className="tag">{say(wordFor(BATCHES, status))}</span>
      {Object.entries(counts)
        .filter(([name, count]) => name !== status && count > 0)
        .map(([name, count]) => (
          <span key={name} className="small soft">
            {count} {say(wordFor(BATCHES, name))}
          </span>
        ))}
    </span>
  )
}

export function BatchView({ id }: { readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const path = `/v1/batches/${encodeURIComponent(id)}`
  const list = usePages<Item, Whole>(['cases', 'batch', id, 'whole'], (cursor) =>
    client.ask<Whole>('GET', path, { query: { limit: 100, cursor } }),
  )
  return (
    <Page
      title={say(BATCHES.together)}
      end={
        <Link className="button" to="/quality" search={{ q: 'together' }}>
          {say(BATCHES.together)}
        </Link>
      }
    >
      <Loaded known={{ ...list, value: list.first }}>
        {(batch) => (
          <>
            <BatchHead batch={batch} path={path} onRead={list.again} />
            <WideTable label={say(BATCHES.together)}>
              <tbody>
                {list.items?.map((item) => (
                  <ItemRow key={item.id} item={item} />
                ))}
              </tbody>
            </WideTable>
            <MoreButton list={list} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

type HeadProps = { readonly batch: Batch; readonly path: string; readonly onRead: () => void }

function BatchHead({ batch, path, onRead }: HeadProps) {
  const say = useSay()
  const now = useNow()
  const { who } = useSession()
  const isSenior = useMay('case.return')
  const [isAsking, setIsAsking] = useState(false)
  const mayUndo = batch.status === 'decided' && (isSenior || batch.by === who.id)
  return (
    <>
      <p className="row">
        <span>{batch.by}</span>
        <When at={batch.createdAt} now={now} />
        <span>{say(BATCHES.cases, batch.total)}</span>
        <Outcome batch={batch} />
        <Counts batch={batch} />
        {mayUndo && (
          <button type="button" className="button small" onClick={() => setIsAsking(true)}>
            {say(UNDO.all)}
          </button>
        )}
      </p>
      {batch.undo !== null && <p className="soft words">{say(BATCHES.undoneBy, batch.undo.by, batch.undo.reason)}</p>}
      {isAsking && <BatchPrompt path={path} total={batch.total} onRead={onRead} onClose={() => setIsAsking(false)} />}
    </>
  )
}

function ItemRow({ item: { id, status, problem } }: { readonly item: Item }) {
  const say = useSay()
  return (
    <tr>
      <td>
        <Link to="/case/$id" params={{ id }}>
          {shortId(id)}
        </Link>
      </td>
      <td>{say(wordFor(BATCHES, status))}</td>
      <td className="soft">{problem !== undefined && tellProblem(problem, say, 'title')}</td>
    </tr>
  )
}
