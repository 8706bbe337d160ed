/** Other cases about the same subject, with what became of them: whoever decides this one sees what was decided before. */
import type { Case } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { Loaded } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { When } from '../ui/time.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CASE } from '../words/case-words.ts'

export function Related({ found }: { readonly found: Case }) {
  const say = useSay()
  const { client } = useSession()
  const key = `${found.subject.type}/${found.subject.id}`
  const known = useAnswer(['cases', 'about', key], () => client.cases.list({ subject: key, limit: 20 }))
  // What content is about has no page of its own.
  const mayInvestigate = useMay('action.read') && found.subject.type !== 'content'
  const isMore = typeof known.value?.next === 'string'
  return (
    <section aria-labelledby="related">
      <h2 id="related">{say(CASE.related)}</h2>
      <Loaded known={known} rows={1}>
        {({ items }) => <Others others={items.filter(({ id }) => id !== found.id)} />}
      </Loaded>
      {isMore && mayInvestigate && (
        <p>
          <Link to="/subject" search={{ q: key }}>
            {say(CASE.allRelated)}
          </Link>
        </p>
      )}
    </section>
  )
}

function Others({ others }: { readonly others: readonly Case[] }) {
  const say = useSay()
  if (others.length === 0) return <p className="quiet">{say(CASE.noRelated)}</p>
  return (
    <ul className="stack tight">
      {others.map((other) => (
        <li key={other.id} className="row">
          <Link to="/case/$id" params={{ id: other.id }}>
            {shortId(other.id)}
          </Link>
          <span className="clause">{other.clauses.join(' ')}</span>
          <SeverityMark severity={other.severity} />
          <Outcome other={other} />
        </li>
      ))}
    </ul>
  )
}

function Outcome({ other: { status, decision } }: { readonly other: Case }) {
  const say = useSay()
  const name = say(wordFor(STATUS_WORDS, status))
  if (decision === null) return <span className="soft">{name}</span>
  const { outcome, at } = decision
  return (
    <span className="soft">
      {say(CASE.endedAs, name, outcome.kind === 'violation' ? outcome.clause : say(CASE.noViolation))} <When at={at} />
    </span>
  )
}
