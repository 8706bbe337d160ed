/** How sure each rule is: of the cases that it opened, how many a person upheld, with the interval that so few cases allow, and its floor. */
import { ClauseLink } from '../case/clause-link.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { OutcomeCount } from '../counted/outcomes-page.tsx'
import { useMay } from '../frame/session.tsx'
import { sayPercent } from '../frame/times.ts'
import { ModeTag } from '../policy/attention-section.tsx'
import { type RuleRun, type RuleRuns, useRuleRuns } from '../policy/rule-run.ts'
import { Interval } from '../ui/interval.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { COUNTED } from '../words/counted-words.ts'
import { OPERATING } from '../words/operating-words.ts'
import { RUNS } from '../words/rule-run-words.ts'

const HEADS = [
  OPERATING.clause,
  OPERATING.rule,
  RUNS.right,
  RUNS.wrong,
  RUNS.disputed,
  RUNS.interval,
  RUNS.floor,
  RUNS.runs,
] as const

export function Precision() {
  const say = useSay()
  const known = useRuleRuns()
  return (
    <section>
      <h2>{say(OPERATING.precision)}</h2>
      <Loaded known={known}>{(found) => <PrecisionTable found={found} />}</Loaded>
    </section>
  )
}

/** The surest to be wrong first. */
const byWorst = (a: RuleRun, b: RuleRun): number => (a.measured?.interval?.[1] ?? 1) - (b.measured?.interval?.[1] ?? 1)

function PrecisionTable({ found }: { readonly found: RuleRuns }) {
  const say = useSay()
  const mayRead = useMay('case.read')
  const judged = found.items.filter(
    ({ measured }) => measured !== null && measured.right + measured.wrong + measured.disputed > 0,
  )
  if (judged.length === 0) return <Panel title={say(OPERATING.noReviewed)} />
  return (
    <>
      <p className="small soft">
        {say(RUNS.howHeld, found.days, found.judged)} {mayRead && say(COUNTED.behind)}
      </p>
      <div className="wide" tabIndex={0} role="region" aria-label={say(OPERATING.precision)}>
        <table className="table">
          <thead>
            <tr>
              {HEADS.map((words) => (
                <th key={words.en}>{say(words)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {judged.toSorted(byWorst).map((run) => (
              <PrecisionRow key={`${run.clause} ${run.rule}`} run={run} />
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}

function PrecisionRow({ run: { clause, rule, measured, floor, mode } }: { readonly run: RuleRun }) {
  const { language } = usePreferences()
  if (measured === null) return null
  const { right, wrong, disputed, precision, interval } = measured
  const counts = { right, wrong, disputed } as const
  return (
    <tr>
      <td>
        <ClauseLink id={clause} />
      </td>
      <td>
        <code>{rule}</code>
      </td>
      {(['right', 'wrong', 'disputed'] as const).map((verdict) => (
        <td key={verdict} className="number">
          <OutcomeCount clause={clause} rule={rule} verdict={verdict} count={counts[verdict]} />
        </td>
      ))}
      <td>{precision !== null && interval !== null && <Interval share={precision} interval={interval} />}</td>
      <td className="number">{floor === null ? '–' : sayPercent(floor, language)}</td>
      <td>
        <ModeTag mode={mode} />
      </td>
    </tr>
  )
}
