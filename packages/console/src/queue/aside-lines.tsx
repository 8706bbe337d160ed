/** Beside the queue: that its reader's list leaves out what they set aside, and, to whoever answers for the work, what nobody takes. */
import { Link, useSearch } from '@tanstack/react-router'
import { useMay, useSession } from '../frame/session.tsx'
import { useSay } from '../frame/preferences.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { usePolicy } from '../frame/use-policy.ts'
import { UnreadLine } from '../ui/panel.tsx'
import { ASIDE } from '../words/set-aside-words.ts'

type Coverage = {
  readonly atWork: number
  readonly items: readonly {
    readonly queue: string
    readonly section: string
    readonly cases: number
    readonly waiting: number
    readonly yours: number
    readonly orphaned: number
  }[]
}

const EVERY_MS = 60_000

export function AsideLines() {
  const mayOversee = useMay('set-aside.oversee')
  return (
    <>
      <LeftOut />
      {mayOversee && <Uncovered />}
    </>
  )
}

function LeftOut() {
  const say = useSay()
  const { client, who } = useSession()
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const mayKeep = useMay('case.read')
  const known = useAnswer(
    ['set-aside', who.id],
    () =>
      client.ask<{ readonly setAside: readonly string[] }>('GET', `/v1/staff/${encodeURIComponent(who.id)}/set-aside`),
    { enabled: mayKeep },
  )
  if (known.value === undefined) return <UnreadLine of={say(ASIDE.ofOwn)} known={known} />
  if (known.value.setAside.length === 0) return null
  const isAsked = q.split(/\s+/).includes('is:set-aside')
  return (
    <p className="soft small row">
      {isAsked ? (
        <Link to="/queue">{say(ASIDE.toOffered)}</Link>
      ) : (
        <>
          {say(ASIDE.leftOut)}
          <Link to="/queue" search={{ q: 'is:set-aside' }}>
            {say(ASIDE.seeIt)}
          </Link>
        </>
      )}
      <Link to="/me">{say(ASIDE.change)}</Link>
    </p>
  )
}

/** Nothing where somebody else at work takes all that waits. */
export function Uncovered() {
  const say = useSay()
  const { client } = useSession()
  const policy = usePolicy()
  const mayRead = useMay('case.read')
  const known = useAnswer(['coverage'], () => client.ask<Coverage>('GET', '/v1/coverage'), { every: EVERY_MS })
  const { atWork = 0, items = [] } = known.value ?? {}
  const rows = items.filter(
    ({ waiting, orphaned, yours }) => orphaned > 0 || waiting > yours || (atWork > 0 && waiting > 0),
  )
  // What names no clause is of no section.
  const titleOf = (section: string) => policy.value?.sections.find(({ id }) => id === section)?.title
  if (known.value === undefined) return <UnreadLine of={say(ASIDE.ofOthers)} known={known} />
  if (rows.length === 0 && (atWork > 0 || items.length === 0)) return null
  if (rows.length === 0) return <p className="soft small">{say(ASIDE.alone)}</p>
  return (
    <section aria-labelledby="uncovered" className="small">
      <h2 id="uncovered">{say(ASIDE.uncovered)}</h2>
      <ul className="stack tight">
        {rows.map(({ queue, section, waiting, yours, orphaned }) => (
          <li key={`${queue} ${section}`} className="row">
            {mayRead ? (
              <Link
                to="/queue"
                search={{ q: titleOf(section) === undefined ? `queue:${queue}` : `queue:${queue} clause:${section}` }}
              >
                {say(ASIDE.waiting, say(titleOf(section) ?? ASIDE.unstated), queue, waiting)}
              </Link>
            ) : (
              <span>{say(ASIDE.waiting, say(titleOf(section) ?? ASIDE.unstated), queue, waiting)}</span>
            )}
            {yours < waiting && <span className="tag waits">{say(ASIDE.notYou)}</span>}
            {orphaned > 0 && <span className="tag acts">{say(ASIDE.orphaned, orphaned)}</span>}
          </li>
        ))}
      </ul>
    </section>
  )
}
