/** Second judgements of decided cases, made blind: what waits, where people differ, and how far they agree; and what was decided together. */
import type { Page as Paged } from '@goodstanding/sdk'
import { Link, useSearch } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { laterPart, Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { FormDialog, TextField } from '../ui/form-parts.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { Bones, Panel } from '../ui/panel.tsx'
import { useNow, When } from '../ui/time.tsx'
import { useToast } from '../ui/toast.tsx'
import { useArrival } from '../ui/use-arrival.ts'
import { WideTable } from '../ui/wide-table.tsx'
import { SUBJECT_WORDS, wordFor } from '../words/casework-words.ts'
import { BATCHES } from '../words/batch-words.ts'
import { CASE } from '../words/case-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { QUALITY } from '../words/quality-words.ts'
import { AgreementSection } from './agreement-section.tsx'
import { BatchList, BatchView } from './batches.tsx'
import { ComparedList, DifferList } from './differ-list.tsx'
import type { Review } from './types.ts'

/** It shows evidence, which the lists do not. */
const JudgeView = laterPart(
  () => import('./judge-view.tsx'),
  (parts) => parts.JudgeView,
)

const SECTIONS = {
  todo: QUALITY.todo,
  differ: QUALITY.differ,
  agreement: QUALITY.agreement,
  together: BATCHES.together,
} as const
type Section = keyof typeof SECTIONS
const NAMES = ['todo', 'differ', 'agreement', 'together'] as const
const USUAL_SAMPLE = '10'

export function QualityPage() {
  const { q = 'todo' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const mayDraw = useMay('second-review.draw')
  const mayCount = useMay('second-review.count')
  const mayReadBatches = useMay('batch.read')
  const [isDrawing, setIsDrawing] = useState(false)
  useArrival(/[/ ]/.test(q) ? q : 'lists')
  if (q.startsWith('review/'))
    return (
      <Suspense
        fallback={
          <Page title={say(QUALITY.title)}>
            <Bones />
          </Page>
        }
      >
        <JudgeView key={q} id={q.slice('review/'.length)} />
      </Suspense>
    )
  if (q.startsWith('counted')) return <CountedPage q={q} />
  if (q.startsWith('batch/')) return <BatchView key={q} id={q.slice('batch/'.length)} />
  const may: Readonly<Record<Section, boolean>> = {
    todo: true,
    differ: true,
    agreement: mayCount,
    together: mayReadBatches,
  }
  const section = NAMES.find((name) => name === q && may[name]) ?? 'todo'
  return (
    <Page
      title={say(QUALITY.title)}
      end={
        mayDraw && (
          <button type="button" className="button main" onClick={() => setIsDrawing(true)}>
            {say(QUALITY.draw)}
          </button>
        )
      }
    >
      <p className="soft">{say(section === 'together' ? BATCHES.intro : QUALITY.intro)}</p>
      <nav className="tabs" aria-label={say(QUALITY.title)}>
        {NAMES.filter((name) => may[name]).map((name) => (
          <Link
            key={name}
            to="/quality"
            search={{ q: name }}
            activeOptions={{ includeSearch: true }}
            aria-current={name === section ? 'page' : undefined}
          >
            {say(SECTIONS[name])}
          </Link>
        ))}
      </nav>
      {section === 'todo' && <TodoList />}
      {section === 'differ' && <DifferList />}
      {section === 'agreement' && <AgreementSection />}
      {section === 'together' && <BatchList />}
      {isDrawing && <DrawDialog onClose={() => setIsDrawing(false)} />}
    </Page>
  )
}

/** The second reviews behind a number of the agreement: `counted agreement:full clause:conduct.e`. */
function CountedPage({ q }: { readonly q: string }) {
  const say = useSay()
  const asked = readCounted(q.split(' ').slice(1))
  return (
    <Page
      title={say(QUALITY.counted)}
      end={
        <Link className="button" to="/quality" search={{ q: 'agreement' }}>
          {say(QUALITY.agreement)}
        </Link>
      }
    >
      <p className="row">
        {Object.entries(asked).map(([field, value]) => (
          <CountedTerm key={field} field={field} value={value} />
        ))}
      </p>
      <ComparedList asked={asked} empty={QUALITY.noneYet} />
    </Page>
  )
}

/** A part of what was counted, in words; since when is the same for all numbers. */
function CountedTerm({ field, value }: { readonly field: string; readonly value: string }) {
  const say = useSay()
  if (field === 'clause')
    return value === '' ? <span className="tag">{say(QUALITY.noClause)}</span> : <ClauseLink id={value} />
  if (field === 'agreement' || field === 'second') {
    const words = field === 'second' ? QUALITY.right : wordFor(QUALITY, value)
    return <span className="tag">{say(words)}</span>
  }
  if (field !== 'tenth') return null
  const tenth = Number(value)
  return (
    <span className="tag">
      {say(QUALITY.confidence)} {(tenth / 10).toFixed(1)}–{((tenth + 1) / 10).toFixed(1)}
    </span>
  )
}

function readCounted(terms: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    terms.map((term) => [term.slice(0, term.indexOf(':')), term.slice(term.indexOf(':') + 1)] as const),
  )
}

function TodoList() {
  const say = useSay()
  const now = useNow()
  const { client, who } = useSession()
  const mayJudge = useMay('second-review.judge')
  const known = usePages<Review>(['second-reviews', 'todo'], (cursor) =>
    client.ask<Paged<Review>>('GET', '/v1/second-reviews', { query: { status: 'open,taken', limit: 100, cursor } }),
  )
  return (
    <LoadedPages known={known}>
      {(items) =>
        items.length === 0 ? (
          <Panel title={say(QUALITY.nothing)} text={say(QUALITY.nothingHow)} />
        ) : (
          <WideTable label={say(QUALITY.todo)}>
            <thead>
              <tr>
                <th>{say(CASE.subject)}</th>
                <th>{say(QUEUE.organization)}</th>
                <th>{say(QUALITY.drawnAt)}</th>
                <th>
                  <span className="visually-hidden">{say(QUALITY.judge)}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map(({ id, subject, drawnAt, mayTake, lease }) => (
                <tr key={id}>
                  <td>
                    {say(wordFor(SUBJECT_WORDS, subject.type))}{' '}
                    {subject.type === 'content' ? shortId(subject.id) : subject.id}
                  </td>
                  <td className="soft">{subject.organization}</td>
                  <td>
                    <When at={drawnAt} now={now} />
                  </td>
                  <td>
                    {mayTake || lease?.by === who.id ? (
                      <Link className="button small" to="/quality" search={{ q: `review/${id}` }}>
                        {say(QUALITY.take)}
                      </Link>
                    ) : (
                      <span className="small soft">{lease?.by ?? (mayJudge && say(QUALITY.notYours))}</span>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </WideTable>
        )
      }
    </LoadedPages>
  )
}

function DrawDialog({ onClose }: { readonly onClose: () => void }) {
  const say = useSay()
  const toast = useToast()
  const { client } = useSession()
  const [size, setSize] = useState(USUAL_SAMPLE)
  const draw = useAct(
    (_: null) =>
      client.ask<{ readonly drawn: number }>('POST', '/v1/second-reviews/draw', { body: { size: Number(size) } }),
    ['second-reviews'],
  )
  return (
    <FormDialog
      title={say(QUALITY.draw)}
      send={say(QUALITY.draw)}
      isReady={/^\d+$/.test(size.trim()) && Number(size) > 0}
      act={draw}
      onSend={() =>
        void draw.run(null).then((done) => {
          if (done === null) return
          toast({ text: say(QUALITY.drawn, done.drawn) })
          onClose()
        })
      }
      onClose={onClose}
    >
      <TextField label={say(QUALITY.drawSize)} value={size} onChange={setSize} />
    </FormDialog>
  )
}
