/** Whether the service took what it was told of a decided case: until then it is in force here, and not there. */
import { OUTGOING_WORDS } from '@goodstanding/casework'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayInstant } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { ProblemLine } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { CASE } from '../words/case-words.ts'
import { TOLD } from '../words/told-words.ts'

type ToldAt = {
  readonly at: string
  readonly types: readonly string[]
  readonly delivered: number
  readonly waiting: number
  readonly failed: number
  readonly attempts: number
  readonly answer: string | null
  readonly takenAt: string | null
  readonly triedUntil: string | null
}
type Told = { readonly webhooks: number; readonly items: readonly ToldAt[] }

const EVERY_MS = 10_000

export function ToldSection({ id }: { readonly id: string }) {
  const say = useSay()
  const { client } = useSession()
  const known = useAnswer(['cases', 'told', id], () => client.ask<Told>('GET', `/v1/cases/${id}/told`), {
    every: EVERY_MS,
  })
  const { value, problem } = known
  if (value === undefined) return <ProblemLine problem={problem} />
  if (value.items.length === 0 && value.webhooks > 0) return null
  return (
    <section className="stack tight" aria-labelledby="told">
      <h3 id="told">{say(TOLD.title)}</h3>
      {value.webhooks === 0 && <p className="small soft">{say(TOLD.nobody)}</p>}
      <div aria-live="polite">
        {value.items.map((told) => (
          <ToldLine key={told.at} told={told} />
        ))}
      </div>
    </section>
  )
}

type State = 'taken' | 'telling' | 'pending' | 'lost'

function stateOf({ waiting, failed, attempts }: ToldAt): State {
  if (failed > 0) return 'lost'
  if (waiting === 0) return 'taken'
  return attempts === 0 ? 'telling' : 'pending'
}

const TAGS = { taken: 'tag good', telling: 'tag', pending: 'tag waits', lost: 'tag acts' } as const

function ToldLine({ told }: { readonly told: ToldAt }) {
  const say = useSay()
  const { language } = usePreferences()
  const { delivered, waiting, failed, attempts, triedUntil } = told
  const state = stateOf(told)
  const total = delivered + waiting + failed
  const answer = told.answer ?? say(TOLD.noAnswer)
  return (
    <div className="panel stack tight">
      <p>
        <span className={TAGS[state]}>{say(TOLD[state])}</span>{' '}
        <span className="small soft">{sayInstant(told.takenAt ?? told.at, language)}</span>
      </p>
      {state === 'pending' && triedUntil !== null && (
        <p className="small">
          {say(TOLD.pendingMeans, waiting, total, attempts, answer, sayInstant(triedUntil, language))}
        </p>
      )}
      {state === 'lost' && <p className="small">{say(TOLD.lostMeans, failed, total, answer)}</p>}
      <p className="small soft">{told.types.map((type) => say(wordFor(OUTGOING_WORDS, type))).join(say(CASE.then))}</p>
    </div>
  )
}
