/** How far people agree who judge the same case, by clause, and how often a rule that was sure was right. */
import type { Agreement } from './types.ts'
import { Link } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Interval } from '../ui/interval.tsx'
import { Loaded, Panel } from '../ui/panel.tsx'
import { WideTable } from '../ui/wide-table.tsx'
import { QUALITY } from '../words/quality-words.ts'

export function AgreementSection() {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const known = useAnswer(['second-reviews', 'agreement'], () =>
    client.ask<Agreement>('GET', '/v1/second-reviews/agreement'),
  )
  return (
    <Loaded known={known}>
      {(found) =>
        found.reviewed === 0 ? (
          <Panel title={say(QUALITY.noneYet)} />
        ) : (
          <>
            <dl className="facts">
              <dt>{say(QUALITY.reviewed)}</dt>
              <dd className="number">
                <Counted count={found.reviewed} of={[]} from={found.from} />
              </dd>
              <dt>{say(QUALITY.share)}</dt>
              <dd>
                <Interval share={found.share ?? 0} interval={found.interval ?? [0, 1]} />
              </dd>
              <dt>{say(QUALITY.kappa)}</dt>
              <dd className="number">{found.kappa === null ? '–' : sayNumber(found.kappa, language, 2)}</dd>
            </dl>
            <Clauses found={found} />
            <Calibration found={found} />
          </>
        )
      }
    </Loaded>
  )
}

const AGREEMENTS = ['full', 'partly', 'none'] as const

type CountedProps = { readonly count: number; readonly of: readonly string[]; readonly from: string }

/** A number of second reviews, leading to them. */
function Counted({ count, of, from }: CountedProps) {
  if (count === 0) return count
  return (
    <Link to="/quality" search={{ q: ['counted', ...of, `from:${from}`].join(' ') }}>
      {count}
    </Link>
  )
}

function Clauses({ found }: { readonly found: Agreement }) {
  const say = useSay()
  return (
    <WideTable label={say(QUALITY.agreement)}>
      <thead>
        <tr>
          <th>{say(QUALITY.first)}</th>
          <th>{say(QUALITY.reviewed)}</th>
          <th>{say(QUALITY.full)}</th>
          <th>{say(QUALITY.partly)}</th>
          <th>{say(QUALITY.none)}</th>
          <th>{say(QUALITY.share)}</th>
        </tr>
      </thead>
      <tbody>
        {found.clauses.map(({ clause, reviewed, full, partly, none, share, interval }) => (
          <tr key={clause ?? ''}>
            <td>{clause === null ? say(QUALITY.noClause) : <ClauseLink id={clause} />}</td>
            {([reviewed, full, partly, none] as const).map((count, at) => (
              <td key={at} className="number">
                <Counted
                  count={count}
                  of={[`clause:${clause ?? ''}`, ...(at === 0 ? [] : [`agreement:${AGREEMENTS[at - 1] ?? ''}`])]}
                  from={found.from}
                />
              </td>
            ))}
            <td>
              <Interval share={share ?? 0} interval={interval ?? [0, 1]} />
            </td>
          </tr>
        ))}
      </tbody>
    </WideTable>
  )
}

function Calibration({ found }: { readonly found: Agreement }) {
  const say = useSay()
  const rows = found.calibration.filter(({ reviewed }) => reviewed > 0)
  if (rows.length === 0) return null
  return (
    <section>
      <h2>{say(QUALITY.calibration)}</h2>
      <WideTable label={say(QUALITY.calibration)}>
        <thead>
          <tr>
            <th>{say(QUALITY.confidence)}</th>
            <th>{say(QUALITY.reviewed)}</th>
            <th>{say(QUALITY.right)}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ from, until, reviewed, violations }) => (
            <tr key={from}>
              <td className="number">
                {from.toFixed(1)}–{until.toFixed(1)}
              </td>
              <td className="number">
                <Counted count={reviewed} of={[`tenth:${Math.round(from * 10)}`]} from={found.from} />
              </td>
              <td className="number">
                <Counted
                  count={violations}
                  of={[`tenth:${Math.round(from * 10)}`, 'second:violation']}
                  from={found.from}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </WideTable>
    </section>
  )
}
