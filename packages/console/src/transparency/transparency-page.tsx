/** The transparency report of a period, as it will be published: counts by clause, type and outcome, small ones suppressed. */
import { ROW_WORDS, TABLE_WORDS } from '@goodstanding/casework'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ClauseLink } from '../case/clause-link.tsx'
import { EntryCount } from '../counted/entries-page.tsx'
import { Page } from '../frame/frame.tsx'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { serverNow } from '../frame/server-clock.ts'
import { useSession } from '../frame/session.tsx'
import { sayNumber } from '../frame/times.ts'
import { useAnswer } from '../frame/use-answer.ts'
import { Loaded } from '../ui/panel.tsx'
import { OPERATING } from '../words/operating-words.ts'
import { wordFor } from '../words/casework-words.ts'
import { PublishedPart } from './published-part.tsx'

type Count = number | null
type Report = {
  readonly period: { readonly until: string }
  readonly tables: Readonly<
    Record<
      string,
      { readonly total: Count; readonly cells: readonly { readonly key: string; readonly count: Count }[] }
    >
  >
  readonly medianHours: Readonly<Record<string, Count>>
}

const CLAUSE = /^[a-z-]+\.[a-z]/

function periodsUntil(now: Date): readonly string[] {
  const year = now.getUTCFullYear()
  const month = now.getUTCMonth()
  const months = Array.from({ length: 6 }, (_, back) => {
    const at = new Date(Date.UTC(year, month - back, 1))
    return `${at.getUTCFullYear()}-${String(at.getUTCMonth() + 1).padStart(2, '0')}`
  })
  // One that is over can be published: the running one alone would leave no quarter to choose.
  const quarters = Array.from({ length: 5 }, (_, back) => {
    const at = new Date(Date.UTC(year, month - back * 3, 1))
    return `${at.getUTCFullYear()}-Q${Math.floor(at.getUTCMonth() / 3) + 1}`
  })
  return [...months, ...quarters, String(year), String(year - 1)]
}

export function TransparencyPage() {
  const say = useSay()
  const navigate = useNavigate()
  const { client } = useSession()
  const { language } = usePreferences()
  const latest = periodsUntil(new Date(serverNow()))
  const { q = latest[0] ?? '' }: { readonly q?: string } = useSearch({ strict: false })
  // One from before is opened by its address, and named as what it is.
  const periods = [...new Set([...latest, q])]
  const known = useAnswer(['transparency', q], () => client.ask<Report>('GET', `/v1/transparency/${q}`))
  const show = (count: Count): string => (count === null ? '<5' : sayNumber(count, language, 1))
  return (
    <Page
      title={say(OPERATING.transparency)}
      end={
        <div className="row">
          <label className="row beside">
            <span className="soft">{say(OPERATING.period)}</span>
            <select
              className="input"
              value={q}
              onChange={(event) => void navigate({ to: '.', search: { q: event.target.value } })}
            >
              {periods.map((period) => (
                <option key={period}>{period}</option>
              ))}
            </select>
          </label>
          <a className="button" href={`/v1/transparency/${q}.csv?lang=${language}`} download={`transparency-${q}.csv`}>
            {say(OPERATING.csv)}
          </a>
          <a className="button" href={`/v1/transparency/${q}.json`} download={`transparency-${q}.json`}>
            {say(OPERATING.json)}
          </a>
        </div>
      }
    >
      <p className="soft">{say(OPERATING.suppressed)}</p>
      <Loaded known={known}>
        {({ period, tables, medianHours }) => (
          <>
            <PublishedPart period={q} until={period.until} />
            <div className="two">
              {Object.entries(tables).map(([name, { total, cells }]) => (
                <section key={name}>
                  <h2>{say(wordFor(TABLE_WORDS, name))}</h2>
                  <table className="table counts">
                    <tbody>
                      {cells.map(({ key, count }) => (
                        <tr key={key}>
                          <th scope="row">
                            {CLAUSE.test(key) ? <ClauseLink id={key} /> : say(wordFor(ROW_WORDS, key))}
                          </th>
                          <td className="number">
                            <EntryCount period={q} table={name} cell={key} count={count}>
                              {show(count)}
                            </EntryCount>
                          </td>
                        </tr>
                      ))}
                      <tr>
                        <th scope="row">{say(OPERATING.total)}</th>
                        <td className="number">
                          <EntryCount period={q} table={name} count={total}>
                            {show(total)}
                          </EntryCount>
                        </td>
                      </tr>
                    </tbody>
                  </table>
                </section>
              ))}
              <section>
                <h2>{say(OPERATING.median)}</h2>
                <table className="table counts">
                  <tbody>
                    {Object.entries(medianHours).map(([name, hours]) => (
                      <tr key={name}>
                        <th scope="row">{say(wordFor(TABLE_WORDS, name))}</th>
                        <td className="number">
                          {hours === null ? (
                            '–'
                          ) : (
                            <EntryCount period={q} table={`${name}ByOutcome`} count={hours}>
                              {show(hours)}
                            </EntryCount>
                          )}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </section>
            </div>
          </>
        )}
      </Loaded>
    </Page>
  )
}
