/** Second judgements beside the first ones, those that differ before the others, each settled by a third person. */
import type { Bilingual } from '@goodstanding/model'
import type { Page as Paged } from '@goodstanding/sdk'
import { useState } from 'react'
import { ClauseLink } from '../case/clause-link.tsx'
import { WordsPrompt } from '../case/prompts.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAct, usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { LoadedPages } from '../ui/loaded-pages.tsx'
import { MayLink } from '../ui/may-link.tsx'
import { Panel } from '../ui/panel.tsx'
import { ACTION_VERBS, wordFor } from '../words/casework-words.ts'
import { CASE } from '../words/case-words.ts'
import { QUALITY } from '../words/quality-words.ts'
import type { Judgement, Review } from './types.ts'

export const DifferList = () => <ComparedList asked={{ agreement: 'none,partly' }} empty={QUALITY.noDiffer} />

type ListProps = {
  /** What the list of second reviews is asked for, beside being judged. */
  readonly asked: Readonly<Record<string, string>>
  readonly empty: Bilingual
}

export function ComparedList({ asked, empty }: ListProps) {
  const say = useSay()
  const { client } = useSession()
  const known = usePages<Review>(['second-reviews', 'compared', asked], (cursor) =>
    client.ask<Paged<Review>>('GET', '/v1/second-reviews', {
      query: { status: 'judged,settled', limit: 100, cursor, ...asked },
    }),
  )
  return (
    <LoadedPages known={known}>
      {(items) =>
        items.length === 0 ? (
          <Panel title={say(empty)} />
        ) : (
          <div className="stack">
            {items.map((review) => (
              <Compared key={review.id} review={review} />
            ))}
          </div>
        )
      }
    </LoadedPages>
  )
}

function Compared({ review }: { readonly review: Review }) {
  const say = useSay()
  const { client, who } = useSession()
  const maySettle = useMay('second-review.settle')
  const [outcome, setOutcome] = useState<'stands' | 'reopen' | null>(null)
  const settle = useAct(
    (reason: string) =>
      client.ask<Review>('POST', `/v1/second-reviews/${review.id}/settle`, { body: { outcome, reason } }),
    ['second-reviews'],
  )
  const { first, second, agreement, settled } = review
  const isThird = first?.by !== who.id && second?.by !== who.id
  return (
    <article className="panel stack tight">
      <header className="row">
        <MayLink act="case.read" to="/case/$id" params={{ id: review.case }}>
          {shortId(review.case)}
        </MayLink>
        {agreement !== undefined && <span className="tag waits">{say(QUALITY[agreement])}</span>}
      </header>
      <div className="side-by-side">
        {first !== undefined && <JudgementView title={say(QUALITY.first)} judgement={first} />}
        {second !== undefined && <JudgementView title={say(QUALITY.second)} judgement={second} />}
      </div>
      {typeof settled === 'object' && settled !== null && (
        <p className="small soft">
          {say(QUALITY.settledBy, settled.by, say(QUALITY[settled.outcome]))} {settled.reason}
        </p>
      )}
      {review.status === 'judged' && maySettle && isThird && (
        <div className="row">
          <button type="button" className="button small" onClick={() => setOutcome('stands')}>
            {say(QUALITY.stands)} <span className="visually-hidden">{shortId(review.case)}</span>
          </button>
          <button type="button" className="button small commit" onClick={() => setOutcome('reopen')}>
            {say(QUALITY.reopen)} <span className="visually-hidden">{shortId(review.case)}</span>
          </button>
        </div>
      )}
      {outcome !== null && (
        <WordsPrompt
          title={say(QUALITY[outcome])}
          label={say(QUALITY.settleWhy)}
          place={`${review.id} ${outcome}`}
          send={QUALITY[outcome]}
          act={settle}
          onClose={() => setOutcome(null)}
          onDone={() => undefined}
        />
      )}
    </article>
  )
}

function JudgementView({ title, judgement }: { readonly title: string; readonly judgement: Judgement }) {
  const say = useSay()
  const { by, outcome, clause, actions = [], reason } = judgement
  return (
    <div className="stack tight">
      <h2>
        {title} <span className="quiet">{by}</span>
      </h2>
      <p className="row">
        {outcome === 'violation' && clause !== undefined ? <ClauseLink id={clause} /> : say(CASE.noViolation)}
        {actions.map((type) => (
          <span key={type} className="tag">
            {say(wordFor(ACTION_VERBS, type))}
          </span>
        ))}
      </p>
      {reason !== undefined && <p className="small soft words">{reason}</p>}
    </div>
  )
}
