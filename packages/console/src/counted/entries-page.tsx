/** What a number of the transparency report counts. The address says which: `2026-11 actionsByClause conduct.e`. */
import { ROW_WORDS, TABLE_WORDS } from '@goodstanding/casework'
import type { Page as Paged } from '@goodstanding/sdk'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { Page } from '../frame/frame.tsx'
import { useSay } from '../frame/preferences.tsx'
import { MayLink } from '../ui/may-link.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { useMay, useSession } from '../frame/session.tsx'
import { usePages } from '../frame/use-answer.ts'
import { shortId } from '../queue/queue-row.tsx'
import { DeniedPanel } from '../ui/denied-panel.tsx'
import { Bones, Panel, ProblemPanel } from '../ui/panel.tsx'
import { useNow, When } from '../ui/time.tsx'
import { FRAME } from '../words/frame-words.ts'
import { wordFor } from '../words/casework-words.ts'
import { COUNTED, ENTRY_WORDS } from '../words/counted-words.ts'

type Entry = {
  readonly kind: string
  /** `report/rep_…` */
  readonly of: string
  readonly case: string | null
  readonly subject: string | null
  readonly at: string
}
type Entries = Paged<Entry> & { readonly withheld: number }

const ACT_OF: readonly (readonly [string, string])[] = [
  ['legal', 'legal-request.handle'],
  ['report', 'report.read'],
  ['complaint', 'complaint.read'],
  ['appeal', 'appeal.read'],
]
const actOf = (table: string): string => ACT_OF.find(([start]) => table.startsWith(start))?.[1] ?? 'action.read'

type CountProps = {
  readonly period: string
  readonly table: string
  /** Undefined: the whole table. */
  readonly cell?: string
  readonly count: number | null
  readonly children: ReactNode
}

/** A number of the report, or `<5`: it leads to what it counts, for whoever may see that. */
export function EntryCount({ period, table, cell, count, children }: CountProps) {
  const mayRead = useMay(actOf(table))
  if (count === 0 || !mayRead) return children
  return (
    <Link to="/transparency/entries" search={{ q: [period, table, ...(cell === undefined ? [] : [cell])].join(' ') }}>
      {children}
    </Link>
  )
}

export function EntriesPage() {
  const { q = '' }: { readonly q?: string } = useSearch({ strict: false })
  const say = useSay()
  const { client } = useSession()
  const [period = '', table = '', cell] = q.split(' ')
  const known = usePages<Entry, Entries>(['transparency', 'entries', q], (cursor) =>
    client.ask<Entries>('GET', `/v1/transparency/${encodeURIComponent(period)}/entries`, {
      query: { table, ...(cell === undefined ? {} : { cell }), cursor, limit: 100 },
    }),
  )
  const row = cell === undefined ? say(COUNTED.all) : say(wordFor(ROW_WORDS, cell))
  return (
    <Page
      title={say(COUNTED.entries, period)}
      end={
        <Link className="button" to="/transparency" search={{ q: period }}>
          {say(COUNTED.back)}
        </Link>
      }
    >
      <div>
        <h2>
          {say(wordFor(TABLE_WORDS, table))}
          {say(FRAME.colon)}
          {row}
        </h2>
        <p className="soft">{say(COUNTED.entriesHow)}</p>
      </div>
      {known.items === undefined ? (
        known.problem === null ? (
          <Bones />
        ) : known.problem.status === 403 ? (
          <DeniedPanel act={actOf(table)} />
        ) : (
          <ProblemPanel problem={known.problem} again={known.again} />
        )
      ) : known.items.length === 0 ? (
        <Panel title={say(COUNTED.noEntries)} />
      ) : (
        <EntryTable items={known.items} />
      )}
      {known.first !== undefined && known.first.withheld > 0 && (
        <p className="soft small">{say(COUNTED.withheld, known.first.withheld)}</p>
      )}
      <MoreButton list={known} />
    </Page>
  )
}

function EntryTable({ items }: { readonly items: readonly Entry[] }) {
  const say = useSay()
  const now = useNow()
  return (
    <div className="wide" tabIndex={0} role="region" aria-label={say(COUNTED.what)}>
      <table className="table">
        <thead>
          <tr>
            {[COUNTED.at, COUNTED.what, COUNTED.where, COUNTED.about].map((words) => (
              <th key={words.en}>{say(words)}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr key={`${entry.kind} ${entry.of}`}>
              <td>
                <When at={entry.at} now={now} />
              </td>
              <td>{say(wordFor(ENTRY_WORDS, entry.kind))}</td>
              <td>
                <Place entry={entry} />
              </td>
              <td>
                <About subject={entry.subject} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Where it is looked at: its case, its appeal, the page of requests; what has none of these is named. */
function Place({ entry: { kind, of, case: found } }: { readonly entry: Entry }) {
  const say = useSay()
  const id = of.slice(of.indexOf('/') + 1)
  if (kind === 'appeal')
    return (
      <Link to="/appeal/$id" params={{ id }}>
        {shortId(id)}
      </Link>
    )
  if (kind === 'legal-request') return <Link to="/legal">{shortId(id)}</Link>
  if (found === null) return <code>{shortId(id)}</code>
  return (
    <MayLink act="case.read" to="/case/$id" params={{ id: found }}>
      {say(COUNTED.case)} {shortId(found)}
    </MayLink>
  )
}

function About({ subject }: { readonly subject: string | null }) {
  if (subject === null) return '–'
  if (subject.startsWith('content/')) return <code>{shortId(subject)}</code>
  return (
    <MayLink act="action.read" to="/subject" search={{ q: subject }}>
      <code>{subject}</code>
    </MayLink>
  )
}
