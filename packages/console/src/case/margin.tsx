/** The clauses in play, in the margin of a case. */
import { useSay } from '../frame/preferences.tsx'
import { useClauses } from '../frame/use-policy.ts'
import { CASE } from '../words/case-words.ts'
import { ClauseLink } from './clause-link.tsx'

export function Margin({ clauses }: { readonly clauses: readonly string[] }) {
  const say = useSay()
  const known = useClauses()
  return (
    <nav className="margin" aria-label={say(CASE.clausesInPlay)}>
      {clauses.map((id) => {
        const clause = known.get(id)
        return (
          <div key={id}>
            <ClauseLink id={id} />
            {clause !== undefined && <small>{say(clause.title)}</small>}
          </div>
        )
      })}
    </nav>
  )
}
