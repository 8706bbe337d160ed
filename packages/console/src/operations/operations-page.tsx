/** How the operation does: what waits, what was late, latency, precision by rule. Each number leads to what it counts. */
import type { Severity } from '@goodstanding/model'
import { Link } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded, Panel } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { OPERATING } from '../words/operating-words.ts'
import { quantileOf, readMetrics, type Sample, wilson } from './read-metrics.ts'

type Summary = {
  readonly cases: readonly {
    readonly status: string
    readonly severity: Severity
    readonly cases: number
    readonly late: number
  }[]
  readonly rules: readonly {
    readonly clause: string
    readonly rule: string
    readonly reviewed: number
    readonly upheld: number
  }[]
  readonly appeals: readonly { readonly status: string; readonly appeals: number }[]
}

const EVERY_MS = 15_000

export function OperationsPage() {
  const say = useSay()
  const { client } = useSession()
  const summary = useAnswer(['operations'], () => client.ask<Summary>('GET', '/v1/operations/summary'), {
    every: EVERY_MS,
  })
  const metrics = useAnswer(['metrics'], () => client.ask<string>('GET', '/metrics'), { every: EVERY_MS })
  const samples = readMetrics(metrics.value ?? '')
  return (
    <Page title={say(OPERATING.operations)}>
      <Loaded known={summary}>
        {(found) => (
          <>
            <Numbers found={found} samples={samples} />
            <Waiting found={found} />
            <Precision found={found} />
          </>
        )}
      </Loaded>
      <Volumes samples={samples} />
    </Page>
  )
}

function sum<Item>(items: readonly Item[], count: (item: Item) => number): number {
  return items.reduce((total, item) => total + count(item), 0)
}

function sayMs(seconds: number | null): string {
  if (seconds === null) return '–'
  if (!Number.isFinite(seconds)) return '> 1 s'
  return seconds < 0.001 ? `≤ ${Math.round(seconds * 1_000_000)} µs` : `≤ ${seconds * 1000} ms`
}

function Numbers({ found, samples }: { readonly found: Summary; readonly samples: readonly Sample[] }) {
  const say = useSay()
  const { language } = usePreferences()
  const open = found.cases.filter(({ status }) => status !== 'decided')
  const decided = found.cases.filter(({ status }) => status === 'decided')
  const decidedCount = sum(decided, ({ cases }) => cases)
  const inTime = decidedCount - sum(decided, ({ late }) => late)
  const answered = found.appeals.filter(({ status }) => status !== 'pending')
  const answeredCount = sum(answered, ({ appeals }) => appeals)
  const changed = sum(
    answered.filter(({ status }) => status !== 'upheld'),
    ({ appeals }) => appeals,
  )
  const percent = (part: number, of: number): string =>
    of === 0 ? '–' : `${sayNumber((part / of) * 100, language, 1)} %`
  return (
    <div className="numbers">
      <Link to="/queue">
        <span>{say(OPERATING.openCases)}</span>
        <strong>
          {sayNumber(
            sum(open, ({ cases }) => cases),
            language,
          )}
        </strong>
        <span>{say(OPERATING.openQueue)}</span>
      </Link>
      <Link to="/queue" search={{ q: 'due:late' }}>
        <span>{say(OPERATING.late)}</span>
        <strong>
          {sayNumber(
            sum(open, ({ late }) => late),
            language,
          )}
        </strong>
        <span>{say(OPERATING.openQueue)}</span>
      </Link>
      <Link to="/queue" search={{ q: 'is:decided' }}>
        <span>{say(OPERATING.inTime)}</span>
        <strong>{percent(inTime, decidedCount)}</strong>
        <span>{say(OPERATING.ofDecided, inTime, decidedCount)}</span>
      </Link>
      <Link to="/queue" search={{ q: 'source:appeal' }}>
        <span>{say(OPERATING.reversed)}</span>
        <strong>{percent(changed, answeredCount)}</strong>
        <span>{say(OPERATING.ofAppeals, changed, answeredCount)}</span>
      </Link>
      <a href="/metrics" target="_blank" rel="noreferrer">
        <span>{say(OPERATING.decideP50)}</span>
        <strong>{sayMs(quantileOf(samples, 'goodstanding_decision_seconds', 0.5))}</strong>
        <span>
          {say(OPERATING.decideP99, sayMs(quantileOf(samples, 'goodstanding_decision_seconds', 0.99)))},{' '}
          {say(OPERATING.sinceStart)}
        </span>
      </a>
      <a href="/metrics" target="_blank" rel="noreferrer">
        <span>{say(OPERATING.storeP99)}</span>
        <strong>{sayMs(quantileOf(samples, 'goodstanding_store_seconds', 0.99))}</strong>
        <span>{say(OPERATING.sinceStart)}</span>
      </a>
    </div>
  )
}

const SEVERITIES = [4, 3, 2, 1] as const

function Waiting({ found }: { readonly found: Summary }) {
  const say = useSay()
  const countOf = (severity: Severity, status: string): number =>
    sum(
      found.cases.filter((row) => row.severity === severity && row.status === status),
      ({ cases }) => cases,
    )
  return (
    <section>
      <h2>{say(OPERATING.bySeverity)}</h2>
      <table className="table">
        <thead>
          <tr>
            {[OPERATING.severity, OPERATING.open, OPERATING.claimed, OPERATING.waiting].map((words) => (
              <th key={words.en}>{say(words)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {SEVERITIES.map((severity) => (
            <tr key={severity}>
              <td>
                <SeverityMark severity={severity} />
              </td>
              {['open', 'claimed', 'waiting'].map((status) => (
                <td key={status} className="number">
                  <Link to="/queue" search={{ q: `sev:${severity} is:${status}` }}>
                    {countOf(severity, status)}
                  </Link>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

const WIDTH = 160

function Precision({ found }: { readonly found: Summary }) {
  const say = useSay()
  const { language } = usePreferences()
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
              const share = upheld / reviewed
              const text = `${sayNumber(share * 100, language, 1)} %, ${Math.round(low * 100)}–${Math.round(high * 100)}`
              return (
                <tr key={`${clause} ${rule}`}>
                  <td>
                    <ClauseLink id={clause} />
                  </td>
                  <td>
                    <code>{rule}</code>
                  </td>
                  <td className="number">
                    <Link to="/queue" search={{ q: `is:decided ${rule}` }}>
                      {reviewed}
                    </Link>
                  </td>
                  <td className="number">{upheld}</td>
                  <td>
                    <span className="row">
                      <svg className="interval" width={WIDTH} height="12" role="img" aria-label={text}>
                        <line x1="0" y1="6" x2={WIDTH} y2="6" />
                        <rect x={low * WIDTH} y="3" width={Math.max(2, (high - low) * WIDTH)} height="6" />
                        <circle cx={Math.min(WIDTH - 4, Math.max(4, share * WIDTH))} cy="6" r="4" />
                      </svg>
                      <span className="number">{text}</span>
                    </span>
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

const EFFECTS = ['allow', 'flag', 'hold', 'block'] as const

function Volumes({ samples }: { readonly samples: readonly Sample[] }) {
  const say = useSay()
  const { language } = usePreferences()
  const decided = samples.filter(({ name }) => name === 'goodstanding_decisions_total')
  const types = [...new Set(decided.map(({ labels }) => labels['type'] ?? ''))].sort()
  if (types.length === 0) return null
  return (
    <section>
      <h2>
        {say(OPERATING.volumes)}, {say(OPERATING.sinceStart)}
      </h2>
      <table className="table">
        <thead>
          <tr>
            <th>{say(OPERATING.type)}</th>
            {EFFECTS.map((effect) => (
              <th key={effect}>{say(OPERATING[effect])}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {types.map((type) => (
            <tr key={type}>
              <td>
                <code>{type}</code>
              </td>
              {EFFECTS.map((effect) => (
                <td key={effect} className="number">
                  {sayNumber(
                    sum(
                      decided.filter(({ labels }) => labels['type'] === type && labels['effect'] === effect),
                      ({ value }) => value,
                    ),
                    language,
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
