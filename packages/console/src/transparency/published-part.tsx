/** Whether everybody may read the report of a period, and for those who may say so the way to publish and to withdraw it. */
import { useState } from 'react'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useMay, useSession } from '../frame/session.tsx'
import { sayDay, sayStatedDay } from '../frame/times.ts'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { Question } from '../ui/form-parts.tsx'
import { Loaded } from '../ui/panel.tsx'
import { PUBLISHED } from '../words/published-words.ts'

type Published = { readonly period: { readonly name: string }; readonly publishedAt: string }
type PublishedPartProps = { readonly period: string; readonly until: string }

export function PublishedPart({ period, until }: PublishedPartProps) {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['published-reports'], () =>
    client.ask<{ readonly items: readonly Published[] }>('GET', '/v1/transparency'),
  )
  return (
    <section className="stack tight" aria-labelledby="for-everybody">
      <h2 id="for-everybody">{say(PUBLISHED.title)}</h2>
      <Loaded known={known} rows={1}>
        {({ items }) => (
          <Standing
            key={period}
            period={period}
            until={until}
            published={items.find((item) => item.period.name === period)?.publishedAt ?? null}
          />
        )}
      </Loaded>
    </section>
  )
}

function Standing({ period, until, published }: PublishedPartProps & { readonly published: string | null }) {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const mayPublish = useMay('transparency.publish')
  const act = useAct(
    (step: Step) => client.ask('POST', `/v1/transparency/${period}/${step}`, { body: {} }),
    ['published-reports'],
  )
  const [asking, setAsking] = useState<Step | null>(null)
  const isOver = Date.parse(until) <= serverNow()
  const button = (step: Step) => (
    <div className="row">
      <button type="button" className="button small" onClick={() => setAsking(step)}>
        {say(PUBLISHED[step])}
      </button>
    </div>
  )
  // It is asked above both, and stays while one becomes the other.
  const question = asking !== null && (
    <Question
      title={say(ASKED[asking].title, period)}
      text={say(ASKED[asking].means)}
      send={say(PUBLISHED[asking])}
      act={{ ...act, did: () => act.did(asking) }}
      onClose={() => {
        setAsking(null)
        act.forget()
      }}
    />
  )
  return (
    <>
      {published === null ? (
        <p role="status">{isOver ? say(PUBLISHED.isNot) : say(PUBLISHED.notOver, sayStatedDay(until, language))}</p>
      ) : (
        <p role="status">
          {say(PUBLISHED.is, sayDay(published, language))}{' '}
          <a href={`/policy/transparency/${period}?lang=${language}`}>{say(PUBLISHED.read)}</a>
        </p>
      )}
      {mayPublish && (published !== null ? button('withdraw') : isOver && button('publish'))}
      {question}
    </>
  )
}

type Step = 'publish' | 'withdraw'
const ASKED = {
  publish: { title: PUBLISHED.publishTitle, means: PUBLISHED.note },
  withdraw: { title: PUBLISHED.withdrawTitle, means: PUBLISHED.withdrawWhat },
} as const
