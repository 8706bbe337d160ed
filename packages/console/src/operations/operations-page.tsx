/** How the operation does: what waits, what was late, latency, precision by rule. Each number leads to what it counts. */
import type { Bilingual, Severity } from '@goodstanding/model'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayNumber, sayPercent } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Uncovered } from '../queue/aside-lines.tsx'
import { MayLink } from '../ui/may-link.tsx'
import { Loaded } from '../ui/panel.tsx'
import { SeverityMark } from '../ui/severity.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { wordFor } from '../words/casework-words.ts'
import { COUNTED } from '../words/counted-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { OPERATING } from '../words/operating-words.ts'
import { AttentionSection } from '../policy/attention-section.tsx'
import { type IgnoredMember, IgnoredSection } from './ignored-section.tsx'
import { Precision } from './precision-section.tsx'
import { quantileOf, readMetrics, type Sample } from './read-metrics.ts'
import { VolumesSection } from './volumes-section.tsx'

type Summary = {
  readonly cases: readonly {
    readonly status: string
    readonly severity: Severity
    readonly cases: number
    readonly late: number
  }[]
  readonly appeals: readonly { readonly status: string; readonly appeals: number }[]
  /** Absent: a node answered that runs what came before it. */
  readonly ignored?: readonly IgnoredMember[]
}

const EVERY_MS = 15_000

export function OperationsPage() {
  const say = useSay()
  const { client } = useSession()
  const [mayRead, mayOversee] = [useMay('case.read'), useMay('set-aside.oversee')]
  const summary = useAnswer(['operations'], () => client.ask<Summary>('GET', '/v1/operations/summary'), {
    every: EVERY_MS,
  })
  const metrics = useAnswer(['metrics'], () => client.ask<string>('GET', '/metrics'), { every: EVERY_MS })
  const samples = readMetrics(metrics.value ?? '')
  return (
    <Page title={say(OPERATING.operations)}>
      {!mayRead && <p className="small soft">{say(COUNTED.behindNot)}</p>}
      <AttentionSection />
      {mayOversee && <Uncovered />}
      <Loaded known={summary}>
        {(found) => (
          <>
            <Numbers found={found} samples={samples} />
            <Waiting found={found} />
            <Appeals found={found} />
            <IgnoredSection items={found.ignored ?? []} />
          </>
        )}
      </Loaded>
      <Precision />
      <VolumesSection />
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
  const percent = (part: number, of: number): string => (of === 0 ? '–' : sayPercent(part / of, language))
  return (
    <div className="numbers">
      <Tile q={CASES_ALONE}>
        <span>{say(OPERATING.openCases)}</span>
        <strong>
          {sayNumber(
            sum(open, ({ cases }) => cases),
            language,
          )}
        </strong>
      </Tile>
      <Tile q={`due:late ${CASES_ALONE}`}>
        <span>{say(OPERATING.late)}</span>
        <strong>
          {sayNumber(
            sum(open, ({ late }) => late),
            language,
          )}
        </strong>
      </Tile>
      <Tile q="is:decided" note={say(OPERATING.ofDecided, inTime, decidedCount)}>
        <span>{say(OPERATING.inTime)}</span>
        <strong>{percent(inTime, decidedCount)}</strong>
      </Tile>
      <Tile q="source:appeal" note={say(OPERATING.ofAppeals, changed, answeredCount)}>
        <span>{say(OPERATING.reversed)}</span>
        <strong>{percent(changed, answeredCount)}</strong>
      </Tile>
      <a href="/metrics" target="_blank" rel="noreferrer">
        <span>{say(OPERATING.decideP50)}</span>
        <strong>{sayMs(quantileOf(samples, 'goodstanding_decision_seconds', 0.5))}</strong>
        <span>{say(OPERATING.decideP99, sayMs(quantileOf(samples, 'goodstanding_decision_seconds', 0.99)))}</span>
      </a>
      <a href="/metrics" target="_blank" rel="noreferrer">
        <span>{say(OPERATING.storeP99)}</span>
        <strong>{sayMs(quantileOf(samples, 'goodstanding_store_seconds', 0.99))}</strong>
        <span>{say(OPERATING.sinceStart)}</span>
      </a>
    </div>
  )
}

type TileProps = { readonly q: string; readonly note?: string; readonly children: ReactNode }

/** A number of the queue; it leads there, for whoever has cases. */
function Tile({ q, note, children }: TileProps) {
  const say = useSay()
  const mayRead = useMay('case.read')
  const below = note ?? (mayRead ? say(OPERATING.openQueue) : null)
  const parts = (
    <>
      {children}
      {below !== null && <span>{below}</span>}
    </>
  )
  if (!mayRead) return <div>{parts}</div>
  return (
    <Link to="/queue" search={{ q }}>
      {parts}
    </Link>
  )
}

/** The queue holds appeals too, which are counted by themselves. */
const CASES_ALONE = '-source:appeal'

const SEVERITIES = [4, 3, 2, 1] as const

type Cell = { readonly words: Bilingual; readonly count: (row: Summary['cases'][number]) => number; readonly q: string }

const CELLS: readonly Cell[] = [
  { words: OPERATING.open, count: ({ status, cases }) => (status === 'open' ? cases : 0), q: 'is:open' },
  { words: OPERATING.claimed, count: ({ status, cases }) => (status === 'claimed' ? cases : 0), q: 'is:claimed' },
  { words: OPERATING.waiting, count: ({ status, cases }) => (status === 'waiting' ? cases : 0), q: 'is:waiting' },
  { words: OPERATING.lateOf, count: ({ status, late }) => (status === 'decided' ? 0 : late), q: 'due:late' },
  { words: OPERATING.decided, count: ({ status, cases }) => (status === 'decided' ? cases : 0), q: 'is:decided' },
  {
    words: OPERATING.decidedLate,
    count: ({ status, late }) => (status === 'decided' ? late : 0),
    q: 'is:decided due:late',
  },
]

function Waiting({ found }: { readonly found: Summary }) {
  const say = useSay()
  const { language } = usePreferences()
  return (
    <section>
      <h2>{say(OPERATING.bySeverity)}</h2>
      <WideTable label={say(OPERATING.bySeverity)}>
        <thead>
          <tr>
            <th>{say(OPERATING.severity)}</th>
            {CELLS.map(({ words }) => (
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
              {CELLS.map(({ words, count, q }) => (
                <td key={words.en} className="number">
                  <MayLink act="case.read" to="/queue" search={{ q: `sev:${severity} ${q} ${CASES_ALONE}` }}>
                    {sayNumber(
                      sum(
                        found.cases.filter((row) => row.severity === severity),
                        count,
                      ),
                      language,
                    )}
                  </MayLink>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  )
}

const APPEAL_STATUSES = ['pending', 'upheld', 'overturned', 'reduced'] as const

function Appeals({ found }: { readonly found: Summary }) {
  const say = useSay()
  return (
    <section>
      <h2>{say(OPERATING.outcomes)}</h2>
      <p className="row">
        {APPEAL_STATUSES.map((status) => (
          <MayLink
            key={status}
            act="appeal.read"
            className="tag"
            to="/queue"
            search={{ q: `source:appeal is:${status}` }}
          >
            {say(wordFor(STATUS_WORDS, status))}{' '}
            {sum(
              found.appeals.filter((row) => row.status === status),
              ({ appeals }) => appeals,
            )}
          </MayLink>
        ))}
      </p>
    </section>
  )
}
