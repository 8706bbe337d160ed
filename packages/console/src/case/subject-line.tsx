/** Who or what the case is about, and where they stand. */
import type { Case, Standing } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { Unread } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { CASE } from '../words/case-words.ts'

export function SubjectLine({ found }: { readonly found: Case }) {
  const say = useSay()
  const { client } = useSession()
  const { type, id, organization } = found.subject
  const mayRead = useMay('standing.read')
  const standing = useAnswer(
    ['cases', 'standing', type, id], // what is done about cases changes it
    () => client.ask<Standing>('GET', `/v1/standing/${type}/${encodeURIComponent(id)}`, { query: { limit: 1 } }),
    { enabled: type !== 'content' && mayRead },
  )
  return (
    <section aria-labelledby="subject">
      <h2 id="subject">{say(CASE.subject)}</h2>
      <p className="row">
        {type === 'content' ? (
          <code>
            {type}/{id}
          </code>
        ) : (
          <Investigate subject={`${type}/${id}`} />
        )}
        {found.subjectName !== undefined && (
          <span className="words" lang="">
            {found.subjectName}
          </span>
        )}
        {typeof organization === 'string' && type !== 'organization' && (
          <>
            <Investigate subject={`organization/${organization}`} />
            {found.organizationName !== undefined && (
              <span className="words" lang="">
                {found.organizationName}
              </span>
            )}
          </>
        )}
        {standing.value !== undefined && (
          <>
            <span className={`tag${standing.value.state === 'good' ? ' good' : ' acts'}`}>
              {say(wordFor(STATUS_WORDS, standing.value.state))}
            </span>
            <Points subject={`${type}/${id}`} points={standing.value.points} />
          </>
        )}
      </p>
      <Unread known={standing} />
    </section>
  )
}

/** Points lead to the actions that they are of. */
function Points({ subject, points }: { readonly subject: string; readonly points: number }) {
  const say = useSay()
  const mayRead = useMay('action.read')
  const words = say(CASE.points, points)
  if (!mayRead || points === 0) return <span className="soft">{words}</span>
  return (
    <Link to="/subject" search={{ q: subject }} hash="actions">
      {words}
    </Link>
  )
}

function Investigate({ subject }: { readonly subject: string }) {
  const mayRead = useMay('action.read')
  if (!mayRead) return <code>{subject}</code>
  return (
    <Link to="/subject" search={{ q: subject }}>
      <code>{subject}</code>
    </Link>
  )
}
