/** What happened in a case, newest first, hanging in the margin: findings, reports, notes, decisions, actions. */
import type { Action, Case } from '@goodstanding/sdk'
import { usePreferences, useSay } from '../frame/preferences.tsx'
import { sayInstant } from '../frame/times.ts'
import { namesClause } from '../frame/say-rule.ts'
import { useSayRule } from '../frame/use-policy.ts'
import { shortId } from '../queue/queue-row.tsx'
import { InPortions } from '../ui/in-portions.tsx'
import { When } from '../ui/time.tsx'
import { ACTION_VERBS, wordFor } from '../words/casework-words.ts'
import { STATUS_WORDS } from '../words/status-words.ts'
import { BY_ITSELF, CASE } from '../words/case-words.ts'
import { HANDS } from '../words/hand-words.ts'
import { QUEUE } from '../words/queue-words.ts'

const TURNS = {
  moved: HANDS.turnMoved,
  escalated: HANDS.turnEscalated,
  returned: HANDS.turnReturned,
  merged: HANDS.turnMerged,
  unmerged: HANDS.turnUnmerged,
  'took-in': HANDS.turnTookIn,
  'gave-up': HANDS.turnGaveUp,
} as const

type Entry = { readonly at: string; readonly title: string; readonly text: string }

function useEntries(found: Case, actions: readonly Action[]): readonly Entry[] {
  const say = useSay()
  const sayRule = useSayRule()
  const entries: readonly Entry[] = [
    { at: found.openedAt, title: say(CASE.opened), text: '' },
    ...[...new Set(found.findings.map(({ decision }) => decision))].map((decision) => {
      const findings = found.findings.filter((finding) => finding.decision === decision)
      const at = findings[0]?.at ?? found.openedAt
      if (!findings.some(({ clause }) => namesClause(clause))) return { at, title: say(CASE.unchecked), text: '' }
      return {
        at,
        title: say(CASE.ruleHit, [...new Set(findings.map(sayRule))].join(say(QUEUE.and))),
        text: [...new Set(findings.map(({ clause }) => clause))].join(' · '),
      }
    }),
    ...found.reports.map(({ at, id }) => ({ at, title: say(CASE.report), text: shortId(id) })),
    ...found.complaints.map(({ at, id }) => ({ at, title: say(CASE.complaint), text: shortId(id) })),
    ...found.turns.map(({ at, by, kind, object, text }) => ({
      at,
      title: say(TURNS[kind], by, kind === 'moved' ? (object ?? '') : shortId(object ?? '')),
      text,
    })),
    ...found.checks.map(({ at, cleared, found: seen }) => ({
      at,
      title: say(CASE.checkedAfterAll),
      text: [
        ...(cleared.length === 0 ? [] : [say(CASE.cleared, String(cleared.length))]),
        ...(seen.length === 0 ? [] : [say(CASE.foundAfterAll, String(seen.length))]),
      ].join(' '),
    })),
    ...found.notes.map(({ at, by, text }) => ({ at, title: say(CASE.noted, by), text })),
    ...[...found.decisions, ...(found.decision === null ? [] : [found.decision])]
      .filter((decision, at, all) => all.findIndex((other) => other.at === decision.at) === at)
      .map(({ at, by, reason, outcome }) => ({
        at,
        title:
          by === BY_ITSELF
            ? say(CASE.decidedByItself)
            : say(CASE.decided, by, outcome.kind === 'violation' ? outcome.clause : say(CASE.noViolation)),
        text: by === BY_ITSELF ? '' : reason,
      })),
    ...actions.flatMap(({ takenAt, type, clause, status }) =>
      takenAt === undefined
        ? []
        : [
            {
              at: takenAt,
              title: say(CASE.taken, say(ACTION_VERBS[type]), clause),
              text: say(wordFor(STATUS_WORDS, status)),
            },
          ],
    ),
  ]
  return [...entries].sort((a, b) => b.at.localeCompare(a.at))
}

export function History({
  found,
  actions,
  now,
}: {
  readonly found: Case
  readonly actions: readonly Action[]
  readonly now: number
}) {
  const say = useSay()
  const { language } = usePreferences()
  const entries = useEntries(found, actions)
  return (
    <section aria-labelledby="history">
      <h2 id="history">{say(CASE.history)}</h2>
      <InPortions items={entries}>
        {(drawn) => (
          <ol className="history">
            {found.waiting !== undefined && (
              <li className="here">
                <time />
                <p>{say(CASE.waitsFor, found.waiting.for, sayInstant(found.waiting.until, language))}</p>
              </li>
            )}
            {drawn.map(({ at, title, text }, index) => (
              <li key={`${at} ${title} ${text}`} className={index === 0 ? 'here' : undefined}>
                <When at={at} now={now} />
                <div>
                  <p>{title}</p>
                  {text !== '' && <p className="small soft words">{text}</p>}
                </div>
              </li>
            ))}
          </ol>
        )}
      </InPortions>
    </section>
  )
}
