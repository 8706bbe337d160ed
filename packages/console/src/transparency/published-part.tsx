/** Whether everybody may read the report of a period, and for those who may say so the way to publish and to withdraw it. */
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useMay, useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { useAct, useAnswer } from '../frame/use-answer.ts'
import { Loaded, ProblemLine } from '../ui/panel.tsx'
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
    (step: 'publish' | 'withdraw') => client.ask('POST', `/v1/transparency/${period}/${step}`, { body: {} }),
    ['published-reports'],
  )
  const isOver = Date.parse(until) <= serverNow()
  const button = (step: 'publish' | 'withdraw') => (
    <button type="button" className="button small" disabled={act.isRunning} onClick={() => void act.run(step)}>
      {say(PUBLISHED[step])}
    </button>
  )
  if (published !== null)
    return (
      <>
        <p role="status">
          {say(PUBLISHED.is, sayDay(published, language))}{' '}
          <a href={`/policy/transparency/${period}?lang=${language}`}>{say(PUBLISHED.read)}</a>
        </p>
        {mayPublish && <div className="row">{button('withdraw')}</div>}
        <ProblemLine problem={act.problem} />
      </>
    )
  return (
    <>
      <p role="status">{isOver ? say(PUBLISHED.isNot) : say(PUBLISHED.notOver, sayDay(until, language))}</p>
      {mayPublish && isOver && (
        <>
          <p className="soft small">{say(PUBLISHED.note)}</p>
          <div className="row">{button('publish')}</div>
        </>
      )}
      <ProblemLine problem={act.problem} />
    </>
  )
}
