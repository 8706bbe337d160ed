/** One row: the clause first, in the margin. What was seen is told without showing it. */
import type { Case } from '@goodstanding/sdk'
import { Link } from '@tanstack/react-router'
import { type Say, usePreferences, useSay } from '../frame/preferences.tsx'
import { useSession } from '../frame/session.tsx'
import { sayLength } from '../frame/times.ts'
import type { SayRule } from '../frame/use-policy.ts'
import { SeverityMark } from '../ui/severity.tsx'
import { Due } from '../ui/time.tsx'
import { SOURCE_WORDS, SUBJECT_WORDS, wordFor } from '../words/casework-words.ts'
import { QUEUE } from '../words/queue-words.ts'
import { aboutItem, type QueueItem, sourceOf } from './read-filter.ts'
import { sayLead } from './say-lead.ts'

type RowProps = {
  readonly item: QueueItem
  /** Asked once for all rows. */
  readonly sayRule: SayRule
  /** What an organization is called as far as the rows tell, else its id. */
  readonly nameOf: (organization: string | null | undefined) => string | null
  readonly index: number
  readonly start: number
  readonly now: number
  readonly isCurrent: boolean
  readonly isSelected: boolean
  readonly onPoint: () => void
  readonly onToggle: () => void
}

export function idOf(item: QueueItem): string {
  return item.kind === 'case' ? item.case.id : item.appeal.id
}

/** Where a row leads. An appeal is looked at on the page of its own. */
export function pathOf(item: QueueItem): string {
  return item.kind === 'case' ? `/case/${item.case.id}` : `/appeal/${item.appeal.id}`
}

/** `case_0199…` as people read it: its last eight characters. */
export function shortId(id: string): string {
  return id.length > 16 ? `…${id.slice(-8)}` : id
}

type Seen = { /** One thing, and how many more. */ readonly short: string; readonly whole: string }

function sayFound(found: Case, say: Say, sayRule: SayRule): Seen {
  const { findings, reports, complaints } = found
  const people = [
    ...(complaints.length > 0 ? [say(QUEUE.complaints, complaints.length)] : []),
    ...(reports.length > 0 ? [say(QUEUE.reports, reports.length)] : []),
  ]
  const seen = findings.length === 0 ? [] : sayLead(found, sayRule)
  const whole = [...seen, ...people].join(say(QUEUE.and))
  const [lead = '', ...others] = seen
  if (seen.length === 0) return { short: whole, whole }
  return { short: others.length === 0 ? lead : say(QUEUE.alsoSeen, lead, others.length), whole }
}

function useSeen(item: QueueItem, sayRule: SayRule): Seen {
  const say = useSay()
  const { subject } = aboutItem(item)
  const told = (words: string): Seen => ({ short: words, whole: words })
  if (item.kind === 'appeal' && subject === null)
    return told(
      say(
        QUEUE.appealOf,
        shortId(item.appeal.action ?? item.appeal.case ?? item.appeal.decision ?? ''),
        item.appeal.text ?? '',
      ),
    )
  if (subject === null) return told('')
  const type = say(wordFor(SUBJECT_WORDS, subject.type))
  const what =
    item.kind === 'appeal' ? told(say(QUEUE.appeal, item.appeal.text ?? '')) : sayFound(item.case, say, sayRule)
  const about = (words: string): string =>
    say(QUEUE.about, type, subject.type === 'content' ? shortId(subject.id) : subject.id, words)
  return { short: about(what.short), whole: about(what.whole) }
}

export function QueueRow({
  item,
  sayRule,
  nameOf,
  index,
  start,
  now,
  isCurrent,
  isSelected,
  onPoint,
  onToggle,
}: RowProps) {
  const say = useSay()
  const { language } = usePreferences()
  const { who } = useSession()
  const seen = useSeen(item, sayRule)
  const id = idOf(item)
  const found = item.kind === 'case' ? item.case : null
  const { clauses, severity, subject } = aboutItem(item)
  const [clause, ...more] = clauses
  const began = found?.openedAt ?? (item.kind === 'appeal' ? item.appeal.filedAt : '')
  const lease = found?.lease ?? null
  const holder = lease?.by ?? found?.waiting?.by ?? null
  const owner = holder === null ? '–' : holder === who.id ? say(QUEUE.you) : holder
  return (
    <div
      role="row"
      aria-rowindex={index + 2} // the heads are the first
      aria-selected={isSelected}
      className={`queue-row item${isCurrent ? ' current' : ''}`}
      style={{ transform: `translateY(${start}px)` }}
      onMouseDown={onPoint}
      onFocus={onPoint}
    >
      <span role="cell" className="pick">
        {found !== null && (
          <label>
            <input
              type="checkbox"
              checked={isSelected}
              aria-label={say(QUEUE.select, seen.short)}
              onChange={onToggle}
            />
          </label>
        )}
      </span>
      <span role="cell" className="clause">
        {clause ?? '–'}
        {more.length > 0 && <span className="quiet"> +{more.length}</span>}
      </span>
      <span role="cell" className="organization" title={subject?.organization ?? undefined} lang="">
        {found?.organizationName ?? nameOf(subject?.organization) ?? '–'}
      </span>
      <span role="cell" className="severity-cell">
        {severity !== null && <SeverityMark severity={severity} />}
      </span>
      <span role="cell" className="seen-cell">
        <Link className="seen" to={pathOf(item)} data-id={id} title={seen.whole}>
          {seen.short}
        </Link>
      </span>
      <span role="cell" className="found-by soft">
        {say(SOURCE_WORDS[sourceOf(item)])}
      </span>
      <span role="cell" className="waiting soft number">
        {sayLength(now - Date.parse(began), language)}
      </span>
      <span role="cell" className="due number">
        <Due at={found?.deadline ?? (item.kind === 'appeal' ? item.appeal.deadline : '')} now={now} />
      </span>
      <span role="cell" className="owner soft">
        {owner}
      </span>
    </div>
  )
}
