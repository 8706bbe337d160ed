/**
 * Whoever reported, unnamed: how their earlier reports fared, with what that is of, and how many reports came about the subject. It is
 * a fact beside others: nothing waits for it, and nothing is left out because of it.
 */
import type { Case, ReporterInCase } from '@goodstanding/sdk'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayList, type Language } from '../frame/words.ts'
import { sayStatedDay } from '../frame/times.ts'
import { shortId } from '../queue/queue-row.tsx'
import { DayBars, mostOf } from '../ui/day-bars.tsx'
import { REPORTERS } from '../words/reporter-words.ts'

const DAYS = 30

export function ReportersSection({ found }: { readonly found: Case }) {
  const say = useSay()
  const { reporters = [], reportsByDay = [] } = found
  if (reporters.length + reportsByDay.length === 0) return null
  const others = found.reports.length - reporters.reduce((sum, { reports }) => sum + reports.length, 0)
  return (
    <section className="stack" aria-labelledby="reporters">
      <h2 id="reporters">{say(reporters.length > 0 ? REPORTERS.title : REPORTERS.about)}</h2>
      {reporters.length > 0 && (
        <>
          <p className="small soft">{say(REPORTERS.means)}</p>
          <ul className="stack tight">
            {reporters.map((one, at) => (
              <li key={one.reports[0]}>
                <strong>{say(REPORTERS.one, at + 1)}</strong>{' '}
                <code className="small quiet">{one.reports.map(shortId).join(' ')}</code>
                <RecordLine one={one} />
              </li>
            ))}
          </ul>
          {others > 0 && <p className="small soft">{say(REPORTERS.most, reporters.length, others)}</p>}
        </>
      )}
      <ReportRate days={reportsByDay} />
    </section>
  )
}

function RecordLine({ one: { record, withheld } }: { readonly one: ReporterInCase }) {
  const say = useSay()
  const { language } = usePreferences()
  if (record === null) return <p className="small soft">{say(REPORTERS[withheld ?? 'few'])}</p>
  const { decided, borneOut, unfounded } = record
  const parts = [
    say(REPORTERS.borneOut, borneOut, decided),
    ...(unfounded === 0 ? [] : [say(REPORTERS.unfounded, unfounded)]),
  ]
  return (
    <>
      <p>{sayParts(parts, language)}</p>
      <p className="small soft">{say(REPORTERS.base)}</p>
    </>
  )
}

const sayParts = (parts: readonly string[], language: Language): string =>
  language === 'zh' ? parts.join('，') : sayList(parts, language)

function ReportRate({ days }: { readonly days: NonNullable<Case['reportsByDay']> }) {
  const say = useSay()
  const { language } = usePreferences()
  const counts = days.map(({ day, reports }) => ({ day, count: reports }))
  const most = mostOf(counts)
  if (most === null) return null
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const day = sayStatedDay(most.day, language)
  const words = days.length === 1 ? say(REPORTERS.rateOnce, total, day) : say(REPORTERS.rate, total, day, most.count)
  return (
    <p className="row">
      <DayBars days={DAYS} counts={counts} label={words} />
      <span aria-hidden="true">{words}</span>
    </p>
  )
}
