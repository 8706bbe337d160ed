/** Earlier reports of members that a complaint rests on: chosen from those that were brought to this administrator. */
import type { Report } from '@goodstanding/sdk'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayDay } from '../frame/times.ts'
import { usePages } from '../frame/use-answer.ts'
import { Checks } from '../ui/form-parts.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { ProblemLine } from '../ui/panel.tsx'
import { wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { ORG } from '../words/org-words.ts'
import { aboutOf, useSayAbout } from './about-report.ts'

type AttachedReportsProps = {
  /** What the complaint is about so far: reports about it come first. */
  readonly about: string
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

const QUOTED_MOST = 60

/** In a line of its reader's own script: what is of another keeps its direction to itself (U+2068 and U+2069 isolate it). */
function shorten(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim()
  const quoted = line.length > QUOTED_MOST ? `${line.slice(0, QUOTED_MOST)}…` : line
  return `\u2068${quoted}\u2069`
}

export function AttachedReports({ about, chosen, onChange }: AttachedReportsProps) {
  const say = useSay()
  const { client } = useSession()
  const { language } = usePreferences()
  const known = usePages<Report>(['reports', 'to-attach'], (cursor) => client.reports.list({ limit: 50, cursor }))
  // What its reporter took back is no further evidence.
  const reports = (known.items ?? []).filter(({ status }) => status !== 'withdrawn')
  const sayAbout = useSayAbout(reports)
  // Where they could not be read, nobody takes it that there are none.
  if (reports.length === 0 && !known.hasMore) return <ProblemLine problem={known.problem} />
  const isAbout = (report: (typeof reports)[number]): boolean => about !== '' && aboutOf(report) === about
  const sorted = [...reports.filter(isAbout), ...reports.filter((report) => !isAbout(report))]
  return (
    <div className="long-choices">
      <Checks
        legend={say(ORG.attachReports)}
        options={sorted.map((report) => [
          report.id,
          [
            sayAbout(report),
            shorten(report.text),
            sayDay(report.receivedAt, language),
            say(wordFor(STATUS_WORDS, report.status)),
          ].join(' · '),
        ])}
        chosen={chosen}
        onChange={onChange}
      />
      <MoreButton list={{ ...known, items: reports }} />
      <p className="small quiet">{say(ORG.attachReportsHow)}</p>
    </div>
  )
}
