/** The cases and appeals behind a number of a rule: how people judged what it found. The address says rule and number: `conduct.e fake-bank disputed`. */
import type { Case } from '@goodstanding/sdk'
import { Link, useSearch } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayNumber } from '../frame/times.ts'
import { useMay, useSession } from '../frame/session.tsx'
import { useAnswer } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { useNow, When } from '../ui/time.tsx'
import { SUBJECT_WORDS, wordFor } from '../words/casework-words.ts'
import { COUNTED } from '../words/counted-words.ts'

const VERDICTS = ['right', 'wrong', 'disputed'] as const
type Verdict = (typeof VERDICTS)[number]

type Outcome = {
  /** Null where what was found is in no case. */
  readonly case: string | null
  /** Of the sender, where no decided case says more. */
  readonly appeal?: string
  readonly subject: Case['subject']
  readonly severity: Case['severity']
  readonly outcome: 'violation' | 'no-violation' | 'kept-back' | 'let-pass'
  readonly takenBack: boolean
  readonly decidedAt: string
}
type Outcomes = { readonly items: readonly Outcome[]; readonly withheld: number }

type CountProps = {
  readonly clause: string
  readonly rule: string
  readonly verdict: Verdict
  readonly count: number
}

/** A number of a rule that leads to what it counts, for whoever may see that. */
export function OutcomeCount({ clause, rule, verdict, count }: CountProps) {
  const mayRead = useMay('case.read')
  const { language } = usePreferences()
  const text = sayNumber(count, language)
  if (count === 0 || !mayRead) return text
  return (
    <Link to="/rules/outcomes" search={{ q: `${clause} ${rule} ${verdict}` }}>
      {text}
    </Link>
  )
}

export function OutcomesPage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const { client } = useSession()
  const [clause = '', rule = '', asked = ''] = q.split(' ')
  const verdict = VERDICTS.find((each) => each === asked) ?? 'right'
  const path = `/v1/rules/${encodeURIComponent(clause)}/${encodeURIComponent(rule)}/outcomes`
  const known = useAnswer(['policy', 'outcomes', clause, rule, verdict], () =>
    client.ask<Outcomes>('GET', path, { query: { verdict } }),
  )
  return (
    <Page title={say(COUNTED.outcomes, rule)} end={<ClauseLink id={clause} />}>
      <p className="soft">{say(COUNTED.outcomesHow)}</p>
      <nav className="tabs" aria-label={say(COUNTED.outcomes, rule)}>
        {VERDICTS.map((each) => (
          <Link
            key={each}
            to="/rules/outcomes"
            search={{ q: `${clause} ${rule} ${each}` }}
            activeOptions={{ includeSearch: true }}
            aria-current={each === verdict ? 'page' : undefined}
          >
            {say(COUNTED[each])}
          </Link>
        ))}
      </nav>
      <Loaded known={known}>
        {({ items, withheld }) => (
          <>
            {items.length === 0 ? (
              <Panel title={say(COUNTED.noOutcomes)} />
            ) : (
              <OutcomeTable items={items} isDisputed={verdict === 'disputed'} />
            )}
            {withheld > 0 && <p className="soft small">{say(COUNTED.withheld, withheld)}</p>}
          </>
        )}
      </Loaded>
    </Page>
  )
}

type TableProps = { readonly items: readonly Outcome[]; readonly isDisputed: boolean }

function OutcomeTable({ items, isDisputed }: TableProps) {
  const say = useSay()
  const now = useNow()
  const heads = [COUNTED.caseOrAppeal, COUNTED.about, COUNTED.severity, COUNTED.decidedAs, COUNTED.decided]
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(COUNTED.caseOrAppeal)}>
      <table className="table">
        <thead>
          <tr>
            {heads.map((words) => (
              <th key={words.en}>{say(words)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map(({ case: id, appeal, subject, severity, outcome, takenBack, decidedAt }) => (
            <tr key={appeal ?? id}>
              <td>
                {appeal !== undefined && (
                  <Link to="/appeal/$id" params={{ id: appeal }}>
                    {shortId(appeal)}
                  </Link>
                )}
                {appeal === undefined && id !== null && (
                  <Link to="/case/$id" params={{ id }}>
                    {shortId(id)}
                  </Link>
                )}
              </td>
              <td className="words">
                {say(wordFor(SUBJECT_WORDS, subject.type))}{' '}
                {subject.type === 'content' ? shortId(subject.id) : subject.id}{' '}
                <span className="soft">{subject.organization}</span>
              </td>
              <td>
                <SeverityMark severity={severity} />
              </td>
              <td>
                {say(COUNTED[outcome])} {takenBack && <span className="tag waits">{say(COUNTED.takenBack)}</span>}
                {isDisputed && (
                  <Link className="tag waits" to="/quality" search={{ q: 'differ' }}>
                    {say(COUNTED.differs)}
                  </Link>
                )}
              </td>
              <td>
                <When at={decidedAt} now={now} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
