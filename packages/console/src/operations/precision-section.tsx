/** How sure each rule is: of the cases that it opened, how many a person upheld, with the interval that so few cases allow. */
import { Link } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { useSay } from '../frame/preferences.tsx'
import { Interval } from '../ui/interval.tsx'
import { Panel } from '../ui/panel.tsx'
import { OPERATING } from '../words/operating-words.ts'
import { wilson } from './read-metrics.ts'

type RuleOutcomes = {
  readonly rules: readonly {
    readonly clause: string
    readonly rule: string
    readonly reviewed: number
    readonly upheld: number
  }[]
}

export function Precision({ found }: { readonly found: RuleOutcomes }) {
  const say = useSay()
  return (
    <section>
      <h2>{say(OPERATING.precision)}</h2>
      {found.rules.length === 0 ? (
        <Panel title={say(OPERATING.noReviewed)} />
      ) : (
        <table className="table">
          <thead>
            <tr>
              {[OPERATING.clause, OPERATING.rule, OPERATING.reviewed, OPERATING.upheld, OPERATING.interval].map(
                (words) => (
                  <th key={words.en}>{say(words)}</th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {found.rules.map(({ clause, rule, reviewed, upheld }) => {
              const { low, high } = wilson(upheld, reviewed)
              return (
                <tr key={`${clause} ${rule}`}>
                  <td>
                    <ClauseLink id={clause} />
                  </td>
                  <td>
                    <code>{rule}</code>
                  </td>
                  <td className="number">
                    <Link to="/queue" search={{ q: `is:decided clause:${clause} ${rule}` }}>
                      {reviewed}
                    </Link>
                  </td>
                  <td className="number">
                    <Link to="/queue" search={{ q: `is:decided outcome:violation clause:${clause} ${rule}` }}>
                      {upheld}
                    </Link>
                  </td>
                  <td>
                    <Interval share={upheld / reviewed} interval={[low, high]} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
    </section>
  )
}
