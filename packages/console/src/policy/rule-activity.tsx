/** How often each rule acted lately, day by day, and who worded it: what a spike or a silence looks like before anybody complains. */
import { Link } from '@tanstack/react-router'
import { useMayReadRecorded } from '../counted/use-may-read-recorded.ts'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { sayDay, sayNumber, sayStatedDay } from '../frame/times.ts'
import { type Known, useAnswer } from '../frame/use-answer.ts'
import { DayBars, mostOf } from '../ui/day-bars.tsx'
import { ACTIVITY } from '../words/activity-words.ts'

export type RuleActivity = {
  readonly clause: string
  readonly rule: string
  /** Days without any are left out. */
  readonly found: readonly { readonly day: string; readonly events: number }[]
  readonly worded: {
    readonly since: string
    readonly version: string | null
    readonly draftedBy: string | null
    readonly approvedBy: string | null
  } | null
}
type Activities = { readonly days: number; readonly items: readonly RuleActivity[] }

const EVERY_MS = 60_000

/** Nothing is asked of whoever may not know. */
export function useActivity(): Known<Activities> {
  const { client } = useSession()
  const enabled = useMay('operations.read')
  return useAnswer(['policy', 'activity'], () => client.ask<Activities>('GET', '/v1/rules/activity'), {
    every: EVERY_MS,
    enabled,
  })
}

export function FoundCell({ days, activity }: { readonly days: number; readonly activity: RuleActivity | undefined }) {
  const say = useSay()
  const { language } = usePreferences()
  const mayRead = useMayReadRecorded()
  if (activity === undefined) return <td />
  const counts = activity.found.map(({ day, events }) => ({ day, count: events }))
  const most = mostOf(counts)
  if (most === null)
    return (
      <td className="quiet" data-head={say(ACTIVITY.found, days)}>
        {say(ACTIVITY.none)}
      </td>
    )
  const total = counts.reduce((sum, { count }) => sum + count, 0)
  const words = say(
    ACTIVITY.sum,
    sayNumber(total, language),
    sayStatedDay(most.day, language),
    sayNumber(most.count, language),
  )
  return (
    <td data-head={say(ACTIVITY.found, days)}>
      <span className="row beside">
        <DayBars days={days} counts={counts} label={words} />
        <span className="number">{sayNumber(total, language)}</span>
      </span>
      {mayRead && (
        <Link className="small whole" to="/decisions" search={{ q: `clause:${activity.clause}` }}>
          {say(ACTIVITY.ofClause, activity.clause)}
        </Link>
      )}
    </td>
  )
}

export function WordedCell({ activity }: { readonly activity: RuleActivity | undefined }) {
  const say = useSay()
  const { language } = usePreferences()
  const worded = activity?.worded ?? null
  if (worded === null) return <td />
  const { since, version, draftedBy, approvedBy } = worded
  const by =
    draftedBy === null
      ? say(ACTIVITY.shipped)
      : approvedBy === null
        ? say(ACTIVITY.by, draftedBy, version ?? '')
        : say(ACTIVITY.byTwo, draftedBy, approvedBy, version ?? '')
  return (
    <td className="small" data-head={say(ACTIVITY.worded)}>
      <span className="whole">{sayDay(since, language)}</span>
      <p className="soft">{by}</p>
    </td>
  )
}
