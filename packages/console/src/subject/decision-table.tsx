/** Recorded decisions in rows: when, who, what came of it - and, where asked, why a row is linked. */
import { EVENT_WORDS } from '@goodstanding/model'
import { Link } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayInstant } from '../frame/times.ts'
import { Coded } from '../ui/coded.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { knownWords, wordFor } from '../words/casework-words.ts'
import { INVESTIGATE } from '../words/investigate-words.ts'
import { OPERATING } from '../words/operating-words.ts'

export type FoundDecision = {
  readonly id: string
  readonly type: string
  readonly effect: string
  readonly clauses: readonly string[]
  readonly organization: string
  readonly actor: string
  readonly at: string
  /** Why the row is linked, in words. */
  readonly why?: string
}

const EFFECTS = { allow: OPERATING.allow, flag: OPERATING.flag, hold: OPERATING.hold, block: OPERATING.block } as const

export function DecisionTable({ items }: { readonly items: readonly FoundDecision[] }) {
  const say = useSay()
  const { language } = usePreferences()
  const isLinked = items.some(({ why }) => why !== undefined)
  return (
    <WideTable label={say(INVESTIGATE.decisions)} className="lines">
      <thead>
        <tr>
          {[
            INVESTIGATE.clauses,
            INVESTIGATE.when,
            INVESTIGATE.account,
            INVESTIGATE.organization,
            INVESTIGATE.type,
            INVESTIGATE.effect,
          ].map((words) => (
            <th key={words.en}>{say(words)}</th>
          ))}
          {isLinked && <th>{say(INVESTIGATE.where)}</th>}
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, type, effect, clauses, organization, actor, at, why }) => (
          <tr key={id}>
            <td>
              <span className="row clauses">
                {clauses.length === 0 ? '–' : clauses.map((clause) => <ClauseLink key={clause} id={clause} />)}
              </span>
            </td>
            <td className="number">
              <time dateTime={at}>{sayInstant(at, language)}</time>
            </td>
            <td>
              <Link to="/subject" search={{ q: `account/${actor}` }}>
                {actor}
              </Link>
            </td>
            <td>
              <Link to="/subject" search={{ q: `organization/${organization}` }}>
                {organization}
              </Link>
            </td>
            <td>
              <Coded code={type} words={knownWords(EVENT_WORDS, type)} />
            </td>
            <td className="number">{say(wordFor(EFFECTS, effect))}</td>
            {isLinked && <td className="small soft">{why}</td>}
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}
